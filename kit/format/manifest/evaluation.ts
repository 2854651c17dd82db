import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { StatedReachSchema } from './reach.ts';
import { Cell, Count, closed, manifestSchema, Name, SemanticVersion } from './schema.ts';

export const TaskSchema = Type.Union([
  Type.Literal('regression'),
  Type.Literal('binary'),
  Type.Literal('multiclass'),
]);
export type Task = Type.Static<typeof TaskSchema>;
export const TASKS: readonly Task[] = ['regression', 'binary', 'multiclass'];

/** A value with its bootstrap interval. `low` and `high` are null where too few rows allow none. */
export const EstimateSchema = closed({
  value: Type.Number(),
  low: Type.Union([Type.Number(), Type.Null()]),
  high: Type.Union([Type.Number(), Type.Null()]),
});
export type Estimate = Type.Static<typeof EstimateSchema>;

export const MetricsSchema = Type.Record(Type.String(), EstimateSchema);
/** By metric name: rmse, mae, r2; log_loss, accuracy, … */
export type Metrics = Type.Static<typeof MetricsSchema>;

const SplitResultSchema = closed({ rows: Count, metrics: MetricsSchema });

const SliceSchema = closed({
  column: Type.String(),
  value: Type.String(),
  rows: Count,
  metrics: MetricsSchema,
});
export type Slice = Type.Static<typeof SliceSchema>;

/** One bin of a reliability table: mean prediction against mean truth. */
const CalibrationBinSchema = closed({ rows: Count, predicted: Type.Number(), observed: Type.Number() });

/** `evaluation.json`: how good one model is on rows its training never saw. Nothing about other models. */
export const EvaluationSchema = manifestSchema('evaluation', 1, {
  model: Name,
  task: TaskSchema,
  key: Type.String(),
  artefact: DigestSchema,
  data: closed({ version: SemanticVersion, lock: DigestSchema, dataset: DigestSchema }),
  primary: Type.String(),
  splits: closed({ validation: SplitResultSchema, test: SplitResultSchema }),
  slices: Type.Array(SliceSchema),
  calibration: Type.Array(CalibrationBinSchema),
  /** `builtin:linear` on the same test rows; null when the model under test is it. */
  baseline: Type.Union([closed({ name: Type.String(), metrics: MetricsSchema }), Type.Null()]),
  interval: closed({
    method: Type.String(),
    confidence: Type.Number(),
    resamples: Count,
    seed: Type.Integer(),
    /** Different keys of the split among the test rows, which are drawn; left out by older versions, which drew rows. */
    keys: Type.Optional(Count),
  }),
  /** As the run says. */
  testReachable: StatedReachSchema,
});
export type Evaluation = Type.Static<typeof EvaluationSchema>;

/** What a model says of one row: a number, or a label with a probability for each class. */
export const PredictionSchema = Type.Union([
  closed({ value: Type.Number() }),
  closed({ label: Cell, probabilities: Type.Record(Type.String(), Type.Number()) }),
]);
export type Prediction = Type.Static<typeof PredictionSchema>;

/** `golden.json`: a few rows and what the model must answer to them, within `tolerance` (relative). */
export const GoldenSchema = manifestSchema('golden', 1, {
  model: Name,
  artefact: DigestSchema,
  tolerance: Type.Number({ minimum: 0 }),
  cases: Type.Array(closed({ row: Type.Record(Type.String(), Cell), prediction: PredictionSchema })),
});
export type Golden = Type.Static<typeof GoldenSchema>;
