import { F as Number, I as Null, L as Literal, N as Union, P as String, T as DigestSchema, U as Optional, W as _Array_, h as Name, i as MetricsSchema, m as Instant, p as Count, v as closed, y as manifestSchema } from "./chunk-evaluation.js";

// kit/format/manifest/monitor.ts
const DriftVerdictSchema = Union([
	Literal("ok"),
	Literal("suspect"),
	Literal("drift"),
	Literal("unknown")
]);
const Share = Number({ minimum: 0 });
/** Rows of the window whose value the training data never showed: beyond its range, or none of its values. */
const UnseenSchema = closed({
	rows: Count,
	share: Share,
	/** The share that chance explains. */
	expected: Share,
	/** Of the exact tests of it. */
	pValue: Number({
		minimum: 0,
		maximum: 1
	}),
	/** Of numbers, those below and above the range with the value furthest away; null where there are none. */
	below: Union([closed({
		rows: Count,
		extreme: Number()
	}), Null()]),
	above: Union([closed({
		rows: Count,
		extreme: Number()
	}), Null()]),
	/** New values that can be named, those with most rows first. */
	values: _Array_(closed({
		value: Union([String(), Number()]),
		rows: Count
	}))
});
/** One statistic of a column's change: its value, and of a test the chance of such a one without any change. */
const StatisticSchema = closed({
	name: String(),
	value: Number(),
	p: Optional(Number({
		minimum: 0,
		maximum: 1
	}))
});
const ColumnDriftSchema = closed({
	column: String(),
	kind: Union([Literal("number"), Literal("category")]),
	test: String(),
	statistic: Number(),
	pValue: Number({
		minimum: 0,
		maximum: 1
	}),
	/** After Benjamini–Hochberg over all columns. */
	adjusted: Number({
		minimum: 0,
		maximum: 1
	}),
	psi: Number({ minimum: 0 }),
	/** Wasserstein distance in reference standard deviations (numbers), total variation distance (categories). */
	distance: Number({ minimum: 0 }),
	missing: closed({
		reference: Number(),
		current: Number()
	}),
	/** Null, or left out by an older monitor, where the profile is too old to tell. */
	unseen: Optional(Union([UnseenSchema, Null()])),
	/** All that were measured; an older monitor left them out. `test`, `psi` and `distance` are of them. */
	statistics: Optional(_Array_(StatisticSchema)),
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
	brokenColumns: _Array_(closed({
		column: String(),
		rows: Count
	})),
	/** Judged rows of records that name no environment, which older services wrote. */
	unnamedEnvironment: Count,
	/** Judged rows whose client's id is that of another one too. */
	sharedName: Count
});
/** Labelled rows that do not fit the contract, by what they break. */
const UnfitCountSchema = closed({
	column: String(),
	message: String(),
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
	unfit: _Array_(UnfitCountSchema)
});
/** A share of the rows asked about against the largest that may be, by an exact binomial test. */
const RequestSignalSchema = closed({
	rows: Count,
	of: Count,
	share: Number({
		minimum: 0,
		maximum: 1
	}),
	limit: Number({
		minimum: 0,
		maximum: 1
	}),
	pValue: Number({
		minimum: 0,
		maximum: 1
	}),
	verdict: DriftVerdictSchema
});
/** `monitor.json`: the current window against the bundle's profile. */
const MonitorSchema = manifestSchema("monitor", 1, {
	model: Name,
	environment: Name,
	version: String(),
	bundle: DigestSchema,
	window: closed({
		from: Instant,
		to: Instant,
		rows: Count
	}),
	rows: WindowRowsSchema,
	/** Null where no labels were given. */
	labels: Union([LabelCountsSchema, Null()]),
	reference: closed({ rows: Count }),
	columns: _Array_(ColumnDriftSchema),
	/** Columns that are not compared, as sensitive ones: no values of theirs are kept. */
	skipped: _Array_(String()),
	/** Predictions against the target in training: for information, no part of the verdict. Null where there is none. */
	prediction: Union([ColumnDriftSchema, Null()]),
	/** What the verdict is the worst of. */
	signals: closed({
		data: DriftVerdictSchema,
		performance: DriftVerdictSchema,
		invalid: RequestSignalSchema,
		error: RequestSignalSchema
	}),
	verdict: DriftVerdictSchema,
	reasons: _Array_(String()),
	performance: Union([closed({
		rows: Count,
		metrics: MetricsSchema,
		reference: MetricsSchema,
		verdict: DriftVerdictSchema
	}), Null()]),
	actions: _Array_(String())
});

export { MonitorSchema as t };