import { C as closed, F as build_default, O as DigestSchema, S as SemanticVersion, t as EstimateSchema, w as manifestSchema, x as Name, y as Count } from "./chunk-evaluation.js";

// kit/manifest/registry.ts
/** `models/<model>/versions/<version>/version.json`: what this version is. Immutable once merged. */
const VersionSchema = manifestSchema("version", 1, {
	model: Name,
	version: SemanticVersion,
	bundle: DigestSchema,
	store: build_default.String(),
	signature: DigestSchema,
	contract: DigestSchema,
	data: closed({
		version: SemanticVersion,
		lock: DigestSchema
	}),
	code: closed({ commit: build_default.Union([build_default.String(), build_default.Null()]) }),
	/** Key of the run. */
	run: build_default.String(),
	training: closed({
		command: build_default.String(),
		params: build_default.Record(build_default.String(), build_default.Unknown()),
		seed: build_default.Integer()
	}),
	/** Digest and bytes of model.onnx. */
	artefact: closed({
		digest: DigestSchema,
		size: Count
	}),
	/** How often each operator stands in the model, `domain.type` for those that are not ONNX's own. */
	operators: build_default.Record(build_default.String(), Count)
});
/** `models/<model>/environments/<environment>.json`: the pointer a promotion changes. */
const EnvironmentSchema = manifestSchema("environment", 1, {
	model: Name,
	environment: Name,
	version: SemanticVersion,
	bundle: DigestSchema
});
const GateVerdictSchema = build_default.Union([
	build_default.Literal("pass"),
	build_default.Literal("fail"),
	build_default.Literal("inconclusive")
]);
const GateResultSchema = closed({
	metric: build_default.String(),
	rule: build_default.String(),
	verdict: GateVerdictSchema,
	reason: build_default.String()
});
const MetricComparisonSchema = closed({
	metric: build_default.String(),
	direction: build_default.Union([build_default.Literal("lower"), build_default.Literal("higher")]),
	challenger: EstimateSchema,
	champion: build_default.Union([EstimateSchema, build_default.Null()]),
	/** Challenger minus champion, paired bootstrap on the same rows. */
	difference: build_default.Union([EstimateSchema, build_default.Null()])
});
/** Rows that share a value of one column, and the primary metric on them. */
const SliceComparisonSchema = closed({
	column: build_default.String(),
	value: build_default.String(),
	rows: Count,
	comparison: MetricComparisonSchema
});
/** `comparison.json`: challenger against champion on the same test rows, and what the gates say of it. */
const ComparisonSchema = manifestSchema("comparison", 1, {
	model: Name,
	environment: Name,
	challenger: DigestSchema,
	champion: build_default.Union([closed({
		version: SemanticVersion,
		bundle: DigestSchema
	}), build_default.Null()]),
	rows: Count,
	/** Test rows that were in the champion's training split, left out for both. */
	leftOut: Count,
	metrics: build_default.Array(MetricComparisonSchema),
	/** By the columns of `evaluate.slices`; empty without a champion. */
	slices: build_default.Array(SliceComparisonSchema),
	gates: build_default.Array(GateResultSchema),
	verdict: GateVerdictSchema
});

export { VersionSchema as a, MetricComparisonSchema as i, EnvironmentSchema as n, GateVerdictSchema as r, ComparisonSchema as t };