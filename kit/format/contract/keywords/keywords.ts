import type { Rule } from '../rule.ts';
import { COMBINATORS } from './combinators.ts';
import { constant } from './const.ts';
import { enumeration } from './enum.ts';
import { exclusiveMaximum } from './exclusive-maximum.ts';
import { exclusiveMinimum } from './exclusive-minimum.ts';
import { format } from './format.ts';
import type { Keyword } from './keyword.ts';
import { maxLength } from './max-length.ts';
import { maximum } from './maximum.ts';
import { minLength } from './min-length.ts';
import { minimum } from './minimum.ts';
import { multipleOf } from './multiple-of.ts';
import { NOTES } from './notes.ts';
import { pattern } from './pattern.ts';
import { type } from './type.ts';
import { impute } from './x-impute.ts';
import { normalise } from './x-normalise.ts';
import { role } from './x-role.ts';
import { sensitive } from './x-sensitive.ts';
import { severity } from './x-severity.ts';
import { tolerance } from './x-tolerance.ts';
import { unit } from './x-unit.ts';

/** The compiler holds every entry to stand under its own name. */
function tableOf<Table extends { [Name in keyof Table]: Keyword<unknown, Name & string> }>(
  table: Table,
): Readonly<Table> {
  return table;
}

/**
 * The keys that a column of a contract may have, each in a file of its own that says all there is to it. The order is that
 * in which rules are tried where one is enough (to break a cell, to make one up), the most telling first, and changes told.
 */
const TABLE = tableOf({
  type,
  enum: enumeration,
  const: constant,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
  minLength,
  maxLength,
  pattern,
  format,
  ...COMBINATORS,
  ...NOTES,
  'x-role': role,
  'x-unit': unit,
  'x-normalise': normalise,
  'x-impute': impute,
  'x-sensitive': sensitive,
  'x-severity': severity,
  'x-tolerance': tolerance,
});

/** Every key by its name. */
export const KEYWORDS: Readonly<Record<string, Keyword>> = TABLE;

/** In the order of the table. */
export const KEYWORD_NAMES: readonly string[] = Object.keys(TABLE);

/** Rules in the order of the table. */
export function sortByTable(rules: readonly Rule[]): Rule[] {
  return rules.toSorted((a, b) => KEYWORD_NAMES.indexOf(a.name) - KEYWORD_NAMES.indexOf(b.name));
}
