import type { KeyContext } from '../column-keys.ts';

/** A list of `enum` as it stands. @throws ConfigurationError, by `fail`, for one of no or of mixed values */
export function parseList({ value, fail }: KeyContext): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) return fail('must be a list of values.');
  const present: unknown[] = value.filter((item) => item !== null && typeof item !== 'boolean');
  const isAll = (type: string) => present.every((item) => typeof item === type);
  return isAll('string') || isAll('number')
    ? value
    : fail('its values must be all text or all numbers (and null).');
}

/** The texts or numbers of an `enum`, in its order; undefined where it is absent, or holds truth values alone. */
export function listChoices(list: readonly unknown[] | undefined): (string | number)[] | undefined {
  const choices = list?.filter((item) => typeof item === 'string' || typeof item === 'number');
  return choices?.length ? choices : undefined;
}
