import { compareKey, type Keyword } from './keyword.ts';

/** A rule made of rules: ajv alone answers for it, and no two are compared but for being the same. */
export function leaveToAjv<const Name extends string>(name: Name, about: string): Keyword<unknown, Name> {
  return {
    name,
    kind: 'rule',
    about,
    read: ({ schema }) => schema[name],
    compare: (before, after) =>
      compareKey(name, { was: before.schema[name], is: after.schema[name], compare: () => 'narrower' }),
    toRule: () => ({
      name,
      sentence: `breaks the rule "${name}" of the contract`,
      failing: undefined,
      fits: undefined,
      violations: () => [],
      samples: () => [],
    }),
  };
}
