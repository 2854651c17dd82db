import type { Git } from '../../../kit/host/git/git.ts';

/** Bytes of the largest file that is looked through: nobody writes a larger one by hand. */
const MAX_FILE_BYTES = 1024 * 1024;

/** Bytes that are read at a time. */
const BATCH_BYTES = 16 * 1024 * 1024;

interface Blob {
  path: string;
  object: string;
  size: number;
}

/**
 * The texts of the project's files at HEAD, whatever is checked out: those of at most 1 MiB that hold no NUL, some
 * megabytes at a time. What a link or a submodule leads to is no file of the commit.
 */
export async function* readCommittedTexts(git: Git): AsyncIterable<{ path: string; text: string }> {
  if ((await git.headCommit()) === null) return;
  const listing = await git.run(['ls-tree', '-r', '-l', '-z', 'HEAD']);
  const blobs = listing.split('\0').flatMap(parseEntry);
  for (const batch of cutIntoBatches(blobs.filter(({ size }) => size <= MAX_FILE_BYTES))) {
    const texts = await git.readBlobs([...new Set(batch.map(({ object }) => object))]);
    for (const { path, object } of batch) {
      const text = texts.get(object);
      if (text !== undefined && !text.includes('\0')) yield { path, text };
    }
  }
}

/** `<mode> blob <object> <size, padded><tab><path>`; only regular files (mode 100…). */
function parseEntry(line: string): Blob[] {
  const [, object, size, path] = /^100\d+ blob ([0-9a-f]+) +(\d+)\t(.+)$/s.exec(line) ?? [];
  return object && path ? [{ path, object, size: Number(size) }] : [];
}

function cutIntoBatches(blobs: readonly Blob[]): Blob[][] {
  const batches: Blob[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const blob of blobs) {
    bytes += blob.size;
    if (bytes > BATCH_BYTES) {
      batches.push([]);
      bytes = blob.size;
    }
    batches.at(-1)?.push(blob);
  }
  return batches;
}
