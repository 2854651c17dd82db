import { I as Null, N as Union, T as DigestSchema, W as _Array_, _ as SemanticVersion, h as Name, p as Count, v as closed, y as manifestSchema } from "./chunk-evaluation.js";
import { a as SliceComparisonSchema, i as MetricComparisonSchema, n as GateResultSchema, r as GateVerdictSchema, t as DuelSchema } from "./chunk-duel.js";

// kit/format/manifest/comparison.ts
const SUBJECT = {
	model: Name,
	challenger: DigestSchema,
	champion: Union([closed({
		version: SemanticVersion,
		bundle: DigestSchema
	}), Null()])
};
/** `comparison.json`: the duel of a new version with what was live where it was proposed for. */
const ComparisonSchema = manifestSchema("comparison", 2, {
	...SUBJECT,
	...DuelSchema.properties
});
/** `comparison.json` before the comparison itself had a verdict: versions that were merged hold such ones. */
const FirstComparisonSchema = manifestSchema("comparison", 1, {
	...SUBJECT,
	environment: Name,
	rows: Count,
	leftOut: Count,
	metrics: _Array_(MetricComparisonSchema),
	slices: _Array_(SliceComparisonSchema),
	gates: _Array_(GateResultSchema),
	verdict: GateVerdictSchema
});

export { FirstComparisonSchema as n, ComparisonSchema as t };