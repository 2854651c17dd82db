import { F as Number, I as Null, L as Literal, M as Record, N as Union, P as String, W as _Array_, h as Name, p as Count, v as closed, y as manifestSchema } from "./chunk-evaluation.js";
import { n as isOfSchema, r as parseJson, t as checkManifest } from "./chunk-parse-manifest.js";
import { createHash } from "node:crypto";

// kit/format/manifest/level-slots.ts
/** Finer hash classes of a level: enough that a thousand levels seldom share one. */
const SLOTS = 8192;
/** Coarse ones, whose rows are counted: enough to see a change, few enough that each holds rows. */
const BUCKETS = 32;
/** The bitmap of slots as base64. */
const SLOTS_TEXT_LENGTH = 4 * Math.ceil(SLOTS / 8 / 3);
/** The bucket that a slot is part of. */
function bucketOf(slot) {
	return Math.floor(slot / (SLOTS / 32));
}
/** A set of slots as a bitmap in base64, the slot's place from the first byte's lowest bit on. */
function encodeSlots(slots) {
	const bytes = Buffer.alloc(SLOTS / 8);
	for (const slot of slots) bytes[slot >> 3] = (bytes[slot >> 3] ?? 0) | 1 << (slot & 7);
	return bytes.toString("base64");
}
/** The slots of such a bitmap, ascending. */
function decodeSlots(text) {
	const bytes = Buffer.from(text, "base64");
	const slots = /* @__PURE__ */ new Set();
	for (const [index, byte] of bytes.entries()) for (let bit = 0; bit < 8; bit++) if (byte & 1 << bit) slots.add(8 * index + bit);
	return slots;
}
/** Rows by bucket from rows by slot. */
function sumBuckets(slots) {
	const buckets = new Array(32).fill(0);
	for (const [slot, rows] of slots) buckets[bucketOf(slot)] = (buckets[bucketOf(slot)] ?? 0) + rows;
	return buckets;
}

// kit/format/manifest/profile.ts
const Common = {
	name: String(),
	count: Count,
	missing: Count
};
const Moment = Union([Number(), Null()]);
/**
* A number column. `edges` are the inner edges of its bins, ascending and distinct: every value but the largest where
* there are few, else quantiles, closer together in the tails. Bin i counts values v with edges[i-1] < v <= edges[i], so
* there is one more count than edges. Moments are over present values; `sum2` is the sum of squared deviations from
* `mean`. All of it can be merged with a profile of the same edges.
*/
const NumberColumnSchema = closed({
	...Common,
	kind: Literal("number"),
	min: Moment,
	max: Moment,
	mean: Moment,
	sum2: Moment,
	edges: _Array_(Number()),
	counts: _Array_(Count),
	/**
	* Values whose rows are counted exactly, ascending: all where the column has few, else those that stand in many rows,
	* as the zeros of amounts. Null in a profile of an older schema, which does not say.
	*/
	values: Union([_Array_(Number()), Null()]),
	valueCounts: _Array_(Count)
});
const Bitmap = String({
	pattern: `^[A-Za-z0-9+/=]{${SLOTS_TEXT_LENGTH}}$`,
	description: "a bitmap in base64"
});
/**
* A text or truth column. For people: the most frequent levels with their counts, the rest in `other`; where `other` is
* 0 they are all. For tests: what depends on a level's hash alone, whichever rows were looked at (see level-slots.ts).
*/
const CategoryColumnSchema = closed({
	...Common,
	kind: Literal("category"),
	categories: Record(String(), Count),
	other: Count,
	distinct: Count,
	/** Rows by the hash of their level. Null in a profile of an older schema. */
	buckets: Union([_Array_(Count, {
		minItems: 32,
		maxItems: 32
	}), Null()]),
	/** Which finer slots hold at least one row, and at least two. Null where `categories` names every level. */
	slots: Union([closed({
		seen: Bitmap,
		repeated: Bitmap
	}), Null()])
});
/** A sensitive column: counts alone. */
const RedactedColumnSchema = closed({
	...Common,
	kind: Literal("redacted")
});
const ColumnProfileSchema = Union([
	NumberColumnSchema,
	CategoryColumnSchema,
	RedactedColumnSchema
]);
/** `profile.json`: what the training split looks like, without a single row of it. Columns in contract order. */
const ProfileSchema = manifestSchema("profile", 2, {
	model: Name,
	rows: Count,
	columns: _Array_(ColumnProfileSchema)
});

// kit/format/manifest/parse-profile.ts
const { values: _values, valueCounts: _counts, ...firstNumber } = NumberColumnSchema.properties;
const { buckets: _buckets, slots: _slots, ...firstCategory } = CategoryColumnSchema.properties;
const FirstColumnSchema = Union([
	closed(firstNumber),
	closed(firstCategory),
	RedactedColumnSchema
]);
/** `profile.json` before there were exact values and hash buckets: bundles that are live hold such ones. */
const FirstProfileSchema = manifestSchema("profile", 1, {
	model: Name,
	rows: Count,
	columns: _Array_(FirstColumnSchema)
});
/**
* Reads the text of a profile, of the present schema or the first: that one comes as the present one with null for what
* it does not know.
* @throws ConfigurationError as `parseManifest`
*/
function parseProfile(text, file) {
	const value = parseJson(text, file);
	if (!isOfSchema(FirstProfileSchema, value)) return checkManifest(ProfileSchema, value, file);
	const { model, rows, columns } = checkManifest(FirstProfileSchema, value, file);
	return {
		$schema: ProfileSchema.properties.$schema.const,
		model,
		rows,
		columns: columns.map(liftColumn)
	};
}
function liftColumn(column) {
	if (column.kind === "number") return {
		...column,
		values: null,
		valueCounts: []
	};
	if (column.kind === "category") return {
		...column,
		buckets: null,
		slots: null
	};
	return column;
}

export { decodeSlots as a, SLOTS as i, parseProfile as n, encodeSlots as o, ProfileSchema as r, sumBuckets as s, FirstProfileSchema as t };