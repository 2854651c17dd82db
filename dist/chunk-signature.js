import { C as closed, F as build_default, w as manifestSchema, y as Count } from "./chunk-evaluation.js";

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

export { SignatureSchema as t };