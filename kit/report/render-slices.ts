import type { SliceComparison } from '../manifest/registry.ts';
import { judgeDifference } from '../stats/judge-difference.ts';
import { formatEstimate } from './format-estimate.ts';
import { escapeMarkdown, renderTable } from './markdown.ts';
import { formatCount } from './number-text.ts';

const MARKS = { better: 'better', worse: '⚠️ worse', unclear: '–', unpaired: '–' } as const;

/** What a text calls the two models. */
export interface SideNames {
  challenger: string;
  champion: string;
}

/** Slices on which the challenger is clearly worse. */
export function findRegressions(slices: readonly SliceComparison[]): SliceComparison[] {
  return slices.filter(({ comparison }) => judgeDifference(comparison) === 'worse');
}

/**
 * On how many slices the challenger is clearly worse, and on which, as Markdown; empty where nothing was sliced.
 * @param compared the number of slices
 * @param regressed on how many of them it is clearly worse
 * @param worse those of them to list
 */
export function renderRegressions({
  compared,
  regressed,
  metric,
  worse,
  names,
}: {
  compared: number;
  regressed: number;
  metric: string;
  worse: readonly SliceComparison[];
  names: SideNames;
}): string {
  if (compared === 0) return '';
  const name = escapeMarkdown(metric);
  const slices = formatCount(compared, 'slice');
  return regressed === 0
    ? `### Slices\n\nOn none of ${slices} is ${name} clearly worse.`
    : `### Slices\n\nOn ${regressed} of ${slices} ${name} is clearly worse (the whole paired interval; 1 in 40 slices looks so by chance):\n\n${renderSliceTable(worse, names)}`;
}

/** Slices with the metric of both models on each, as Markdown. */
export function renderSliceTable(slices: readonly SliceComparison[], names: SideNames): string {
  return renderTable(
    ['slice', 'rows', names.challenger, names.champion, 'difference', ''].map((title) => ({ title })),
    slices.map(({ column, value, rows, comparison }) => [
      `${escapeMarkdown(column)}: ${escapeMarkdown(value)}`,
      rows.toLocaleString('en-US'),
      formatEstimate(comparison.challenger),
      formatEstimate(comparison.champion),
      formatEstimate(comparison.difference),
      MARKS[judgeDifference(comparison)],
    ]),
  );
}
