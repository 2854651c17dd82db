import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Logger } from '../log/logger.ts';
import { locateInCache } from './find-cache.ts';
import type { PinnedLibrary } from './library.ts';
import { findFault } from './verify-install.ts';

/** Where a library may lie. The project's checkout is none of them: what a pull request brings is not run. */
export interface LibraryPlaces {
  /** A folder the user named; it must hold the library. */
  runtimePath?: string | undefined;
  /** The kit's own folder, whose `node_modules` is there in a clone. */
  kitRoot: string;
  cacheRoot: string;
}

/**
 * The folder in whose `node_modules` the library lies, every file as it was published (see `findFault`); undefined when
 * it must be installed. Looks into `runtimePath` alone where it is given, else into the kit, then the cache.
 * @throws ConfigurationError when `runtimePath` is given and does not hold it
 */
export function findLibrary(library: PinnedLibrary, places: LibraryPlaces, log: Logger): string | undefined {
  if (places.runtimePath !== undefined) return requireWhole(library, places.runtimePath);
  for (const folder of [places.kitRoot, locateInCache(library, places.cacheRoot)]) {
    if (!existsSync(join(folder, 'node_modules', library.package))) continue;
    const fault = findFaultUnlessLoaded(folder, library);
    if (fault === undefined) return folder;
    log.debug(`${library.package}: ${folder} is not used: ${fault}`);
  }
  return undefined;
}

function requireWhole(library: PinnedLibrary, folder: string): string {
  const name = `${library.package} ${library.version}`;
  const isThere = existsSync(join(folder, 'node_modules', library.package));
  const fault = isThere ? findFaultUnlessLoaded(folder, library) : 'it is not there';
  if (fault === undefined) return folder;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `"runtime-path" must be a folder with ${name} in its node_modules, every file as it was published; in ${folder} ${fault}. Run "npm install ${library.package}@${library.version}" in an empty folder and name that, or leave the input out.`,
  );
}

/** What this process has loaded was looked at then, and is not read again. */
function findFaultUnlessLoaded(folder: string, library: PinnedLibrary): string | undefined {
  const place = join(folder, 'node_modules', library.package, sep);
  const { cache } = createRequire(import.meta.url);
  return Object.keys(cache).some((file) => file.startsWith(place)) ? undefined : findFault(folder, library);
}
