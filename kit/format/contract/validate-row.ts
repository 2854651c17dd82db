import type { ErrorObject } from 'ajv';
import { findNearest } from '../../ground/errors/suggest.ts';
import { isRecord } from '../../ground/values/record.ts';
import type { Row } from '../manifest/row.ts';
import { CELL_RULES, type Column } from './column.ts';
import { compileSchema } from './compile-schema.ts';
import type { Contract } from './contract.ts';
import { normaliseText } from './normalise.ts';
import { createQuickReader } from './quick-check.ts';
import { ROW_KEYWORDS } from './row-keys.ts';
import { isValue, MISSING } from './rule.ts';
import { type SchemaObject, unescapePointer } from './schema-object.ts';

/** One rule that a row breaks. `column` is empty for a rule of the row as a whole. */
export interface Fault {
  column: string;
  rule: string;
  message: string;
}

export type RowVerdict = { ok: true; row: Row } | { ok: false; errors: Fault[] };

/**
 * The contract as a check of one row in JSON types, after `x-normalise`. An absent key, null and empty text are a
 * missing cell; the accepted row holds every column, missing ones as null. It is the row given where that is so already.
 *
 * Two judges share the work. ajv, on the compiled schema, is the reference: it knows every rule and tells what a row
 * breaks. The columns' own rules (`createQuickReader`) know less and only let by what surely fits,
 * which nearly every row of a request does, in a fraction of the time. No one asks either of them elsewhere.
 * @param part `row` for all columns; `features` for what a prediction request carries: keys of other contract columns
 * are let by and left out
 */
export function createRowValidator(
  contract: Contract,
  part: 'row' | 'features',
): (value: unknown) => RowVerdict {
  const columns = contract.columns.filter((column) => part === 'row' || column.role === 'feature');
  const takeFitting = createQuickReader({ contract, columns, part });
  const findFaults = createFaultFinder(contract, columns, part);
  return (value) => {
    if (!isRecord(value)) {
      return { ok: false, errors: [{ column: '', rule: 'type', message: 'must be an object' }] };
    }
    const fitting = takeFitting(value);
    if (fitting) return { ok: true, row: fitting };
    const row = normaliseRow(columns, value);
    const faults = [...findUnknownKeys(contract, value), ...findFaults(row)];
    const errors = faults.filter((fault) => !isWarning(columns, fault));
    return errors.length > 0 ? { ok: false, errors } : { ok: true, row: clearMistyped(row, faults) };
  };
}

/**
 * The same for a row that is normalised and interpreted already (`interpretCell`): every fault, warnings too.
 * A cell that is none of its column's has one fault: text in a column of another type `type`, a number that cannot be
 * held `magnitude`, text with NUL or half a character `text`.
 */
export function createFaultFinder(
  contract: Contract,
  columns: readonly Column[],
  part: 'row' | 'features',
): (row: Readonly<Record<string, unknown>>) => Fault[] {
  const validate = compileSchema(partSchema(contract, columns, part), 'The data contract');
  const byName = new Map(columns.map((column) => [column.name, column]));
  const finders = columns.map((column) => ({ name: column.name, findUnheld: createUnheldFinder(column) }));
  return (row) => {
    // It inherits nothing: a missing cell of a column called "constructor" is missing.
    const present: Record<string, unknown> = Object.create(null);
    for (const column of columns) {
      const value = row[column.name];
      if (value !== null && value !== undefined) present[column.name] = value;
    }
    const unheld = finders.flatMap(({ name, findUnheld }) => findUnheld(present[name]));
    const broken = validate(present) ? [] : collectFaults(validate.errors ?? [], byName);
    const replaced = new Set(unheld.map(({ column }) => column));
    return [...unheld, ...broken.filter(({ column }) => !replaced.has(column))];
  };
}

/** A value that would not come out as it was written, which is no question of the schema. */
function createUnheldFinder(column: Column): (value: unknown) => Fault[] {
  const rules = column.cellRules.filter(({ name }) => name !== 'type');
  return (value) =>
    rules
      .filter(({ fits }) => fits?.(value) === false)
      .map(({ name, sentence }) => ({ column: column.name, rule: name, message: sentence }));
}

/**
 * Columns that may be missing are not required, whether the contract says so by `required` or by the type null. Every
 * column is described, for a rule of one may refer to another's.
 */
