import * as Type from 'typebox';
import { checkManifest, isOfSchema, parseJson } from './parse-manifest.ts';
import {
  CategoryColumnSchema,
  type ColumnProfile,
  NumberColumnSchema,
  type Profile,
  ProfileSchema,
  RedactedColumnSchema,
} from './profile.ts';
import { Count, closed, manifestSchema, Name } from './schema.ts';

const { values: _values, valueCounts: _counts, ...firstNumber } = NumberColumnSchema.properties;
const { buckets: _buckets, slots: _slots, ...firstCategory } = CategoryColumnSchema.properties;
const FirstColumnSchema = Type.Union([closed(firstNumber), closed(firstCategory), RedactedColumnSchema]);

/** `profile.json` before there were exact values and hash buckets: bundles that are live hold such ones. */
export const FirstProfileSchema = manifestSchema('profile', 1, {
  model: Name,
  rows: Count,
  columns: Type.Array(FirstColumnSchema),
});

/**
 * Reads the text of a profile, of the present schema or the first: that one comes as the present one with null for what
 * it does not know.
 * @throws ConfigurationError as `parseManifest`
 */
export function parseProfile(text: string, file: string): Profile {
  const value = parseJson(text, file);
  if (!isOfSchema(FirstProfileSchema, value)) return checkManifest(ProfileSchema, value, file);
  const { model, rows, columns } = checkManifest(FirstProfileSchema, value, file);
  return { $schema: ProfileSchema.properties.$schema.const, model, rows, columns: columns.map(liftColumn) };
}

function liftColumn(column: Type.Static<typeof FirstColumnSchema>): ColumnProfile {
  if (column.kind === 'number') return { ...column, values: null, valueCounts: [] };
  if (column.kind === 'category') return { ...column, buckets: null, slots: null };
  return column;
}
