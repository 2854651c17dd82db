import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { sep } from "node:path";
import { closeSync, fstatSync, lstatSync, openSync, readSync, statSync } from "node:fs";

// kit/ground/files/portable-path.ts
const PORTABLE = /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/;
/** A tar header has room for 100 bytes, of which a bundle's root takes some. */
const MAX_CHARACTERS$1 = 90;
/**
* True for a relative path such as `model.onnx` or `weights/part-1.bin` that is safe on every file system, in a URL and
* in an archive; false for whatever could leave its folder.
*/
function isPortablePath(path) {
	return path.length <= MAX_CHARACTERS$1 && PORTABLE.test(path);
}

// kit/format/onnx/external-location.ts
/**
* True for a location that is absolute, climbs, or names a drive, a scheme or nothing. Also for the name by which ONNX
* Runtime marks an address in its own memory (`*`/`_ORT_MEM_ADDR_`), which no file may use.
*/
function leavesTheFolder(location) {
	return location === "" || /^[/\\]|^[a-zA-Z][a-zA-Z0-9+.-]*:|\\|\0|_ORT_MEM_ADDR_/.test(location) || location.split("/").includes("..");
}

// kit/format/onnx/inspect-external.ts
/** Folders on the way to a file; each is looked at. */
const MAX_STEPS = 32;
/** The locations of a model's external data, each once, in order. */
function listExternalLocations({ tensors }) {
	const locations = tensors.flatMap(({ external }) => external ? [external.location] : []);
	return [...new Set(locations)].sort();
}
/**
* Looks at the files that hold a model's external data; they are not opened. Locations outside the folder are left out.
* @param folder the model's
*/
function inspectExternalFiles(model, folder) {
	const inside = listExternalLocations(model).filter((location) => !leavesTheFolder(location));
	const look = rememberLooks();
	return new Map(inside.map((location) => [location, inspectFile({
		folder,
		location,
		look
	})]));
}
/** Thousands of files may lie in the same folders. */
function rememberLooks() {
	const seen = /* @__PURE__ */ new Map();
	return (path) => {
		if (!seen.has(path)) seen.set(path, lookAt(path));
		return seen.get(path);
	};
}
/** A link anywhere on the way counts, for what it points to may lie outside. */
function inspectFile({ folder, location, look }) {
	let path = folder;
	let last;
	if (location.endsWith("/")) return {
		kind: "other",
		size: 0
	};
	const steps = location.split("/", 33).filter((step) => step !== "." && step !== "");
	if (steps.length > MAX_STEPS) return {
		kind: "missing",
		size: 0
	};
	for (const step of steps) {
		path = `${path}${sep}${step}`;
		last = look(path);
		if (last === void 0) return {
			kind: "missing",
			size: 0
		};
		if (last.isSymbolicLink()) return {
			kind: "link",
			size: 0
		};
	}
	return last?.isFile() ? {
		kind: "file",
		size: last.size
	} : {
		kind: "other",
		size: 0
	};
}
/** Undefined for what is not there, and for a name no file can have. */
function lookAt(path) {
	try {
		return lstatSync(path, { throwIfNoEntry: false });
	} catch (error) {
		if ([
			"ENOTDIR",
			"ENAMETOOLONG",
			"EACCES"
		].some((code) => hasCode(error, code))) return void 0;
		throw error;
	}
}

// kit/format/onnx/malformed.ts
const MALFORMED_CURE = "Export it again, and check that the file was copied whole.";
/** A fault in the encoding of a model; `what` the file holds that it should not. */
var MalformedModelError = class extends ConfigurationError {
	what;
	constructor(what) {
		super("SLW_MODEL_UNREADABLE", `The model is not a readable ONNX file: it holds ${what}. ${MALFORMED_CURE}`);
		this.what = what;
	}
};
/** What every fault in the encoding becomes. */
function malformed(what) {
	return new MalformedModelError(what);
}

// kit/format/onnx/quote-name.ts
const MAX_CHARACTERS = 80;
/**
* A name out of a model as messages show it: in quotes, at most 80 characters, and nothing in it that moves a terminal's
* cursor, turns the direction of writing or ends the line.
*/
function quoteName(name) {
	const visible = /^[ -~]*$/.test(name) ? name : name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "�");
	return visible.length <= MAX_CHARACTERS ? `"${visible}"` : `"${visible.slice(0, MAX_CHARACTERS)}…"`;
}

