import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { EstimateSchema } from './evaluation.ts';
import { Count, closed, manifestSchema, Name, ObjectName, SemanticVersion } from './schema.ts';

/** `models/<model>/versions/<version>/version.json`: what this version is. Immutable once merged. */
export const VersionSchema = manifestSchema('version', 1, {
  model: Name,
  version: SemanticVersion,
  bundle: DigestSchema,
  store: Type.String(),
  signature: DigestSchema,
  contract: DigestSchema,
  data: closed({ version: SemanticVersion, lock: DigestSchema }),
  code: closed({ commit: Type.Union([ObjectName, Type.Null()]) }),
  /** Key of the run. */
  run: Type.String(),
  training: closed({
    command: Type.String(),
    params: Type.Record(Type.String(), Type.Unknown()),
    seed: Type.Integer(),
  }),
  /** Digest and bytes of model.onnx. */
  artefact: closed({ digest: DigestSchema, size: Count }),
  /** How often each operator stands in the model, `domain.type` for those that are not ONNX's own. */
  operators: Type.Record(Type.String(), Count),
});
export type Version = Type.Static<typeof VersionSchema>;

/** `models/<model>/environments/<environment>.json`: the pointer a promotion changes. */
export const EnvironmentSchema = manifestSchema('environment', 1, {
  model: Name,
  environment: Name,
  version: SemanticVersion,
  bundle: DigestSchema,
});
export type Environment = Type.Static<typeof EnvironmentSchema>;

export const GateVerdictSchema = Type.Union([
  Type.Literal('pass'),
  Type.Literal('fail'),
  Type.Literal('inconclusive'),
]);
export type GateVerdict = Type.Static<typeof GateVerdictSchema>;

const GateResultSchema = closed({
  metric: Type.String(),
  rule: Type.String(),
  verdict: GateVerdictSchema,
  reason: Type.String(),
});
export type GateResult = Type.Static<typeof GateResultSchema>;

export const MetricComparisonSchema = closed({
  metric: Type.String(),
  direction: Type.Union([Type.Literal('lower'), Type.Literal('higher')]),
  challenger: EstimateSchema,
  champion: Type.Union([EstimateSchema, Type.Null()]),
  /** Challenger minus champion, paired bootstrap on the same rows. */
  difference: Type.Union([EstimateSchema, Type.Null()]),
});
export type MetricComparison = Type.Static<typeof MetricComparisonSchema>;

/** Rows that share a value of one column, and the primary metric on them. */
const SliceComparisonSchema = closed({
  column: Type.String(),
  value: Type.String(),
  rows: Count,
  comparison: MetricComparisonSchema,
});
export type SliceComparison = Type.Static<typeof SliceComparisonSchema>;

/** `comparison.json`: challenger against champion on the same test rows, and what the gates say of it. */
export const ComparisonSchema = manifestSchema('comparison', 1, {
  model: Name,
  environment: Name,
  challenger: DigestSchema,
  champion: Type.Union([closed({ version: SemanticVersion, bundle: DigestSchema }), Type.Null()]),
  rows: Count,
  /** Test rows that were in the champion's training split, left out for both. */
  leftOut: Count,
  metrics: Type.Array(MetricComparisonSchema),
  /** By the columns of `evaluate.slices`; empty without a champion. */
  slices: Type.Array(SliceComparisonSchema),
  gates: Type.Array(GateResultSchema),
  verdict: GateVerdictSchema,
});
export type Comparison = Type.Static<typeof ComparisonSchema>;
