import { SEVERITIES } from '../column.ts';
import { parseChoice } from '../column-keys.ts';
import { defineMeaning } from './define-meaning.ts';

export const severity = defineMeaning({
  name: 'x-severity',
  about: '`error` (default) rejects the row, `warning` reports it',
  read: (key) => parseChoice(key, SEVERITIES) ?? 'error',
  compare: () => undefined,
});
