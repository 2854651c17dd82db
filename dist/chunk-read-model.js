import { a as ConfigurationError } from "./chunk-make-folder.js";

// kit/onnx/types.ts
/** The element types of TensorProto.DataType by number (onnx.proto3 of ONNX 1.23). */
const TENSOR_TYPES = [
	"undefined",
	"float",
	"uint8",
	"int8",
	"uint16",
	"int16",
	"int32",
	"int64",
	"string",
	"bool",
	"float16",
	"double",
	"uint32",
	"uint64",
	"complex64",
	"complex128",
	"bfloat16",
	"float8e4m3fn",
	"float8e4m3fnuz",
	"float8e5m2",
	"float8e5m2fnuz",
	"uint4",
	"int4",
	"float4e2m1",
	"float8e8m0",
	"uint2",
	"int2",
	"float6e2m3",
	"float6e3m2"
];
/** The name of an element type; `undefined` (the type) for a number that ONNX does not know. */
function tensorTypeOf(code) {
	return TENSOR_TYPES[code] ?? "undefined";
}
/** The number of an element type in TensorProto.DataType. */
function codeOfTensorType(type) {
	return TENSOR_TYPES.indexOf(type);
}

// kit/onnx/wire-reader.ts
const NO_BYTES = /* @__PURE__ */ new Uint8Array(0);
const MAX_VARINT_BYTES = 10;
const utf8 = new TextDecoder("utf-8", { fatal: true });
/**
* The fields of a protobuf message in file order (protobuf.dev, "Encoding"). Takes one step a field and never copies:
* a field with a length is skipped whole unless the caller reads its bytes as a message again.
* @throws ConfigurationError for anything that is no complete message: a cut field, an endless varint, a group.
*/
function* readFields(message) {
	const cursor = {
		bytes: message,
		position: 0
	};
	while (cursor.position < message.length) {
		const key = readVarint(cursor);
		const number = Number(key >> 3n);
		if (number < 1 || number > 536870911) throw malformed(`field number ${number}`);
		yield readValue(cursor, number, Number(key & 7n));
	}
}
function readValue(cursor, number, wireType) {
	switch (wireType) {
		case 0: return {
			number,
			wireType,
			integer: readVarint(cursor),
			bytes: NO_BYTES
		};
		case 1: return {
			number,
			wireType,
			integer: readFixed(cursor, 8),
			bytes: NO_BYTES
		};
		case 2: return {
			number,
			wireType,
			integer: 0n,
			bytes: take(cursor, readLength(cursor))
		};
		case 5: return {
			number,
			wireType,
			integer: readFixed(cursor, 4),
			bytes: NO_BYTES
		};
		default: throw malformed(`wire type ${wireType}`);
	}
}
function readVarint(cursor) {
	let low = 0;
	for (let shift = 0; shift < 28; shift += 7) {
		const byte = nextByte(cursor);
		low |= (byte & 127) << shift;
		if (byte < 128) return BigInt(low);
	}
	return readLongVarint(cursor, BigInt(low));
}
function readLongVarint(cursor, low) {
	let value = low;
	for (let index = 4; index < MAX_VARINT_BYTES; index++) {
		const byte = nextByte(cursor);
		value |= BigInt(byte & 127) << BigInt(7 * index);
		if (byte < 128) return BigInt.asUintN(64, value);
	}
	throw malformed("a number of more than 10 bytes");
}
function nextByte(cursor) {
	const byte = cursor.bytes[cursor.position++];
	if (byte === void 0) throw malformed("a field that is cut off");
	return byte;
}
function readLength(cursor) {
	const length = readVarint(cursor);
	if (length > BigInt(cursor.bytes.length - cursor.position)) throw malformed("a field that is cut off");
	return Number(length);
}
function take(cursor, length) {
	const start = cursor.position;
	if (start + length > cursor.bytes.length) throw malformed("a field that is cut off");
	cursor.position += length;
	return cursor.bytes.subarray(start, cursor.position);
}
function readFixed(cursor, size) {
	const bytes = take(cursor, size);
	const view = new DataView(bytes.buffer, bytes.byteOffset, size);
	return size === 8 ? view.getBigUint64(0, true) : BigInt(view.getUint32(0, true));
}
/** The text of a string field. @throws ConfigurationError when it is not UTF-8. */
function readText({ wireType, bytes }) {
	if (wireType !== 2) throw malformed("a number where text belongs");
	try {
		return utf8.decode(bytes);
	} catch {
		throw malformed("text that is not UTF-8");
	}
}
/** An int64 field as a number. @throws ConfigurationError when it does not fit one exactly. */
function readInteger({ wireType, integer }) {
	if (wireType !== 0) throw malformed("bytes where a number belongs");
	const value = Number(BigInt.asIntN(64, integer));
	if (!Number.isSafeInteger(value)) throw malformed(`the number ${value}`);
	return value;
}
/** The numbers of a repeated int64 field, packed into bytes or one by one. */
function readIntegers(field) {
	if (field.wireType === 0) return [readInteger(field)];
	const cursor = {
		bytes: readMessage(field),
		position: 0
	};
	const values = [];
	while (cursor.position < cursor.bytes.length) values.push(readInteger({
		...field,
		wireType: 0,
		integer: readVarint(cursor)
	}));
	return values;
}
/** The bytes of a field that holds a message. */
function readMessage({ wireType, bytes }) {
	if (wireType !== 2) throw malformed("a number where a message belongs");
	return bytes;
}
/** What every fault in the encoding becomes. */
function malformed(what) {
	return new ConfigurationError(`The model is not a readable ONNX file: it holds ${what}. Export it again, and check that the file was copied whole.`);
}

