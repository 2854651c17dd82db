import type { Duel, MetricComparison } from '../../format/manifest/duel.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { judgeDifference, judgePrimary } from '../../maths/stats/judge-difference.ts';
import { warnOfFewKeys } from '../few-keys.ts';
import { formatEstimate } from '../format-estimate.ts';
import { escapeMarkdown, type MarkdownColumn, renderTable } from '../markdown.ts';
import { OUTCOME_WORDS } from './describe-outcome.ts';
import type { SideNames } from './side-names.ts';

/** What of a duel its numbers are. */
type Numbers = Pick<Duel, 'primary' | 'rows' | 'keys' | 'leftOut' | 'obstacle' | 'identical' | 'metrics'>;

/**
 * The numbers that decide, and the rows they are of, as Markdown: a paragraph, and an alert where few keys are among
 * those rows.
 * @param where what follows the number of rows, with what it begins with: `; main is 1.2.0`
 */
export function renderNumbers(duel: Numbers, names: SideNames, where = ''): string {
  const sentence = duel.obstacle === null ? describePair(duel, names, where) : describeAlone(duel);
  return [sentence, warnOfFewKeys(duel)].filter((part) => part !== '').join('\n\n');
}

function describeAlone({ metrics, primary, rows, obstacle }: Numbers): string {
  const own = metrics.find(({ metric }) => metric === primary);
  const value = own
    ? ` ${nameOf(own)} ${formatEstimate(own.challenger)} on ${formatCount(rows, 'test row')}.`
    : '';
  return `No paired comparison: ${escapeMarkdown(obstacle ?? '')}.${value}`;
}

function describePair(duel: Numbers, names: SideNames, where: string): string {
  const { metrics, primary, rows, leftOut } = duel;
  const decides = metrics.find(({ metric }) => metric === primary);
  const numbers = decides
    ? `${nameOf(decides)} ${formatEstimate(decides.challenger)} ${escapeMarkdown(names.here)}, ${formatEstimate(decides.champion)} ${escapeMarkdown(names.there)}; difference ${formatEstimate(decides.difference)}, ${decides.direction} is better. `
    : '';
  const skipped =
    leftOut > 0
      ? ` ${formatCount(leftOut, 'row')} that ${escapeMarkdown(names.model)} was trained on left out.`
      : '';
  return `${numbers}Both models on the same ${formatCount(rows, 'test row')}${where}.${skipped}${explainSameFiles(duel)}`;
}

/** The same files that answer otherwise are asked otherwise. */
function explainSameFiles(duel: Numbers): string {
  const outcome = judgePrimary(duel);
  if (!duel.identical || (outcome !== 'better' && outcome !== 'worse')) return '';
  return ' Both have the same model files, byte for byte: what differs is what the data contract makes of a row.';
}

function nameOf({ metric }: MetricComparison): string {
  return `**${escapeMarkdown(metric)}**`;
}

/** Each metric with its interval, beside that of the champion and the paired difference, as Markdown. */
export function renderMetrics(
  duel: Pick<Numbers, 'metrics' | 'primary' | 'rows' | 'keys'>,
  names: SideNames,
): string {
  const { metrics, primary } = duel;
  const isPaired = metrics.some(({ champion }) => champion !== null);
  const numbers = isPaired ? [names.challenger, names.champion, 'difference'] : [names.challenger];
  const columns: MarkdownColumn[] = [
    { title: 'metric' },
    ...numbers.map((title) => ({ title: escapeMarkdown(title), align: 'right' as const })),
    ...(isPaired ? [{ title: 'verdict' }] : []),
    { title: 'better' },
  ];
  const rows = metrics.map((metric) => {
    const name = metric.metric === primary ? nameOf(metric) : escapeMarkdown(metric.metric);
    return [name, ...listNumbers(metric, isPaired), metric.direction];
  });
  return `${renderTable(columns, rows)}\n\n${describeIntervals(duel, isPaired)}`;
}

function listNumbers(metric: MetricComparison, isPaired: boolean): string[] {
  const own = formatEstimate(metric.challenger);
  if (!isPaired) return [own];
  const verdict = OUTCOME_WORDS[judgeDifference(metric)];
  return [own, formatEstimate(metric.champion), formatEstimate(metric.difference), verdict];
}

function describeIntervals({ rows, keys }: Pick<Numbers, 'rows' | 'keys'>, isPaired: boolean): string {
  const drawn =
    keys === null || keys === rows
      ? formatCount(rows, 'row')
      : `${formatCount(keys, 'key')} that the split dealt among ${formatCount(rows, 'row')}`;
  const paired = isPaired ? ', of the difference paired' : '';
  const clear = isPaired ? ' No clear difference: the interval of the difference holds 0.' : '';
  return `In brackets: 95 % bootstrap intervals over ${drawn}${paired}.${clear}`;
}
