import { parseNumber } from '../column-keys.ts';
import { quoteNumber } from '../sql-text.ts';
import { defineNumberRule } from './define-rule.ts';
import { withUnit } from './with-unit.ts';

/** JSON Schema Validation 2020-12, section 6.2.4. */
export const minimum = defineNumberRule({
  name: 'minimum',
  about: 'the least number that a cell may be',
  example: { type: 'number', minimum: 0 },
  read: parseNumber,
  compare: (before, after) => (after < before ? 'wider' : 'narrower'),
  sql: (limit) => (cell) => `${cell} >= ${quoteNumber(limit)}`,
  fits: (limit) => (value) => value >= limit,
  sentence: (limit, column) => `must be at least ${withUnit(limit, column)}`,
  violations: (limit) => [limit - 1, Math.ceil(limit) - 1, 0, 2 * limit, -Number.MAX_VALUE],
  samples: (limit) => [limit, Math.ceil(limit)],
});
