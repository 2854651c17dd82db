import type { Column } from './column.ts';
import { COMPILED_FORMATS } from './formats.ts';
import { NUMBER_PATTERN } from './interpret-cell.ts';
import { WHITE_SPACE } from './normalise.ts';
import { readPattern } from './pattern/linear-pattern.ts';
import { COLUMN_COMBINATORS } from './schema-object.ts';
import { quoteNumber, quoteText } from './sql-text.ts';

/** Whether SQL answers for every keyword of the column; ajv answers for the others. */
export function isCompilable({ schema }: Column): boolean {
  const { pattern, format } = schema;
  return (
    !COLUMN_COMBINATORS.some((keyword) => keyword in schema) &&
    (typeof pattern !== 'string' || readPattern(pattern).portable) &&
    (typeof format !== 'string' || format in COMPILED_FORMATS)
  );
}

/**
 * SQL for the cell's text after `x-normalise`, null where it is missing. `cell` is SQL for the text as read. Trimming
 * is dear, so cells that plainly need none are let by: what the cast reads as a number (`numberSql` minds the space
 * around it), the values of an enum, and text between two printable ASCII characters.
 */
export function normaliseSql(cell: string, column: Column): string {
  const { normalise } = column;
  let text = cell;
  for (const step of normalise) text = step === 'lower' ? `lower(${text})` : trimSql(text);
  const isDone = normalise.length === 0 ? undefined : doneCondition(cell, column);
  return isDone === undefined
    ? `nullif(${text}, '')`
    : `CASE WHEN ${isDone} THEN ${cell} ELSE nullif(${text}, '') END`;
}

function doneCondition(cell: string, column: Column): string | undefined {
  if (isNumeric(column)) return `TRY_CAST(${cell} AS DOUBLE) IS NOT NULL`;
  return column.enum ? listCondition(cell, column.enum, 'string') : undefined;
}

function trimSql(text: string): string {
  const isPlain = (code: string) => `${code} BETWEEN 33 AND 126`;
  const trimmed = `trim(${text}, ${quoteText(WHITE_SPACE)})`;
  return `CASE WHEN ${isPlain(`ascii(${text})`)} AND ${isPlain(`ascii(right(${text}, 1))`)} THEN ${text} ELSE ${trimmed} END`;
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

/** Names of the SQL columns that a column's checks look at. */
export interface CellNames {
  text: string;
  number: string;
  value: string;
}

/**
 * SQL conditions that hold where the column breaks a rule, in the order of its keywords. A missing cell breaks at most
 * `required`, one that is none of its column's `type`, `magnitude` or `text` alone.
 */
export function compileRules(column: Column, names: CellNames): { rule: string; failing: string }[] {
  const { text, value } = names;
  const rules = column.nullable ? [] : [{ rule: 'required', failing: `${text} IS NULL` }];
  rules.push(...compileCellRules(column, names));
  for (const [rule, limit] of Object.entries(column.schema)) {
    const condition = isNumeric(column)
      ? numberRule(rule, limit, names)
      : textRule({ rule, limit, column, names });
    if (condition !== undefined) rules.push({ rule, failing: `${value} IS NOT NULL AND NOT (${condition})` });
  }
  return rules;
}

/** What makes a cell none of its column's: at most one of these holds. */
function compileCellRules(column: Column, names: CellNames): { rule: string; failing: string }[] {
  const { text, value } = names;
  const isOther = `${text} IS NOT NULL AND ${value} IS NULL`;
  if (column.type === 'string') return [{ rule: 'text', failing: isOther }];
  if (!isNumeric(column)) return [{ rule: 'type', failing: isOther }];
  const written = column.normalise.includes('trim') ? `trim(${text}, ${quoteText(WHITE_SPACE)})` : text;
  const isNumber = `${names.number} IS NULL AND regexp_matches(${written}, ${quoteText(NUMBER_PATTERN)})`;
  return [
    { rule: 'type', failing: `${isOther} AND NOT (${isNumber})` },
    { rule: 'magnitude', failing: `${isOther} AND ${isNumber}` },
  ];
}

function isNumeric({ type }: Column): boolean {
  return type === 'number' || type === 'integer';
}

/** Number keywords; `multipleOf` as ajv computes it, so that the same rows pass. */
function numberRule(rule: string, limit: unknown, { number }: CellNames): string | undefined {
  if (rule === 'enum') return listCondition(number, limit, 'number');
  if (rule === 'const') return listCondition(number, [limit], 'number');
  if (typeof limit !== 'number') return undefined;
  const bound = quoteNumber(limit);
  if (rule === 'minimum') return `${number} >= ${bound}`;
  if (rule === 'maximum') return `${number} <= ${bound}`;
  if (rule === 'exclusiveMinimum') return `${number} > ${bound}`;
  if (rule === 'exclusiveMaximum') return `${number} < ${bound}`;
  const ratio = `(${number} / ${bound})`;
  return rule === 'multipleOf' ? `${ratio} = trunc(${ratio}) AND abs(${ratio}) < 1e21` : undefined;
}

interface TextRule {
  rule: string;
  limit: unknown;
  column: Column;
  names: CellNames;
}

function textRule({ rule, limit, column, names: { text } }: TextRule): string | undefined {
  if (rule === 'enum') return listCondition(text, limit, column.type);
  if (rule === 'const') return listCondition(text, [limit], column.type);
  if (column.type !== 'string') return undefined;
  if (rule === 'minLength') return `length(${text}) >= ${Number(limit)}`;
  if (rule === 'maxLength') return `length(${text}) <= ${Number(limit)}`;
  if (rule === 'pattern') return patternCondition(text, String(limit));
  return rule === 'format' ? formatCondition(text, String(limit)) : undefined;
}

function listCondition(cell: string, values: unknown, type: string): string {
  const list: unknown[] = Array.isArray(values) ? values : [];
  const same = list.filter((value) => typeof value === type);
  if (same.length === 0) return 'false';
  const literals = same.map((value) =>
    typeof value === 'number' ? quoteNumber(value) : quoteText(String(value)),
  );
  return `${cell} IN (${literals.join(', ')})`;
}

/** `length` counts characters, as the limit does. */
function patternCondition(text: string, pattern: string): string {
  const { re2, maxCharacters } = readPattern(pattern);
  return `length(${text}) <= ${maxCharacters} AND regexp_matches(${text}, ${quoteText(re2)})`;
}

function formatCondition(text: string, name: string): string | undefined {
  const format = COMPILED_FORMATS[name];
  if (!format) return undefined;
  const matches = `regexp_matches(${text}, ${quoteText(format.pattern)})`;
  return format.calendar ? `${matches} AND TRY_CAST(substr(${text}, 1, 10) AS DATE) IS NOT NULL` : matches;
}
