import { readOrRefuse } from '../refuse-patterns.ts';
import { quoteText } from '../sql-text.ts';
import { defineTextRule } from './define-rule.ts';
import { STRANGE_TEXT } from './strange-text.ts';

/**
 * JSON Schema Validation 2020-12, section 6.3.3, matched in linear time. Nothing is made up from a pattern: such a column
 * has `examples`.
 */
export const pattern = defineTextRule({
  name: 'pattern',
  about:
    'a regular expression (ECMA-262) that the text matches somewhere, in time proportional to the text: no look-ahead, no back references, no repeat of more than 1,000',
  example: { type: 'string', pattern: '^[A-Z]{2}[0-9]+$', examples: ['AB1'] },
  read: ({ value, refuse, fail }) => {
    const source = typeof value === 'string' ? value : refuse('a text');
    return { source, ...readOrRefuse(source, fail) };
  },
  compare: () => 'narrower',
  sql: ({ portable, re2, maxCharacters }) =>
    portable
      ? (cell) => `length(${cell}) <= ${maxCharacters} AND regexp_matches(${cell}, ${quoteText(re2)})`
      : undefined,
  fits: ({ test }) => test,
  sentence: ({ source }) => `must match the pattern ${source}`,
  violations: () => [STRANGE_TEXT, 'x', '0', '-'],
  samples: () => [],
});
