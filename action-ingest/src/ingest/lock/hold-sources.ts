import { stat } from 'node:fs/promises';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import { digestOfFile } from '../../../../kit/format/manifest/digest.ts';
import { digestAsCommitted } from '../../../../kit/ml/data/digest-as-committed.ts';
import { isElsewhere } from '../../../../kit/ml/data/resolve-sources.ts';
import type { SourceFile } from '../../../../kit/ml/data/sources/source-scheme.ts';
import type { LocatedSource } from './locate-sources.ts';

type LockedSource = DataLock['source'][number];

interface Question {
  located: readonly LocatedSource[];
  /** The files that `data.source` names now. */
  own: readonly SourceFile[];
  /** The lock before. */
  former: DataLock | undefined;
}

/** What a lock says of its sources beside their digests, where that can be told: sizes, ETags, and what was added. */
export async function listSourceFaults({ located, own, former }: Question): Promise<string[]> {
  const faults: string[] = [];
  for (const found of located) {
    const { source } = found;
    const before = former?.source.find(({ url, digest }) => url === source.url && digest === source.digest);
    const all = [
      await findSizeFault(found, before),
      findTagFault(source),
      await findAddedFault({ source, before, own }),
    ];
    faults.push(...all.filter((fault) => fault !== undefined));
  }
  return faults;
}

async function findSizeFault(
  found: LocatedSource,
  before: LockedSource | undefined,
): Promise<string | undefined> {
  const { url, bytes } = found.source;
  const actual = found.state === 'same' ? await measure(found.source, found.file) : before?.bytes;
  return actual === undefined || actual === bytes
    ? undefined
    : `it has ${url} at ${bytes} bytes, which are ${actual}`;
}

/** Undefined for a file that Git gave other ends of lines than those that were read. */
async function measure({ bytes, digest }: LockedSource, { file }: SourceFile): Promise<number | undefined> {
  const { size } = await stat(file);
  return size === bytes || (await digestOfFile(file)).digest === digest ? size : undefined;
}

/** Servers give ETags, and change them at will; a file has none. */
function findTagFault({ url, etag }: LockedSource): string | undefined {
  return etag === undefined || isElsewhere(url)
    ? undefined
    : `it has an ETag of ${url}, which no server gave`;
}

/** Where a server gives another ETag than the lock has, though its bytes are the same: it may do so, and nobody relies on it. */
export function listOtherTags(located: readonly LocatedSource[]): string[] {
  return located.flatMap((found) => {
    const { etag, url } = found.source;
    const now = found.state === 'same' ? found.file.etag : undefined;
    if (now === undefined || now === etag) return [];
    return [`${url} has the ETag ${now} now, and the lock has ${etag ?? 'none'}; its bytes are the same.`];
  });
}

/** What is the project's own is not added, and what was added stays so until it is left out. */
async function findAddedFault({
  source: { url, digest, added },
  before,
  own,
}: {
  source: LockedSource;
  before: LockedSource | undefined;
  own: readonly SourceFile[];
}): Promise<string | undefined> {
  if (added === before?.added && before) return undefined;
  const isOwn = await isAmong(digest, own);
  if (added && isOwn) return `it has ${url} as added, and that is the project's own`;
  if (before?.added && !added && !isOwn) return `it has ${url} as the project's own, and that was added`;
  return undefined;
}

async function isAmong(digest: LockedSource['digest'], own: readonly SourceFile[]): Promise<boolean> {
  for (const { file } of own) if ((await digestAsCommitted(file, digest)) === digest) return true;
  return false;
}
