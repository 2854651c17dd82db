import type * as Type from 'typebox';
import type { TSchema } from 'typebox';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { readUserFile, writeFileAtomically } from '../../ground/files/files.ts';
import { readKey } from '../../ground/values/record.ts';
import { canonicalJson } from './canonical-json.ts';
import { describeJsonError } from './describe-json-error.ts';
import { describeMismatch, type Mismatch } from './describe-mismatch.ts';
import { findDuplicateKey } from './find-duplicate-key.ts';
import { type Fault, findFaults } from './find-faults.ts';
import { parseSchemaId } from './schema.ts';

/**
 * Reads the text of a manifest.
 * @param file what the messages call it
 * @throws ConfigurationError that names the file, the JSON path and what was expected, or says that a newer Slipway
 * wrote it.
 */
export function parseManifest<Schema extends TSchema>(
  schema: Schema,
  text: string,
  file: string,
): Type.Static<Schema> {
  return checkManifest(schema, parseJson(text, file), file);
}

/** The same for a value that is read already. */
export function checkManifest<Schema extends TSchema>(
  schema: Schema,
  value: unknown,
  file: string,
): Type.Static<Schema> {
  refuseOtherVersion(schema, value, file);
  const faults = findFaults(schema, value);
  if (faults.length > 0) throw new ConfigurationError('SLW_FILE_MALFORMED', explainMismatch(file, faults));
  return value as Type.Static<Schema>;
}

/** Reads a manifest from a file. @throws ConfigurationError as `parseManifest`, and when there is no such file. */
export async function readManifest<Schema extends TSchema>(
  schema: Schema,
  file: string,
  cure?: string,
): Promise<Type.Static<Schema>> {
  const what =
    'title' in schema && typeof schema.title === 'string' ? `The ${schema.title} file` : 'The file';
  return parseManifest(schema, await readUserFile(file, what, cure), file);
}

/** Writes a manifest as canonical JSON, whole or not at all. A value that does not fit its schema is a bug. */
export async function writeManifest<Schema extends TSchema>(
  schema: Schema,
  file: string,
  value: Type.Static<Schema>,
): Promise<void> {
  const faults = findFaults(schema, value);
  if (faults.length > 0) throw new TypeError(explainMismatch(file, faults));
  await writeFileAtomically(file, canonicalJson(value));
}

/** Whether a value says that it is of this schema. */
export function isOfSchema(schema: TSchema, value: unknown): boolean {
  return readKey(value, '$schema') === schemaIdOf(schema);
}

/** The `$schema` id a manifest of this schema carries. */
export function schemaIdOf<const Id extends string>(schema: { $id: Id } | TSchema): string {
  return '$id' in schema && typeof schema.$id === 'string' ? schema.$id : '';
}

/**
 * JSON from text. A key that stands twice in an object is refused: JSON leaves open which one counts (RFC 8259, section
 * 4), so what a reviewer reads and what is used could differ.
 * @throws ConfigurationError that names the file, line and column
 */
export function parseJson(text: string, file: string): unknown {
  const value = parseText(text, file);
  const duplicate = findDuplicateKey(text);
  if (!duplicate) return value;
  throw new ConfigurationError(
    'SLW_FILE_MALFORMED',
    `${file} has the key "${duplicate.key}" twice in one object, the second time in line ${duplicate.line}, so it does not say which counts. Remove one of them, or restore the file from Git.`,
  );
}

function parseText(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const line = text.split('\n').findIndex((each) => /^(<{7}|>{7}|={7})( |$)/.test(each)) + 1;
    if (line > 0)
      throw new ConfigurationError(
        'SLW_FILE_MALFORMED',
        `${file} holds the marks of a merge conflict, the first in line ${line}. Settle the conflict, or restore the file from Git.`,
      );
    throw new ConfigurationError(
      'SLW_FILE_MALFORMED',
      `${file} is not valid JSON: ${describeJsonError(text, error)}. Correct it or restore it from Git.`,
    );
  }
}

function refuseOtherVersion(schema: TSchema, value: unknown, file: string): void {
  const expected = parseSchemaId(schemaIdOf(schema));
  const id = readKey(value, '$schema');
  const found = typeof id === 'string' ? parseSchemaId(id) : undefined;
  if (!expected || !found || found.name !== expected.name || found.version <= expected.version) return;
  throw new ConfigurationError(
    'SLW_FILE_TOO_NEW',
    `${file} was written by a newer Slipway (${found.name} version ${found.version}; this one reads up to version ${expected.version}). Update the action's ref.`,
  );
}

function explainMismatch(file: string, faults: readonly Fault[]): string {
  const mismatch = describeMismatch(faults);
  const cure = 'Restore it from Git or make it anew with the action that writes it.';
  return `${file} does not fit its schema: ${explainPlace(mismatch)}. ${cure}`;
}

function explainPlace(mismatch: Mismatch): string {
  const place = mismatch.path.length === 0 ? 'the top level' : `/${mismatch.path.join('/')}`;
  if (mismatch.kind === 'unknown key') return `unknown key "${mismatch.key}" at ${place}`;
  if (mismatch.kind === 'missing key') return `the key "${mismatch.key}" is missing at ${place}`;
  return `${place} is ${mismatch.found} instead of ${mismatch.expected}`;
}
