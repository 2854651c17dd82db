import { isValue } from '../rule.ts';
import { isListedSql } from '../sql-text.ts';
import { defineRule } from './define-rule.ts';
import { STRANGE_TEXT } from './strange-text.ts';
import { nameCellType } from './value-type.ts';

/** JSON Schema Validation 2020-12, section 6.1.3. In a list, for it may be null. */
export const constant = defineRule({
  name: 'const',
  about: 'the one value that a cell may have',
  example: { const: 'CHF' },
  speaksOf: () => true,
  read: ({ value }): readonly [unknown] => [value],
  compare: () => 'narrower',
  sql: (only, type) => (cell) => isListedSql(cell, only, nameCellType(type)),
  fits:
    ([only]) =>
    (value) =>
      value === only,
  sentence: ([only]) => `must be ${JSON.stringify(only)}`,
  violations: ([only]) => [STRANGE_TEXT, Number(only) + 1, 0, true, false],
  samples: (only) => only.filter(isValue),
});
