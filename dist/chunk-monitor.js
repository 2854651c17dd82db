import { C as closed, D as DigestSchema, P as build_default, b as Instant, i as MetricsSchema, w as manifestSchema, x as Name, y as Count } from "./chunk-evaluation.js";

// kit/manifest/monitor.ts
const DriftVerdictSchema = build_default.Union([
	build_default.Literal("ok"),
	build_default.Literal("suspect"),
	build_default.Literal("drift"),
	build_default.Literal("unknown")
]);
const ColumnDriftSchema = closed({
	column: build_default.String(),
	kind: build_default.Union([build_default.Literal("number"), build_default.Literal("category")]),
	test: build_default.String(),
	statistic: build_default.Number(),
	pValue: build_default.Number({
		minimum: 0,
		maximum: 1
	}),
	/** After Benjamini–Hochberg over all columns. */
	adjusted: build_default.Number({
		minimum: 0,
		maximum: 1
	}),
	psi: build_default.Number({ minimum: 0 }),
	/** Wasserstein distance in reference standard deviations (numbers), total variation distance (categories). */
	distance: build_default.Number({ minimum: 0 }),
	missing: closed({
		reference: build_default.Number(),
		current: build_default.Number()
	}),
	verdict: DriftVerdictSchema
});
/** `monitor.json`: the current window against the bundle's profile. */
const MonitorSchema = manifestSchema("monitor", 1, {
	model: Name,
	environment: Name,
	version: build_default.String(),
	bundle: DigestSchema,
	window: closed({
		from: Instant,
		to: Instant,
		rows: Count
	}),
	reference: closed({ rows: Count }),
	columns: build_default.Array(ColumnDriftSchema),
	/** Columns that are not compared, as sensitive ones: no values of theirs are kept. */
	skipped: build_default.Array(build_default.String()),
	/** Predictions against the target in training: for information, no part of the verdict. Null where there is none. */
	prediction: build_default.Union([ColumnDriftSchema, build_default.Null()]),
	verdict: DriftVerdictSchema,
	reasons: build_default.Array(build_default.String()),
	performance: build_default.Union([closed({
		rows: Count,
		metrics: MetricsSchema,
		reference: MetricsSchema,
		verdict: DriftVerdictSchema
	}), build_default.Null()]),
	actions: build_default.Array(build_default.String())
});

export { MonitorSchema as t };