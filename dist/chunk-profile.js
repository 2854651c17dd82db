import { C as closed, P as build_default, w as manifestSchema, x as Name, y as Count } from "./chunk-evaluation.js";

// kit/manifest/profile.ts
const Common = {
	name: build_default.String(),
	count: Count,
	missing: Count
};
/**
* A number column. `edges` are the inner quantile edges, ascending and distinct; bin i counts values v with
* edges[i-1] < v <= edges[i], so there is one more count than edges. Moments are over present values; `sum2` is the
* sum of squared deviations from `mean`, so profiles can be merged.
*/
const NumberColumnSchema = closed({
	...Common,
	kind: build_default.Literal("number"),
	min: build_default.Union([build_default.Number(), build_default.Null()]),
	max: build_default.Union([build_default.Number(), build_default.Null()]),
	mean: build_default.Union([build_default.Number(), build_default.Null()]),
	sum2: build_default.Union([build_default.Number(), build_default.Null()]),
	edges: build_default.Array(build_default.Number()),
	counts: build_default.Array(Count)
});
/** A text or truth column: the most frequent categories with their counts, the rest in `other`. */
const CategoryColumnSchema = closed({
	...Common,
	kind: build_default.Literal("category"),
	categories: build_default.Record(build_default.String(), Count),
	other: Count,
	distinct: Count
});
/** A sensitive column: counts alone. */
const RedactedColumnSchema = closed({
	...Common,
	kind: build_default.Literal("redacted")
});
const ColumnProfileSchema = build_default.Union([
	NumberColumnSchema,
	CategoryColumnSchema,
	RedactedColumnSchema
]);
/** `profile.json`: what the training split looks like, without a single row of it. Columns in contract order. */
const ProfileSchema = manifestSchema("profile", 1, {
	model: Name,
	rows: Count,
	columns: build_default.Array(ColumnProfileSchema)
});

export { ProfileSchema as t };