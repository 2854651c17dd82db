import type { Column } from './column.ts';
import { type CellNames, MISSING, NEVER } from './rule.ts';
import { quoteNumber, quoteText } from './sql-text.ts';

/** Whether SQL answers for every rule of the column; ajv answers for the others. */
export function isCompilable({ rules }: Column): boolean {
  return rules.every(({ failing }) => failing !== undefined);
}

/**
 * SQL for the double that normalised text stands for, null where it is none; `cast` is SQL for what the engine's cast
 * makes of it. The cast also reads underscores, two signs, infinities, NaN and ASCII white space around a number, which
 * no number has here unless it is trimmed.
 */
export function numberSql({ text, cast, column }: { text: string; cast: string; column: Column }): string {
  const space = column.normalise.includes('trim') ? [] : Array.from(' \t\n\v\f\r');
  const strange = ['_', '+-', '-+', ...space].map((piece) => `contains(${text}, ${quoteText(piece)})`);
  const inexact = column.type === 'integer' ? [`abs(${cast}) > ${quoteNumber(Number.MAX_SAFE_INTEGER)}`] : [];
  const refused = [`NOT isfinite(${cast})`, ...inexact, ...strange].join(' OR ');
  return `CASE WHEN ${refused} THEN NULL ELSE ${cast} + 0e0 END`;
}

/** SQL for the typed cell, null where it is missing, of another type, or cannot be held. */
export function valueSql({ text, number, column }: { text: string; number: string; column: Column }): string {
  if (column.type === 'number') return number;
  if (column.type === 'integer')
    return `CASE WHEN ${number} = trunc(${number}) THEN CAST(${number} AS BIGINT) END`;
  if (column.type === 'boolean') return `CASE ${text} WHEN 'true' THEN true WHEN 'false' THEN false END`;
  return `CASE WHEN contains(${text}, chr(0)) THEN NULL ELSE ${text} END`;
}

/** A rule as an SQL condition that holds where a cell breaks it. */
export interface CompiledRule {
  rule: string;
  sentence: string;
  failing: string;
}

/**
 * SQL conditions that hold where the column breaks a rule, in the order of its keywords. A missing cell breaks at most
 * `required`, one that is none of its column's `type`, `magnitude` or `text` alone.
 */
export function compileRules(column: Column, names: CellNames): CompiledRule[] {
  const missing = { rule: 'required', sentence: MISSING, failing: `${names.text} IS NULL` };
  const rules = [...column.cellRules, ...column.rules].map(({ name, sentence, failing }) => ({
    rule: name,
    sentence,
    failing: failing?.(names) ?? NEVER,
  }));
  return [...(column.nullable ? [] : [missing]), ...rules.filter(({ failing }) => failing !== NEVER)];
}
