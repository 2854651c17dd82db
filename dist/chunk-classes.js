import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { r as parseJson } from "./chunk-parse-manifest.js";
import { a as targetColumn } from "./chunk-contract.js";

// kit/ml/inference/datatype.ts
/** The protocol's name of an ONNX element type, ONNX Runtime's name, and the array its values travel in. */
const DATATYPE_OF = {
	bool: "BOOL",
	uint8: "UINT8",
	uint16: "UINT16",
	uint32: "UINT32",
	uint64: "UINT64",
	int8: "INT8",
	int16: "INT16",
	int32: "INT32",
	int64: "INT64",
	float16: "FP16",
	float: "FP32",
	double: "FP64",
	string: "BYTES"
};
/** The Open Inference Protocol's datatype of an ONNX element type; undefined where it has none (bfloat16, 4 bits…). */
function datatypeOf(type) {
	return DATATYPE_OF[type];
}
/** The names ONNX Runtime's JavaScript interface gives the datatypes. */
const RUNTIME_TYPES = {
	BOOL: "bool",
	UINT8: "uint8",
	UINT16: "uint16",
	UINT32: "uint32",
	UINT64: "uint64",
	INT8: "int8",
	INT16: "int16",
	INT32: "int32",
	INT64: "int64",
	FP16: "float16",
	FP32: "float32",
	FP64: "float64",
	BYTES: "string"
};
/** The datatype of a tensor as ONNX Runtime names it. */
function datatypeOfRuntimeType(type) {
	for (const datatype of Object.values(DATATYPE_OF)) if (RUNTIME_TYPES[datatype] === type) return datatype;
}
/** True for FP16, FP32 and FP64. */
function isFloat(datatype) {
	return datatype.startsWith("FP");
}

// kit/ml/inference/classes.ts
/** The model metadata key under which an exporter may list the classes as a JSON array, in the probabilities' order. */
const CLASSES_KEY = "slipway.classes";
/**
* The classes in the order of the probabilities: as the model's metadata says, else as its classifier node says, else
* as the contract's target lists them (boolean: false, true).
* @throws ConfigurationError when none of them says it, or they contradict each other
*/
function deriveClasses({ model, contract, task }) {
	const target = targetColumn(contract);
	const labels = readStatedClasses(model) ?? model.classLabels;
	const classes = labels ? labels.map((label) => toClass(label, target)) : contractClasses(target, task);
	if (task === "binary" && classes.length !== 2) throw new ConfigurationError("SLW_TASK_MISMATCH", `The task is binary, and the target "${target.name}" has ${classes.length} classes (${classes.join(", ")}). Write "task: multiclass", or correct the contract's "enum".`);
	return classes;
}
/** The classes the contract allows; undefined where it names none. */
function knownClasses(target) {
	return target.type === "boolean" ? [false, true] : target.enum;
}
/**
* What a label of the model means in the data: itself, or, where the data hold text or truth values and the model
* numbers, the value at that index of the contract's `enum` (0 false, 1 true).
*/
function toClass(label, target) {
	const known = knownClasses(target);
	const same = known?.find((candidate) => candidate === label) ?? known?.find((value) => looksAlike(value, label));
	if (same !== void 0) return same;
	if (known && target.type !== "number" && target.type !== "integer" && typeof label === "number") {
		const indexed = known[label];
		if (indexed !== void 0) return indexed;
	}
	if (!known && (typeof label === "number" || typeof label === "string")) return fromText(label, target);
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The model knows the class ${JSON.stringify(label)}, and the data contract's "${target.name}" does not (${known?.join(", ") ?? "no enum"}). Train on data of this contract, or correct its "enum".`);
}
function fromText(label, target) {
	return target.type === "string" ? String(label) : Number(label);
}
function looksAlike(value, label) {
	return typeof label === "string" && String(value) === (typeof value === "boolean" ? label.toLowerCase() : label);
}
function readStatedClasses(model) {
	const text = model.metadata[CLASSES_KEY];
	if (text === void 0) return null;
	const value = parseJson(text, `The model's metadata "${CLASSES_KEY}"`);
	if (Array.isArray(value)) return value;
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The model's metadata "${CLASSES_KEY}" is not a JSON array. Write one such as ["no","yes"].`);
}
function contractClasses(target, task) {
	const known = knownClasses(target);
	if (known) return [...known];
	if (task === "binary" && target.type !== "string") return [0, 1];
	throw new ConfigurationError("SLW_MODEL_UNFIT", `Nothing names the classes of "${target.name}". Give the target an "enum" in the data contract, in the order of the model's probabilities.`);
}

export { RUNTIME_TYPES as a, isFloat as c, toClass as i, deriveClasses as n, datatypeOf as o, knownClasses as r, datatypeOfRuntimeType as s, CLASSES_KEY as t };