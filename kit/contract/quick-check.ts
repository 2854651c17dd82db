import type { Cell, Row } from '../manifest/row.ts';
import type { Column } from './column.ts';
import { normaliseText } from './normalise.ts';

/** True where a cell surely fits; false where only the contract itself can tell. */
type CellCheck = (cell: Cell | undefined) => boolean;

/** Keywords that the checks below answer for; annotations say nothing of a cell. */
const KNOWN = new Set([
  'type',
  'minimum',
  'maximum',
  'enum',
  'maxLength',
  'title',
  'description',
  'default',
  'examples',
]);

/**
 * A check of interpreted rows that takes no time: true where a row surely fits and normalising leaves it as it is. Where it
 * is false, `createRowValidator` decides, which is the reference.
 */
export function createQuickCheck(columns: readonly Column[]): (row: Readonly<Row>) => boolean {
  const checks = columns.map((column) => ({ name: column.name, fits: createCellCheck(column) }));
  return (row) => {
    for (const { name, fits } of checks) if (!fits(row[name])) return false;
    return true;
  };
}

function createCellCheck(column: Column): CellCheck {
  const keys = Object.keys(column.schema).filter((key) => !key.startsWith('x-'));
  if (keys.some((key) => !KNOWN.has(key))) return () => false;
  const fits = createValueCheck(column);
  return (cell) => (cell === null || cell === undefined ? column.nullable : fits(cell));
}

function createValueCheck(column: Column): CellCheck {
  if (column.type === 'boolean')
    return 'enum' in column.schema ? () => false : (cell) => typeof cell === 'boolean';
  return column.type === 'string' ? createTextCheck(column) : createNumberCheck(column);
}

function createNumberCheck({ type, schema, enum: values }: Column): CellCheck {
  const low = readBound(schema['minimum'], Number.NEGATIVE_INFINITY);
  const high = readBound(schema['maximum'], Number.POSITIVE_INFINITY);
  const isHeld = type === 'integer' ? Number.isSafeInteger : Number.isFinite;
  const known = values && new Set<unknown>(values);
  return (cell) =>
    typeof cell === 'number' && isHeld(cell) && cell >= low && cell <= high && (!known || known.has(cell));
}

/** Text is half a character or NUL nowhere here: tensors that hold such are refused before. */
function createTextCheck(column: Column): CellCheck {
  const { schema, enum: values } = column;
  if (values) {
    // The contract's values are those that normalising leaves as they are.
    const known = new Set<unknown>('maxLength' in schema ? [] : values);
    return (cell) => known.has(cell);
  }
  // Counted in code units, which are never fewer than characters.
  const longest = readBound(schema['maxLength'], Number.POSITIVE_INFINITY);
  return (cell) => typeof cell === 'string' && cell.length <= longest && isStable(cell, column);
}

function isStable(value: string, column: Column): boolean {
  return normaliseText(value, column) === value;
}

function readBound(bound: unknown, none: number): number {
  return typeof bound === 'number' ? bound : none;
}
