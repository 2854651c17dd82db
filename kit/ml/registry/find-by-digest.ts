import { type Digest, digestOf } from '../../format/manifest/digest.ts';
import type { HistorySource } from './history.ts';

/**
 * The text that a file once had, by what its digest was: any state of the file on the line of a ref.
 * @param identify the digest of a text; undefined for one that has none
 */
export async function findByDigest({
  git,
  ref,
  path,
  digest,
  identify = digestOf,
}: {
  git: HistorySource;
  ref: string;
  path: string;
  digest: Digest;
  identify?: (text: string) => Digest | undefined;
}): Promise<string | undefined> {
  const entries = await git.firstParentLog(ref, [path]);
  const objects = entries.flatMap(({ changes }) => changes.flatMap(({ object }) => object ?? []));
  const texts = await git.readBlobs([...new Set(objects)]);
  return [...texts.values()].find((text) => identify(text) === digest);
}
