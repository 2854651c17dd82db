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
