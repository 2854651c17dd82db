import { canonicalJson } from '../../../../kit/format/manifest/canonical-json.ts';
import { type DataLock, SPLIT_NAMES } from '../../../../kit/format/manifest/data-lock.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import type { Splits } from '../examination.ts';
import { isCurrent } from './committed-profile.ts';
import { isAlike } from './is-alike.ts';

/** Where a lock says something else than its rows: what it states, and what they give. */
export function listSplitDifferences({
  lock,
  splits,
  profile,
}: {
  lock: DataLock;
  splits: Pick<Splits, 'digests' | 'imputation' | 'profile'>;
  /** `profile.json`, of the digest that the lock names. */
  profile: unknown;
}): string[] {
  const differences: string[] = [];
  const { digests, imputation } = splits;
  for (const name of SPLIT_NAMES) {
    const { rows, digest } = lock.splits[name];
    const found = digests.splits[name];
    if (rows === found.rows && digest === found.digest) continue;
    differences.push(
      `its ${name} split is ${formatCount(rows, 'row')} (${digest}), and the rows give ${found.rows} (${found.digest})`,
    );
  }
  if (lock.dataset !== digests.dataset)
    differences.push(`its dataset is ${lock.dataset}, and the rows give ${digests.dataset}`);
  if (!isAlike(lock.imputation, imputation))
    differences.push(
      `it fills missing cells with ${compact(lock.imputation)}, and the training split gives ${compact(imputation)}`,
    );
  if (isCurrent(profile) && !isAlike(profile, splits.profile))
    differences.push('profile.json is not what the training split looks like');
  return differences;
}

/** The same of what became of the rows that were read. */
export function listRowDifferences(
  lock: Pick<DataLock, 'rows' | 'rejects'>,
  found: Pick<DataLock, 'rows' | 'rejects'>,
): string[] {
  return (['rows', 'rejects'] as const)
    .filter((key) => canonicalJson(lock[key]) !== canonicalJson(found[key]))
    .map((key) => `its ${key} are ${compact(lock[key])}, and reading gives ${compact(found[key])}`);
}

function compact(value: object): string {
  return canonicalJson(value).replace(/\s+/g, ' ').trim();
}
