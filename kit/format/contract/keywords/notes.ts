import { parseText } from '../column-keys.ts';
import { isValue, type Value } from '../rule.ts';
import { defineMeaning } from './define-meaning.ts';
import { defineNote } from './define-note.ts';

/** JSON Schema Validation 2020-12, section 9, and `$comment`. The row as a whole may have them as well. */
export const NOTES = {
  $comment: defineNote('$comment', 'for those who edit the contract'),
  title: defineNote('title', 'for readers'),
  description: defineMeaning({
    name: 'description',
    about: 'for readers',
    read: parseText,
    compare: () => undefined,
  }),
  default: defineNote('default', 'what an ignored column has in rows that come back from monitoring'),
  examples: defineMeaning({
    name: 'examples',
    about: 'values that stand in for those of a sensitive column in rows that are shown',
    read: ({ value }): Value[] => (Array.isArray(value) ? value.filter(isValue) : []),
    compare: () => undefined,
  }),
  deprecated: defineNote('deprecated', 'for readers'),
};
