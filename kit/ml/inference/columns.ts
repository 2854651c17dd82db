import type { Cell, Row } from '../../format/manifest/row.ts';
import type { NumberArray } from './tensor.ts';

/** The cells of one column: as rows hold them, or numbers alone (NaN where one is missing). */
export type ColumnValues = readonly (Cell | undefined)[] | NumberArray;

/** A table by columns. */
export interface Columns {
  /** How many rows. */
  length: number;
  /** A column's cells; undefined for a column that is not there: it is missing in every row. */
  read(name: string): ColumnValues | undefined;
}

/** Rows by columns, each of which is gathered when it is read. */
export function toColumns(rows: readonly Row[]): Columns {
  const { length } = rows;
  return {
    length,
    read(name) {
      // Hot: `rows.map` takes three times as long for a single row.
      const values: (Cell | undefined)[] = new Array(length);
      for (let row = 0; row < length; row++) values[row] = rows[row]?.[name];
      return values;
    },
  };
}
