import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { type DataLock, SPLIT_NAMES } from '../../../kit/format/manifest/data-lock.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import type { Examination, Splits } from './examination.ts';

/** What is different from the last lock beside its contract, as sentences; empty when nothing is. */
export function listDifferences({
  splits,
  sources,
  last,
}: {
  splits: Splits;
  sources: Examination['sources'];
  last: DataLock | undefined;
}): string[] {
  if (last === undefined) return [];
  const differences = listDropped(sources, last);
  if (splits.digests.dataset !== last.dataset) {
    const before = SPLIT_NAMES.reduce((sum, name) => sum + last.splits[name].rows, 0);
    const now = SPLIT_NAMES.reduce((sum, name) => sum + splits.digests.splits[name].rows, 0);
    differences.push(
      before === now
        ? 'Rows changed.'
        : `There ${now === 1 ? 'is' : 'are'} ${formatCount(now, 'row')}, and there were ${before.toLocaleString('en-US')}.`,
    );
  }
  if (canonicalJson(splits.rule) !== canonicalJson(last.split))
    differences.push('Rows are split another way.');
  if (canonicalJson(splits.imputation) !== canonicalJson(last.imputation)) {
    differences.push('Missing cells are filled with other values.');
  }
  return differences;
}

/** A source that was added and is read as such no longer changes the lock even where its rows stay. */
function listDropped(sources: Examination['sources'], last: DataLock): string[] {
  const added = new Set(sources.filter((source) => source.added).map(({ digest }) => digest));
  const own = new Set(sources.map(({ digest }) => digest));
  return last.source
    .filter((source) => source.added && !added.has(source.digest))
    .map(({ url, digest }) =>
      own.has(digest)
        ? `The additional source ${url} is the project's own now.`
        : `The additional source ${url} is left out from now on.`,
    );
}
