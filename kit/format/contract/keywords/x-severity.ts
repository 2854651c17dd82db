import { SEVERITIES } from '../column.ts';
import { parseChoice } from '../column-keys.ts';
import { breakRows, defineMeaning } from './define-meaning.ts';

export const severity = defineMeaning({
  name: 'x-severity',
  about: '`error` (default) rejects the row, `warning` reports it',
  read: (key) => parseChoice(key, SEVERITIES) ?? 'error',
  compare: (_was, is) =>
    is === 'warning'
      ? {
          effect: 'wider',
          tell: (subject) => `${subject} only warns of rows that break its rules, which it rejected`,
        }
      : breakRows('rejects rows that break its rules, of which it only warned'),
});
