import { type Column, featureColumns, targetColumn } from '../../../../kit/format/contract/contract.ts';
import type { ColumnProfile } from '../../../../kit/format/manifest/profile.ts';
import { escapeMarkdown, renderTable } from '../../../../kit/report/markdown.ts';
import { formatNumber } from '../../../../kit/report/number-text.ts';
import type { Facts } from '../collect-facts.ts';

const MAX_CATEGORIES = 12;

/** What the model takes and gives, with what it saw of each input in training. */
export function renderInputs({ contract, profile }: Facts): string {
  const target = targetColumn(contract);
  const seen = new Map(profile.columns.map((column) => [column.name, column]));
  const rows = featureColumns(contract).map((column) => [
    escapeMarkdown(column.name),
    column.type,
    escapeMarkdown(column.unit ?? ''),
    column.sensitive ? '*redacted*' : describeSeen(seen.get(column.name)),
    escapeMarkdown(column.description ?? ''),
  ]);
  const columns = ['feature', 'type', 'unit', 'seen in training', 'description'].map((title) => ({ title }));
  return [
    '## Inputs and output',
    `Predicts **${escapeMarkdown(target.name)}**${describeUnit(target)}.`,
    renderTable(columns, rows),
    describeSensitive(contract.columns),
  ].join('\n\n');
}

function describeUnit({ unit, description }: Column): string {
  const text = [unit, description].filter((part) => part !== undefined).join(': ');
  return text === '' ? '' : ` (${escapeMarkdown(text)})`;
}

function describeSeen(column: ColumnProfile | undefined): string {
  if (!column || column.kind === 'redacted') return '–';
  if (column.kind === 'number')
    return column.min === null || column.max === null
      ? 'nothing'
      : `${formatNumber(column.min)} to ${formatNumber(column.max)}`;
  const names = Object.keys(column.categories).sort();
  const shown = names.slice(0, MAX_CATEGORIES).map(escapeMarkdown).join(', ');
  return column.distinct > MAX_CATEGORIES ? `${shown}, … (${column.distinct} values)` : shown;
}

function describeSensitive(columns: Column[]): string {
  const names = columns.filter((column) => column.sensitive).map(({ name }) => escapeMarkdown(name));
  if (names.length === 0) return 'No column is marked as sensitive in the contract.';
  return `Sensitive columns: ${names.join(', ')}. Their values stand in no file, log or report.`;
}
