import { a as targetColumn } from "./chunk-contract.js";
import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { a as RUNTIME_TYPES, c as isFloat, i as toClass, s as datatypeOfRuntimeType } from "./chunk-classes.js";
import { t as loadLibrary } from "./chunk-load-library.js";
import { n as suggest } from "./chunk-suggest.js";
import { availableParallelism } from "node:os";

// kit/ml/inference/columns.ts
/** Rows by columns, each of which is gathered when it is read. */
function toColumns(rows) {
	const { length } = rows;
	return {
		length,
		read(name) {
			const values = new Array(length);
			for (let row = 0; row < length; row++) values[row] = rows[row]?.[name];
			return values;
		}
	};
}

// kit/ml/inference/half.ts
const scratch = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(4));
/** The number that 16 bits of IEEE 754 binary16 stand for. */
function decodeHalf(bits) {
	const sign = bits & 32768 ? -1 : 1;
	const exponent = bits >> 10 & 31;
	const fraction = bits & 1023;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : NaN;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
/**
* The bits of the binary16 number nearest to `value`, ties to even (IEEE 754-2019, 4.3.1). Rounds once, from the
* number's single-precision value.
*/
function encodeHalf(value) {
	scratch.setFloat32(0, value);
	const bits = scratch.getUint32(0);
	const sign = bits >>> 16 & 32768;
	const magnitude = bits & 2147483647;
	if (magnitude > 2139095040) return sign | 32256;
	if (magnitude >= 1199566848) return sign | 31744;
	if (magnitude < 947912704) return sign | roundToEven(Math.abs(value) * 2 ** 24);
	return sign | roundBits(magnitude - 939524096);
}
/** Drops the 13 bits binary16 has no room for; a carry rightly moves into the exponent. */
function roundBits(magnitude) {
	const kept = magnitude >>> 13;
	const dropped = magnitude & 8191;
	return dropped > 4096 || dropped === 4096 && kept & 1 ? kept + 1 : kept;
}
function roundToEven(value) {
	const floor = Math.floor(value);
	const rest = value - floor;
	return rest > .5 || rest === .5 && floor % 2 === 1 ? floor + 1 : floor;
}

// kit/ml/inference/decode-outputs.ts
/** The decoder of a signature's outputs. */
function createOutputDecoder(signature, contract) {
	const value = findOutput(signature, "value");
	if (value) return (outputs, count) => ({ values: readColumn(requireTensor(outputs, value), {
		count,
		width: 1
	}) });
	const probabilities = findOutput(signature, "probabilities");
	if (!probabilities) throw new ConfigurationError("SLW_BUNDLE_INVALID", "The signature has no output to predict from. Package the model again.");
	const label = findOutput(signature, "label");
	const target = targetColumn(contract);
	const { classes } = signature;
	return (outputs, count) => {
		const labels = label && requireTensor(outputs, label);
		const shares = readShares(requireTensor(outputs, probabilities), {
			classes: classes.length,
			count
		});
		return {
			labels: Array.from({ length: count }, (_, row) => labels ? readLabel(labels, {
				row,
				target
			}) : classes[indexOfLargest(shares, row)] ?? null),
			probabilities: shares.map((values, at) => ({
				name: String(classes[at]),
				values
			}))
		};
	};
}
function findOutput(signature, role) {
	return signature.outputs.find((output) => output.role === role);
}
function requireTensor(outputs, { name }) {
	const tensor = outputs.find((candidate) => candidate.name === name);
	if (tensor) return tensor;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", `The model gave no output "${name}", which its signature names. Package it again.`);
}
/** One column of probabilities a class; a single one is the last class's, and the first's is what it leaves. */
function readShares(tensor, { classes, count }) {
	if (classes !== 2 || (tensor.shape[1] ?? 1) !== 1) {
		refuseShort(tensor, {
			count,
			width: classes
		});
		return Array.from({ length: classes }, (_, at) => readColumn(tensor, {
			count,
			width: classes,
			at
		}).map((value) => toProbability(tensor.name, value)));
	}
	const positive = readColumn(tensor, {
		count,
		width: 1
	}).map((value) => toProbability(tensor.name, value));
	return [positive.map((share) => 1 - share), positive];
}
function indexOfLargest(shares, row) {
	let best = 0;
	shares.forEach((values, index) => {
		if ((values[row] ?? 0) > (shares[best]?.[row] ?? 0)) best = index;
	});
	return best;
}
/** What a label of the model means in the data. */
function readLabel({ datatype, data }, { row, target }) {
	const value = data[row];
	if (datatype === "BOOL") return toClass(Boolean(value), target);
	return toClass(typeof value === "bigint" ? Number(value) : value ?? "", target);
}
function toProbability(name, value) {
	if (value >= -.001 && value <= 1.001) return Math.min(1, Math.max(0, value));
	throw new ConfigurationError("SLW_MODEL_ANSWER_INVALID", `The model's output "${name}" holds ${value} where a probability belongs. Export it with a softmax or sigmoid as its last step.`);
}
function readColumn(tensor, place) {
	refuseShort(tensor, place);
	const { name, datatype, data } = tensor;
	const { count, width, at = 0 } = place;
	const column = new Float64Array(count);
	for (let row = 0; row < count; row++) {
		const raw = Number(data[row * width + at]);
		const value = datatype === "FP16" ? decodeHalf(raw) : raw;
		if (!Number.isFinite(value)) throw explainNoNumber(name, value);
		column[row] = value;
	}
	return column;
}
function explainNoNumber(name, value) {
	return new ConfigurationError("SLW_MODEL_ANSWER_INVALID", `The model answers ${value} in its output "${name}". Impute missing values inside the graph, and check the training.`);
}
function refuseShort({ name, data, shape }, { count, width }) {
	if (data.length >= count * width) return;
	throw new ConfigurationError("SLW_MODEL_ANSWER_INVALID", `The model's output "${name}" has the shape [${shape}] for ${formatCount(count, "row")}. It must give ${width} a row.`);
}

// kit/ml/inference/tensor-data.ts
const ARRAYS = {
	BOOL: Uint8Array,
	UINT8: Uint8Array,
	UINT16: Uint16Array,
	UINT32: Uint32Array,
	UINT64: BigUint64Array,
	INT8: Int8Array,
	INT16: Int16Array,
	INT32: Int32Array,
	INT64: BigInt64Array,
	FP16: Uint16Array,
	FP32: Float32Array,
	FP64: Float64Array
};
const BITS = {
	UINT8: 8,
	UINT16: 16,
	UINT32: 32,
	UINT64: 64,
	INT8: 8,
	INT16: 16,
	INT32: 32,
	INT64: 64
};
/** An empty array of the type that carries `datatype`. */
function allocate(datatype, length) {
	return new ARRAYS[datatype](length);
}
/**
* Checks a tensor's values against its datatype and shape and brings them into the array ONNX Runtime takes.
* Nothing is converted silently: no truth values or text as numbers, no fractions or overflow in whole numbers.
* @throws ConfigurationError that names the tensor, the index and what was expected
*/
function toTensorData({ name, datatype, shape, data }) {
	refuseWrongSize(name, shape, data.length);
	if (datatype === "BYTES") return Array.from(data, (value, index) => checkText(value, name, index));
	if (!Array.isArray(data)) return checkArray(data, name, datatype);
	const result = allocate(datatype, data.length);
	const set = setterOf(datatype, result, name);
	data.forEach(set);
	return result;
}
function refuseWrongSize(name, shape, length) {
	if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0)) throw new ConfigurationError("SLW_TENSOR_INVALID", `The tensor "${name}" has the shape [${shape}]. Sizes are whole numbers from 0.`);
	const expected = shape.reduce((product, size) => product * size, 1);
	if (expected === length) return;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The tensor "${name}" has the shape [${shape}], ${formatCount(expected, "value")}, and carries ${length}. Send as many as the shape says.`);
}
function checkArray(data, name, datatype) {
	if (data instanceof ARRAYS[datatype]) return data;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The tensor "${name}" is said to be ${datatype} and carries a ${data.constructor.name}. Send it as a ${ARRAYS[datatype].name}.`);
}
function setterOf(datatype, target, name) {
	if (datatype === "BOOL") return (value, index) => setNumber(target, index, checkTruth(value, name, index));
	if (isFloat(datatype)) {
		const encode = datatype === "FP16" ? encodeHalf : (value) => value;
		return (value, index) => setNumber(target, index, encode(checkNumber({
			value,
			datatype,
			name,
			index
		})));
	}
	return (value, index) => setInteger(target, index, checkInteger({
		value,
		datatype,
		name,
		index
	}));
}
function setNumber(target, index, value) {
	if (!(target instanceof BigInt64Array) && !(target instanceof BigUint64Array)) target[index] = value;
}
/** Writes a whole number into an array of any integer type. */
function setInteger(target, index, value) {
	if (target instanceof BigInt64Array || target instanceof BigUint64Array) target[index] = value;
	else target[index] = Number(value);
}
function checkTruth(value, name, index) {
	if (typeof value === "boolean") return value ? 1 : 0;
	throw wrongValue({
		value,
		datatype: "BOOL",
		name,
		index
	}, "true or false");
}
function checkNumber(element) {
	const { value } = element;
	if (typeof value === "number") return value;
	throw wrongValue(element, "a number");
}
/** A whole number within the datatype's range, as a big integer. */
function checkInteger(element) {
	const { value, datatype } = element;
	if (!(typeof value === "bigint" || typeof value === "number" && Number.isInteger(value))) throw wrongValue(element, "a whole number");
	if (typeof value === "number" && !Number.isSafeInteger(value)) throw wrongValue(element, "a number that JSON can carry exactly, up to 9007199254740991");
	const whole = BigInt(value);
	const bits = BITS[datatype] ?? 64;
	if ((datatype.startsWith("U") ? BigInt.asUintN(bits, whole) : BigInt.asIntN(bits, whole)) === whole) return whole;
	throw wrongValue(element, `within the range of ${datatype}`);
}
/** Text that ONNX Runtime carries unchanged: it cuts at NUL and replaces lone surrogates. */
function checkText(value, name, index) {
	const element = {
		value,
		datatype: "BYTES",
		name,
		index
	};
	if (typeof value !== "string") throw wrongValue(element, "text");
	if (value.includes("\0")) throw wrongValue(element, "text without NUL characters");
	if (/\p{Surrogate}/u.test(value)) throw wrongValue(element, "text without lone surrogates");
	return value;
}
function wrongValue({ value, datatype, name, index }, expected) {
	const shown = typeof value === "bigint" ? String(value) : JSON.stringify(value);
	return new ConfigurationError("SLW_TENSOR_INVALID", `Value ${index} of the tensor "${name}" is ${shown}. ${datatype} takes ${expected}.`);
}
/** A tensor ONNX Runtime gave back, in the protocol's terms; undefined for a type the protocol does not have. */
function fromRuntimeTensor(name, tensor) {
	const datatype = datatypeOfRuntimeType(tensor.type);
	if (!datatype) return void 0;
	return {
		name,
		datatype,
		shape: [...tensor.dims],
		data: toValues(datatype, tensor.data)
	};
}
function toValues(datatype, data) {
	if (datatype === "BYTES" && Array.isArray(data)) return data.map(String);
	if (datatype === "FP16" && ArrayBuffer.isView(data)) return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
	if (isNumberArray(data)) return data;
	throw new TypeError(`ONNX Runtime gave no array for ${datatype}`);
}
function isNumberArray(data) {
	return ArrayBuffer.isView(data) && !(data instanceof DataView);
}

