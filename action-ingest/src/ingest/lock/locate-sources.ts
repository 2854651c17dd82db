import { join } from 'node:path';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { digestAsCommitted } from '../../../../kit/ml/data/digest-as-committed.ts';
import type { Engine } from '../../../../kit/ml/data/engine.ts';
import { isElsewhere, resolveSources } from '../../../../kit/ml/data/resolve-sources.ts';
import type { SourceFile } from '../../../../kit/ml/data/sources/source-scheme.ts';
import type { IngestInputs } from '../inputs.ts';
import { fetchKept } from '../kept-sources.ts';
import type { Ports } from '../ports.ts';

type LockedSource = DataLock['source'][number];

/** A source of a lock as it is now: the very bytes, others, or none that this step can read. */
export type LocatedSource =
  | { state: 'same'; source: LockedSource; file: SourceFile }
  | { state: 'different'; source: LockedSource; isLocal: boolean; reason: string }
  | { state: 'unread'; source: LockedSource; reason: string };

interface Locating {
  engine: Engine;
  inputs: IngestInputs;
  ports: Ports;
  /** Where downloads go. */
  folder: string;
}

/**
 * Reads every source that a lock names and holds it against the digest that the lock has of it.
 * @returns beside them `own`, the files that `data.source` names now
 */
export async function locateSources(
  lock: DataLock,
  locating: Locating,
): Promise<{ located: LocatedSource[]; own: SourceFile[] }> {
  const own = await resolveOwn(locating);
  const located: LocatedSource[] = [];
  for (const source of lock.source) located.push(await locate(source, own, locating));
  return { located, own };
}

async function locate(
  source: LockedSource,
  own: readonly SourceFile[],
  locating: Locating,
): Promise<LocatedSource> {
  try {
    const file = await readSource(source, own, locating);
    const digest = await digestAsCommitted(file.file, source.digest);
    if (digest === source.digest) return { state: 'same', source, file };
    const reason = `${source.url} is ${digest}, and the lock has ${source.digest}`;
    return { state: 'different', source, isLocal: !isElsewhere(source.url), reason };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { state: 'unread', source, reason: error.message };
  }
}

async function readSource(
  source: LockedSource,
  own: readonly SourceFile[],
  { engine, inputs, ports, folder }: Locating,
): Promise<SourceFile> {
  if (source.added) {
    const file = join(folder, `kept-${source.digest.slice(7, 19)}`);
    return fetchKept({ source, store: ports.store, file });
  }
  const known = own.find(({ url }) => url === source.url);
  if (known !== undefined) return known;
  const [file] = await resolveSources({
    engine,
    sources: [source.url],
    directory: inputs.directory,
    downloads: folder,
    reach: inputs.reach,
    ...ports,
  });
  if (file !== undefined) return file;
  throw new ConfigurationError('SLW_SOURCE_MISSING', `The source ${source.url} is not there.`);
}

/** The project's own sources, each by itself: one that cannot be read says so where the data are checked. */
async function resolveOwn({ engine, inputs, ports, folder }: Locating): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const source of inputs.sources) {
    const { directory, reach } = inputs;
    const request = { engine, sources: [source], directory, downloads: folder, reach };
    const found = await resolveSources({ ...request, ...ports }).catch((error: unknown) => {
      if (error instanceof ConfigurationError) return [];
      throw error;
    });
    files.push(...found);
  }
  return files;
}
