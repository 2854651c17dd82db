import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describeError } from '../kit/ground/errors/configuration-error.ts';
import { makeFolder } from '../kit/ground/files/make-folder.ts';
import { silentLogger } from '../kit/ground/log/logger.ts';
import { createChildEnvironment } from '../kit/ground/runtime/child-environment.ts';
import { findCacheRoot } from '../kit/ground/runtime/find-cache.ts';
import { findLibrary } from '../kit/ground/runtime/find-library.ts';
import { findNpm } from '../kit/ground/runtime/find-npm.ts';
import { DUCKDB, ONNXRUNTIME, PLATFORM } from '../kit/ground/runtime/library.ts';
import { type OwnLibrary, readOwnPins } from '../kit/ground/runtime/own-pins.ts';
import { KIT_ROOT } from './kit-root.ts';
import { alignTable } from './terminal/align-table.ts';
import { printAnswer } from './terminal/print-answer.ts';
import type { Style } from './terminal/style.ts';

/** One thing that was looked for. `missing` stops Slipway, `later` is put right by itself. */
export interface Finding {
  what: string;
  state: 'ok' | 'later' | 'missing';
  detail: string;
}

const OLDEST_NODE = [20, 19] as const;
const OLDEST_GIT = [2, 30] as const;

/** Looks for everything Slipway needs; the exit code is 1 when something is missing. */
export async function runDoctor({ json }: { json: boolean }): Promise<number> {
  const findings = await examine();
  printAnswer({ json, result: { findings }, render: (style) => renderFindings(findings, style) });
  return findings.some(({ state }) => state === 'missing') ? 1 : 0;
}

/** The findings, in the order in which things are needed. */
export async function examine(): Promise<Finding[]> {
  const cacheRoot = findCacheRoot();
  return [
    examineNode(process.versions.node),
    await examineGit(),
    examineNpm(),
    await examineCache(cacheRoot),
    await examineLibrary(DUCKDB, cacheRoot),
    await examineLibrary(ONNXRUNTIME, cacheRoot),
    await examineBundles(),
  ];
}

function examineNode(version: string): Finding {
  return isAtLeast(version, OLDEST_NODE)
    ? { what: 'node', state: 'ok', detail: `${version} on ${PLATFORM}` }
    : { what: 'node', state: 'missing', detail: `${version} is too old. Install Node 24.` };
}

async function examineGit(): Promise<Finding> {
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

function examineNpm(): Finding {
  try {
    const { program, args } = findNpm();
    return { what: 'npm', state: 'ok', detail: args.at(-1) ?? program };
  } catch (error) {
    return { what: 'npm', state: 'missing', detail: describeError(error) };
  }
}

async function examineCache(folder: string): Promise<Finding> {
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

async function examineLibrary(library: OwnLibrary, cacheRoot: string): Promise<Finding> {
  const pinned = await readOwnPins(library);
  const places = { kitRoot: KIT_ROOT, cacheRoot };
  const folder = findLibrary(pinned, places, silentLogger);
  const detail = folder === undefined ? 'is installed into the cache when first used' : `in ${folder}`;
  return {
    what: library.name,
    state: folder === undefined ? 'later' : 'ok',
    detail: `${pinned.version} ${detail}`,
  };
}

async function examineBundles(): Promise<Finding> {
  const folder = join(KIT_ROOT, 'dist');
  const present = await stat(join(folder, 'ingest.js')).catch(() => undefined);
  return present
    ? { what: 'bundles', state: 'ok', detail: folder }
    : { what: 'bundles', state: 'missing', detail: `${folder} is not whole. Run "npm run build".` };
}

function isAtLeast(version: string, [oldestMajor, oldestMinor]: readonly [number, number]): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

function renderFindings(findings: readonly Finding[], style: Style): string {
  const paint = { ok: style.green, later: style.cyan, missing: style.red };
  return alignTable(findings.map(({ what, state, detail }) => [paint[state](state), what, detail])).join(
    '\n',
  );
}
