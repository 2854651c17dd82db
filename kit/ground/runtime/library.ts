import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readKey } from '../values/record.ts';
import type { FileList } from './file-list.ts';

/** A native library that is not in Git: its npm package, pinned by the lock file in `runtime/<name>/`. */
export interface Library {
  name: string;
  package: string;
  /** The folder of the package that holds every platform's files as `<platform>/<arch>/`, if it has one. */
  prebuilt?: string;
  /** Dependencies that only the package's install script loads, and no script is run. */
  installOnly?: readonly string[];
}

/** A library with the version its lock file pins. */
export interface PinnedLibrary extends Library {
  version: string;
  /** The folder of its `package.json` and `package-lock.json`. */
  pins: string;
  /** Hex SHA-256 of the lock file. */
  lock: string;
  /** What its packages hold: part of the built programs, so that no file beside them can say otherwise. */
  packages: FileList;
}

export const DUCKDB = { name: 'duckdb', package: '@duckdb/node-api' } as const;

export const ONNXRUNTIME = {
  name: 'onnxruntime',
  package: 'onnxruntime-node',
  prebuilt: 'bin/napi-v6',
  installOnly: ['adm-zip', 'global-agent'],
} as const;

/** `linux-x64` and the like: the platform this process runs on. */
export const PLATFORM = `${process.platform}-${process.arch}`;

/** The kit's own folder, above both the sources and the built programs. @throws Error when it lacks `runtime/`. */
export function findKitRoot(from = fileURLToPath(import.meta.url)): string {
  for (let folder = dirname(from); folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, 'runtime', DUCKDB.name, 'package-lock.json'))) return folder;
  }
  throw new Error(`No folder above ${from} holds runtime/: this copy of Slipway is not whole.`);
}

/** Reads which version of a library the lock file in `pins` asks for; `packages` is what that version holds. */
export async function readPins(
  library: Library,
  { pins, packages }: { pins: string; packages: FileList },
): Promise<PinnedLibrary> {
  const file = join(pins, 'package-lock.json');
  const text = await readFile(file, 'utf8');
  const version = readVersion(JSON.parse(text), library.package);
  if (version === undefined) throw new Error(`${file} does not pin ${library.package}.`);
  return { ...library, version, pins, packages, lock: createHash('sha256').update(text).digest('hex') };
}

function readVersion(lock: unknown, name: string): string | undefined {
  const entry = readKey(readKey(lock, 'packages'), `node_modules/${name}`);
  const version = readKey(entry, 'version');
  return typeof version === 'string' ? version : undefined;
}
