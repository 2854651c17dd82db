import * as Type from 'typebox';
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

/** One statistic of a column's change: its value, and of a test the chance of such a one without any change. */
const StatisticSchema = closed({
  name: Type.String(),
  value: Type.Number(),
  p: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
});
export type Statistic = Type.Static<typeof StatisticSchema>;

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
  /** All that were measured; an older monitor left them out. `test`, `psi` and `distance` are of them. */
  statistics: Type.Optional(Type.Array(StatisticSchema)),
  verdict: DriftVerdictSchema,
});
export type ColumnDrift = Type.Static<typeof ColumnDriftSchema>;

const WindowRowsSchema = closed({
  /** Rows that the verdict on the data is of. */
  judged: Count,
  /** Rows of the days that were read, by the first cause that holds. */
  leftOut: closed({
    invalid: Count,
    error: Count,
    unchecked: Count,
    otherVersion: Count,
    otherEnvironment: Count,
    otherModel: Count,
    /** In records of schema 1, whose id is the client's: answers beyond the latest of an id. */
    repeatedId: Count,
    /** Records of schema 2 that are there again. */
    copied: Count,
    unreadable: Count,
    outsideWindow: Count,
  }),
  /** Invalid rows by the column that they broke, the most first; "" stands for names that the contract does not have. */
  brokenColumns: Type.Array(closed({ column: Type.String(), rows: Count })),
  /** Judged rows of records that name no environment, which older services wrote. */
  unnamedEnvironment: Count,
  /** Judged rows whose client's id is that of another one too. */
  sharedName: Count,
});
export type WindowRows = Type.Static<typeof WindowRowsSchema>;

/** Labelled rows that do not fit the contract, by what they break. */
const UnfitCountSchema = closed({ column: Type.String(), message: Type.String(), rows: Count });
export type UnfitCount = Type.Static<typeof UnfitCountSchema>;

const LabelCountsSchema = closed({
  /** Lines of the labels file. */
  read: Count,
  used: Count,
  /** Labels of no row that was judged. */
  unmatched: Count,
  /** Labels of an id that rows with different features share. */
  ambiguous: Count,
  unusable: Count,
  nameless: Count,
  /** Lines whose id stands again further down. */
  repeated: Count,
  /** Used labels whose rows fit the contract: a retraining can read them. */
  fit: Count,
  unfit: Type.Array(UnfitCountSchema),
});
export type LabelCounts = Type.Static<typeof LabelCountsSchema>;

/** A share of the rows asked about against the largest that may be, by an exact binomial test. */
const RequestSignalSchema = closed({
  rows: Count,
  of: Count,
  share: Type.Number({ minimum: 0, maximum: 1 }),
  limit: Type.Number({ minimum: 0, maximum: 1 }),
  pValue: Type.Number({ minimum: 0, maximum: 1 }),
  verdict: DriftVerdictSchema,
});
export type RequestSignal = Type.Static<typeof RequestSignalSchema>;

/** `monitor.json`: the current window against the bundle's profile. */
export const MonitorSchema = manifestSchema('monitor', 1, {
  model: Name,
  environment: Name,
  version: Type.String(),
  bundle: DigestSchema,
  window: closed({ from: Instant, to: Instant, rows: Count }),
  rows: WindowRowsSchema,
  /** Null where no labels were given. */
  labels: Type.Union([LabelCountsSchema, Type.Null()]),
  reference: closed({ rows: Count }),
  columns: Type.Array(ColumnDriftSchema),
  /** Columns that are not compared, as sensitive ones: no values of theirs are kept. */
  skipped: Type.Array(Type.String()),
  /** Predictions against the target in training: for information, no part of the verdict. Null where there is none. */
  prediction: Type.Union([ColumnDriftSchema, Type.Null()]),
  /** What the verdict is the worst of. */
  signals: closed({
    data: DriftVerdictSchema,
    performance: DriftVerdictSchema,
    invalid: RequestSignalSchema,
    error: RequestSignalSchema,
  }),
  verdict: DriftVerdictSchema,
  reasons: Type.Array(Type.String()),
  performance: Type.Union([
    closed({ rows: Count, metrics: MetricsSchema, reference: MetricsSchema, verdict: DriftVerdictSchema }),
    Type.Null(),
  ]),
  actions: Type.Array(Type.String()),
});
export type Monitor = Type.Static<typeof MonitorSchema>;
