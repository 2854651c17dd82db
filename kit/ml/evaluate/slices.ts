import type { Column, Contract } from '../../format/contract/contract.ts';
import type { Cell, Row } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { quantileOf } from '../../maths/metrics/bootstrap.ts';
import { formatNumber } from '../../report/number-text.ts';

/** Rows that share a value, or a range of values, of one column. */
export interface RowSlice {
  column: string;
  /** What they share, for people: `yes`, `3,600 to 5,000`. */
  value: string;
  /** Positions of the rows. */
  rows: number[];
}

/** Numbers with more different values than this are sliced at their quartiles. */
const MAX_VALUES = 10;
const MISSING = '(missing)';

/**
 * The columns to slice by.
 * @throws ConfigurationError for one that the contract lacks or calls sensitive, whose values may stand in no file
 */
export function findSliceColumns(names: readonly string[], contract: Contract): Column[] {
  const known = contract.columns.filter(({ sensitive }) => !sensitive).map(({ name }) => name);
  return names.map((name) => {
    const column = contract.columns.find((candidate) => candidate.name === name);
    if (!column) {
      throw new ConfigurationError(
        'SLW_PIPELINE_INVALID',
        `"evaluate.slices" names the column "${name}", which the data contract does not have.${suggest(name, known)}`,
      );
    }
    if (!column.sensitive) return column;
    throw new ConfigurationError(
      'SLW_PIPELINE_INVALID',
      `"evaluate.slices" names the sensitive column "${name}", whose values may not stand in evaluation.json. Remove it there, or its "x-sensitive".`,
    );
  });
}

/**
 * Slices by each column, that hold every row once: its values in their order, of more than ten the most frequent and one
 * slice of all others, quartiles of more numbers than that; missing values last.
 */
export function sliceRows(rows: readonly Row[], columns: readonly Column[]): RowSlice[] {
  return columns.flatMap((column) => {
    const values = rows.map((row) => row[column.name] ?? null);
    const numbers = values.filter((value) => typeof value === 'number');
    const isRanged = new Set(numbers).size > MAX_VALUES;
    const nameOf = isRanged ? quartileNamer(numbers) : (value: Cell) => String(value);
    return groupRows({ column, values, nameOf });
  });
}

/** What belongs to the rows of a slice, out of one item for every row. */
export function takeRows<Item>(items: readonly Item[], rows: readonly number[]): Item[] {
  return rows.flatMap((row) => items.slice(row, row + 1));
}

interface Grouping {
  column: Column;
  values: Cell[];
  nameOf: (value: Cell) => string;
}

function groupRows({ column, values, nameOf }: Grouping): RowSlice[] {
  const groups = new Map<string, Group>();
  values.forEach((value, row) => {
    const name = value === null ? MISSING : nameOf(value);
    const group = groups.get(name);
    if (group) group.rows.push(row);
    else groups.set(name, { first: value, rows: [row] });
  });
  const missing = groups.get(MISSING);
  groups.delete(MISSING);
  const largest = [...groups].sort(([, a], [, b]) => b.rows.length - a.rows.length);
  const shown = largest.slice(0, MAX_VALUES).sort(([, a], [, b]) => compareCells(a.first, b.first));
  return [
    ...shown.map(([value, { rows }]) => ({ column: column.name, value, rows })),
    ...gatherOthers(column, largest.slice(MAX_VALUES)),
    ...(missing ? [{ column: column.name, value: MISSING, rows: missing.rows }] : []),
  ];
}

interface Group {
  first: Cell;
  rows: number[];
}

/** The rows of all other values as one slice, so that none is left out unseen. */
function gatherOthers(column: Column, others: readonly [string, Group][]): RowSlice[] {
  if (others.length === 0) return [];
  const rows = others.flatMap(([, group]) => group.rows).sort((a, b) => a - b);
  return [{ column: column.name, value: `(${formatCount(others.length, 'other value')})`, rows }];
}

function compareCells(a: Cell, b: Cell): number {
  if (a === null || b === null) return 0;
  return a < b ? -1 : a > b ? 1 : 0;
}

function quartileNamer(numbers: number[]): (value: Cell) => string {
  const sorted = Float64Array.from(numbers).sort();
  const edges = [...new Set([0.25, 0.5, 0.75].map((share) => quantileOf(sorted, share)))];
  return (value) => {
    const at = edges.findIndex((edge) => typeof value === 'number' && value <= edge);
    const below = edges[at - 1];
    const above = edges[at];
    if (above === undefined) return `above ${formatNumber(edges.at(-1) ?? 0)}`;
    return below === undefined
      ? `up to ${formatNumber(above)}`
      : `above ${formatNumber(below)} up to ${formatNumber(above)}`;
  };
}
