import { homedir } from 'node:os';
import { join } from 'node:path';
import { type PinnedLibrary, PLATFORM } from './library.ts';

/** The folder that installed libraries are kept in: the runner's tool cache, else the user's cache folder. */
export function findCacheRoot(env: NodeJS.ProcessEnv = process.env): string {
  if (env['RUNNER_TOOL_CACHE']) return join(env['RUNNER_TOOL_CACHE'], 'slipway');
  const local = process.platform === 'win32' ? env['LOCALAPPDATA'] : undefined;
  return join(env['XDG_CACHE_HOME'] || local || join(homedir(), '.cache'), 'slipway');
}

/** Where one library lies in the cache. Another lock file or platform is another folder, so none is ever changed. */
export function locateInCache(library: PinnedLibrary, cacheRoot: string): string {
  const { name, version, lock } = library;
  return join(cacheRoot, name, `${version}-${PLATFORM}-${lock.slice(0, 12)}`);
}
