import { I as Null, L as Literal, N as Union, P as String, U as Optional, W as _Array_, h as Name, p as Count, t as EstimateSchema, v as closed, z as Boolean } from "./chunk-evaluation.js";

// kit/format/manifest/duel.ts
/** What a paired difference says. unclear: its interval holds 0. unpaired: there is no interval of it. */
const DifferenceVerdictSchema = Union([
	Literal("better"),
	Literal("worse"),
	Literal("unclear"),
	Literal("unpaired")
]);
const GateVerdictSchema = Union([
	Literal("pass"),
	Literal("fail"),
	Literal("inconclusive")
]);
const GateResultSchema = closed({
	metric: String(),
	rule: String(),
	verdict: GateVerdictSchema,
	reason: String()
});
const MetricComparisonSchema = closed({
	metric: String(),
	direction: Union([Literal("lower"), Literal("higher")]),
	challenger: EstimateSchema,
	champion: Union([EstimateSchema, Null()]),
	/** Challenger minus champion, paired bootstrap on the same rows. */
	difference: Union([EstimateSchema, Null()])
});
/** Rows that share a value of one column, and the primary metric on them. */
const SliceComparisonSchema = closed({
	column: String(),
	value: String(),
	rows: Count,
	/** Different keys of the split among them; left out by older versions. */
	keys: Optional(Count),
	comparison: MetricComparisonSchema
});
/** Champion against challenger: what was measured, what it says, and what the gates say of it. */
const DuelSchema = closed({
	/** Whose gates were asked, and whose live model `against: target` means. */
	environment: Name,
	/** The metric that decides. */
	primary: String(),
	/** Test rows that both answered; all of the challenger's where it stands alone. */
	rows: Count,
	/** Different keys of the split among them, which the intervals draw; null where an older version drew rows. */
	keys: Union([Count, Null()]),
	/** Test rows that were in the champion's training split, left out for both. */
	leftOut: Count,
	/** Why they were not compared on the same rows, as the end of a sentence; null where they were. */
	obstacle: Union([String(), Null()]),
	/** Whether the files of the two models are the same, byte for byte. */
	identical: Boolean(),
	metrics: _Array_(MetricComparisonSchema),
	/** By the columns of `evaluate.slices`; empty where they were not compared. */
	slices: _Array_(SliceComparisonSchema),
	/** What the difference of the primary metric says. */
	outcome: DifferenceVerdictSchema,
	/** The gates that apply to the environment. */
	gates: _Array_(GateResultSchema),
	/** Rules of gates that are asked in other environments alone. */
	elsewhere: _Array_(String()),
	/** What the gates say together. */
	verdict: GateVerdictSchema
});

export { SliceComparisonSchema as a, MetricComparisonSchema as i, GateResultSchema as n, GateVerdictSchema as r, DuelSchema as t };