// kit/format/onnx/allowance.ts
/**
* What reading and linting a model may cost, in nanoseconds of a processor of 2020 with Node 24, by the prices below.
* `bench/lint-bombs.ts` holds the prices against what built models take.
*/
const MAX_WORK = 8e8;
/** Nanoseconds for one of a kind, those who look at it later (rules, tables) included. */
const PRICES = {
	field: 70,
	step: 20,
	text: 300,
	textByte: 6,
	keptByte: 2
};
/** What is kept of a model (names, shapes, records), in bytes; weights are never kept. */
const MAX_KEPT_BYTES = 134217728;
/** One text. Vocabularies in metadata have some megabytes. */
const MAX_TEXT_BYTES = 16777216;
/** How many of a kind a model may have, several times those of the largest real ones, and the price of each. */
const KINDS = {
	nodes: {
		most: 25e4,
		price: 1e3
	},
	attributes: {
		most: 8e5,
		price: 500
	},
	tensors: {
		most: 13e4,
		price: 5e3
	},
	"tensors outside the file": {
		most: 5e4,
		price: 3e3
	},
	values: {
		most: 5e5,
		price: 300
	},
	operators: {
		most: 1e4,
		price: 2e3
	},
	inputs: {
		most: 2e5,
		price: 1e3
	},
	outputs: {
		most: 1e4,
		price: 1e3
	},
	functions: {
		most: 1e4,
		price: 1e3
	},
	graphs: {
		most: 1e5,
		price: 500
	},
	"opset imports": {
		most: 1e3,
		price: 1e3
	},
	"metadata entries": {
		most: 3e5,
		price: 1500
	},
	"metadata entries of its own": {
		most: 1e4,
		price: 2e3
	},
	"class labels": {
		most: 1e6,
		price: 100
	},
	"files of external data": {
		most: 1e4,
		price: 2e4
	}
};
/**
* @param share of what any model may cost, all of it when left out
* @throws MalformedModelError from each function but `spent` once the model has had its share
*/
function createAllowance(share = 1) {
	let work = 0;
	let kept = 0;
	const counts = /* @__PURE__ */ new Map();
	const pay = (price) => {
		work += price;
		if (work > share * 8e8) throw malformed("more structure than any real model has");
	};
	const keep = (bytes) => {
		kept += bytes;
		if (kept > share * 134217728) throw malformed("names and texts without end");
		pay(bytes * PRICES.keptByte);
	};
	return {
		countField: () => pay(PRICES.field),
		countSteps: (count) => pay(count * PRICES.step),
		count(what) {
			const { most, price } = KINDS[what];
			const count = (counts.get(what) ?? 0) + 1;
			counts.set(what, count);
			if (count > share * most) throw tooMany(share * most, what);
			pay(price);
		},
		readText(bytes) {
			if (bytes > MAX_TEXT_BYTES) throw malformed(`a text of ${bytes.toLocaleString("en-US")} bytes`);
			pay(PRICES.text + bytes * PRICES.textByte);
			keep(bytes);
		},
		keep,
		spent: () => ({
			work,
			kept
		})
	};
}
function tooMany(most, what) {
	return malformed(`more than ${most.toLocaleString("en-US")} ${what}, which no real model has`);
}

// kit/format/onnx/byte-source.ts
/** After a jump little is read, since the next jump may come soon; in a row twice as much each time. */
const SMALLEST_WINDOW = 4096;
const LARGEST_WINDOW = 262144;
/** Bytes in memory as a source. */
function sourceOfBytes(bytes) {
	return {
		size: bytes.length,
		byteAt: (position) => bytes[position],
		bytesAt: (start, end) => bytes.subarray(start, end)
	};
}
/**
* Opens a file as a source. What was read last stays in memory, a quarter of a megabyte at most.
* @param what names the file in messages ("The model")
* @throws ConfigurationError when it is missing, may not be read, or is no regular file
*/
function openFileSource(file, what) {
	const descriptor = openRegularFile(file, what);
	const { size } = fstatSync(descriptor);
	let window = /* @__PURE__ */ new Uint8Array(0);
	let windowStart = 0;
	const load = (position) => {
		const length = position === windowStart + window.length && position > 0 ? Math.min(window.length * 2, LARGEST_WINDOW) : SMALLEST_WINDOW;
		window = readRange(descriptor, position, position + length);
		windowStart = position;
	};
	return {
		size,
		byteAt(position) {
			const offset = position - windowStart;
			if (offset >= 0 && offset < window.length) return window[offset];
			if (position >= size) return void 0;
			load(position);
			return window[0];
		},
		bytesAt(start, end) {
			const offset = start - windowStart;
			if (offset >= 0 && end <= windowStart + window.length) return window.subarray(offset, end - windowStart);
			return readRange(descriptor, start, Math.min(end, size));
		},
		close: () => closeSync(descriptor)
	};
}
/** Opens what has an end: a pipe or a device has none. */
function openRegularFile(file, what) {
	try {
		if (statSync(file).isFile()) return openSync(file, "r");
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) throw new ConfigurationError("SLW_FILE_MISSING", `${what} ${file} does not exist. Check the path.`, { cause: error });
		if (hasCode(error, "EACCES")) throw new ConfigurationError("SLW_FILE_UNREADABLE", `${what} ${file} may not be read. Check its permissions.`, { cause: error });
		throw error;
	}
	throw new ConfigurationError("SLW_FILE_UNREADABLE", `${what} ${file} is no regular file. Give the path of an ONNX file.`);
}
function readRange(descriptor, start, end) {
	const bytes = new Uint8Array(Math.max(0, end - start));
	let filled = 0;
	while (filled < bytes.length) {
		const count = readSync(descriptor, bytes, filled, bytes.length - filled, start + filled);
		if (count === 0) break;
		filled += count;
	}
	return bytes.subarray(0, filled);
}

