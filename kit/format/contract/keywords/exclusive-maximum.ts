import { parseNumber } from '../column-keys.ts';
import { quoteNumber } from '../sql-text.ts';
import { defineNumberRule } from './define-rule.ts';
import { withUnit } from './with-unit.ts';

/** JSON Schema Validation 2020-12, section 6.2.3. */
export const exclusiveMaximum = defineNumberRule({
  name: 'exclusiveMaximum',
  about: 'the number that every cell is less than',
  example: { type: 'number', exclusiveMaximum: 100 },
  read: parseNumber,
  compare: (before, after) => (after > before ? 'wider' : 'narrower'),
  sql: (limit) => (cell) => `${cell} < ${quoteNumber(limit)}`,
  fits: (limit) => (value) => value < limit,
  sentence: (limit, column) => `must be less than ${withUnit(limit, column)}`,
  violations: (limit) => [limit, Math.ceil(limit), 0],
  samples: (limit, others) => [
    limit - 1,
    Math.ceil(limit) - 1,
    2 * limit,
    ...others.map((other) => (limit + other) / 2),
  ],
});
