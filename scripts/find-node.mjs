import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The major version of Node that workflow runners start actions with. */
export const RUNNER_NODE_MAJOR = 24;

/** Slipway's folder in the user's cache. */
export function findCacheFolder(env = process.env) {
  const local = process.platform === 'win32' ? env.LOCALAPPDATA : undefined;
  return join(env.XDG_CACHE_HOME || local || join(homedir(), '.cache'), 'slipway');
}

/** Folders with the pins of a Node: the one that runners start actions with, and the oldest that users may have. */
export const NODE_PINS = { runner: 'runtime/node', oldest: 'test/oldest-node' };

/** Where setup puts a pinned Node: its folder and the program in it, or undefined where no package is pinned. */
export function locatePinnedNode(env = process.env, pinsFolder = NODE_PINS.runner) {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const pins = JSON.parse(readFileSync(join(ROOT, pinsFolder, 'package.json'), 'utf8')).optionalDependencies;
  const version = pins[name];
  if (version === undefined) return undefined;
  const folder = join(findCacheFolder(env), 'node', `${version}-${process.platform}-${process.arch}`);
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return { version, pinsFolder, folder, program: join(folder, 'node_modules', name, 'bin', binary) };
}

/**
 * The Node 24 that bundles are tested on: `SLIPWAY_NODE`, the one that setup installed, or this one if it is new enough.
 * Throws an error that says what to do where there is none.
 */
export function findNode(env = process.env) {
  if (env.SLIPWAY_NODE) return env.SLIPWAY_NODE;
  const pinned = locatePinnedNode(env);
  if (pinned && existsSync(pinned.program)) return pinned.program;
  if (isRunnerNode(process.versions.node)) return process.execPath;
  throw new Error(
    pinned
      ? 'Node 24 is not installed yet. Run "node scripts/setup.mjs".'
      : `No Node 24 is pinned for ${process.platform}-${process.arch}. Set SLIPWAY_NODE to the path of one.`,
  );
}

/** Whether a version such as `24.21.0` is the runners' Node or newer. */
export function isRunnerNode(version) {
  return Number(version.replace(/^v/, '').split('.')[0]) >= RUNNER_NODE_MAJOR;
}
