import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { PinnedLibrary } from './library.ts';

const MARKER = '.complete';
const NATIVE_FILE = /\.(node|dll|dylib|so(\.\d+)*)$/;

/** Writes the marker that makes an installation complete: the lock file's digest and those of all native files. */
export async function markComplete(folder: string, library: PinnedLibrary): Promise<void> {
  const marker = { lock: library.lock, files: await hashNativeFiles(folder) };
  await writeFile(join(folder, MARKER), JSON.stringify(marker, null, 2));
}

/** Why the installation in `folder` cannot be used, or undefined when it is complete and its native files are unchanged. */
export async function findFault(folder: string, library: PinnedLibrary): Promise<string | undefined> {
  const marker = await readMarker(folder);
  if (marker === undefined) return 'it is not complete';
  if (marker.lock !== library.lock) return 'it was made from another lock file';
  const found = await hashNativeFiles(folder);
  for (const [path, digest] of Object.entries(marker.files)) {
    if (found[path] === undefined) return `${path} is missing`;
    if (found[path] !== digest) return `${path} has changed`;
  }
  return undefined;
}

/** Hex SHA-256 of every native file below `folder`, by path with forward slashes. */
export async function hashNativeFiles(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && NATIVE_FILE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const digests: Record<string, string> = {};
  for (const file of files) digests[relative(folder, file).split(sep).join('/')] = await hashFile(file);
  return digests;
}

interface Marker {
  lock: unknown;
  files: Record<string, unknown>;
}

async function readMarker(folder: string): Promise<Marker | undefined> {
  try {
    const marker: unknown = JSON.parse(await readFile(join(folder, MARKER), 'utf8'));
    return isMarker(marker) ? marker : undefined;
  } catch {
    // Missing, cut short or not JSON: all the same, the installation is not complete.
    return undefined;
  }
}

function isMarker(value: unknown): value is Marker {
  if (typeof value !== 'object' || value === null || !('lock' in value) || !('files' in value)) return false;
  return typeof value.files === 'object' && value.files !== null;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}
