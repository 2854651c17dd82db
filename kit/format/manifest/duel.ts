import * as Type from 'typebox';
import { EstimateSchema } from './evaluation.ts';
import { Count, closed, Name } from './schema.ts';

/** What a paired difference says. unclear: its interval holds 0. unpaired: there is no interval of it. */
export const DifferenceVerdictSchema = Type.Union([
  Type.Literal('better'),
  Type.Literal('worse'),
  Type.Literal('unclear'),
  Type.Literal('unpaired'),
]);
export type DifferenceVerdict = Type.Static<typeof DifferenceVerdictSchema>;

export const GateVerdictSchema = Type.Union([
  Type.Literal('pass'),
  Type.Literal('fail'),
  Type.Literal('inconclusive'),
]);
export type GateVerdict = Type.Static<typeof GateVerdictSchema>;

export const GateResultSchema = closed({
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
export const SliceComparisonSchema = closed({
  column: Type.String(),
  value: Type.String(),
  rows: Count,
  /** Different keys of the split among them; left out by older versions. */
  keys: Type.Optional(Count),
  comparison: MetricComparisonSchema,
});
export type SliceComparison = Type.Static<typeof SliceComparisonSchema>;

/** Champion against challenger: what was measured, what it says, and what the gates say of it. */
export const DuelSchema = closed({
  /** Whose gates were asked, and whose live model `against: target` means. */
  environment: Name,
  /** The metric that decides. */
  primary: Type.String(),
  /** Test rows that both answered; all of the challenger's where it stands alone. */
  rows: Count,
  /** Different keys of the split among them, which the intervals draw; null where an older version drew rows. */
  keys: Type.Union([Count, Type.Null()]),
  /** Test rows that were in the champion's training split, left out for both. */
  leftOut: Count,
  /** Why they were not compared on the same rows, as the end of a sentence; null where they were. */
  obstacle: Type.Union([Type.String(), Type.Null()]),
  /** Whether the files of the two models are the same, byte for byte. */
  identical: Type.Boolean(),
  metrics: Type.Array(MetricComparisonSchema),
  /** By the columns of `evaluate.slices`; empty where they were not compared. */
  slices: Type.Array(SliceComparisonSchema),
  /** What the difference of the primary metric says. */
  outcome: DifferenceVerdictSchema,
  /** The gates that apply to the environment. */
  gates: Type.Array(GateResultSchema),
  /** Rules of gates that are asked in other environments alone. */
  elsewhere: Type.Array(Type.String()),
  /** What the gates say together. */
  verdict: GateVerdictSchema,
});
export type Duel = Type.Static<typeof DuelSchema>;
