import Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { MetricsSchema } from './evaluation.ts';
import { Count, closed, Instant, manifestSchema, Name } from './schema.ts';

export const DriftVerdictSchema = Type.Union([
  Type.Literal('ok'),
  Type.Literal('suspect'),
  Type.Literal('drift'),
  /** Too few rows for any of the three. */
  Type.Literal('unknown'),
]);
export type DriftVerdict = Type.Static<typeof DriftVerdictSchema>;

const Share = Type.Number({ minimum: 0 });

/** Rows of the window whose value the training data never showed: beyond its range, or none of its values. */
const UnseenSchema = closed({
  rows: Count,
  share: Share,
  /** The share that chance explains. */
  expected: Share,
  /** Of the exact tests of it. */
  pValue: Type.Number({ minimum: 0, maximum: 1 }),
  /** Of numbers, those below and above the range with the value furthest away; null where there are none. */
  below: Type.Union([closed({ rows: Count, extreme: Type.Number() }), Type.Null()]),
  above: Type.Union([closed({ rows: Count, extreme: Type.Number() }), Type.Null()]),
  /** New values that can be named, those with most rows first. */
  values: Type.Array(closed({ value: Type.Union([Type.String(), Type.Number()]), rows: Count })),
});
export type Unseen = Type.Static<typeof UnseenSchema>;

const ColumnDriftSchema = closed({
  column: Type.String(),
  kind: Type.Union([Type.Literal('number'), Type.Literal('category')]),
  test: Type.String(),
  statistic: Type.Number(),
  pValue: Type.Number({ minimum: 0, maximum: 1 }),
  /** After Benjamini–Hochberg over all columns. */
  adjusted: Type.Number({ minimum: 0, maximum: 1 }),
  psi: Type.Number({ minimum: 0 }),
  /** Wasserstein distance in reference standard deviations (numbers), total variation distance (categories). */
  distance: Type.Number({ minimum: 0 }),
  missing: closed({ reference: Type.Number(), current: Type.Number() }),
  /** Null, or left out by an older monitor, where the profile is too old to tell. */
  unseen: Type.Optional(Type.Union([UnseenSchema, Type.Null()])),
  verdict: DriftVerdictSchema,
});
export type ColumnDrift = Type.Static<typeof ColumnDriftSchema>;

/** `monitor.json`: the current window against the bundle's profile. */
export const MonitorSchema = manifestSchema('monitor', 1, {
  model: Name,
  environment: Name,
  version: Type.String(),
  bundle: DigestSchema,
  window: closed({ from: Instant, to: Instant, rows: Count }),
  reference: closed({ rows: Count }),
  columns: Type.Array(ColumnDriftSchema),
  /** Columns that are not compared, as sensitive ones: no values of theirs are kept. */
  skipped: Type.Array(Type.String()),
  /** Predictions against the target in training: for information, no part of the verdict. Null where there is none. */
  prediction: Type.Union([ColumnDriftSchema, Type.Null()]),
  verdict: DriftVerdictSchema,
  reasons: Type.Array(Type.String()),
  performance: Type.Union([
    closed({ rows: Count, metrics: MetricsSchema, reference: MetricsSchema, verdict: DriftVerdictSchema }),
    Type.Null(),
  ]),
  actions: Type.Array(Type.String()),
});
export type Monitor = Type.Static<typeof MonitorSchema>;
