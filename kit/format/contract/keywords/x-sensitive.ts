import { parseFlag } from '../column-keys.ts';
import { defineMeaning } from './define-meaning.ts';

export const sensitive = defineMeaning({
  name: 'x-sensitive',
  about: '`true`: values are redacted in every report and log, and `x-impute` takes a constant alone',
  read: parseFlag,
  compare: () => undefined,
});
