import { parseNumber } from '../column-keys.ts';
import { quoteNumber } from '../sql-text.ts';
import { defineNumberRule } from './define-rule.ts';
import { withUnit } from './with-unit.ts';

/** JSON Schema Validation 2020-12, section 6.2.5. */
export const exclusiveMinimum = defineNumberRule({
  name: 'exclusiveMinimum',
  about: 'the number that every cell is greater than',
  example: { type: 'number', exclusiveMinimum: 0 },
  read: parseNumber,
  compare: (before, after) => (after < before ? 'wider' : 'narrower'),
  sql: (limit) => (cell) => `${cell} > ${quoteNumber(limit)}`,
  fits: (limit) => (value) => value > limit,
  sentence: (limit, column) => `must be more than ${withUnit(limit, column)}`,
  violations: (limit) => [limit, Math.floor(limit), 0],
  samples: (limit, others) => [
    limit + 1,
    Math.floor(limit) + 1,
    2 * limit,
    ...others.map((other) => (limit + other) / 2),
  ],
});