// kit/ml/inference/encode-columns.ts
/**
* The encoder of a signature's inputs.
* @throws ConfigurationError for a column that the contract does not have; so does encoding a value that no input takes
*/
function createColumnEncoder({ inputs, batch }, contract) {
	const encoders = inputs.map((input) => ({
		input,
		encode: createInputEncoder(input, contract)
	}));
	return (columns) => {
		const size = columns.length === 0 ? 0 : Math.max(columns.length, batch);
		return encoders.map(({ input: { name, datatype, shape }, encode }) => ({
			name,
			datatype,
			shape: [size, ...shape.slice(1)],
			data: encode(columns, size)
		}));
	};
}
/**
* The encoder of one input of the signature.
*
* Into numbers: a number as itself, a truth value as 0 or 1, text as its index in the contract's `enum`; a missing
* value (and text outside the `enum`, where that is a mere warning) as NaN into a float, and refused elsewhere. Into
* text: text as itself, other values as JSON writes them, a missing value as the empty string.
*/
function createInputEncoder(input, contract) {
	const columns = input.columns.map((name) => requireColumn(contract, name, input.name));
	if (input.datatype === "BYTES") return (table, size = table.length) => encodeTexts(table, {
		columns,
		size
	});
	const datatype = input.datatype;
	const writers = columns.map((column) => ({
		name: column.name,
		write: createWriter(column, datatype)
	}));
	const width = writers.length;
	return (table, size = table.length) => {
		const data = allocate(datatype, size * width);
		let offset = 0;
		for (const { name, write } of writers) {
			write(data, {
				values: table.read(name) ?? new Array(table.length),
				offset,
				width
			});
			offset++;
		}
		if (size > table.length) repeatLastRow(data, {
			rows: table.length,
			width
		});
		return data;
	};
}
function requireColumn(contract, name, input) {
	const column = contract.columns.find((candidate) => candidate.name === name);
	if (column) return column;
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The signature fills the input "${input}" from the column "${name}", which the data contract does not have. Use the contract the model was packaged with.`);
}
function repeatLastRow(data, { rows, width }) {
	const last = (rows - 1) * width;
	for (let at = rows * width; at < data.length; at += width) data.copyWithin(at, last, last + width);
}
function encodeTexts(table, { columns, size }) {
	const data = new Array(size * columns.length);
	let offset = 0;
	for (const { name } of columns) {
		const cells = table.read(name);
		for (let row = 0; row < size; row++) data[row * columns.length + offset] = encodeText(cells?.[Math.min(row, table.length - 1)], name);
		offset++;
	}
	return data;
}
function encodeText(value, column) {
	if (value === null || value === void 0) return "";
	return typeof value === "string" ? checkText(value, column, 0) : String(value);
}
function createWriter(column, datatype) {
	if (!isFloat(datatype)) return createIntegerWriter(column, datatype);
	const toNumber = numberReader(column);
	const encode = datatype === "FP16" ? encodeHalf : void 0;
	return (data, { values, offset, width }) => {
		if (data instanceof BigInt64Array || data instanceof BigUint64Array) return;
		for (let row = 0, at = offset; row < values.length; row++, at += width) {
			const value = values[row];
			const number = typeof value === "number" ? value : Number(toNumber(value));
			data[at] = encode ? encode(number) : number;
		}
	};
}
function createIntegerWriter(column, datatype) {
	const { name } = column;
	const toNumber = numberReader(column);
	return (data, { values, offset, width }) => {
		for (let row = 0, at = offset; row < values.length; row++, at += width) {
			const value = toNumber(values[row]);
			if (Number.isNaN(value)) throw explainMissing$1(name, datatype);
			setInteger(data, at, checkInteger({
				value,
				datatype,
				name,
				index: 0
			}));
		}
	};
}
function explainMissing$1(name, datatype) {
	return new ConfigurationError("SLW_TENSOR_INVALID", `The column "${name}" is missing in a row, and the model's input is ${datatype}, which has no missing value. Make the input a float, or give "${name}" in every row.`);
}
/** NaN for a missing value, and for text outside the `enum`, which a rule of severity "warning" lets through. */
function numberReader(column) {
	const indices = new Map(column.enum?.map((value, index) => [value, index]));
	return (value) => {
		if (typeof value === "number" || typeof value === "bigint") return value;
		if (typeof value === "boolean") return value ? 1 : 0;
		return (value === void 0 ? void 0 : indices.get(value)) ?? NaN;
	};
}

