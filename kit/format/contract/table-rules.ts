import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import type { Column } from './column.ts';
import { refuseUnknownKeys, type SchemaObject, toSchemaObject } from './schema-object.ts';

const TABLE_KEYS = ['unique', 'min-rows', 'max-rejected', 'drop-duplicates'] as const;

/** Share of the rows read that may be rejected where the contract does not say. */
export const DEFAULT_MAX_REJECTED = 0.05;

/** What must hold of the rows together. */
export interface TableRules {
  /** The columns that together name a row; empty when none do. */
  unique: readonly string[];
  /** Accepted rows there must be at least. */
  minRows: number;
  /** Share of the rows read that may be rejected, 0 to 1. */
  maxRejected: number;
  /** Whether a row equal to an earlier one in every column is left out. */
  dropDuplicates: boolean;
}

/** Reads `x-table`. @throws ConfigurationError with file, JSON path and cure. */
export function parseTableRules(value: unknown, columns: readonly Column[], file: string): TableRules {
  const schema = value === undefined ? {} : toSchemaObject(value);
  if (schema === undefined)
    throw new ConfigurationError('SLW_CONTRACT_INVALID', `${file}: at /x-table: must be an object.`);
  refuseUnknownKeys({ schema, known: TABLE_KEYS, file, path: '/x-table' });
  return {
    unique: parseUnique(schema['unique'], columns, file),
    minRows: parseNumber({ schema, key: 'min-rows', max: Number.MAX_SAFE_INTEGER, integer: true, file }) ?? 1,
    maxRejected:
      parseNumber({ schema, key: 'max-rejected', max: 1, integer: false, file }) ?? DEFAULT_MAX_REJECTED,
    dropDuplicates: parseDropDuplicates(schema['drop-duplicates'], file),
  };
}

function parseUnique(value: unknown, columns: readonly Column[], file: string): string[] {
  const names = columns.map((column) => column.name);
  const list: unknown[] = [value ?? []].flat();
  return list.map((item) => {
    const name = names.find((candidate) => candidate === item);
    if (name !== undefined) return name;
    const hint = suggest(String(item), names) || ' Name columns of the contract.';
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file}: at /x-table/unique: "${String(item)}" is not a column.${hint}`,
    );
  });
}

function parseDropDuplicates(value: unknown, file: string): boolean {
  if (value === undefined || typeof value === 'boolean') return value ?? false;
  throw new ConfigurationError(
    'SLW_CONTRACT_INVALID',
    `${file}: at /x-table/drop-duplicates: must be true or false.`,
  );
}

interface NumberRule {
  schema: SchemaObject;
  key: string;
  max: number;
  integer: boolean;
  file: string;
}

function parseNumber({ schema, key, max, integer, file }: NumberRule): number | undefined {
  const value = schema[key];
  if (value === undefined) return undefined;
  const fits =
    typeof value === 'number' && value >= 0 && value <= max && (!integer || Number.isInteger(value));
  if (fits) return value;
  const wanted = integer ? 'a whole number of rows' : 'a share from 0 to 1, such as 0.05';
  throw new ConfigurationError('SLW_CONTRACT_INVALID', `${file}: at /x-table/${key}: must be ${wanted}.`);
}
