import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as loadLibrary } from "./chunk-load-library.js";
import { n as suggest } from "./chunk-suggest.js";
import { a as RUNTIME_TYPES, c as isFloat, i as toClass, s as datatypeOfRuntimeType } from "./chunk-classes.js";
import { a as targetColumn } from "./chunk-contract.js";
import { t as formatCount } from "./chunk-format-count.js";
import { availableParallelism } from "node:os";

// kit/ml/inference/check-request.ts
/**
* Holds raw tensors against the signature: every input once, its datatype, its shape, one batch size for all.
* @returns the outputs to fetch: those asked for, else every tensor the protocol can carry
* @throws ConfigurationError for the first thing that does not fit
*/
function checkRequest({ session, signature, tensors, outputs }) {
	refuseWrongNames(signature, tensors);
	for (const input of signature.inputs) {
		const tensor = tensors.find(({ name }) => name === input.name);
		if (tensor) checkTensor(tensor, input);
	}
	const sizes = new Set(tensors.map(({ shape }) => shape[0]));
	if (sizes.size > 1) throw new ConfigurationError("SLW_TENSOR_INVALID", `The inputs have different batch sizes (${[...sizes].join(", ")}). Send as many rows in each.`);
	return outputs ? outputs.map((name) => requireOutput(session, name)) : carriedOutputs(session);
}
function refuseWrongNames(signature, tensors) {
	const known = signature.inputs.map(({ name }) => name);
	const given = /* @__PURE__ */ new Set();
	for (const { name } of tensors) {
		if (!known.includes(name)) throw new ConfigurationError("SLW_TENSOR_INVALID", `The model has no input "${name}".${suggest(name, known)}`);
		if (given.has(name)) throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${name}" is given twice. Send it once.`);
		given.add(name);
	}
	const missing = known.filter((name) => !given.has(name));
	if (missing.length === 0) return;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${missing.join("\", \"")}" is missing. Send every input of the model.`);
}
function checkTensor(tensor, input) {
	if (tensor.datatype !== input.datatype) throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${input.name}" is ${input.datatype}, and the request says ${tensor.datatype}. Send ${input.datatype}.`);
	if (tensor.shape.length === input.shape.length && input.shape.every((size, axis) => size === -1 || size === tensor.shape[axis])) return;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The input "${input.name}" has the shape [${input.shape}] (-1: any size), and the request says [${tensor.shape}].`);
}
function requireOutput(session, name) {
	if (session.outputNames.includes(name)) return name;
	throw new ConfigurationError("SLW_TENSOR_INVALID", `The model has no output "${name}".${suggest(name, session.outputNames)}`);
}
function carriedOutputs({ outputMetadata }) {
	return outputMetadata.filter((output) => output.isTensor && datatypeOfRuntimeType(output.type) !== void 0).map(({ name }) => name);
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
	if (value) return (outputs, count) => decodeValues(requireTensor(outputs, value), count);
	const probabilities = findOutput(signature, "probabilities");
	if (!probabilities) throw new ConfigurationError("SLW_BUNDLE_INVALID", "The signature has no output to predict from. Package the model again.");
	const label = findOutput(signature, "label");
	const target = targetColumn(contract);
	return (outputs, count) => decodeClasses({
		probabilities: requireTensor(outputs, probabilities),
		labels: label && requireTensor(outputs, label),
		classes: signature.classes,
		target,
		count
	});
}
function findOutput(signature, role) {
	return signature.outputs.find((output) => output.role === role);
}
function requireTensor(outputs, { name }) {
	const tensor = outputs.get(name);
	if (tensor) return tensor;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", `The model gave no output "${name}", which its signature names. Package it again.`);
}
function decodeValues(tensor, count) {
	refuseShort(tensor, count, 1);
	return Array.from({ length: count }, (_, index) => ({ value: finiteAt(tensor, index) }));
}
function decodeClasses({ probabilities, labels, classes, target, count }) {
	const isSingle = classes.length === 2 && (probabilities.shape[1] ?? 1) === 1;
	refuseShort(probabilities, count, isSingle ? 1 : classes.length);
	const names = classes.map(String);
	return Array.from({ length: count }, (_, index) => {
		const shares = isSingle ? readComplement(probabilities, index) : readShares(probabilities, index, names.length);
		return {
			label: labels ? toClass(toLabel(labels.data[index]), target) : classes[indexOfLargest(shares)] ?? null,
			probabilities: Object.fromEntries(names.map((name, at) => [name, shares[at] ?? 0]))
		};
	});
}
function readShares(tensor, row, width) {
	return Array.from({ length: width }, (_, column) => probabilityAt(tensor, row * width + column));
}
function readComplement(tensor, row) {
	const positive = probabilityAt(tensor, row);
	return [1 - positive, positive];
}
function indexOfLargest(shares) {
	let best = 0;
	shares.forEach((share, index) => {
		if (share > (shares[best] ?? 0)) best = index;
	});
	return best;
}
function toLabel(value) {
	return typeof value === "bigint" ? Number(value) : value ?? "";
}
function probabilityAt(tensor, index) {
	const value = finiteAt(tensor, index);
	if (value >= -.001 && value <= 1.001) return Math.min(1, Math.max(0, value));
	throw new ConfigurationError("SLW_MODEL_ANSWER_INVALID", `The model's output "${tensor.name}" holds ${value} where a probability belongs. Export it with a softmax or sigmoid as its last step.`);
}
function finiteAt({ name, datatype, data }, index) {
	const raw = Number(data[index]);
	const value = datatype === "FP16" ? decodeHalf(raw) : raw;
	if (Number.isFinite(value)) return value;
	throw new ConfigurationError("SLW_MODEL_ANSWER_INVALID", `The model answers ${value} in its output "${name}". Impute missing values inside the graph, and check the training.`);
}
function refuseShort({ name, data, shape }, count, width) {
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
	if (datatype === "BOOL" && data instanceof Uint8Array) return Array.from(data, (value) => value !== 0);
	if (datatype === "FP16" && ArrayBuffer.isView(data)) return new Uint16Array(data.buffer, data.byteOffset, data.byteLength / 2);
	if (isNumberArray(data)) return data;
	throw new TypeError(`ONNX Runtime gave no array for ${datatype}`);
}
function isNumberArray(data) {
	return ArrayBuffer.isView(data) && !(data instanceof DataView);
}

