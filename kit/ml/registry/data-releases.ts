import { DataLockSchema } from '../../format/manifest/data-lock.ts';
import type { DataRelease } from './derive-tags.ts';
import type { HistorySource } from './history.ts';
import { parseIfValid } from './parse-if-valid.ts';

/** The versions of the data in the order in which their locks came to a branch; nonsense is passed over. */
export async function readDataReleases(
  git: HistorySource,
  ref: string,
  lock: string,
): Promise<DataRelease[]> {
  const entries = await git.firstParentLog(ref, [lock]);
  const steps = entries.flatMap(({ changes, commit, at }) =>
    changes.flatMap(({ object }) => (object === null ? [] : [{ object, commit, at }])),
  );
  const texts = await git.readBlobs([...new Set(steps.map(({ object }) => object))]);
  const releases: DataRelease[] = [];
  for (const { object, commit, at } of steps) {
    const found = parseIfValid(DataLockSchema, texts.get(object), lock);
    const last = releases.at(-1);
    if (found === undefined || (found.version === last?.version && found.model === last.model)) continue;
    releases.push({ model: found.model, version: found.version, commit, at });
  }
  return releases;
}
