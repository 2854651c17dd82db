import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import {
  DuelSchema,
  GateResultSchema,
  GateVerdictSchema,
  MetricComparisonSchema,
  SliceComparisonSchema,
} from './duel.ts';
import { Count, closed, manifestSchema, Name, SemanticVersion } from './schema.ts';

const SUBJECT = {
  model: Name,
  challenger: DigestSchema,
  champion: Type.Union([closed({ version: SemanticVersion, bundle: DigestSchema }), Type.Null()]),
};

/** `comparison.json`: the duel of a new version with what was live where it was proposed for. */
export const ComparisonSchema = manifestSchema('comparison', 2, { ...SUBJECT, ...DuelSchema.properties });
export type Comparison = Type.Static<typeof ComparisonSchema>;

/** `comparison.json` before the comparison itself had a verdict: versions that were merged hold such ones. */
export const FirstComparisonSchema = manifestSchema('comparison', 1, {
  ...SUBJECT,
  environment: Name,
  rows: Count,
  leftOut: Count,
  metrics: Type.Array(MetricComparisonSchema),
  slices: Type.Array(SliceComparisonSchema),
  gates: Type.Array(GateResultSchema),
  verdict: GateVerdictSchema,
});
export type FirstComparison = Type.Static<typeof FirstComparisonSchema>;
