import { join } from 'node:path';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { type Digest, digestOfFile } from '../../../kit/format/manifest/digest.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import { resolveSources } from '../../../kit/ml/data/resolve-sources.ts';
import type { SourceFile, SourceSurroundings } from '../../../kit/ml/data/sources/source-scheme.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { IngestInputs } from './inputs.ts';
import { fetchKept, listKept } from './kept-sources.ts';

/**
 * The files that the dataset is made of, in path order: the project's own, those to add now, and those that were added
 * before and that the last lock keeps. What is among the project's own is not added, however it is named.
 */
export async function gatherSources({
  engine,
  inputs,
  last,
  store,
  folder,
  openBucket,
  log,
}: {
  engine: Engine;
  inputs: IngestInputs;
  last: DataLock | undefined;
  store: Store;
  /** Where downloads go. */
  folder: string;
  openBucket: SourceSurroundings['openBucket'];
  log: Logger;
}): Promise<SourceFile[]> {
  const { directory, sources, additional, dropped, reach } = inputs;
  const resolve = (wanted: readonly string[]) =>
    resolveSources({ engine, sources: wanted, directory, downloads: folder, reach, openBucket, log });
  const own = await resolve(sources);
  const kept = listKept(last, dropped);
  if (kept.length + additional.length === 0) return own;
  const known = new Set(await Promise.all(own.map(digestSource)));
  const added: SourceFile[] = [];
  for (const file of await resolve(additional)) {
    if (isNew(await digestSource(file), known)) added.push({ ...file, added: true });
  }
  for (const source of kept) {
    const file = join(folder, `kept-${source.digest.slice(7, 19)}`);
    if (isNew(source.digest, known)) added.push(await fetchKept({ source, store, file }));
  }
  return [...own, ...added].sort((a, b) => (a.url < b.url ? -1 : a.url > b.url ? 1 : 0));
}

async function digestSource({ file }: SourceFile): Promise<Digest> {
  return (await digestOfFile(file)).digest;
}

function isNew(digest: Digest, known: Set<Digest>): boolean {
  const isKnown = known.has(digest);
  known.add(digest);
  return !isKnown;
}
