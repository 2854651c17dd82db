import { type ColumnContext, enterKey, type KeyContext } from '../column-keys.ts';
import { type Change, isSame, type Keyword } from './keyword.ts';

/** All there is to a key that says what the cells of a column are, or how they are treated. */
export interface MeaningSpec<Name extends string, Parameter> {
  name: Name;
  about: string;
  /** Read also where the key is absent, to what holds then. @throws ConfigurationError, by `fail` or `refuse` */
  read(key: KeyContext, context: ColumnContext): Parameter;
  /** What it is to go from one parameter to another, where they differ; undefined where rows do not show it. */
  compare(before: Parameter, after: Parameter): Change | undefined;
}

/** A key that asks nothing of a cell. */
export function defineMeaning<const Name extends string, Parameter>(
  spec: MeaningSpec<Name, Parameter>,
): Keyword<Parameter, Name> {
  const { name, about } = spec;
  const read = (context: ColumnContext) => spec.read(enterKey(context, name), context);
  return {
    name,
    kind: 'meaning',
    about,
    read,
    compare: (before, after) => {
      const [was, is] = [read(before), read(after)];
      return isSame(was, is) ? undefined : spec.compare(was, is);
    },
    toRule: () => undefined,
  };
}

/** A change after which rows mean something else. */
export function breakRows(words: string): Change {
  return { effect: 'narrower', tell: (subject) => `${subject} ${words}` };
}
