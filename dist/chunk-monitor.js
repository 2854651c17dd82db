import { C as closed, F as build_default, O as DigestSchema, b as Instant, i as MetricsSchema, w as manifestSchema, x as Name, y as Count } from "./chunk-evaluation.js";

// kit/manifest/monitor.ts
const DriftVerdictSchema = build_default.Union([
	build_default.Literal("ok"),
	build_default.Literal("suspect"),
	build_default.Literal("drift"),
	build_default.Literal("unknown")
]);
const Share = build_default.Number({ minimum: 0 });
/** Rows of the window whose value the training data never showed: beyond its range, or none of its values. */
const UnseenSchema = closed({
	rows: Count,
	share: Share,
	/** The share that chance explains. */
	expected: Share,
	/** Of the exact tests of it. */
	pValue: build_default.Number({
		minimum: 0,
		maximum: 1
	}),
	/** Of numbers, those below and above the range with the value furthest away; null where there are none. */
	below: build_default.Union([closed({
		rows: Count,
		extreme: build_default.Number()
	}), build_default.Null()]),
	above: build_default.Union([closed({
		rows: Count,
		extreme: build_default.Number()
	}), build_default.Null()]),
	/** New values that can be named, those with most rows first. */
	values: build_default.Array(closed({
		value: build_default.Union([build_default.String(), build_default.Number()]),
		rows: Count
	}))
});
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
	/** Null, or left out by an older monitor, where the profile is too old to tell. */
	unseen: build_default.Optional(build_default.Union([UnseenSchema, build_default.Null()])),
	verdict: DriftVerdictSchema
});
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
		outsideWindow: Count
	}),
	/** Invalid rows by the column that they broke, the most first; "" stands for names that the contract does not have. */
	brokenColumns: build_default.Array(closed({
		column: build_default.String(),
		rows: Count
	})),
	/** Judged rows of records that name no environment, which older services wrote. */
	unnamedEnvironment: Count,
	/** Judged rows whose client's id is that of another one too. */
	sharedName: Count
});
/** Labelled rows that do not fit the contract, by what they break. */
const UnfitCountSchema = closed({
	column: build_default.String(),
	message: build_default.String(),
	rows: Count
});
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
	unfit: build_default.Array(UnfitCountSchema)
});
/** A share of the rows asked about against the largest that may be, by an exact binomial test. */
const RequestSignalSchema = closed({
	rows: Count,
	of: Count,
	share: build_default.Number({
		minimum: 0,
		maximum: 1
	}),
	limit: build_default.Number({
		minimum: 0,
		maximum: 1
	}),
	pValue: build_default.Number({
		minimum: 0,
		maximum: 1
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
	rows: WindowRowsSchema,
	/** Null where no labels were given. */
	labels: build_default.Union([LabelCountsSchema, build_default.Null()]),
	reference: closed({ rows: Count }),
	columns: build_default.Array(ColumnDriftSchema),
	/** Columns that are not compared, as sensitive ones: no values of theirs are kept. */
	skipped: build_default.Array(build_default.String()),
	/** Predictions against the target in training: for information, no part of the verdict. Null where there is none. */
	prediction: build_default.Union([ColumnDriftSchema, build_default.Null()]),
	/** What the verdict is the worst of. */
	signals: closed({
		data: DriftVerdictSchema,
		performance: DriftVerdictSchema,
		invalid: RequestSignalSchema,
		error: RequestSignalSchema
	}),
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