// kit/ml/inference/encode-rows.ts
/**
* The encoder of one input of the signature.
*
* Into numbers: a number as itself, a truth value as 0 or 1, text as its index in the contract's `enum`; a missing
* value (and text outside the `enum`, where that is a mere warning) as NaN into a float, and refused elsewhere. Into text: text as itself, other values as JSON writes
* them, a missing value as the empty string.
*/
function createRowEncoder(input, contract) {
	const columns = input.columns.map((name) => requireColumn(contract, name, input.name));
	if (input.datatype === "BYTES") return (rows) => encodeTexts(rows, columns);
	const datatype = input.datatype;
	const setters = columns.map((column) => createSetter(column, datatype));
	return (rows) => {
		const data = allocate(datatype, rows.length * columns.length);
		let index = 0;
		for (const row of rows) for (const set of setters) set(data, index++, row);
		return data;
	};
}
function requireColumn(contract, name, input) {
	const column = contract.columns.find((candidate) => candidate.name === name);
	if (column) return column;
	throw new ConfigurationError("SLW_MODEL_UNFIT", `The signature fills the input "${input}" from the column "${name}", which the data contract does not have. Use the contract the model was packaged with.`);
}
function encodeTexts(rows, columns) {
	return rows.flatMap((row) => columns.map(({ name }) => encodeText(row[name], name)));
}
function encodeText(value, column) {
	if (value === null || value === void 0) return "";
	return typeof value === "string" ? checkText(value, column, 0) : String(value);
}
function createSetter(column, datatype) {
	const { name } = column;
	const toNumber = numberReader(column);
	if (!isFloat(datatype)) return createIntegerSetter(column, datatype);
	const encode = datatype === "FP16" ? encodeHalf : (value) => value;
	return (data, index, row) => {
		if (data instanceof BigInt64Array || data instanceof BigUint64Array) return;
		data[index] = encode(toNumber(row[name]));
	};
}
function createIntegerSetter(column, datatype) {
	const { name } = column;
	const toNumber = numberReader(column);
	return (data, index, row) => {
		const value = toNumber(row[name]);
		if (Number.isNaN(value)) throw new ConfigurationError("SLW_TENSOR_INVALID", `The column "${name}" is missing in a row, and the model's input is ${datatype}, which has no missing value. Make the input a float, or give "${name}" in every row.`);
		setInteger(data, index, checkInteger({
			value,
			datatype,
			name,
			index: 0
		}));
	};
}
/** NaN for a missing value, and for text outside the `enum`, which a rule of severity "warning" lets through. */
function numberReader(column) {
	const indices = new Map(column.enum?.map((value, index) => [value, index]));
	return (value) => {
		if (typeof value === "number") return value;
		if (typeof value === "boolean") return value ? 1 : 0;
		return (value === void 0 ? void 0 : indices.get(value)) ?? NaN;
	};
}

