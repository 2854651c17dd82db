import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A native library that is not in Git: its npm package, pinned by the lock file in `runtime/<name>/`. */
export interface Library {
  name: string;
  package: string;
  /** The folder of the package that holds every platform's files as `<platform>/<arch>/`, if it has one. */
  prebuilt?: string;
}

/** A library with the version its lock file pins. */
export interface PinnedLibrary extends Library {
  version: string;
  /** The folder of its `package.json` and `package-lock.json`. */
  pins: string;
  /** Hex SHA-256 of the lock file. */
  lock: string;
}

export const DUCKDB = { name: 'duckdb', package: '@duckdb/node-api' } as const;

export const ONNXRUNTIME = {
  name: 'onnxruntime',
  package: 'onnxruntime-node',
  prebuilt: 'bin/napi-v6',
} as const;

/** `linux-x64` and the like: the platform this process runs on. */
export const PLATFORM = `${process.platform}-${process.arch}`;

/** The kit's own folder, above both the sources and the bundles. @throws Error when it lacks `runtime/`. */
export function findKitRoot(from = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'runtime', DUCKDB.name, 'package-lock.json'))) return folder;
  }
  throw new Error(`No folder above ${from} holds runtime/: this copy of Slipway is not whole.`);
}

/** Reads which version of a library the lock file in `pins` asks for. */
export async function readPins(library: Library, pins: string): Promise<PinnedLibrary> {
  const file = join(pins, 'package-lock.json');
  const text = await readFile(file, 'utf8');
  const version = readVersion(JSON.parse(text), library.package);
  if (version === undefined) throw new Error(`${file} does not pin ${library.package}.`);
  return { ...library, version, pins, lock: createHash('sha256').update(text).digest('hex') };
}

function readVersion(lock: unknown, name: string): string | undefined {
  const entry = readKey(readKey(lock, 'packages'), `node_modules/${name}`);
  const version = readKey(entry, 'version');
  return typeof version === 'string' ? version : undefined;
}

function readKey(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
