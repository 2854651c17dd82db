import { parseLength } from '../column-keys.ts';
import { countCharacters, hasCharacters, LONGEST_MADE, lengthen } from './characters.ts';
import { defineTextRule } from './define-rule.ts';

/** JSON Schema Validation 2020-12, section 6.3.2. */
export const minLength = defineTextRule({
  name: 'minLength',
  about: 'the least number of characters (Unicode code points)',
  example: { type: 'string', minLength: 2 },
  read: parseLength,
  compare: (before, after) => (after < before ? 'wider' : 'narrower'),
  sql: (limit) => (cell) => `length(${cell}) >= ${limit}`,
  fits: (limit) => (value) => hasCharacters(value, limit),
  sentence: (limit) => `must have at least ${countCharacters(limit)}`,
  violations: () => ['x'],
  samples: (limit, others) => (limit > LONGEST_MADE ? [] : others.map((text) => lengthen(text, limit))),
});