// kit/ml/inference/runtime-tensor.ts
/** A tensor as ONNX Runtime's native binding reads it, under every Node. */
function toRuntimeTensor(create, { datatype, dims, data }) {
	const tensor = new create(RUNTIME_TYPES[datatype], data, dims);
	if (datatype === "FP16") Object.defineProperty(tensor, "data", { value: data });
	return tensor;
}

// kit/ml/inference/open-model.ts
/** Rows a run takes at most, so that memory stays flat over long tables. */
const MAX_ROWS_PER_RUN = 4096;
/**
* Opens an ONNX model with ONNX Runtime on the CPU.
* @throws ConfigurationError when ONNX Runtime refuses the file, or the signature is another model's
*/
async function openModel(location) {
	const { file, signature, contract, log, runtimePath, threads = 1 } = location;
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
	const opened = {
		session,
		signature,
		createTensor: library.Tensor
	};
	return {
		predict: createPredict(opened, contract),
		infer: (tensors, outputs) => infer(opened, tensors, outputs),
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
function createPredict({ session, signature, createTensor }, contract) {
	const encoders = signature.inputs.map((input) => ({
		input,
		encode: createRowEncoder(input, contract)
	}));
	const decode = createOutputDecoder(signature, contract);
	const fetches = signature.outputs.map(({ name }) => name);
	return async (rows) => {
		const size = signature.batch || MAX_ROWS_PER_RUN;
		const predictions = [];
		for (let start = 0; start < rows.length; start += size) {
			const batch = rows.slice(start, start + size);
			const padded = signature.batch ? padRows(batch, signature.batch) : batch;
			const feeds = {};
			for (const { input, encode } of encoders) {
				const dims = [padded.length, ...input.shape.slice(1)];
				feeds[input.name] = toRuntimeTensor(createTensor, {
					datatype: input.datatype,
					dims,
					data: encode(padded)
				});
			}
			predictions.push(...decode(await runSession({
				session,
				feeds,
				fetches
			}), batch.length));
		}
		return predictions;
	};
}
/** Fills a fixed batch by repeating the last row. */
function padRows(rows, size) {
	const last = rows.at(-1);
	if (!last || rows.length === size) return rows;
	return [...rows, ...Array.from({ length: size - rows.length }, () => last)];
}
async function infer({ session, signature, createTensor }, tensors, outputs) {
	const fetches = checkRequest({
		session,
		signature,
		tensors,
		outputs
	});
	const feeds = {};
	for (const tensor of tensors) {
		const { name, datatype, shape } = tensor;
		feeds[name] = toRuntimeTensor(createTensor, {
			datatype,
			dims: shape,
			data: toTensorData(tensor)
		});
	}
	return [...(await runSession({
		session,
		feeds,
		fetches
	})).values()];
}
async function runSession({ session, feeds, fetches }) {
	const outputs = /* @__PURE__ */ new Map();
	for (const [name, value] of Object.entries(await runOrExplain({
		session,
		feeds,
		fetches
	}))) {
		const tensor = fromRuntimeTensor(name, value);
		if (tensor) outputs.set(name, tensor);
	}
	return outputs;
}
async function runOrExplain({ session, feeds, fetches }) {
	try {
		return await session.run(feeds, [...fetches]);
	} catch (error) {
		throw new ConfigurationError("SLW_MODEL_FAILED", `The model failed on this input: ${describeError(error)}. Check the tensors' shapes against the model's.`, { cause: error });
	}
}

export { toTensorData as a, encodeHalf as c, checkText as i, createRowEncoder as n, createOutputDecoder as o, allocate as r, decodeHalf as s, openModel as t };