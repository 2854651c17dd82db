import { ROLES, type Role } from '../column.ts';
import { parseChoice } from '../column-keys.ts';
import { breakRows, defineMeaning } from './define-meaning.ts';

export const role = defineMeaning({
  name: 'x-role',
  about: '`feature` (default), `target`, `id`, `timestamp`, `group`, `ignored`',
  read: (key): Role => parseChoice(key, ROLES) ?? 'feature',
  compare: (before, after) => breakRows(`was ${before} and is ${after}`),
});