// kit/format/onnx/normalise-domain.ts
/** `ai.onnx` is another way to write the domain of ONNX's own operators, which is empty. */
function normaliseDomain(domain) {
	return domain === "ai.onnx" ? "" : domain;
}

// kit/format/onnx/wire-reader.ts
const MAX_VARINT_BYTES = 10;
/** Exporters join the names of nested modules; some hundred bytes are long. */
const MAX_NAME_BYTES = 1e3;
/** Most texts are names; what turns bytes into long texts takes its time to begin. */
const SHORT_TEXT = 24;
const isAscii = (byte) => byte < 128;
const utf8 = new TextDecoder("utf-8", { fatal: true });
/** The whole of a source as a message. */
function messageOf(bytes, allowance = createAllowance()) {
	const source = bytes instanceof Uint8Array ? sourceOfBytes(bytes) : bytes;
	return {
		source,
		allowance,
		start: 0,
		end: source.size
	};
}
/**
* The fields of a protobuf message in file order (protobuf.dev, "Encoding"). Takes one step a field: what has a length
* is skipped, and read only when the caller takes it for a message or a text.
* @param lists numbers below 16 of repeated fields: of those that follow one another the first alone is told
* @throws ConfigurationError for anything that is no complete message: a cut field, an endless varint, a group.
*/
function* readFields(message, lists = []) {
	const cursor = {
		...message,
		position: message.start
	};
	while (cursor.position < cursor.end) {
		message.allowance.countField();
		const key = readVarint(cursor);
		const number = Math.floor(key / 8);
		if (number < 1 || number > 536870911) throw malformed(`field number ${number}`);
		yield readValue(cursor, number, key % 8);
		if (lists.includes(number)) skipList(cursor, key);
	}
}
function readValue(cursor, number, wireType) {
	const { source, allowance } = cursor;
	const integer = wireType === 0 ? readVarint(cursor) : 0;
	const start = wireType === 0 ? cursor.position : 0;
	if (wireType === 0) return {
		source,
		allowance,
		number,
		wireType,
		integer,
		start,
		end: start
	};
	const length = lengthOf(cursor, wireType);
	const from = cursor.position;
	cursor.position = from + length;
	if (!(length >= 0) || cursor.position > cursor.end) throw malformed("a field that is cut off");
	return {
		source,
		allowance,
		number,
		wireType,
		integer,
		start: from,
		end: cursor.position
	};
}
/** Passes over the fields that have the same key of one byte; of a hundred million each step counts. */
function skipList(cursor, key) {
	const { source, allowance, end } = cursor;
	while (cursor.position < end && source.byteAt(cursor.position) === key) {
		allowance.countSteps(1);
		cursor.position++;
		skipValue(cursor, key % 8);
	}
}
function skipValue(cursor, wireType) {
	if (wireType === 0) {
		const { position } = cursor;
		while (nextByte(cursor) >= 128) if (cursor.position - position >= MAX_VARINT_BYTES) throw malformed("a number of more than 10 bytes");
		return;
	}
	const length = lengthOf(cursor, wireType);
	cursor.position += length;
	if (!(length >= 0) || cursor.position > cursor.end) throw malformed("a field that is cut off");
}
function lengthOf(cursor, wireType) {
	if (wireType === 2) return readVarint(cursor);
	if (wireType === 1) return 8;
	if (wireType === 5) return 4;
	throw malformed(`wire type ${wireType}`);
}
/** Most numbers have at most four bytes, which fit 28 bits. */
function readVarint(cursor) {
	let low = 0;
	for (let shift = 0; shift < 28; shift += 7) {
		const byte = nextByte(cursor);
		low |= (byte & 127) << shift;
		if (byte < 128) return low;
	}
	return readLongVarint(cursor, low);
}
/** The bits from 28 on, in two halves: `middle` holds 28 of them, `high` the last 8 of 64. */
function readLongVarint(cursor, low) {
	cursor.allowance.countSteps(6);
	let middle = 0;
	let high = 0;
	for (let index = 4; index < MAX_VARINT_BYTES; index++) {
		const byte = nextByte(cursor);
		if (index < 8) middle |= (byte & 127) << 7 * (index - 4);
		else high |= (byte & 127) << 7 * (index - 8);
		if (byte < 128) return joinSigned({
			low,
			middle,
			high: high & 255
		});
	}
	throw malformed("a number of more than 10 bytes");
}
/** A signed 64-bit number from its bits; infinite where a double is not exact. */
function joinSigned({ low, middle, high }) {
	const number = (high < 128 ? high : high - 256) * 2 ** 56 + middle * 2 ** 28 + low;
	return Number.isSafeInteger(number) ? number : Number.POSITIVE_INFINITY;
}
function nextByte(cursor) {
	const byte = cursor.position < cursor.end ? cursor.source.byteAt(cursor.position) : void 0;
	if (byte === void 0) throw malformed("a field that is cut off");
	cursor.position++;
	return byte;
}
/** The text of a string field. @throws ConfigurationError when it is not UTF-8, or too long to be one. */
function readText({ wireType, source, allowance, start, end }) {
	if (wireType !== 2) throw malformed("a number where text belongs");
	allowance.readText(end - start);
	const text = decodeText(source.bytesAt(start, end));
	if (text.length < end - start) allowance.keep(end - start);
	return text;
}
/** The same for what is called by it, and shown. */
function readName(field) {
	const bytes = field.end - field.start;
	if (bytes > MAX_NAME_BYTES) throw malformed(`a name of ${bytes.toLocaleString("en-US")} bytes`);
	return readText(field);
}
function decodeText(bytes) {
	if (bytes.length <= SHORT_TEXT && bytes.every(isAscii)) return String.fromCharCode(...bytes);
	try {
		return utf8.decode(bytes);
	} catch {
		throw malformed("text that is not UTF-8");
	}
}
/** An int64 field as a number. @throws ConfigurationError when it does not fit one exactly. */
function readInteger({ wireType, integer }) {
	if (wireType !== 0) throw malformed("bytes where a number belongs");
	return refuseInexact(integer);
}
function refuseInexact(integer) {
	if (!Number.isSafeInteger(integer)) throw malformed("a number beyond 2^53");
	return integer;
}
/** The numbers of a repeated int64 field, packed into bytes or one by one. */
function readIntegers(field) {
	const most = Math.max(1, field.end - field.start);
	field.allowance.countSteps(2 * most);
	field.allowance.keep(8 * most);
	return [...iterateIntegers(field)];
}
/** The same, one after the other. */
function* iterateIntegers(field) {
	if (field.wireType === 0) {
		yield readInteger(field);
		return;
	}
	const cursor = {
		...readMessage(field),
		position: field.start
	};
	while (cursor.position < cursor.end) yield refuseInexact(readVarint(cursor));
}
/** A field as the message it holds. */
function readMessage(field) {
	if (field.wireType !== 2) throw malformed("a number where a message belongs");
	return field;
}

