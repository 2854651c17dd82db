import type { SplitRule } from '../format/manifest/data-lock.ts';
import { formatShare } from './number-text.ts';

/** How rows are dealt to the splits, as the end of a sentence: `by group of town: 20 % validation, 20 % test, seed 42`. */
export function describeSplitRule(rule: SplitRule): string {
  const { by, column, key, validation, test, seed, rolling } = rule;
  const how = by === 'row' ? `by a hash of ${key.join(', ')}` : `by ${by} of ${column ?? ''}`;
  const shares = `${formatShare(validation)} validation, ${formatShare(test)} test, seed ${seed}`;
  return [`${how}: ${shares}`, ...describeCutoffs(rule), ...(rolling ? ['rolling'] : [])].join(', ');
}

function describeCutoffs({ cutoffs }: SplitRule): string[] {
  if (!cutoffs) return [];
  const { validation, test } = cutoffs;
  return [
    ...(validation === null ? [] : [`validation from ${validation}`]),
    ...(test === null ? [] : [`test from ${test}`]),
  ];
}
