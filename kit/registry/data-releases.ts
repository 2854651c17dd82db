import { DataLockSchema } from '../manifest/data-lock.ts';
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
    const version = parseIfValid(DataLockSchema, texts.get(object), lock)?.version;
    if (version !== undefined && version !== releases.at(-1)?.version) releases.push({ version, commit, at });
  }
  return releases;
}