// kit/format/onnx/read-entry.ts
/** Reads a StringStringEntryProto. */
function readEntry(message) {
	const entry = {
		key: "",
		value: ""
	};
	for (const field of readFields(message)) if (field.number === 1) entry.key = readText(field);
	else if (field.number === 2) entry.value = readText(field);
	return entry;
}

// kit/format/onnx/read-class-labels.ts
/** The attributes that LinearClassifier, SVMClassifier, TreeEnsembleClassifier and ZipMap call their classes by. */
function isClassLabels(name) {
	return /^(classlabels_(ints|int64s|strings)|classes_(ints|strings))$/.test(name);
}
/** The numbers or texts of such an attribute. */
function readClassLabels(attribute) {
	const labels = [];
	for (const field of readFields(attribute)) {
		if (field.number !== 8 && field.number !== 9) continue;
		for (const label of field.number === 8 ? readIntegers(field) : [readText(field)]) {
			field.allowance.count("class labels");
			labels.push(label);
		}
	}
	return labels;
}

// kit/format/onnx/types.ts
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

// kit/format/onnx/read-tensor.ts
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
const RAW_DATA = 9;
/** Roughly what a tensor's record takes in memory, its place and its entry among the names included. */
const RECORD_BYTES$1 = 400;
/** There are location, offset, length, checksum and basepath. */
const MAX_ENTRIES = 20;
/** Characters; file systems take 4,096 bytes. */
const MAX_LOCATION = 8192;
/** Real ones have up to eight. */
const MAX_DIMENSIONS = 100;
/** Reads a TensorProto's name, type and sizes; the data is measured, not read. */
function readTensor(message) {
	message.allowance.count("tensors");
	message.allowance.keep(RECORD_BYTES$1);
	const { start, end } = message;
	const tensor = {
		name: "",
		type: "undefined",
		dims: [],
		bytes: 0,
		isRaw: false,
		external: null,
		extent: {
			start,
			end
		}
	};
	const outside = /* @__PURE__ */ new Map();
	let isExternal = false;
	for (const field of readFields(message)) if (field.number === 1) addDimensions(field, tensor.dims);
	else if (field.number === 2) tensor.type = tensorTypeOf(readInteger(field));
	else if (field.number === 8) tensor.name = readName(field);
	else if (field.number === 13) addEntry(readMessage(field), outside);
	else if (field.number === 14) isExternal = readInteger(field) === 1;
	else if (DATA_FIELDS.has(field.number)) {
		tensor.bytes += field.wireType === 0 ? 1 : field.end - field.start;
		tensor.isRaw ||= field.number === RAW_DATA;
	}
	if (!isExternal) return tensor;
	const external = toExternalData(outside);
	return {
		...tensor,
		external,
		isRaw: true,
		bytes: external.length || 0
	};
}
function addDimensions(field, dims) {
	for (const size of readIntegers(field)) dims.push(size);
	if (dims.length > MAX_DIMENSIONS) throw malformed(`a tensor of more than ${MAX_DIMENSIONS} dimensions`);
}
/** A second `location` would be read by one runtime and not by another. */
function addEntry(message, entries) {
	const { key, value } = readEntry(message);
	if (entries.has(key)) throw malformed(`external data that gives its ${key} twice`);
	if (entries.size >= MAX_ENTRIES) throw malformed("a tensor with entries of external data without end");
	if (value.length > MAX_LOCATION) throw malformed("a path of external data longer than any file system takes");
	entries.set(key, value);
}
function toExternalData(entries) {
	const length = entries.get("length");
	return {
		location: entries.get("location") ?? "",
		offset: parseCount(entries.get("offset") ?? "0"),
		length: length === void 0 ? null : parseCount(length)
	};
}
function parseCount(text) {
	const count = /^\d+$/.test(text) ? Number(text) : NaN;
	return Number.isSafeInteger(count) ? count : NaN;
}