function partSchema(contract: Contract, columns: readonly Column[], part: 'row' | 'features'): SchemaObject {
  const properties = Object.fromEntries(
    contract.columns.map((column) => [column.name, { type: column.type, ...column.schema }]),
  );
  const required = columns.filter((column) => !column.nullable).map((column) => column.name);
  const shared = Object.entries(contract.schema).filter(
    ([key]) => key === '$defs' || (part === 'row' && ROW_KEYWORDS.includes(key)),
  );
  return { type: 'object', properties, required, ...Object.fromEntries(shared) };
}

function normaliseRow(columns: readonly Column[], value: Record<string, unknown>): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const column of columns) {
    const cell = Object.hasOwn(value, column.name) ? value[column.name] : null;
    row[column.name] = typeof cell === 'string' ? (normaliseText(cell, column) ?? null) : (cell ?? null);
  }
  return row;
}

function collectFaults(errors: readonly ErrorObject[], columns: ReadonlyMap<string, Column>): Fault[] {
  const faults = new Map<string, Fault>();
  for (const error of tellOnce(errors)) {
    const fault = toFault(error, columns);
    faults.set(`${fault.column}\n${fault.rule}`, fault);
  }
  const mistyped = new Set(
    [...faults.values()].filter(({ rule }) => rule === 'type').map(({ column }) => column),
  );
  return [...faults.values()].filter(({ column, rule }) => rule === 'type' || !mistyped.has(column));
}

/**
 * One fault, one error: `if` is told by what its `then` or `else` asks for and the row breaks, and a choice of schemas as a
 * choice, not by what each of them asks for.
 */
function tellOnce(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors
    .filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
    .map(({ schemaPath }) => `${schemaPath}/`);
  const isWithin = (place: string) => errors.some(({ schemaPath }) => schemaPath.startsWith(place));
  return errors.filter(({ keyword, schemaPath }) => {
    if (choices.some((choice) => schemaPath.startsWith(choice))) return false;
    const place = schemaPath.slice(0, -'if'.length);
    return keyword !== 'if' || !CONDITIONAL.some((branch) => isWithin(`${place}${branch}/`));
  });
}

/** What a row breaks below these, the contract says by `if`. */
const CONDITIONAL = ['then', 'else'];

/** The error at the contract's own keyword: what a combinator holds is told as the combinator. */
function toFault(error: ErrorObject, columns: ReadonlyMap<string, Column>): Fault {
  const steps = error.schemaPath.split('/').slice(1).map(unescapePointer);
  const isColumnRule = steps[0] === 'properties';
  const own = (isColumnRule ? steps[2] : steps[0]) ?? error.keyword;
  const rule = CONDITIONAL.includes(own) ? 'if' : own;
  const missing = rule === 'required' ? String(error.params['missingProperty']) : undefined;
  const name = missing ?? unescapePointer(error.instancePath.split('/')[1] ?? '');
  const column = columns.get(name);
  return { column: name, rule, message: describeFault(rule, column) };
}

function describeFault(rule: string, column: Column | undefined): string {
  if (rule === 'required') return MISSING;
  const rules = column ? [...column.cellRules, ...column.rules] : [];
  const broken = rules.find(({ name }) => name === rule);
  return broken?.sentence ?? `breaks the rule "${rule}" of the contract`;
}

function isWarning(columns: readonly Column[], { column, rule }: Fault): boolean {
  return (
    rule !== 'additionalProperties' && columns.find(({ name }) => name === column)?.severity === 'warning'
  );
}

/** A cell that only a warning lets through and that is none of its column's is missing from the row. */
function clearMistyped(row: Record<string, unknown>, warnings: readonly Fault[]): Row {
  for (const { column, rule } of warnings) if (CELL_RULES.includes(rule)) row[column] = null;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isValue(value) ? value : null]),
  );
}

function findUnknownKeys(contract: Contract, value: object): Fault[] {
  if (contract.schema['additionalProperties'] !== false) return [];
  const names = contract.columns.map((column) => column.name);
  const unknown = Object.keys(value).filter((key) => !names.includes(key));
  return unknown.map((key) => {
    const nearest = findNearest(key, names);
    const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
    return { column: key, rule: 'additionalProperties', message: `is not a column of the contract${hint}` };
  });
}
