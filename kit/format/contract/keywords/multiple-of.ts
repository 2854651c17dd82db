import { parseNumber } from '../column-keys.ts';
import { quoteNumber } from '../sql-text.ts';
import { defineNumberRule } from './define-rule.ts';

/** From here on ajv, which reads a ratio's text up to its exponent, finds no whole one. */
const WHOLE_RATIOS = 1e21;

/** JSON Schema Validation 2020-12, section 6.2.1; which ratios of doubles count as whole is as ajv has it. */
export const multipleOf = defineNumberRule({
  name: 'multipleOf',
  about: 'the number that every cell is a whole multiple of',
  example: { type: 'number', multipleOf: 0.5 },
  read: (key) => {
    const step = parseNumber(key);
    return step > 0 ? step : key.refuse('a number above 0');
  },
  compare: (before, after) => (isMultiple(before, after) ? 'wider' : 'narrower'),
  sql: (step) => (cell) => {
    const ratio = `(${cell} / ${quoteNumber(step)})`;
    return `${ratio} = trunc(${ratio}) AND abs(${ratio}) < ${quoteNumber(WHOLE_RATIOS)}`;
  },
  fits: (step) => (value) => {
    const ratio = value / step;
    return ratio === Math.trunc(ratio) && Math.abs(ratio) < WHOLE_RATIOS;
  },
  sentence: (step) => `must be a multiple of ${step}`,
  violations: (step) => [step / 2, 1.5 * step, 1, Number.MAX_VALUE],
  samples: (step, others) =>
    others.flatMap((other) => [step * Math.ceil(other / step), step * Math.floor(other / step)]),
});

/** Up to here, and in parts of `SHORTEST`, doubles are divided without rounding by what divides them. */
const LARGEST = 2 ** 31;
const SHORTEST = 2 ** -20;

/**
 * Whether every multiple of one step is one of the other, as ajv divides: for steps such as 0.1, which no double is, not
 * even that of 0.01 (1.1 / 0.01 is 110.00000000000001).
 */
function isMultiple(step: number, of: number): boolean {
  const isExact = [step, of].every((each) => each <= LARGEST && Number.isInteger(each / SHORTEST));
  return isExact && Number.isInteger(step / of);
}
