import * as Type from 'typebox';
import { BUCKETS, SLOTS_TEXT_LENGTH } from './level-slots.ts';
import { Count, closed, manifestSchema, Name } from './schema.ts';

const Common = { name: Type.String(), count: Count, missing: Count };
const Moment = Type.Union([Type.Number(), Type.Null()]);

/**
 * A number column. `edges` are the inner edges of its bins, ascending and distinct: every value but the largest where
 * there are few, else quantiles, closer together in the tails. Bin i counts values v with edges[i-1] < v <= edges[i], so
 * there is one more count than edges. Moments are over present values; `sum2` is the sum of squared deviations from
 * `mean`. All of it can be merged with a profile of the same edges.
 */
export const NumberColumnSchema = closed({
  ...Common,
  kind: Type.Literal('number'),
  min: Moment,
  max: Moment,
  mean: Moment,
  sum2: Moment,
  edges: Type.Array(Type.Number()),
  counts: Type.Array(Count),
  /**
   * Values whose rows are counted exactly, ascending: all where the column has few, else those that stand in many rows,
   * as the zeros of amounts. Null in a profile of an older schema, which does not say.
   */
  values: Type.Union([Type.Array(Type.Number()), Type.Null()]),
  valueCounts: Type.Array(Count),
});

const Bitmap = Type.String({
  pattern: `^[A-Za-z0-9+/=]{${SLOTS_TEXT_LENGTH}}$`,
  description: 'a bitmap in base64',
});

/**
 * A text or truth column. For people: the most frequent levels with their counts, the rest in `other`; where `other` is
 * 0 they are all. For tests: what depends on a level's hash alone, whichever rows were looked at (see level-slots.ts).
 */
export const CategoryColumnSchema = closed({
  ...Common,
  kind: Type.Literal('category'),
  categories: Type.Record(Type.String(), Count),
  other: Count,
  distinct: Count,
  /** Rows by the hash of their level. Null in a profile of an older schema. */
  buckets: Type.Union([Type.Array(Count, { minItems: BUCKETS, maxItems: BUCKETS }), Type.Null()]),
  /** Which finer slots hold at least one row, and at least two. Null where `categories` names every level. */
  slots: Type.Union([closed({ seen: Bitmap, repeated: Bitmap }), Type.Null()]),
});

/** A sensitive column: counts alone. */
export const RedactedColumnSchema = closed({ ...Common, kind: Type.Literal('redacted') });

const ColumnProfileSchema = Type.Union([NumberColumnSchema, CategoryColumnSchema, RedactedColumnSchema]);
export type ColumnProfile = Type.Static<typeof ColumnProfileSchema>;
export type NumberColumnProfile = Type.Static<typeof NumberColumnSchema>;
export type CategoryColumnProfile = Type.Static<typeof CategoryColumnSchema>;
export type RedactedColumnProfile = Type.Static<typeof RedactedColumnSchema>;

/** `profile.json`: what the training split looks like, without a single row of it. Columns in contract order. */
export const ProfileSchema = manifestSchema('profile', 2, {
  model: Name,
  rows: Count,
  columns: Type.Array(ColumnProfileSchema),
});
export type Profile = Type.Static<typeof ProfileSchema>;
