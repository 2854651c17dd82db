import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import { type DataLock, SPLIT_NAMES } from '../../kit/manifest/data-lock.ts';
import type { Splits } from './examination.ts';

/** What is different from the last lock beside its contract, as sentences; empty when nothing is. */
export function listDifferences(splits: Splits, last: DataLock | undefined): string[] {
  if (last === undefined) return [];
  const differences: string[] = [];
  if (splits.digests.dataset !== last.dataset) {
    const before = SPLIT_NAMES.reduce((sum, name) => sum + last.splits[name].rows, 0);
    const now = SPLIT_NAMES.reduce((sum, name) => sum + splits.digests.splits[name].rows, 0);
    differences.push(before === now ? 'Rows changed.' : `There are ${now} rows, and there were ${before}.`);
  }
  if (canonicalJson(splits.rule) !== canonicalJson(last.split))
    differences.push('Rows are split another way.');
  if (canonicalJson(splits.imputation) !== canonicalJson(last.imputation)) {
    differences.push('Missing cells are filled with other values.');
  }
  return differences;
}
