import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { ConfigurationError, describeError } from '../errors/configuration-error.ts';
import type { Logger } from '../log/logger.ts';
import { findCacheRoot, locateInCache } from './find-cache.ts';
import { findLibrary, type LibraryPlaces } from './find-library.ts';
import { forbidTelemetry } from './forbid-telemetry.ts';
import { installLibrary } from './install-library.ts';
import { DUCKDB, findKitRoot, ONNXRUNTIME, type PinnedLibrary, PLATFORM } from './library.ts';
import { readOwnPins } from './own-pins.ts';

/** The modules that `loadLibrary` returns, by name. */
export interface Libraries {
  duckdb: typeof import('@duckdb/node-api');
  onnxruntime: typeof import('onnxruntime-node');
}

export interface LoadOptions {
  log: Logger;
  /** The folder that the input `runtime-path` names: no other place is looked at then. */
  runtimePath?: string | undefined;
}

/**
 * Finds, or else installs into the cache, and loads a native library.
 * @throws ConfigurationError when it cannot be installed, or does not load on this platform
 */
export async function loadLibrary<Name extends keyof Libraries>(
  name: Name,
  { log, runtimePath }: LoadOptions,
): Promise<Libraries[Name]> {
  forbidTelemetry();
  const library = await readOwnPins(name === 'duckdb' ? DUCKDB : ONNXRUNTIME);
  const places: LibraryPlaces = {
    runtimePath: runtimePath === undefined ? undefined : resolve(runtimePath),
    kitRoot: findKitRoot(),
    cacheRoot: findCacheRoot(),
  };
  return requireFrom(await provideLibrary({ library, places, log }), library);
}

/** The folder in whose `node_modules` the library lies, after installing it where it was nowhere. */
export async function provideLibrary(request: {
  library: PinnedLibrary;
  places: LibraryPlaces;
  log: Logger;
}): Promise<string> {
  const { library, places, log } = request;
  const found = findLibrary(library, places, log);
  if (found !== undefined) {
    log.debug(`${library.package} ${library.version} from ${found}`);
    return found;
  }
  const folder = locateInCache(library, places.cacheRoot);
  await installLibrary({ library, folder, log });
  return folder;
}

/**
 * Loads a library from the `node_modules` of `folder`, asked for from within: a `package.json` above, which nobody holds
 * against anything, could give itself the library's name.
 * @throws ConfigurationError that names the platform
 */
export function requireFrom<Module>(folder: string, library: PinnedLibrary): Module {
  try {
    return createRequire(join(folder, 'node_modules', 'slipway.js'))(library.package);
  } catch (error) {
    const [reason] = describeError(error).split('\n');
    throw new ConfigurationError(
      'SLW_RUNTIME_UNAVAILABLE',
      `${library.package} ${library.version} does not load on ${PLATFORM}: ${reason}. It needs Linux with glibc (x64, arm64), macOS on arm64 or Windows; run this on such a machine.`,
    );
  }
}
