import { B as Unsafe, F as Number, L as Literal, N as Union, P as String, R as Integer, W as _Array_, p as Count, v as closed, y as manifestSchema, z as Boolean } from "./chunk-evaluation.js";

// kit/format/manifest/signature.ts
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
const DatatypeSchema = Unsafe(String({ enum: [...DATATYPES] }));
const Tensor = {
	name: String(),
	datatype: DatatypeSchema,
	/** -1 where any size goes; the first is the batch. */
	shape: _Array_(Integer({ minimum: -1 }))
};
/** A model input and the contract columns that fill it: one for `[N,1]`, all features in order for `[N,F]`. */
const SignatureInputSchema = closed({
	...Tensor,
	columns: _Array_(String(), { minItems: 1 })
});
/** What an output means: the number itself, a class label, or a probability for each class. */
const SignatureOutputSchema = closed({
	...Tensor,
	role: Union([
		Literal("value"),
		Literal("label"),
		Literal("probabilities")
	])
});
/** `signature.json`: how a row becomes tensors and tensors become a prediction. `batch` 0 means any size. */
const SignatureSchema = manifestSchema("signature", 1, {
	batch: Count,
	inputs: _Array_(SignatureInputSchema),
	outputs: _Array_(SignatureOutputSchema),
	/** The classes in the order of the probabilities; empty for regression. */
	classes: _Array_(Union([
		String(),
		Number(),
		Boolean()
	]))
});

export { SignatureSchema as t };