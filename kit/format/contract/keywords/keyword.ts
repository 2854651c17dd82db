import type { BareColumn } from '../column.ts';
import type { ColumnContext } from '../column-keys.ts';
import type { Rule } from '../rule.ts';
import type { SchemaObject } from '../schema-object.ts';

/** What a change does to rows that were valid: all still are and mean the same, or some may not. */
export type Effect = 'wider' | 'narrower';

/** What became of a keyword from one contract to the next. */
export interface Change {
  effect: Effect;
  /** A sentence without its full stop; `subject` names the column. */
  tell(subject: string): string;
}

/**
 * One key of a column, in every place where it matters: made by `defineRule`, `defineMeaning`, `defineNote` or
 * `leaveToAjv`. `Parameter` is what stands beside it once read, which it may be that nothing does.
 */
export interface Keyword<out Parameter = unknown, out Name extends string = string> {
  readonly name: Name;
  /**
   * A rule says which cells are valid; a meaning, what valid cells are; a note, nothing that a row could show. Changes
   * are told in this order: meanings, then rules.
   */
  readonly kind: 'meaning' | 'rule' | 'note';
  /** What it says, for the list of keys in the documentation: Markdown on one line. */
  readonly about: string;
  /** Of a rule that not ajv alone answers for: a column that has it, to be broken and made up in tests. */
  readonly example?: SchemaObject | undefined;
  /** Of a rule by which a model reads the cells too, so that another one means something else to it. */
  readonly encodes?: boolean | undefined;
  /** @throws ConfigurationError for what may not stand there */
  read(context: ColumnContext): Parameter;
  /** Undefined where a row cannot tell the two columns apart by it. */
  compare(before: ColumnContext, after: ColumnContext): Change | undefined;
  /** What it asks of the column's cells; undefined where it asks nothing. @throws as `read` */
  toRule(context: ColumnContext, column: BareColumn): Rule | undefined;
}

/** Whether two parts of contracts are written alike. */
export function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

/**
 * The change of what lets rows through: where it is new, fewer pass, where it went, more, and where it stands in both
 * contracts `compare` says.
 */
export function compareValues({ was, is, compare }: ValueChange): Change | undefined {
  if (isSame(was, is)) return undefined;
  const start = was === undefined ? 'new' : `was ${JSON.stringify(was)}`;
  const end = is === undefined ? 'gone' : `is ${JSON.stringify(is)}`;
  return {
    effect: was === undefined ? 'narrower' : is === undefined ? 'wider' : compare(),
    tell: (subject) => `${subject} ${start}, ${end}`,
  };
}

interface ValueChange {
  was: unknown;
  is: unknown;
  compare: () => Effect;
}

/** The same of one key of a column, which the sentence names. */
export function compareKey(name: string, change: ValueChange): Change | undefined {
  const found = compareValues(change);
  return found && { ...found, tell: (subject) => found.tell(`${subject}: ${name}`) };
}
