import type { SliceComparison } from '../../format/manifest/duel.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { judgeDifference } from '../../maths/stats/judge-difference.ts';
import { formatEstimate } from '../format-estimate.ts';
import { escapeMarkdown, renderTable } from '../markdown.ts';
import type { SideNames } from './side-names.ts';

const MARKS = { better: 'better', worse: '⚠️ worse', unclear: '–', unpaired: '–' } as const;

type ColumnNames = Pick<SideNames, 'challenger' | 'champion'>;

/** Slices on which the challenger is clearly worse. */
export function findRegressions(slices: readonly SliceComparison[]): SliceComparison[] {
  return slices.filter(({ comparison }) => judgeDifference(comparison) === 'worse');
}

/** On how many slices the challenger is clearly worse. */
export interface Regressions {
  /** The number of slices. */
  compared: number;
  /** On how many of them it is clearly worse. */
  regressed: number;
  metric: string;
  /** Those of them to list. */
  worse: readonly SliceComparison[];
}

/** On how many slices the challenger is clearly worse, and on which, as Markdown; empty where nothing was sliced. */
export function renderRegressions(regressions: Regressions, names: ColumnNames): string {
  const { compared, regressed, metric, worse } = regressions;
  if (compared === 0) return '';
  const name = escapeMarkdown(metric);
  const slices = formatCount(compared, 'slice');
  if (regressed === 0) return `### Slices\n\nOn none of ${slices} is ${name} clearly worse.`;
  const rest =
    regressed > worse.length ? `\n\nand ${formatCount(regressed - worse.length, 'more slice')}` : '';
  return `### Slices\n\nOn ${regressed} of ${slices} ${name} is clearly worse (the whole paired interval; 1 in 40 slices looks so by chance):\n\n${renderSliceTable(worse, names)}${rest}`;
}

/** Slices with the metric of both models on each, as Markdown. */
export function renderSliceTable(slices: readonly SliceComparison[], names: ColumnNames): string {
  return renderTable(
    ['slice', 'rows', names.challenger, names.champion, 'difference', ''].map((title) => ({
      title: escapeMarkdown(title),
    })),
    slices.map(({ column, value, rows, keys, comparison }) => [
      `${escapeMarkdown(column)}: ${escapeMarkdown(value)}`,
      describeSize(rows, keys),
      formatEstimate(comparison.challenger),
      formatEstimate(comparison.champion),
      formatEstimate(comparison.difference),
      MARKS[judgeDifference(comparison)],
    ]),
  );
}

function describeSize(rows: number, keys = rows): string {
  const count = rows.toLocaleString('en-US');
  return keys === rows ? count : `${count} (${formatCount(keys, 'key')})`;
}
