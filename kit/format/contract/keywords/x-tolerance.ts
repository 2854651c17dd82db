import { parseShare } from '../column-keys.ts';
import { defineMeaning } from './define-meaning.ts';

export const tolerance = defineMeaning({
  name: 'x-tolerance',
  about:
    "share of the rows that may break this column's rules; above it the whole data is refused. Default 1",
  read: (key) => parseShare(key) ?? 1,
  compare: () => undefined,
});
