import { suggest } from '../../../ground/errors/suggest.ts';
import { NORMALISERS, type Normaliser } from '../column.ts';
import { breakRows, defineMeaning } from './define-meaning.ts';

/** One step or a list of them; `normalise.ts` has what each does. */
export const normalise = defineMeaning({
  name: 'x-normalise',
  about: '`trim`, `lower`, or both in a list; before anything is checked, here and in the prediction service',
  read: ({ value, fail }): readonly Normaliser[] => {
    const list: unknown[] = [value ?? []].flat();
    return list.map(
      (item) =>
        NORMALISERS.find((candidate) => candidate === item) ??
        fail(`unknown normaliser "${String(item)}".${suggest(String(item), NORMALISERS)}`),
    );
  },
  compare: () => breakRows('is normalised otherwise'),
});
