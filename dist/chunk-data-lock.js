import { F as Number, L as Literal, M as Record, N as Union, P as String, R as Integer, T as DigestSchema, U as Optional, W as _Array_, _ as SemanticVersion, f as Cell, h as Name, p as Count, v as closed, y as manifestSchema } from "./chunk-evaluation.js";

// kit/format/manifest/data-lock.ts
/** A stored blob. `md5` is there where the store keeps it under DVC's layout (`files/md5/…`). */
const BlobRefSchema = closed({
	digest: DigestSchema,
	size: Count,
	md5: Optional(String({
		pattern: "^[0-9a-f]{32}$",
		description: "32 hex digits"
	})),
	mediaType: Optional(String())
});
/** How rows are dealt to the splits; shares are of the whole, the rest is training. */
const SplitRuleSchema = closed({
	by: Union([
		Literal("row"),
		Literal("group"),
		Literal("time")
	]),
	column: Optional(String()),
	/** The columns whose canonical JSON is hashed (`row` and `group`). */
	key: _Array_(String()),
	validation: Number({
		minimum: 0,
		exclusiveMaximum: 1
	}),
	test: Number({
		minimum: 0,
		exclusiveMaximum: 1
	}),
	seed: Integer(),
	/** First instant (or value) of the validation and the test split (`time`); null for a split that is not wanted. */
	cutoffs: Optional(closed({
		validation: Cell,
		test: Cell
	})),
	/** The cut-offs are found anew whenever the rows change (`time`); where this is absent they stay. */
	rolling: Optional(Literal(true))
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
	url: String(),
	digest: DigestSchema,
	bytes: Count,
	etag: Optional(String()),
	/** Taken in beside the project's own data: the store keeps its bytes, and every later ingest reads them from there. */
	added: Optional(Literal(true))
});
/**
* `data.lock.json`: which data, exactly. `dataset` and each split's `digest` do not depend on row order or file
* format; `blob` says where the bytes are. `source` lists every file read, in path order.
*/
const DataLockSchema = manifestSchema("data-lock", 1, {
	model: Name,
	version: SemanticVersion,
	dataset: DigestSchema,
	source: _Array_(SourceSchema),
	contract: DigestSchema,
	/** The contract's bytes in the store: what the next ingest compares its contract with. */
	contractBlob: Optional(BlobRefSchema),
	profile: DigestSchema,
	split: SplitRuleSchema,
	splits: closed({
		train: SplitSchema,
		validation: SplitSchema,
		test: SplitSchema
	}),
	imputation: Record(String(), Cell),
	rows: closed({
		read: Count,
		accepted: Count,
		rejected: Count,
		duplicates: Count
	}),
	rejects: Record(String(), Count)
});
/** Where the store keeps the bytes of the sources that were added. */
function listAddedBlobs({ source }) {
	return source.filter(({ added }) => added).map(({ digest, bytes }) => ({
		digest,
		size: bytes
	}));
}

export { SPLIT_NAMES as n, listAddedBlobs as r, DataLockSchema as t };