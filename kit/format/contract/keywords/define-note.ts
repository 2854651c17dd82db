import type { Keyword } from './keyword.ts';

/** A key that JSON Schema has for readers: whatever the dialect lets stand there, no row shows it. */
export function defineNote<const Name extends string>(name: Name, about: string): Keyword<unknown, Name> {
  return {
    name,
    kind: 'note',
    about,
    read: ({ schema }) => schema[name],
    compare: () => undefined,
    toRule: () => undefined,
  };
}