// kit/ml/inference/list-predictions.ts
/** One prediction a row, of columns of predictions. */
function listPredictions(predicted) {
	if ("labels" in predicted) return listClasses(predicted);
	return Array.from(predicted.values, (value) => ({ value }));
}
function listClasses({ labels, probabilities }) {
	const none = Object.fromEntries(probabilities.map(({ name }) => [name, 0]));
	return labels.map((label, row) => {
		const shares = { ...none };
		for (const { name, values } of probabilities) shares[name] = values[row] ?? 0;
		return {
			label,
			probabilities: shares
		};
	});
}

// kit/ml/inference/check-tensors.ts
/**
* A check that holds tensors against a signature: every input once, its datatype, its shape, one batch size for all.
* It throws a ConfigurationError for the first thing that does not fit.
*/
function createTensorCheck({ inputs }) {
	const known = new Map(inputs.map((input) => [input.name, input]));
	return (tensors) => {
		const given = /* @__PURE__ */ new Set();
		const pairs = tensors.map((tensor) => ({
			tensor,
			input: requireInput(tensor.name, known)
		}));
		for (const { name } of tensors) {
			if (given.has(name)) throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${name}" is given twice. Send it once.`);
			given.add(name);
		}
		if (given.size < known.size) throw explainMissing([...known.keys()].filter((name) => !given.has(name)));
		for (const { tensor, input } of pairs) checkTensor(tensor, input);
		refuseOtherSizes(tensors);
	};
}
function requireInput(name, known) {
	const input = known.get(name);
	if (input) return input;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The model has no input "${name}".${suggest(name, [...known.keys()])}`);
}
function explainMissing(missing) {
	return new ConfigurationError("SLW_TENSOR_INVALID", `The input "${missing.join("\", \"")}" is missing. Send every input of the model.`);
}
function checkTensor(tensor, input) {
	if (tensor.datatype !== input.datatype) throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${input.name}" is ${input.datatype}, and the request says ${tensor.datatype}. Send ${input.datatype}.`);
	if (tensor.shape.length === input.shape.length && input.shape.every((size, axis) => size === -1 || size === tensor.shape[axis])) return;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${input.name}" has the shape [${input.shape}] (-1: any size), and the request says [${tensor.shape}].`);
}
function refuseOtherSizes(tensors) {
	const size = tensors[0]?.shape[0];
	if (tensors.every(({ shape }) => shape[0] === size)) return;
	const sizes = new Set(tensors.map(({ shape }) => shape[0]));
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The inputs have different batch sizes (${[...sizes].join(", ")}). Send as many rows in each.`);
}
/** The outputs of a session that the protocol can carry. */
function listCarriedOutputs({ outputMetadata }) {
	return outputMetadata.filter((output) => output.isTensor && datatypeOfRuntimeType(output.type) !== void 0).map(({ name }) => name);
}
/** @throws ConfigurationError for an output that the session does not have */
function refuseUnknownOutputs(outputs, { outputNames }) {
	const unknown = outputs.find((name) => !outputNames.includes(name));
	if (unknown === void 0) return;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The model has no output "${unknown}".${suggest(unknown, outputNames)}`);
}

