import { SPLIT_NAMES, type SplitName, type SplitRule } from '../../format/manifest/data-lock.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';

const SHARES = 'change the shares ("split-validation", "split-test"; 0 does without a split)';

/** @throws ConfigurationError for a split that should hold rows and holds none */
export function refuseEmptySplits(rule: SplitRule, splits: Record<SplitName, { rows: number }>): void {
  const shares = { ...rule, train: 1 - rule.validation - rule.test };
  const empty = SPLIT_NAMES.filter((name) => splits[name].rows === 0 && shares[name] > 0);
  if (empty.length === 0) return;
  const { train, validation, test } = splits;
  const rows = train.rows + validation.rows + test.rows;
  throw new ConfigurationError(
    'SLW_SPLIT_EMPTY',
    `No row fell into ${empty.join(' and ')}: of ${formatCount(rows, 'row')}, ${train.rows} went to train, ${validation.rows} to validation and ${test.rows} to test, ${adviseOn(rule)}`,
  );
}

/** How the rows were dealt, and what else could be done. */
function adviseOn({ by, column, cutoffs }: SplitRule): string {
  if (by === 'row') return `by row. Add rows, or ${SHARES}.`;
  if (by === 'group') {
    return `by group of "${column}". A group goes to one split whole: add groups, ${SHARES} or the seed, or split by row.`;
  }
  const begins = (['validation', 'test'] as const)
    .filter((name) => cutoffs !== undefined && cutoffs[name] !== null)
    .map((name) => `${name} begins at ${cutoffs?.[name]}`);
  return `by time of "${column}", where ${begins.join(' and ')}. Add rows before or after, ${SHARES}, which moves the cut-offs, or split by row.`;
}
