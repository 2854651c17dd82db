import { A as DigestSchema, C as SemanticVersion, H as Literal, K as Unknown, L as Record, R as Union, S as ObjectName, T as manifestSchema, U as Integer, V as Null, Y as _Array_, t as EstimateSchema, w as closed, x as Name, y as Count, z as String } from "./chunk-evaluation.js";

// kit/manifest/registry.ts
/** `models/<model>/versions/<version>/version.json`: what this version is. Immutable once merged. */
const VersionSchema = manifestSchema("version", 1, {
	model: Name,
	version: SemanticVersion,
	bundle: DigestSchema,
	store: String(),
	signature: DigestSchema,
	contract: DigestSchema,
	data: closed({
		version: SemanticVersion,
		lock: DigestSchema
	}),
	code: closed({ commit: Union([ObjectName, Null()]) }),
	/** Key of the run. */
	run: String(),
	training: closed({
		command: String(),
		params: Record(String(), Unknown()),
		seed: Integer()
	}),
	/** Digest and bytes of model.onnx. */
	artefact: closed({
		digest: DigestSchema,
		size: Count
	}),
	/** How often each operator stands in the model, `domain.type` for those that are not ONNX's own. */
	operators: Record(String(), Count)
});
/** `models/<model>/environments/<environment>.json`: the pointer a promotion changes. */
const EnvironmentSchema = manifestSchema("environment", 1, {
	model: Name,
	environment: Name,
	version: SemanticVersion,
	bundle: DigestSchema
});
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
	comparison: MetricComparisonSchema
});
/** `comparison.json`: challenger against champion on the same test rows, and what the gates say of it. */
const ComparisonSchema = manifestSchema("comparison", 1, {
	model: Name,
	environment: Name,
	challenger: DigestSchema,
	champion: Union([closed({
		version: SemanticVersion,
		bundle: DigestSchema
	}), Null()]),
	rows: Count,
	/** Test rows that were in the champion's training split, left out for both. */
	leftOut: Count,
	metrics: _Array_(MetricComparisonSchema),
	/** By the columns of `evaluate.slices`; empty without a champion. */
	slices: _Array_(SliceComparisonSchema),
	gates: _Array_(GateResultSchema),
	verdict: GateVerdictSchema
});

export { VersionSchema as a, MetricComparisonSchema as i, EnvironmentSchema as n, GateVerdictSchema as r, ComparisonSchema as t };