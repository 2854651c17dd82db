import { S as DigestSchema, _ as Instant, b as closed, g as Count, k as build_default, v as Name, x as manifestSchema, y as SemanticVersion } from "./chunk-evaluation.js";

// kit/manifest/run.ts
const MetricPointSchema = closed({
	name: build_default.String(),
	value: build_default.Number(),
	step: build_default.Optional(build_default.Number())
});
const EnvironmentSchema = closed({
	platform: build_default.String(),
	arch: build_default.String(),
	node: build_default.String(),
	device: build_default.String(),
	cpus: Count,
	/** One line of `nvidia-smi` a GPU: name, driver. */
	gpus: build_default.Array(build_default.String()),
	/** Lock files beside the training code, by path from the repository's root. */
	lockFiles: build_default.Record(build_default.String(), DigestSchema)
});
/** `run.json`: one training, as it happened. `key` is what makes a run the same run (see `computeRunKey`). */
const RunSchema = manifestSchema("run", 1, {
	model: Name,
	key: build_default.String({
		pattern: "^[0-9a-f]{12}$",
		description: "12 hex digits"
	}),
	attempt: build_default.Integer({ minimum: 1 }),
	command: build_default.String(),
	params: build_default.Record(build_default.String(), build_default.Unknown()),
	seed: build_default.Integer(),
	code: closed({
		commit: build_default.Union([build_default.String(), build_default.Null()]),
		tree: build_default.String(),
		dirty: build_default.Boolean()
	}),
	data: closed({
		version: SemanticVersion,
		lock: DigestSchema,
		dataset: DigestSchema
	}),
	environment: EnvironmentSchema,
	started: Instant,
	seconds: build_default.Number({ minimum: 0 }),
	metrics: build_default.Array(MetricPointSchema),
	checkpoints: build_default.Array(closed({
		path: build_default.String(),
		digest: DigestSchema,
		step: build_default.Number()
	})),
	artefact: closed({
		digest: DigestSchema,
		size: Count
	}),
	/** Whether source data or a test split lay within the training command's reach. */
	testReachable: build_default.Boolean()
});

// kit/manifest/signature.ts
/** Datatypes by their name in the Open Inference Protocol v2. */
const DATATYPES = [
	"BOOL",
	"UINT8",
	"UINT16",
	"UINT32",
	"UINT64",
	"INT8",
	"INT16",
	"INT32",
	"INT64",
	"FP16",
	"FP32",
	"FP64",
	"BYTES"
];
const DatatypeSchema = build_default.Unsafe(build_default.String({ enum: [...DATATYPES] }));
const Tensor = {
	name: build_default.String(),
	datatype: DatatypeSchema,
	/** -1 where any size goes; the first is the batch. */
	shape: build_default.Array(build_default.Integer({ minimum: -1 }))
};
/** A model input and the contract columns that fill it: one for `[N,1]`, all features in order for `[N,F]`. */
const SignatureInputSchema = closed({
	...Tensor,
	columns: build_default.Array(build_default.String(), { minItems: 1 })
});
/** What an output means: the number itself, a class label, or a probability for each class. */
const SignatureOutputSchema = closed({
	...Tensor,
	role: build_default.Union([
		build_default.Literal("value"),
		build_default.Literal("label"),
		build_default.Literal("probabilities")
	])
});
/** `signature.json`: how a row becomes tensors and tensors become a prediction. `batch` 0 means any size. */
const SignatureSchema = manifestSchema("signature", 1, {
	batch: Count,
	inputs: build_default.Array(SignatureInputSchema),
	outputs: build_default.Array(SignatureOutputSchema),
	/** The classes in the order of the probabilities; empty for regression. */
	classes: build_default.Array(build_default.Union([
		build_default.String(),
		build_default.Number(),
		build_default.Boolean()
	]))
});

export { RunSchema as n, SignatureSchema as t };