// kit/format/onnx/read-value-info.ts
const UNKNOWN = {
	kind: "unknown",
	type: "undefined",
	shape: null
};
/** Roughly what a value's record takes in memory, and a dimension of its shape. */
const RECORD_BYTES = 200;
const DIMENSION_BYTES = 16;
/** The fields of TypeProto's `value`; what lies inside sequences, maps and optionals is not looked at. */
const OTHER_KINDS = {
	4: "sequence",
	5: "map",
	9: "optional"
};
/** Reads a ValueInfoProto. */
function readValueInfo(message) {
	message.allowance.keep(RECORD_BYTES);
	let name = "";
	let type = UNKNOWN;
	for (const field of readFields(message)) if (field.number === 1) name = readName(field);
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
	for (const field of readFields(message)) {
		if (field.number !== 1) continue;
		message.allowance.keep(DIMENSION_BYTES);
		shape.push(readDimension(readMessage(field)));
	}
	return shape;
}
function readDimension(message) {
	let dimension = null;
	for (const field of readFields(message)) if (field.number === 1) dimension = readInteger(field);
	else if (field.number === 2) dimension = readName(field) || null;
	return dimension;
}

// kit/ground/secrets/secret-forms.ts
/** Forms that are given out by one service each and mean nothing else; each starts with fixed text, so none backtracks. */
const SECRETS = [
	[/-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/, "a private key"],
	[/\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/, "an AWS access key"],
	[/\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40})/, "a GitHub token"],
	[/\bglpat-[A-Za-z0-9_-]{20}/, "a GitLab token"],
	[/\bhf_[A-Za-z0-9]{30}/, "a Hugging Face token"],
	[/\bsk-[A-Za-z0-9_-]{32}/, "an API key of the form sk-…"],
	[/\bxox[abeoprs]-[A-Za-z0-9-]{10}/, "a Slack token"],
	[/\bAIza[0-9A-Za-z_-]{35}/, "a Google API key"],
	[/\bnpm_[A-Za-z0-9]{36}/, "an npm token"],
	[/\bAccountKey=[A-Za-z0-9+/]{40}/, "an Azure storage key"],
	[/(?<![\w-])eyJ[A-Za-z0-9_-]{10,2000}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10}/, "a JSON web token"],
	[/:\/\/[^\s/:@]{1,100}:(?![$<{%])[^\s/:@]{1,200}@/, "an address with a password"]
];
/** A name that says its value is a secret. A bare `token` is none: tokenizers have an `eos_token`. */
const SECRET_NAME = /(?:^|[_.-])(?:password|passwd|secret|(?:api|access|secret)[_-]?key|(?:api|access|auth|bearer|refresh)[_-]?token)$/i;
/** What a text holds that is a secret by its form, such as `an AWS access key`; undefined for none. */
function findSecret(text) {
	return SECRETS.find(([form]) => form.test(text))?.[1];
}
/** Whether a key or variable says by its name that its value is a secret. */
function isSecretName(name) {
	return SECRET_NAME.test(name);
}
/** Whether a value stands there itself, and not a reference, a template's blank or what SOPS encrypted. */
function isPlainValue(value) {
	return /^["']?(?![$<{%"']|ENC\[)\S/.test(value.trim());
}

// kit/format/onnx/leak-watch.ts
/** Folders that name a person or a machine. */
const LOCAL_PATH = /(?<![\w./-])(?:\/(?:home|Users|root|mnt|media|scratch)\/[^\s"'<>|]{1,200}|[A-Za-z]:\\[^\s"'<>|]{1,200}|\\\\[\w.-]{1,60}\\[^\s"'<>|]{1,200}|file:\/\/[^\s"'<>|]{1,200})/;
/** What a text with any of them has: most have none, and are done with after one look. */
const MAYBE = /-----BEGIN |AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|hf_|sk-|xox|AIza|npm_|AccountKey=|eyJ|:\/|:\\|\\\\|\/(?:home|Users|root|mnt|media|scratch)\//;
/** A leak is told once a kind and place; beyond so many only the counts grow. */
const MAX_LEAKS = 50;
function createLeakWatch() {
	const leaks = /* @__PURE__ */ new Map();
	const note = (leak) => {
		const key = `${leak.kind} ${leak.place} ${leak.kind === "secret" ? leak.looksLike : ""}`;
		const known = leaks.get(key);
		if (known) known.count++;
		else if (leaks.size < MAX_LEAKS) leaks.set(key, {
			...leak,
			count: 1
		});
	};
	const lookFor = (text, describePlace) => {
		if (!MAYBE.test(text)) return;
		const secret = findSecret(text);
		if (secret !== void 0) note({
			kind: "secret",
			looksLike: secret,
			place: describePlace()
		});
		const [path] = LOCAL_PATH.exec(text) ?? [];
		if (path !== void 0) note({
			kind: "path",
			looksLike: quoteName(path),
			place: describePlace()
		});
	};
	return {
		look: (place, text) => lookFor(text, () => place),
		lookAtEntry(place, { key, value }) {
			const describePlace = () => `${place} ${quoteName(key)}`;
			if (value.trim() !== "" && isSecretName(key) && findSecret(value) === void 0) note({
				kind: "secret",
				looksLike: "a secret by its name",
				place: describePlace()
			});
			lookFor(value, describePlace);
		},
		list: () => [...leaks.values()]
	};
}

// kit/format/onnx/tally.ts
function createTally() {
	return {
		name: "",
		inputs: [],
		outputs: [],
		tensors: [],
		locations: /* @__PURE__ */ new Set(),
		operators: /* @__PURE__ */ new Map(),
		uses: /* @__PURE__ */ new Map(),
		classLabels: null,
		leaks: createLeakWatch(),
		subgraphs: 0
	};
}
/** The name of an operator among `operators` and `uses`. */
function operatorKey(domain, type) {
	return `${domain}\n${type}`;
}
/** Keeps a tensor's record. */
function addTensor({ tally, allowance }, tensor) {
	tally.tensors.push(tensor);
	if (!tensor.external) return;
	allowance.count("tensors outside the file");
	const { location } = tensor.external;
	if (tally.locations.has(location)) return;
	allowance.count("files of external data");
	tally.locations.add(location);
}
/** Counts one node. @returns the name of its operator */
function countOperator({ tally, allowance }, { domain, type, attributeBytes }) {
	const key = operatorKey(domain, type);
	const known = tally.operators.get(key);
	if (known) {
		known.count++;
		known.attributeBytes += attributeBytes;
	} else {
		allowance.count("operators");
		tally.operators.set(key, {
			domain,
			type,
			count: 1,
			attributeBytes
		});
	}
	return key;
}

// kit/format/onnx/read-graph.ts
/** Graphs in graphs (If, Loop, Scan) nest this deep at most; real models stay below ten. */
const MAX_DEPTH = 50;
/** Inputs or attributes of one node; Concat takes some thousands. */
const MAX_OF_A_NODE = 5e4;
/** Roughly what the entry of a value takes in memory besides its name. */
const VALUE_BYTES = 60;
/** AttributeProto's floats, ints and strings. */
const LISTS = [
	7,
	8,
	9
];
/** What `uses` gives for a value that leaves a graph. */
const GRAPH_OUTPUT = "";
/** Reads a GraphProto into `tally`. Subgraphs have a depth of 1 and more. */
function readGraph(message, tally, outer) {
	const { depth, within } = outer;
	if (depth > MAX_DEPTH) throw malformed(`graphs nested more than ${MAX_DEPTH} deep`);
	const isOutermost = depth === 0 && within === "";
	message.allowance.count("graphs");
	const scope = {
		depth,
		within,
		graph: isOutermost ? 0 : ++tally.subgraphs
	};
	for (const field of readFields(message)) if (field.number === 1) readNode(readMessage(field), tally, scope);
	else if (field.number === 5) addInitializer(readMessage(field), tally, scope);
	else if (field.number === 15) addSparseInitializer(readMessage(field), tally, scope);
	else if (field.number === 10) tally.leaks.look(`a graph's doc_string`, readText(field));
	else if (field.number === 16) lookAtMetadata(field, {
		tally,
		place: "a graph's metadata"
	});
	else readBoundary(field, tally, scope);
}
function readBoundary(field, tally, { depth, within }) {
	const isOutermost = depth === 0 && within === "";
	if (field.number === 12) {
		field.allowance.count("outputs");
		const output = readValueInfo(readMessage(field));
		noteUse(tally, {
			name: output.name,
			operator: "",
			allowance: field.allowance
		});
		if (isOutermost) tally.outputs.push(output);
	} else if (isOutermost && field.number === 2) tally.name = readName(field);
	else if (isOutermost && field.number === 11) {
		field.allowance.count("inputs");
		tally.inputs.push(readValueInfo(readMessage(field)));
	}
}
function addInitializer(message, tally, { graph, within }) {
	const tensor = readTensor(message);
	const place = `initializer ${quoteName(tensor.name)}${within}`;
	addTensor({
		tally,
		allowance: message.allowance
	}, {
		...tensor,
		graph,
		place
	});
}
/** Reads a SparseTensorProto: its values carry the name, its indices are a tensor too. */
function addSparseInitializer(message, tally, scope) {
	for (const field of readFields(message)) if (field.number === 1) addInitializer(readMessage(field), tally, scope);
	else if (field.number === 2) {
		const place = `indices of a sparse initializer${scope.within}`;
		addTensor({
			tally,
			allowance: message.allowance
		}, {
			...readTensor(readMessage(field)),
			graph: null,
			place
		});
	}
}
/** Reads a NodeProto into `tally`. */
function readNode(message, tally, scope) {
	const { allowance } = message;
	allowance.count("nodes");
	const node = {
		type: "",
		domain: "",
		name: ""
	};
	const inputs = [];
	const attributes = [];
	for (const field of readFields(message)) if (field.number === 1) addTo(inputs, {
		item: readName(field),
		what: "inputs"
	});
	else if (field.number === 3) node.name = readName(field);
	else if (field.number === 4) node.type = readName(field);
	else if (field.number === 7) node.domain = normaliseDomain(readName(field));
	else if (field.number === 5) addTo(attributes, {
		item: readMessage(field),
		what: "attributes"
	});
	else if (field.number === 6) tally.leaks.look(`a node's doc_string`, readText(field));
	else if (field.number === 9) lookAtMetadata(field, {
		tally,
		place: "a node's metadata"
	});
	const place = `${node.type} node ${quoteName(node.name)}${scope.within}`;
	let attributeBytes = 0;
	for (const attribute of attributes) attributeBytes += readAttribute(attribute, tally, {
		...scope,
		place
	});
	const operator = countOperator({
		tally,
		allowance
	}, {
		...node,
		attributeBytes
	});
	if (scope.graph !== null) for (const name of inputs) noteUse(tally, {
		name,
		operator,
		allowance
	});
}
/** Looks for leaks in an entry that is not kept. */
function lookAtMetadata(field, { tally, place }) {
	field.allowance.count("metadata entries");
	tally.leaks.lookAtEntry(place, readEntry(readMessage(field)));
}
/** @throws ConfigurationError when a node has more of them than one can have */
function addTo(list, { item, what }) {
	if (list.push(item) > MAX_OF_A_NODE) throw malformed(`a node of more than ${MAX_OF_A_NODE.toLocaleString("en-US")} ${what}`);
}
/** The first operator counts, before the graph's output. */
function noteUse({ uses }, { name, operator, allowance }) {
	const known = uses.get(name);
	if (known) return;
	if (known === void 0) {
		allowance.count("values");
		allowance.keep(VALUE_BYTES);
	}
	uses.set(name, operator);
}
/** AttributeProto: its tensors, graphs and class labels matter here. @returns its bytes, none where it holds graphs */
function readAttribute(message, tally, scope) {
	let name = "";
	let holdsGraph = false;
	let hasList = false;
	message.allowance.count("attributes");
	for (const field of readFields(message, LISTS)) if (field.number === 1) name = readName(field);
	else if (field.number === 5 || field.number === 10) addConstant(readMessage(field), tally, scope);
	else if (field.number === 22 || field.number === 23) addSparse(readMessage(field), tally, scope);
	else if (field.number === 8 || field.number === 9) hasList = true;
	else if (field.number === 6 || field.number === 11) {
		holdsGraph = true;
		readGraph(readMessage(field), tally, {
			depth: scope.depth + 1,
			within: scope.within
		});
	}
	if (hasList && isClassLabels(name)) tally.classLabels = readClassLabels(message);
	return holdsGraph ? 0 : message.end - message.start;
}
function addConstant(message, tally, { place }) {
	const constant = {
		...readTensor(message),
		graph: null,
		place: `constant of ${place}`
	};
	addTensor({
		tally,
		allowance: message.allowance
	}, constant);
}
/** Values and indices of a SparseTensorProto. */
function addSparse(message, tally, scope) {
	for (const field of readFields(message)) if (field.number === 1 || field.number === 2) addConstant(readMessage(field), tally, scope);
}

// kit/format/onnx/read-model.ts
/** protobuf itself reads no message of 2 GiB or more. */
const MAX_MODEL_BYTES = 2 ** 31 - 1;
/**
* Reads what an ONNX file says of itself: inputs, outputs, operators, weights by name and size. Weights are skipped, so
* time and memory go by the structure and not by the size.
* @throws ConfigurationError for bytes that are not a complete ONNX model
*/
function readOnnxModel(bytes, allowance = createAllowance()) {
	const message = messageOf(bytes, allowance);
	const { size } = message.source;
	if (size === 0) throw malformed("nothing: it is empty");
	if (size > MAX_MODEL_BYTES) throw malformed("more than 2 GiB, which no runtime reads");
	const tally = createTally();
	const model = emptyModel();
	let graphs = 0;
	for (const field of readFields(message)) {
		if (field.number === 7) graphs++;
		readModelField(field, model, tally);
	}
	if (graphs !== 1) throw malformed(graphs === 0 ? "no graph" : `${graphs} graphs`);
	return {
		size,
		...model,
		...summarise(tally)
	};
}
/** The same from a file, of which little more than its structure is read. */
function readOnnxFile(file) {
	const source = openFileSource(file, "The model");
	try {
		return readOnnxModel(source);
	} finally {
		source.close();
	}
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
		metadata: {},
		hasTraining: false
	};
}
/** The fields of ModelProto. */
function readModelField(field, model, tally) {
	switch (field.number) {
		case 1:
			model.irVersion = readInteger(field);
			break;
		case 2:
			model.producer.name = readName(field);
			break;
		case 3:
			model.producer.version = readName(field);
			break;
		case 6:
			tally.leaks.look(`the model's doc_string`, readText(field));
			break;
		case 7:
			readGraph(readMessage(field), tally, {
				depth: 0,
				within: ""
			});
			break;
		case 8:
			model.opsets.push(readOpset(readMessage(field)));
			break;
		case 14:
			readMetadata(readMessage(field), model, tally);
			break;
		case 20:
			model.hasTraining = true;
			readTraining(readMessage(field), tally);
			break;
		case 25: model.functions.push(readFunction(readMessage(field), tally));
	}
}
function readOpset(message) {
	message.allowance.count("opset imports");
	const opset = {
		domain: "",
		version: 0
	};
	for (const field of readFields(message)) if (field.number === 1) opset.domain = normaliseDomain(readName(field));
	else if (field.number === 2) opset.version = readInteger(field);
	return opset;
}
function readMetadata(message, { metadata }, tally) {
	message.allowance.count("metadata entries of its own");
	const entry = readEntry(message);
	tally.leaks.lookAtEntry("metadata", entry);
	const { key, value } = entry;
	Object.defineProperty(metadata, key, {
		value,
		enumerable: true,
		configurable: true,
		writable: true
	});
}
/** TrainingInfoProto: two graphs. */
function readTraining(message, tally) {
	for (const field of readFields(message)) if (field.number === 1 || field.number === 2) readGraph(readMessage(field), tally, {
		depth: 0,
		within: " in a training graph"
	});
}
/** FunctionProto. Its name is needed to say where its nodes are, and may come after them. */
function readFunction(message, tally) {
	message.allowance.count("functions");
	const result = {
		domain: "",
		name: ""
	};
	for (const field of readFields(message)) if (field.number === 1) result.name = readName(field);
	else if (field.number === 10) result.domain = normaliseDomain(readName(field));
	const within = ` in function "${result.domain}.${result.name}"`;
	const scope = {
		depth: 1,
		graph: null,
		within
	};
	for (const field of readFields(message)) if (field.number === 7) readNode(readMessage(field), tally, scope);
	else if (field.number === 11) readAttribute(readMessage(field), tally, {
		...scope,
		place: `a default${within}`
	});
	else if (field.number === 8) tally.leaks.look(`a function's doc_string`, readText(field));
	else if (field.number === 14) lookAtMetadata(field, {
		tally,
		place: "a function's metadata"
	});
	return result;
}
/** Inputs that a caller must fill; a table has some thousand columns. */
const MAX_REQUIRED_INPUTS = 1e4;
function summarise(tally) {
	const defaults = new Set(tally.tensors.filter(({ graph }) => graph === 0).map(({ name }) => name));
	const operators = [...tally.operators.values()].sort((a, b) => compareText(a.domain, b.domain) || compareText(a.type, b.type));
	const inputs = tally.inputs.filter(({ name }) => !defaults.has(name));
	if (inputs.length > MAX_REQUIRED_INPUTS) throw malformed(`more than ${MAX_REQUIRED_INPUTS.toLocaleString("en-US")} inputs without a default`);
	return {
		graph: tally.name,
		inputs,
		outputs: tally.outputs,
		operators,
		tensors: tally.tensors,
		uses: tally.uses,
		classLabels: tally.classLabels,
		leaks: tally.leaks.list()
	};
}
function compareText(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

export { listExternalLocations as _, findSecret as a, codeOfTensorType as c, readFields as d, openFileSource as f, inspectExternalFiles as g, MalformedModelError as h, operatorKey as i, iterateIntegers as l, MALFORMED_CURE as m, readOnnxFile as n, isPlainValue as o, quoteName as p, readOnnxModel as r, isSecretName as s, MAX_MODEL_BYTES as t, messageOf as u, leavesTheFolder as v, isPortablePath as y };