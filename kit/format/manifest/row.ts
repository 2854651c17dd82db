import type * as Type from 'typebox';
import type { Cell as CellSchema } from './schema.ts';

/** One cell: text, number, truth value, or null where it is missing. */
export type Cell = Type.Static<typeof CellSchema>;

/** One row, keyed by column name. */
export type Row = Record<string, Cell>;
