import { judgeDifference } from '../../../kit/evaluate/judge-difference.ts';
import type { SliceComparison } from '../../../kit/manifest/registry.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import { formatCount } from '../../../kit/report/number-text.ts';

const MARKS = { better: 'better', worse: '⚠️ worse', unclear: '–', unpaired: '–' } as const;
const TITLES = ['slice', 'rows', 'challenger', 'champion', 'difference', ''] as const;

/** Where the challenger is worse than the champion on some of the rows; every slice stands in a fold. */
export function renderSlices(slices: readonly SliceComparison[]): string {
  const [first] = slices;
  if (!first) return '';
  const { metric } = first.comparison;
  const worse = slices.filter(({ comparison }) => judgeDifference(comparison) === 'worse');
  const verdict =
    worse.length === 0
      ? `On none of ${formatCount(slices.length, 'slice')} is ${escapeMarkdown(metric)} clearly worse.`
      : `On ${worse.length} of ${formatCount(slices.length, 'slice')} ${escapeMarkdown(metric)} is clearly worse (the whole paired interval; 1 in 40 slices looks so by chance):\n\n${renderRows(worse)}`;
  return `### Slices\n\n${verdict}\n\n<details><summary>Every slice</summary>\n\n${renderRows(slices)}\n\n</details>`;
}

function renderRows(slices: readonly SliceComparison[]): string {
  return renderTable(
    TITLES.map((title) => ({ title })),
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
