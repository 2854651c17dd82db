import { markMeasured } from '../../../kit/host/forge/marker.ts';
import type { Latency } from '../../../kit/ml/duel/race-models.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import { formatNumber } from '../../../kit/report/number-text.ts';
import type { Promotion } from './promotion.ts';

const MAX_OPERATORS = 20;

/** Size, operators and time of the model file, beside those of the champion. */
export function renderModel({ challenger, champion, operators, latency }: Promotion): string {
  const before = champion?.bundle.model.size;
  const size = challenger.model.size;
  const bytes = `model.onnx: ${size.toLocaleString('en-US')} bytes${before === undefined ? '' : describeChange(size, before)}.`;
  return ['### Model', bytes, renderOperators(operators), markMeasured(describeLatency(latency))].join(
    '\n\n',
  );
}

function describeChange(size: number, before: number): string {
  if (size === before) return ', as before';
  const share = ((size - before) / before) * 100;
  return ` (${before.toLocaleString('en-US')} before, ${share > 0 ? '+' : ''}${formatNumber(share)} %)`;
}

function renderOperators({ challenger, champion }: Promotion['operators']): string {
  if (!champion) return `Operators: ${listOperators(challenger)}.`;
  const names = Object.keys({ ...champion, ...challenger }).sort();
  const changed = names.filter((name) => champion[name] !== challenger[name]);
  if (changed.length === 0) return `Operators as before: ${listOperators(challenger)}.`;
  const rows = changed
    .slice(0, MAX_OPERATORS)
    .map((name) => [escapeMarkdown(name), String(champion[name] ?? 0), String(challenger[name] ?? 0)]);
  const more = changed.length > MAX_OPERATORS ? `\n\n${changed.length - MAX_OPERATORS} more.` : '';
  const columns = [{ title: 'operator' }, { title: 'champion' }, { title: 'challenger' }];
  return `Operators that differ:\n\n${renderTable(columns, rows)}${more}`;
}

function listOperators(operators: Readonly<Record<string, number>>): string {
  const names = Object.entries(operators).map(([name, count]) => `${escapeMarkdown(name)} × ${count}`);
  const shown = names.slice(0, MAX_OPERATORS).join(', ');
  return names.length > MAX_OPERATORS ? `${shown} and ${names.length - MAX_OPERATORS} more` : shown;
}

function describeLatency({
  challenger,
  champion,
}: {
  challenger: Latency;
  champion: Latency | null;
}): string {
  const words = ({ median, p99 }: Latency) => `${median.toFixed(3)} ms (p99 ${p99.toFixed(3)} ms)`;
  const own = `One row, one thread, the model alone: ${words(challenger)}`;
  if (!champion) return `${own}.`;
  const ratio = champion.median > 0 ? `, ${formatNumber(challenger.median / champion.median)} times` : '';
  return `${own}; champion ${words(champion)}${ratio}.`;
}
