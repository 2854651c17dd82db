import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeError } from '../errors/configuration-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { silentLogger } from '../log/logger.ts';
import { createChildEnvironment } from './child-environment.ts';
import { findCacheRoot } from './find-cache.ts';
import { findLibrary, type LibraryPlaces } from './find-library.ts';
import { findNpm } from './find-npm.ts';
import { DUCKDB, ONNXRUNTIME, PLATFORM } from './library.ts';
import { type OwnLibrary, readOwnPins } from './own-pins.ts';

/** One thing that the machine has to have. `missing` stops Slipway, `later` is put right by itself. */
export interface Requirement {
  what: string;
  state: 'ok' | 'later' | 'missing';
  detail: string;
}

const OLDEST_NODE = [20, 19] as const;
const OLDEST_GIT = [2, 30] as const;

/** Looks for everything Slipway needs on this machine, in the order in which it is needed. @param kitRoot the kit's folder */
export async function examineMachine(kitRoot: string): Promise<Requirement[]> {
  const cacheRoot = findCacheRoot();
  const places = { kitRoot, cacheRoot };
  return [
    examineNode(process.versions.node),
    await examineGit(),
    examineNpm(),
    await examineCache(cacheRoot),
    await examineLibrary(DUCKDB, places),
    await examineLibrary(ONNXRUNTIME, places),
    await examinePrograms(kitRoot),
  ];
}

function examineNode(version: string): Requirement {
  return isAtLeast(version, OLDEST_NODE)
    ? { what: 'node', state: 'ok', detail: `${version} on ${PLATFORM}` }
    : { what: 'node', state: 'missing', detail: `${version} is too old. Install Node 24.` };
}

async function examineGit(): Promise<Requirement> {
  try {
    const { stdout } = await promisify(execFile)('git', ['--version'], {
      env: createChildEnvironment({ kind: 'git' }),
    });
    const version = /\d+\.\d+[\d.]*/.exec(stdout)?.[0] ?? '';
    if (isAtLeast(version, OLDEST_GIT)) return { what: 'git', state: 'ok', detail: version };
    return {
      what: 'git',
      state: 'missing',
      detail: `${version} is too old. Install ${OLDEST_GIT.join('.')} or newer.`,
    };
  } catch {
    return { what: 'git', state: 'missing', detail: 'not found. Install git and put it on PATH.' };
  }
}

function examineNpm(): Requirement {
  try {
    const { program, args } = findNpm();
    return { what: 'npm', state: 'ok', detail: args.at(-1) ?? program };
  } catch (error) {
    return { what: 'npm', state: 'missing', detail: describeError(error) };
  }
}

async function examineCache(folder: string): Promise<Requirement> {
  try {
    await makeFolder(folder);
    return { what: 'cache', state: 'ok', detail: folder };
  } catch (error) {
    return {
      what: 'cache',
      state: 'missing',
      detail: `${describeError(error)}. Set XDG_CACHE_HOME to a folder you may write.`,
    };
  }
}

async function examineLibrary(library: OwnLibrary, places: LibraryPlaces): Promise<Requirement> {
  const pinned = await readOwnPins(library);
  const folder = findLibrary(pinned, places, silentLogger);
  const detail = folder === undefined ? 'is installed into the cache when first used' : `in ${folder}`;
  return {
    what: library.name,
    state: folder === undefined ? 'later' : 'ok',
    detail: `${pinned.version} ${detail}`,
  };
}

async function examinePrograms(kitRoot: string): Promise<Requirement> {
  const folder = join(kitRoot, 'dist');
  const present = await stat(join(folder, 'ingest.js')).catch(() => undefined);
  return present
    ? { what: 'programs', state: 'ok', detail: folder }
    : { what: 'programs', state: 'missing', detail: `${folder} is not whole. Run "npm run build".` };
}

function isAtLeast(version: string, [oldestMajor, oldestMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}
