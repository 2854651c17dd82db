import { C as closed, F as build_default, O as DigestSchema, S as SemanticVersion, v as Cell, w as manifestSchema, x as Name, y as Count } from "./chunk-evaluation.js";

// kit/manifest/data-lock.ts
/** A stored blob. `md5` is there where the store keeps it under DVC's layout (`files/md5/…`). */
const BlobRefSchema = closed({
	digest: DigestSchema,
	size: Count,
	md5: build_default.Optional(build_default.String({
		pattern: "^[0-9a-f]{32}$",
		description: "32 hex digits"
	})),
	mediaType: build_default.Optional(build_default.String())
});
/** How rows are dealt to the splits; shares are of the whole, the rest is training. */
const SplitRuleSchema = closed({
	by: build_default.Union([
		build_default.Literal("row"),
		build_default.Literal("group"),
		build_default.Literal("time")
	]),
	column: build_default.Optional(build_default.String()),
	/** The columns whose canonical JSON is hashed (`row` and `group`). */
	key: build_default.Array(build_default.String()),
	validation: build_default.Number({
		minimum: 0,
		exclusiveMaximum: 1
	}),
	test: build_default.Number({
		minimum: 0,
		exclusiveMaximum: 1
	}),
	seed: build_default.Integer(),
	/** First instant (or value) of the validation and the test split (`time`); null for a split that is not wanted. */
	cutoffs: build_default.Optional(closed({
		validation: Cell,
		test: Cell
	})),
	/** The cut-offs are found anew whenever the rows change (`time`); where this is absent they stay. */
	rolling: build_default.Optional(build_default.Literal(true))
});
const SPLIT_NAMES = [
	"train",
	"validation",
	"test"
];
const SplitSchema = closed({
	rows: Count,
	digest: DigestSchema,
	blob: BlobRefSchema
});
const SourceSchema = closed({
	url: build_default.String(),
	digest: DigestSchema,
	bytes: Count,
	etag: build_default.Optional(build_default.String()),
	/** Taken in beside the project's own data: the store keeps its bytes, and every later ingest reads them from there. */
	added: build_default.Optional(build_default.Literal(true))
});
/**
* `data.lock.json`: which data, exactly. `dataset` and each split's `digest` do not depend on row order or file
* format; `blob` says where the bytes are. `source` lists every file read, in path order.
*/
const DataLockSchema = manifestSchema("data-lock", 1, {
	model: Name,
	version: SemanticVersion,
	dataset: DigestSchema,
	source: build_default.Array(SourceSchema),
	contract: DigestSchema,
	/** The contract's bytes in the store: what the next ingest compares its contract with. */
	contractBlob: build_default.Optional(BlobRefSchema),
	profile: DigestSchema,
	split: SplitRuleSchema,
	splits: closed({
		train: SplitSchema,
		validation: SplitSchema,
		test: SplitSchema
	}),
	imputation: build_default.Record(build_default.String(), Cell),
	rows: closed({
		read: Count,
		accepted: Count,
		rejected: Count,
		duplicates: Count
	}),
	rejects: build_default.Record(build_default.String(), Count)
});
/** Where the store keeps the bytes of the sources that were added. */
function listAddedBlobs({ source }) {
	return source.filter(({ added }) => added).map(({ digest, bytes }) => ({
		digest,
		size: bytes
	}));
}

export { SPLIT_NAMES as n, listAddedBlobs as r, DataLockSchema as t };