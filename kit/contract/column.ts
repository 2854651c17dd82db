import type { SchemaObject } from './schema-object.ts';

export const TYPES = ['number', 'integer', 'string', 'boolean'] as const;
export const ROLES = ['feature', 'target', 'id', 'timestamp', 'group', 'ignored'] as const;
export const NORMALISERS = ['trim', 'lower'] as const;
export const SEVERITIES = ['error', 'warning'] as const;

/** What a column asks of a cell whatever its keywords: that it is there, of its type, and can be held as it is. */
export const CELL_RULES: readonly string[] = ['required', 'type', 'magnitude', 'text'];

export type ColumnType = (typeof TYPES)[number];
export type Role = (typeof ROLES)[number];
export type Normaliser = (typeof NORMALISERS)[number];
/** How a missing cell of a split is filled: fitted on the training split, or the constant. */
export type Impute = { method: 'median' | 'mode' } | { method: 'constant'; value: string | number | boolean };

/** One column of the contract. */
export interface Column {
  name: string;
  type: ColumnType;
  /** Whether the cell may be missing: not required, or null is a type or a value of it. */
  nullable: boolean;
  role: Role;
  /** In the contract's order, without null. */
  enum?: readonly (string | number)[];
  normalise: readonly Normaliser[];
  impute?: Impute;
  sensitive: boolean;
  /** A warning is reported and does not reject the row. */
  severity: 'error' | 'warning';
  /** Share of rows that may fail this column's rules, 0 to 1, before the whole ingest fails. */
  tolerance: number;
  unit?: string;
  description?: string;
  schema: SchemaObject;
}
