import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { replaceAtomically } from '../../ground/files/files.ts';
import type { Bucket } from './bucket.ts';
import { readObject } from './read-object.ts';

/** Writes an object to a file, whole or not at all. @returns whether there is such an object */
export async function fetchObject(bucket: Bucket, key: string, file: string): Promise<boolean> {
  const chunks = await readObject(bucket, key);
  if (chunks === undefined) return false;
  await replaceAtomically(file, (temporary) => pipeline(chunks, createWriteStream(temporary)));
  return true;
}
