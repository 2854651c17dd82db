import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { ConfigurationError, isFault } from '../../../kit/ground/errors/configuration-error.ts';
import { suggest } from '../../../kit/ground/errors/suggest.ts';
import type { SourceFile } from '../../../kit/ml/data/sources/source-scheme.ts';
import type { Store } from '../../../kit/ml/store/store.ts';

type LockedSource = DataLock['source'][number];

/** Drops every additional source. */
const ALL = 'all';

/** Characters of a digest that name it: `sha256:` and twelve more. */
const SHORTEST_DIGEST = 19;

/**
 * The additional sources of a lock that stay.
 * @throws ConfigurationError for a name to drop that is none of theirs
 */
export function listKept(last: DataLock | undefined, dropped: readonly string[]): LockedSource[] {
  const added = last?.source.filter((source) => source.added) ?? [];
  for (const name of dropped) {
    if (name !== ALL && !added.some((source) => isNamed(source, name))) throwUnknown(name, added);
  }
  return added.filter((source) => !dropped.some((name) => name === ALL || isNamed(source, name)));
}

/**
 * An additional source as the store has it.
 * @throws ConfigurationError when the store lacks it or holds other bytes
 */
export async function fetchKept({
  source: { url, digest, bytes },
  store,
  file,
}: {
  source: LockedSource;
  store: Pick<Store, 'readBlob'>;
  file: string;
}): Promise<SourceFile> {
  try {
    await store.readBlob({ digest, size: bytes }, file);
  } catch (error) {
    if (!isFault(error, 'SLW_BLOB_UNUSABLE')) throw error;
    throw new ConfigurationError(
      error.code,
      `The additional source ${url} cannot be read: ${error.message} If you have the file, give it as "additional-source"; to do without its rows, name it in "drop-source".`,
    );
  }
  return { url, file, added: true };
}

function isNamed({ url, digest }: LockedSource, name: string): boolean {
  return url === name || (name.length >= SHORTEST_DIGEST && digest.startsWith(name));
}

function throwUnknown(name: string, added: readonly LockedSource[]): never {
  const names = added.map(({ url }) => url);
  const found = names.length === 0 ? ' It has none.' : suggest(name, names);
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "drop-source" names "${name}", which is no additional source of the data lock.${found} Write its address or digest as the lock has it, or ${ALL}.`,
  );
}
