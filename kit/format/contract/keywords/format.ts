import { findFormat } from '../formats.ts';
import { defineRule } from './define-rule.ts';
import { STRANGE_TEXT } from './strange-text.ts';

/** JSON Schema Validation 2020-12, section 7; a format that is not compiled to SQL may speak of numbers (`int32`). */
export const format = defineRule({
  name: 'format',
  about: '`date`, `date-time`, `uuid`, `email`; the others of ajv-formats are asked of ajv',
  example: { type: 'string', format: 'date' },
  speaksOf: ({ compiled }, type) => type === 'string' || compiled === undefined,
  read: ({ value, refuse }) => {
    const name = typeof value === 'string' ? value : refuse('a text');
    return { name, compiled: findFormat(name) };
  },
  compare: () => 'narrower',
  sql: ({ compiled }) => compiled?.sql,
  fits: ({ compiled }) => compiled && ((value: unknown) => typeof value !== 'string' || compiled.test(value)),
  sentence: ({ name }) => `must be a valid ${name}`,
  violations: () => [STRANGE_TEXT],
  samples: ({ compiled }) => (compiled ? [compiled.example] : []),
});
