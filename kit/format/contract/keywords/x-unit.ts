import { parseText } from '../column-keys.ts';
import { breakRows, defineMeaning } from './define-meaning.ts';

export const unit = defineMeaning({
  name: 'x-unit',
  about: 'the unit of the numbers, for readers and messages; another one is another meaning',
  read: parseText,
  compare: (_before, after) => breakRows(`has another unit (${after ?? 'none'})`),
});