// kit/ml/inference/runtime-tensor.ts
/** A tensor as ONNX Runtime's native binding reads it, under every Node. */
function toRuntimeTensor(create, { datatype, dims, data }) {
	const tensor = new create(RUNTIME_TYPES[datatype], data, dims);
	if (datatype === "FP16") Object.defineProperty(tensor, "data", { value: data });
	return tensor;
}

// kit/ml/inference/open-engine.ts
/**
* Opens ONNX Runtime on the CPU, in this thread, for the tensors of one ONNX file.
* @throws ConfigurationError when ONNX Runtime refuses the file, or the signature is another model's
*/
async function openTensorEngine(location) {
	const { file, signature, log, runtimePath, threads = 1 } = location;
	const library = await loadLibrary("onnxruntime", {
		log,
		runtimePath
	});
	const session = await createSession({
		create: library.InferenceSession.create,
		file,
		threads
	});
	refuseForeignSignature(session, signature, file);
	const check = createTensorCheck(signature);
	const carried = listCarriedOutputs(session);
	return {
		run: async (tensors, outputs = carried) => {
			check(tensors);
			refuseUnknownOutputs(outputs, session);
			const results = await runOrExplain(session, {
				feeds: toFeeds(tensors, library.Tensor),
				outputs
			});
			return outputs.flatMap((name) => takeOutput(results, name));
		},
		close: () => session.release()
	};
}
/** Threads that wait for work by sleeping: spinning ones cost more processor time than they save in a service. */
const WITHOUT_SPINNING = { session: {
	intra_op: { allow_spinning: "0" },
	inter_op: { allow_spinning: "0" }
} };
async function createSession({ create, file, threads }) {
	try {
		return await create(file, {
			executionProviders: ["cpu"],
			logSeverityLevel: 3,
			intraOpNumThreads: threads === "all" ? availableParallelism() : threads,
			interOpNumThreads: 1,
			extra: WITHOUT_SPINNING
		});
	} catch (error) {
		throw new ConfigurationError("SLW_MODEL_REFUSED", `ONNX Runtime cannot open ${file}: ${describeError(error)}. Export the model with an opset this version knows.`, { cause: error });
	}
}
function refuseForeignSignature(session, signature, file) {
	const wanted = signature.inputs.map(({ name }) => name);
	const missing = wanted.find((name) => !session.inputNames.includes(name));
	const unfilled = session.inputNames.find((name) => !wanted.includes(name));
	if (missing === void 0 && unfilled === void 0) return;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", `The signature does not belong to ${file}: the input "${missing ?? unfilled}" is ${missing ? "not in the model" : "not in the signature"}. Package the model again.`);
}
function toFeeds(tensors, create) {
	const feeds = {};
	for (const { name, datatype, shape, data } of tensors) feeds[name] = toRuntimeTensor(create, {
		datatype,
		dims: shape,
		data
	});
	return feeds;
}
function takeOutput(results, name) {
	const value = results[name];
	const tensor = value && fromRuntimeTensor(name, value);
	return tensor ? [tensor] : [];
}
async function runOrExplain(session, { feeds, outputs }) {
	try {
		return await session.run(feeds, [...outputs]);
	} catch (error) {
		throw new ConfigurationError("SLW_MODEL_FAILED", `The model failed on this input: ${describeError(error)}. Check the tensors' shapes against the model's.`, { cause: error });
	}
}

// kit/ml/inference/open-model.ts
/** Rows a run takes at most, so that memory stays flat over long tables. */
const MAX_ROWS_PER_RUN = 4096;
/**
* Opens an ONNX model with ONNX Runtime on the CPU.
* @throws ConfigurationError when ONNX Runtime refuses the file, or the signature is another model's
*/
async function openModel(location) {
	const { signature, contract } = location;
	const encode = createColumnEncoder(signature, contract);
	const decode = createOutputDecoder(signature, contract);
	const engine = await openTensorEngine(location);
	const outputs = signature.outputs.map(({ name }) => name);
	const size = signature.batch || MAX_ROWS_PER_RUN;
	return {
		...engine,
		encode,
		decode,
		predict: async (rows) => {
			const predictions = [];
			for (let start = 0; start < rows.length; start += size) {
				const batch = rows.slice(start, start + size);
				const tensors = await engine.run(encode(toColumns(batch)), outputs);
				predictions.push(...listPredictions(decode(tensors, batch.length)));
			}
			return predictions;
		}
	};
}

export { checkText as a, decodeHalf as c, allocate as i, encodeHalf as l, listPredictions as n, toTensorData as o, createColumnEncoder as r, createOutputDecoder as s, openModel as t, toColumns as u };