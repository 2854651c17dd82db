import type { Row } from '../manifest/row.ts';
import type { Column } from './column.ts';
import type { Contract } from './contract.ts';
import { normaliseText } from './normalise.ts';
import { isReadable } from './refuse-unreadable.ts';
import { ROW_KEYWORDS } from './row-keys.ts';

/** A row as it comes: not normalised, of no known types. */
type Raw = Readonly<Record<string, unknown>>;

/** Whether a cell surely fits its column and normalising leaves it as it is; a missing one is null or undefined. */
type CellCheck = (cell: unknown) => boolean;

/**
 * The columns' own rules as a reader of rows: the row with every one of `columns` where it surely fits and normalising
 * leaves it as it is, else undefined, which says nothing: some rules only ajv knows (see `createRowValidator`).
 */
export function createQuickReader(parts: {
  contract: Contract;
  columns: readonly Column[];
  part: 'row' | 'features';
}): (raw: Raw) => Row | undefined {
  const { contract, columns, part } = parts;
  const { schema } = contract;
  if (part === 'row' && ROW_KEYWORDS.some((keyword) => keyword in schema)) return () => undefined;
  const fits = createQuickCheck(columns);
  const isWhole = createCompletenessCheck(columns);
  const known = new Set(contract.columns.map(({ name }) => name));
  const isClosed = schema['additionalProperties'] === false;
  return (raw) => {
    if (!fits(raw)) return undefined;
    if (isWhole(raw)) return raw;
    if (isClosed && !Object.keys(raw).every((name) => known.has(name))) return undefined;
    return Object.fromEntries(columns.map(({ name }) => [name, raw[name] ?? null]));
  };
}

/** Whether every column's cell surely fits; of other keys it says nothing. */
export function createQuickCheck(columns: readonly Column[]): (raw: Raw) => raw is Row {
  const checks = columns.map((column) => ({ name: column.name, fits: createCellCheck(column) }));
  return (raw): raw is Row => {
    for (const { name, fits } of checks) if (!fits(raw[name])) return false;
    return true;
  };
}

/** Whether a row that fits has a key for every column and no other. */
function createCompletenessCheck(columns: readonly Column[]): (row: Row) => boolean {
  const optional = columns.filter(({ nullable }) => nullable).map(({ name }) => name);
  return (row) => {
    for (const name of optional) if (row[name] === undefined) return false;
    return Object.keys(row).length === columns.length;
  };
}

function createCellCheck(column: Column): CellCheck {
  const rules = column.rules.map(({ fits }) => fits);
  const known = rules.filter((fits) => fits !== undefined);
  if (known.length < rules.length) return () => false;
  const fits = joinChecks([createValueCheck(column), ...known]);
  return (cell) => (cell === null || cell === undefined ? column.nullable : fits(cell));
}

/** Whether a value is of the column's type, held as written, and left by normalising: the cell's own rules as one. */
function createValueCheck(column: Column): CellCheck {
  if (column.type === 'number') return Number.isFinite;
  if (column.type === 'integer') return Number.isSafeInteger;
  if (column.type === 'boolean') return (cell) => typeof cell === 'boolean';
  // Values of an enum were read with the contract: they are text that can be held and that normalising leaves.
  if (column.enum) return (cell) => typeof cell === 'string';
  return (cell) => typeof cell === 'string' && isReadable(cell) && normaliseText(cell, column) === cell;
}

/** All of them as one. Most columns have few rules, and this runs for every cell of every request: without a loop. */
function joinChecks(checks: readonly CellCheck[]): CellCheck {
  const [first = () => true, second, third, ...others] = checks;
  if (!second) return first;
  if (!third) return (cell) => first(cell) && second(cell);
  if (others.length === 0) return (cell) => first(cell) && second(cell) && third(cell);
  const rest = joinChecks(others);
  return (cell) => first(cell) && second(cell) && third(cell) && rest(cell);
}
