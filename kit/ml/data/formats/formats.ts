import { open } from 'node:fs/promises';
import { CSV } from './csv.ts';
import type { FileFormat } from './file-format.ts';
import { PARQUET } from './parquet.ts';

/** What rows are read from, what is told for certain first: the last takes every file. */
const FORMATS: readonly [...FileFormat[], FileFormat] = [PARQUET, CSV];

/** As much of a file's beginning as any format is told by. */
const HEAD_BYTES = 4096;

/** The format of a file. @param name what it is called where it came from; its path where that is left out */
export async function findFormat(file: string, name = file): Promise<FileFormat> {
  const head = await readHead(file);
  return FORMATS.find((format) => format.recognises({ head, name })) ?? CSV;
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
