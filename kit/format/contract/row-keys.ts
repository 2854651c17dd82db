import { COMBINATORS } from './keywords/combinators.ts';
import { NOTES } from './keywords/notes.ts';

/** Keywords of the row that look at values, so SQL cannot answer for them. */
export const ROW_KEYWORDS: readonly string[] = [
  ...Object.keys(COMBINATORS),
  'dependentRequired',
  'dependentSchemas',
];

/** What a contract may hold beside its columns. */
export const TOP_LEVEL_KEYS: readonly string[] = [
  ...Object.keys(NOTES),
  ...Object.keys(COMBINATORS),
  '$schema',
  '$id',
  '$defs',
  'type',
  'properties',
  'required',
  'additionalProperties',
  'dependentRequired',
  'dependentSchemas',
  'x-table',
];
