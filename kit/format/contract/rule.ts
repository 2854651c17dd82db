/** A cell that is there. */
export type Value = string | number | boolean;

/** Whether anything is a cell. */
export function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Names of the SQL columns that a column's checks look at: text, number where it is one, typed value. */
export interface CellNames {
  text: string;
  number: string;
  value: string;
}

/**
 * What one keyword, or being a cell of its column at all, asks of the cells of one column, wherever that is asked. Each
 * of its members agrees with ajv, which is the reference.
 */
export interface Rule {
  name: string;
  /** The end of a sentence ("must be at least 100 m²"). It holds no value of the data, so it may stand in any log. */
  sentence: string;
  /** SQL that holds where a cell breaks the rule (`NEVER` where none of a table can); undefined where ajv alone can say. */
  failing: ((names: CellNames) => string) | undefined;
  /** Whether a value keeps the rule; undefined where ajv alone can say. */
  fits: ((value: unknown) => boolean) | undefined;
  /** Values that are likely to break it, the most telling first. */
  violations(): readonly Value[];
  /** Values that are likely to keep it, the likeliest first, made from others where those are given. */
  samples(others: readonly Value[]): readonly Value[];
}

/** A condition that no cell meets. */
export const NEVER = 'false';

/** What a column is told whose cell must be there and is not. */
export const MISSING = 'is missing';
