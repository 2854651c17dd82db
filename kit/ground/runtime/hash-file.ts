import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK_BYTES = 256 * 1024;

/** Hex SHA-256 of a file. @throws Error with code ELOOP for a symbolic link */
export function hashFile(file: string): string {
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  try {
    const hash = createHash('sha256');
    // Most files are small, and to make room for a large one takes longer than to hash them.
    const chunk = Buffer.allocUnsafe(Math.min(fstatSync(descriptor).size + 1, CHUNK_BYTES));
    for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
      hash.update(chunk.subarray(0, size));
    }
    return hash.digest('hex');
  } finally {
    closeSync(descriptor);
  }
}