// kit/onnx/read-tensor.ts
/** The fields of TensorProto that hold data: float, int32, string, int64, raw, double, uint64. */
const DATA_FIELDS = /* @__PURE__ */ new Set([
	4,
	5,
	6,
	7,
	9,
	10,
	11
]);
/** Reads a TensorProto's name, type and sizes; the data is measured, not read. */
function readTensor(message) {
	const tensor = {
		name: "",
		type: "undefined",
		dims: [],
		bytes: 0,
		external: null
	};
	const outside = {};
	let isExternal = false;
	for (const field of readFields(message)) if (field.number === 1) tensor.dims.push(...readIntegers(field));
	else if (field.number === 2) tensor.type = tensorTypeOf(readInteger(field));
	else if (field.number === 8) tensor.name = readText(field);
	else if (field.number === 13) readEntry(readMessage(field), outside);
	else if (field.number === 14) isExternal = readInteger(field) === 1;
	else if (DATA_FIELDS.has(field.number)) tensor.bytes += measure(field);
	if (!isExternal) return tensor;
	const external = toExternalData(outside);
	return {
		...tensor,
		external,
		bytes: external.length ?? 0
	};
}
function measure({ wireType, bytes }) {
	if (wireType === 2) return bytes.length;
	return wireType === 1 ? 8 : 4;
}
function readEntry(message, entries) {
	let key = "";
	let value = "";
	for (const field of readFields(message)) if (field.number === 1) key = readText(field);
	else if (field.number === 2) value = readText(field);
	if (key === "location" || key === "offset" || key === "length") entries[key] = value;
}
function toExternalData(entries) {
	const length = Number(entries["length"] ?? NaN);
	const offset = Number(entries["offset"] ?? 0);
	return {
		location: entries["location"] ?? "",
		offset: Number.isSafeInteger(offset) ? offset : 0,
		length: Number.isSafeInteger(length) ? length : null
	};
}

