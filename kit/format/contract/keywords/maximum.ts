import { parseNumber } from '../column-keys.ts';
import { quoteNumber } from '../sql-text.ts';
import { defineNumberRule } from './define-rule.ts';
import { withUnit } from './with-unit.ts';

/** JSON Schema Validation 2020-12, section 6.2.2. */
export const maximum = defineNumberRule({
  name: 'maximum',
  about: 'the greatest number that a cell may be',
  example: { type: 'number', maximum: 100 },
  read: parseNumber,
  compare: (before, after) => (after > before ? 'wider' : 'narrower'),
  sql: (limit) => (cell) => `${cell} <= ${quoteNumber(limit)}`,
  fits: (limit) => (value) => value <= limit,
  sentence: (limit, column) => `must be at most ${withUnit(limit, column)}`,
  violations: (limit) => [limit + 1, Math.floor(limit) + 1, 0, 2 * limit, Number.MAX_VALUE],
  samples: (limit) => [limit, Math.floor(limit)],
});
