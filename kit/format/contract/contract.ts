import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { readDocument } from '../../ground/files/read-document.ts';
import { type Digest, digestOf } from '../manifest/digest.ts';
import { parseJson } from '../manifest/parse-manifest.ts';
import type { Column } from './column.ts';
import { compileSchema } from './compile-schema.ts';
import { parseColumns } from './parse-column.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { TOP_LEVEL_KEYS } from './row-keys.ts';
import { refuseUnknownKeys, type SchemaObject, toSchemaObject } from './schema-object.ts';
import { parseTableRules, type TableRules } from './table-rules.ts';

export type { Column, ColumnType, Impute, Normaliser, Role } from './column.ts';
export type { TableRules } from './table-rules.ts';

/** The data contract: a JSON Schema of one row, with roles and table rules read out. */
export interface Contract {
  /** Of the JSON without white space, keys in their order: formatting does not change it, column order does. */
  digest: Digest;
  text: string;
  title?: string;
  /** In the order of `properties`, which is the order of the features. */
  columns: Column[];
  table: TableRules;
  schema: SchemaObject;
}

/** The contract as the bytes its `digest` is taken of. */
export function compactContract(contract: Contract): string {
  return JSON.stringify(contract.schema);
}

/**
 * Reads a contract's text.
 * @param file what messages call it
 * @throws ConfigurationError with file, JSON path and cure
 */
export function parseContract(text: string, file: string): Contract {
  const schema = toSchemaObject(parseJson(text, file));
  if (schema === undefined) {
    throw new ConfigurationError(
      'SLW_CONTRACT_INVALID',
      `${file} is not a data contract: it must be a JSON Schema object of one row.`,
    );
  }
  refuseUnreadable(schema, file);
  refuseUnknownKeys({ schema, known: TOP_LEVEL_KEYS, file, path: '' });
  refuseOtherTypes(schema, file);
  const columns = parseColumns(schema, file);
  const table = parseTableRules(schema['x-table'], columns, file);
  compileSchema(schema, file);
  const title = schema['title'];
  return {
    digest: digestOf(JSON.stringify(schema)),
    text,
    ...(typeof title === 'string' ? { title } : {}),
    columns,
    table,
    schema,
  };
}

/** Reads a contract from a file. @throws ConfigurationError as `parseContract`, and when there is no such file. */
export async function readContract(file: string): Promise<Contract> {
  const cure = 'Write it, or set "data.contract" in pipeline.yaml to where it is.';
  return parseContract(await readDocument(file, 'The data contract', cure), file);
}

/** The columns a model is given, in the order of the contract. */
export function featureColumns(contract: Contract): Column[] {
  return contract.columns.filter((column) => column.role === 'feature');
}

/** The column a model is to predict. @throws ConfigurationError when the contract marks none. */
export function targetColumn(contract: Contract): Column {
  const target = contract.columns.find((column) => column.role === 'target');
  if (target) return target;
  throw new ConfigurationError(
    'SLW_CONTRACT_INVALID',
    'The data contract has no target. Add "x-role": "target" to the column the model is to predict.',
  );
}

function refuseOtherTypes(schema: SchemaObject, file: string): void {
  if (schema['type'] === undefined || schema['type'] === 'object') return;
  throw new ConfigurationError(
    'SLW_CONTRACT_INVALID',
    `${file}: at /type: the contract describes one row, so "type" must be "object". Correct it.`,
  );
}
