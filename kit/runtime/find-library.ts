import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Logger } from '../log/logger.ts';
import { locateInCache } from './find-cache.ts';
import type { PinnedLibrary } from './library.ts';
import { findFault } from './verify-install.ts';

export interface Places {
  /** A folder the user named; it must hold the library. */
  runtimePath?: string | undefined;
  /** The user's checkout. */
  workspace?: string | undefined;
  /** The kit's own folder, whose `node_modules` is there in a clone. */
  kitRoot: string;
  cacheRoot: string;
}

/**
 * The folder in whose `node_modules` the library lies in the pinned version, or undefined when it must be installed.
 * Looks into `runtimePath`, the workspace, the kit, the cache, in this order.
 * @throws ConfigurationError when `runtimePath` is given and does not hold that version
 */
export async function findLibrary(
  library: PinnedLibrary,
  places: Places,
  log: Logger,
): Promise<string | undefined> {
  if (places.runtimePath !== undefined) return requireVersion(library, places.runtimePath);
  for (const folder of [places.workspace, places.kitRoot]) {
    if (folder !== undefined && (await holdsVersion(library, folder, log))) return folder;
  }
  const cached = locateInCache(library, places.cacheRoot);
  const fault = await findFault(cached, library);
  if (fault === undefined) return cached;
  log.debug(`${library.package}: ${cached} is not used: ${fault}`);
  return undefined;
}

async function requireVersion(library: PinnedLibrary, folder: string): Promise<string> {
  const version = await readInstalledVersion(library, folder);
  if (version === library.version) return folder;
  const found = version === undefined ? 'does not hold it' : `holds version ${version}`;
  throw new ConfigurationError(
    `"runtime-path" must be a folder with ${library.package} ${library.version} in its node_modules; ${folder} ${found}. Run "npm install ${library.package}@${library.version}" there, or leave the input out.`,
  );
}

async function holdsVersion(library: PinnedLibrary, folder: string, log: Logger): Promise<boolean> {
  const version = await readInstalledVersion(library, folder);
  if (version !== undefined && version !== library.version) {
    log.debug(`${library.package}: ${folder} holds ${version}, not ${library.version}; not used`);
  }
  return version === library.version;
}

async function readInstalledVersion(library: PinnedLibrary, folder: string): Promise<string | undefined> {
  try {
    const text = await readFile(join(folder, 'node_modules', library.package, 'package.json'), 'utf8');
    const manifest: unknown = JSON.parse(text);
    if (typeof manifest !== 'object' || manifest === null || !('version' in manifest)) return undefined;
    return typeof manifest.version === 'string' ? manifest.version : undefined;
  } catch {
    // Not there, or not readable as a package: this place does not hold the library.
    return undefined;
  }
}