// kit/onnx/read-value-info.ts
const UNKNOWN = {
	kind: "unknown",
	type: "undefined",
	shape: null
};
/** The fields of TypeProto's `value`; what lies inside sequences, maps and optionals is not looked at. */
const OTHER_KINDS = {
	4: "sequence",
	5: "map",
	9: "optional"
};
/** Reads a ValueInfoProto. */
function readValueInfo(message) {
	let name = "";
	let type = UNKNOWN;
	for (const field of readFields(message)) if (field.number === 1) name = readText(field);
	else if (field.number === 2) type = readType(readMessage(field));
	return {
		name,
		...type
	};
}
function readType(message) {
	let type = UNKNOWN;
	for (const field of readFields(message)) {
		const other = OTHER_KINDS[field.number];
		if (field.number === 1) type = readTensorType(readMessage(field), "tensor");
		else if (field.number === 8) type = readTensorType(readMessage(field), "sparse-tensor");
		else if (other) type = {
			...UNKNOWN,
			kind: other
		};
	}
	return type;
}
function readTensorType(message, kind) {
	const info = {
		kind,
		type: "undefined",
		shape: null
	};
	for (const field of readFields(message)) if (field.number === 1) info.type = tensorTypeOf(readInteger(field));
	else if (field.number === 2) info.shape = readShape(readMessage(field));
	return info;
}
function readShape(message) {
	const shape = [];
	for (const field of readFields(message)) if (field.number === 1) shape.push(readDimension(readMessage(field)));
	return shape;
}
function readDimension(message) {
	let dimension = null;
	for (const field of readFields(message)) if (field.number === 1) dimension = readInteger(field);
	else if (field.number === 2) dimension = readText(field) || null;
	return dimension;
}

// kit/onnx/read-graph.ts
/** Graphs in graphs (If, Loop, Scan) nest this deep at most; real models stay below ten. */
const MAX_DEPTH = 50;
function createTally() {
	const tally = {
		name: "",
		inputs: [],
		outputs: [],
		initializers: [],
		external: [],
		operators: /* @__PURE__ */ new Map(),
		classLabels: null,
		readNode: (message, depth) => readNode(message, tally, depth)
	};
	return tally;
}
/** Reads a GraphProto into `tally`. */
function readGraph(message, tally, depth) {
	if (depth > MAX_DEPTH) throw malformed(`graphs nested more than ${MAX_DEPTH} deep`);
	for (const field of readFields(message)) if (field.number === 1) readNode(readMessage(field), tally, depth);
	else if (field.number === 5) addInitializer(readMessage(field), tally, depth);
	else if (field.number === 15) addSparseInitializer(readMessage(field), tally, depth);
	else if (depth === 0) readBoundary(field, tally);
}
function readBoundary(field, tally) {
	if (field.number === 2) tally.name = readText(field);
	else if (field.number === 11) tally.inputs.push(readValueInfo(readMessage(field)));
	else if (field.number === 12) tally.outputs.push(readValueInfo(readMessage(field)));
}
function addInitializer(message, tally, depth) {
	const tensor = readTensor(message);
	if (depth === 0) tally.initializers.push(tensor);
	if (tensor.external) tally.external.push(tensor.external);
}
function addSparseInitializer(message, tally, depth) {
	for (const field of readFields(message)) if (field.number === 1) addInitializer(readMessage(field), tally, depth);
	else if (field.number === 2) {
		const indices = readTensor(readMessage(field));
		if (indices.external) tally.external.push(indices.external);
	}
}
function readNode(message, tally, depth) {
	let type = "";
	let domain = "";
	for (const field of readFields(message)) if (field.number === 4) type = readText(field);
	else if (field.number === 7) domain = readText(field);
	else if (field.number === 5) readAttribute(readMessage(field), tally, depth);
	countOperator(tally, domain === "ai.onnx" ? "" : domain, type);
}
function countOperator(tally, domain, type) {
	const key = `${domain}\n${type}`;
	const known = tally.operators.get(key);
	if (known) known.count++;
	else tally.operators.set(key, {
		domain,
		type,
		count: 1
	});
}
/** AttributeProto: only its tensors, graphs and class labels matter here. */
function readAttribute(message, tally, depth) {
	let name = "";
	const lists = [];
	for (const field of readFields(message)) if (field.number === 1) name = readText(field);
	else if (field.number === 5 || field.number === 10) addConstant(readMessage(field), tally);
	else if (field.number === 6 || field.number === 11) readGraph(readMessage(field), tally, depth + 1);
	else if (field.number === 8 || field.number === 9) lists.push(field);
	if (lists.length > 0 && isClassLabels(name)) tally.classLabels = lists.flatMap(readLabels);
}
/** The attributes that LinearClassifier, SVMClassifier, TreeEnsembleClassifier and ZipMap call their classes by. */
function isClassLabels(name) {
	return /^(classlabels_(ints|int64s|strings)|classes_(ints|strings))$/.test(name);
}
function readLabels(field) {
	if (field.number === 8) return readIntegers(field);
	return [readText(field)];
}
function addConstant(message, tally) {
	const { external } = readTensor(message);
	if (external) tally.external.push(external);
}

