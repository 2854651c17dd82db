import Type from 'typebox';
import { Count, closed, manifestSchema, Name } from './schema.ts';

const Common = { name: Type.String(), count: Count, missing: Count };

/**
 * A number column. `edges` are the inner quantile edges, ascending and distinct; bin i counts values v with
 * edges[i-1] < v <= edges[i], so there is one more count than edges. Moments are over present values; `sum2` is the
 * sum of squared deviations from `mean`, so profiles can be merged.
 */
const NumberColumnSchema = closed({
  ...Common,
  kind: Type.Literal('number'),
  min: Type.Union([Type.Number(), Type.Null()]),
  max: Type.Union([Type.Number(), Type.Null()]),
  mean: Type.Union([Type.Number(), Type.Null()]),
  sum2: Type.Union([Type.Number(), Type.Null()]),
  edges: Type.Array(Type.Number()),
  counts: Type.Array(Count),
});

/** A text or truth column: the most frequent categories with their counts, the rest in `other`. */
const CategoryColumnSchema = closed({
  ...Common,
  kind: Type.Literal('category'),
  categories: Type.Record(Type.String(), Count),
  other: Count,
  distinct: Count,
});

/** A sensitive column: counts alone. */
const RedactedColumnSchema = closed({ ...Common, kind: Type.Literal('redacted') });

export const ColumnProfileSchema = Type.Union([
  NumberColumnSchema,
  CategoryColumnSchema,
  RedactedColumnSchema,
]);
export type ColumnProfile = Type.Static<typeof ColumnProfileSchema>;
export type NumberColumnProfile = Type.Static<typeof NumberColumnSchema>;
export type CategoryColumnProfile = Type.Static<typeof CategoryColumnSchema>;

/** `profile.json`: what the training split looks like, without a single row of it. Columns in contract order. */
export const ProfileSchema = manifestSchema('profile', 1, {
  model: Name,
  rows: Count,
  columns: Type.Array(ColumnProfileSchema),
});
export type Profile = Type.Static<typeof ProfileSchema>;
