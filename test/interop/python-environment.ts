import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCacheFolder } from '../../scripts/find-node.mjs';
import { installPython } from '../../scripts/install-tools.mjs';

/**
 * A Python with these packages, made once in the user's cache; the folder with its programs.
 * @param requirements the first is `name==version` and names the environment
 */
export function provideEnvironment(...requirements: [string, ...string[]]): string {
  const [first] = requirements;
  const name = first.replace(/\[.*\]/, '').replace('==', '-');
  const folder = join(findCacheFolder(), 'tools', name);
  const programs = join(folder, 'bin');
  if (existsSync(join(folder, 'complete'))) return programs;
  rmSync(folder, { recursive: true, force: true });
  installPython(folder, requirements);
  writeFileSync(join(folder, 'complete'), '');
  return programs;
}