// kit/onnx/read-model.ts
/** protobuf itself reads no message of 2 GiB or more. */
const MAX_MODEL_BYTES = 2 ** 31 - 1;
/**
* Reads what an ONNX file says of itself: inputs, outputs, operators, weights by name and size. Weights are not copied.
* Works in one pass over the file's structure, so the time is bounded by its size.
* @throws ConfigurationError for bytes that are not a complete ONNX model
*/
function readOnnxModel(bytes) {
	if (bytes.length === 0) throw new ConfigurationError("The model file is empty. Export the model again.");
	if (bytes.length > MAX_MODEL_BYTES) throw malformed("more than 2 GiB, which no runtime reads");
	const tally = createTally();
	const model = emptyModel();
	let graphs = 0;
	for (const field of readFields(bytes)) {
		if (field.number === 7) graphs++;
		readModelField(field, model, tally);
	}
	if (graphs !== 1) throw malformed(graphs === 0 ? "no graph" : `${graphs} graphs`);
	return {
		...model,
		...summarise(tally)
	};
}
function emptyModel() {
	return {
		irVersion: 0,
		producer: {
			name: "",
			version: ""
		},
		opsets: [],
		functions: [],
		metadata: {}
	};
}
/** The fields of ModelProto. */
function readModelField(field, model, tally) {
	switch (field.number) {
		case 1:
			model.irVersion = readInteger(field);
			break;
		case 2:
			model.producer.name = readText(field);
			break;
		case 3:
			model.producer.version = readText(field);
			break;
		case 7:
			readGraph(readMessage(field), tally, 0);
			break;
		case 8:
			model.opsets.push(readOpset(readMessage(field)));
			break;
		case 14:
			readMetadata(readMessage(field), model.metadata);
			break;
		case 25: model.functions.push(readFunction(readMessage(field), tally));
	}
}
function readOpset(message) {
	const opset = {
		domain: "",
		version: 0
	};
	for (const field of readFields(message)) if (field.number === 1) opset.domain = readText(field);
	else if (field.number === 2) opset.version = readInteger(field);
	return opset;
}
function readMetadata(message, metadata) {
	let key = "";
	let value = "";
	for (const field of readFields(message)) if (field.number === 1) key = readText(field);
	else if (field.number === 2) value = readText(field);
	Object.defineProperty(metadata, key, {
		value,
		enumerable: true,
		configurable: true,
		writable: true
	});
}
function readFunction(message, tally) {
	const result = {
		domain: "",
		name: ""
	};
	const nodes = [];
	for (const field of readFields(message)) if (field.number === 1) result.name = readText(field);
	else if (field.number === 10) result.domain = readText(field);
	else if (field.number === 7) nodes.push(readMessage(field));
	for (const node of nodes) tally.readNode(node, 1);
	return result;
}
function summarise(tally) {
	const defaults = new Set(tally.initializers.map(({ name }) => name));
	const operators = [...tally.operators.values()].sort((a, b) => compareText(a.domain, b.domain) || compareText(a.type, b.type));
	return {
		graph: tally.name,
		inputs: tally.inputs.filter(({ name }) => !defaults.has(name)),
		outputs: tally.outputs,
		operators,
		initializers: tally.initializers,
		external: tally.external,
		classLabels: tally.classLabels
	};
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

export { codeOfTensorType as n, readOnnxModel as t };