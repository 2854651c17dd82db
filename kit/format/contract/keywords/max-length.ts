import { parseLength } from '../column-keys.ts';
import { countCharacters, hasCharacters, LONGEST_MADE } from './characters.ts';
import { defineTextRule } from './define-rule.ts';
import { STRANGE_TEXT } from './strange-text.ts';

/** JSON Schema Validation 2020-12, section 6.3.1. */
export const maxLength = defineTextRule({
  name: 'maxLength',
  about: 'the greatest number of characters (Unicode code points)',
  example: { type: 'string', maxLength: 20 },
  read: parseLength,
  compare: (before, after) => (after > before ? 'wider' : 'narrower'),
  sql: (limit) => (cell) => `length(${cell}) <= ${limit}`,
  fits: (limit) => (value) => !hasCharacters(value, limit + 1),
  sentence: (limit) => `must have at most ${countCharacters(limit)}`,
  violations: (limit) => [STRANGE_TEXT, ...(limit < LONGEST_MADE ? ['x'.repeat(limit + 1)] : [])],
  samples: (limit, others) => others.map((text) => Array.from(text).slice(0, limit).join('')),
});
