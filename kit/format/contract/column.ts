import type { Rule, Value } from './rule.ts';
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

/** A column but for its rules, which are made from it. */
export interface BareColumn {
  name: string;
  type: ColumnType;
  /** Whether the cell may be missing: not required, or null is a type or a value of it. */
  nullable: boolean;
  role: Role;
  /** In the contract's order, without null. */
  enum?: readonly (string | number)[] | undefined;
  normalise: readonly Normaliser[];
  impute?: Impute | undefined;
  sensitive: boolean;
  /** A warning is reported and does not reject the row. */
  severity: 'error' | 'warning';
  /** Share of rows that may fail this column's rules, 0 to 1, before the whole ingest fails. */
  tolerance: number;
  unit?: string | undefined;
  description?: string | undefined;
  /** Values that may be shown in place of the column's own. */
  examples: readonly Value[];
  schema: SchemaObject;
}

/** One column of the contract. */
export interface Column extends BareColumn {
  /** What a cell is at all: of the column's type, and held as it was written. */
  cellRules: readonly Rule[];
  /** What its keywords ask of a cell that is one, in the contract's order. */
  rules: readonly Rule[];
}

/** Whether cells of a type are numbers. */
export function isNumeric({ type }: Pick<BareColumn, 'type'>): boolean {
  return type === 'number' || type === 'integer';
}
