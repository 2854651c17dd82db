import { n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { s as inTemporaryFolder } from "./chunk-files.js";
import { a as createPublicFetch, c as requirePlace, l as fetchObject, o as requireAddress } from "./chunk-run.js";
import { C as withRetries, S as explainStatus, p as listObjects, x as explainBreak } from "./chunk-open-store.js";
import { n as suggest, t as findNearest } from "./chunk-suggest.js";
import { t as formatCount } from "./chunk-format-count.js";
import { D as digestOfFile, E as digestOf, j as shortDigest } from "./chunk-evaluation.js";
import { t as isRecord } from "./chunk-record.js";
import { i as redactUrl, r as sendRequest } from "./chunk-send-request.js";
import { E as quoteIdentifier, O as quoteText, T as PatternProblem, w as readPattern } from "./chunk-contract.js";
import { n as escapeGlob, r as quotePath } from "./chunk-engine.js";
import { i as SLOTS } from "./chunk-parse-profile.js";
import { t as saveBody } from "./chunk-save-body.js";
import { a as isZip, i as isCompressed, n as holds, o as startsWith, r as holdsAt, t as beginsWithEntry } from "./chunk-match-bytes.js";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { createReadStream } from "node:fs";

// kit/ml/data/sources/glob.ts
const ANYTHING = String.raw`[\s\S]*`;
/** Whether a source is a pattern: it has a wildcard. */
function isGlob(source) {
	return findWildcard(source) >= 0;
}
/** Where the first wildcard stands; -1 where there is none. */
function findWildcard(source) {
	return source.search(/[*?[]/);
}
/**
* What keys fit a pattern: `*`, `?` and `[a-z]` stay in a folder, `**` crosses folders. Whatever the pattern, a key is
* matched in linear time.
* @throws PatternProblem for brackets that mean nothing, such as `[z-a]`
*/
function compileGlob(pattern) {
	const parts = pattern.match(/\*\*\/|\*+|\?|\[[^\]/]+\]|[^*?[]+|\[/g) ?? [];
	return readPattern(`^${parts.map(compilePart).join("")}$`);
}
function compilePart(part) {
	if (part === "**/") return `(?:${ANYTHING}/)?`;
	if (part === "*") return "[^/]*";
	if (part.startsWith("*")) return ANYTHING;
	if (part === "?") return "[^/]";
	if (/^\[.+\]$/s.test(part)) return `[${compileSet(part.slice(1, -1))}]`;
	return escapeText(part);
}
/** What stands in brackets: `!` at its beginning means all others. */
function compileSet(set) {
	const others = set.length > 1 && /^[!^]/.test(set);
	return `${others ? "^/" : ""}${(others ? set.slice(1) : set).replace(/[\\\]^[]/g, String.raw`\$&`)}`;
}
function escapeText(text) {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

// kit/ml/data/sources/bucket-source.ts
const CURE = "Check the input \"source\" or \"data.source\" in pipeline.yaml.";
/** An object of a bucket, or those that a pattern fits: `s3://bucket/data/2026-*.csv`. */
const findInBucket = async (source, surroundings) => {
	const { folder, name } = splitAddress(source);
	if (name === "") throw new ConfigurationError("SLW_SOURCE_MISSING", `The source ${source} names no object. Write which of them, such as ${source.replace(/\/*$/, "")}/*.csv.`);
	const bucket = {
		...surroundings.openBucket(folder),
		name: `source ${source}`
	};
	const keys = isGlob(name) ? await expandPattern({
		bucket,
		source,
		name
	}) : [name];
	const files = [];
	for (const key of keys) files.push(await download$1({
		bucket,
		url: `${folder}/${key}`,
		key
	}, surroundings));
	return files;
};
/** What stands before the first wildcard as a folder's address, and the rest. */
function splitAddress(source) {
	const wildcard = findWildcard(source);
	const at = (wildcard < 0 ? source : source.slice(0, wildcard)).lastIndexOf("/");
	const folder = source.slice(0, at);
	return /^s3:\/?$/i.test(folder) ? {
		folder: source,
		name: ""
	} : {
		folder,
		name: source.slice(at + 1)
	};
}
async function expandPattern({ bucket, source, name }) {
	const pattern = readGlob(source, name);
	const keys = [];
	for await (const { key } of listObjects(bucket)) if (pattern.test(key)) keys.push(key);
	if (keys.length > 0) return keys;
	throw new ConfigurationError("SLW_SOURCE_MISSING", `The source "${source}" matches no object. ${CURE}`);
}
function readGlob(source, pattern) {
	try {
		return compileGlob(pattern);
	} catch (error) {
		if (!(error instanceof PatternProblem)) throw error;
		throw new ConfigurationError("SLW_SOURCE_UNSUPPORTED", `The pattern of the source "${source}" ${error.message}. Correct what stands in its brackets.`);
	}
}
async function download$1({ bucket, url, key }, { downloads, log }) {
	log.info(`Fetching ${url}`);
	const file = join(downloads, `${shortDigest(digestOf(url))}-${basename(key)}`);
	const fetched = await fetchObject(bucket, key, file);
	if (fetched) return {
		url,
		file,
		...fetched
	};
	throw new ConfigurationError("SLW_SOURCE_MISSING", `The source ${url} does not exist. ${CURE}`);
}

// kit/ml/data/sources/local-source.ts
/** A file on this machine, or those that a pattern fits. */
const findOnDisk = async (source, surroundings) => {
	const files = isGlob(source) ? await expandGlob(source, surroundings) : [await findFile(source, surroundings)];
	for (const { file } of files) await requirePlace(surroundings.reach, {
		path: file,
		what: `The source ${source}`
	});
	return files;
};
async function expandGlob(source, { engine, directory, reach }) {
	await requirePlace(reach, {
		path: resolve(directory, fixedPart(source)),
		what: `The source ${source}`
	});
	const pattern = isAbsolute(source) ? source : join(escapeGlob(directory), source);
	const rows = await engine.query(`SELECT file FROM glob(${quoteText(pattern)})`);
	if (rows.length === 0) throw new ConfigurationError("SLW_SOURCE_MISSING", `The source "${source}" matches no file. Check the input "source" or "data.source" in pipeline.yaml.`);
	return rows.map((row) => toSource(String(row["file"]), directory));
}
async function findFile(source, { directory, reach }) {
	const file = resolve(directory, source);
	await requirePlace(reach, {
		path: file,
		what: `The source ${source}`
	});
	const cure = "Check the input \"source\" or \"data.source\" in pipeline.yaml.";
	const status = await stat(file).catch((error) => {
		if (!hasCode(error, "ENOENT") && !hasCode(error, "ENOTDIR")) throw error;
		throw new ConfigurationError("SLW_SOURCE_MISSING", `The source ${source} does not exist. ${cure}`);
	});
	if (status.isDirectory()) throw new ConfigurationError("SLW_FILE_UNREADABLE", `The source ${source} is a folder. Write which files in it, such as ${source}/*.csv.`);
	if (!status.isFile()) throw new ConfigurationError("SLW_FILE_UNREADABLE", `The source ${source} is no regular file. ${cure}`);
	return toSource(file, directory);
}
/** Files of the project are named relative to it, so that a lock is the same on every machine. */
function toSource(file, directory) {
	const path = relative(directory, resolve(file));
	return {
		url: (!path.startsWith("..") && !isAbsolute(path) ? path : file).replaceAll("\\", "/"),
		file: resolve(file)
	};
}
/** The folder above the first wildcard. */
function fixedPart(pattern) {
	return dirname(`${pattern.slice(0, findWildcard(pattern))}x`);
}

// kit/host/http/fetch-to-file.ts
/**
* Downloads a file as a stream, with redirects, time-outs and a bounded number of tries.
* @throws ConfigurationError that names the address (without its query) and the cure.
*/
async function fetchToFile(request) {
	return withRetries(request.log, async () => {
		try {
			return await download(request);
		} catch (error) {
			throw explainBreak(request.url, error);
		}
	});
}
async function download({ url, file, log, headers = {}, etag, idleTimeoutMs, open: openAddress }) {
	const response = await sendRequest({
		url,
		headers: {
			"accept-encoding": "identity",
			"user-agent": "slipway",
			...etag === void 0 ? {} : { "if-none-match": etag },
			...headers
		},
		idleTimeoutMs,
		open: openAddress
	});
	if (response.status === 304 && etag !== void 0) return {
		notModified: true,
		etag
	};
	if (response.status !== 200 || response.body === null) {
		await response.body?.cancel();
		throw explainStatus(url, response);
	}
	const written = await saveBody({
		response,
		file,
		url
	});
	log.debug(`Fetched ${redactUrl(url)}: ${written.bytes} bytes`);
	const tag = response.headers.get("etag");
	return {
		notModified: false,
		...written,
		...tag === null ? {} : { etag: tag }
	};
}

// kit/ml/data/sources/web-source.ts
/** One file behind an http(s) address; the address's query is no part of its name. */
const findOnWeb = async (source, { downloads, reach, log }) => {
	const url = redactUrl(source);
	requireAddress(reach, source, `The source ${url}`);
	const name = basename(new URL(source).pathname) || "data.csv";
	const file = join(downloads, `${shortDigest(digestOf(source))}-${name}`);
	log.info(`Fetching ${url}`);
	const fetched = await fetchToFile({
		url: source,
		file,
		log,
		open: reach.confined && createPublicFetch()
	});
	return [{
		url,
		file,
		...fetched.etag === void 0 ? {} : { etag: fetched.etag }
	}];
};

// kit/ml/data/resolve-sources.ts
/** Where sources can lie, by scheme; without one they are files on this machine. */
const SCHEMES = {
	http: findOnWeb,
	https: findOnWeb,
	s3: findInBucket
};
/**
* The files behind the sources, downloaded where they lie elsewhere, each once and in path order.
* @throws ConfigurationError for a source that is not there, and for addresses that cannot be read
*/
async function resolveSources({ sources, ...surroundings }) {
	const found = /* @__PURE__ */ new Map();
	for (const source of sources) for (const file of await chooseScheme(source)(source, surroundings)) found.set(file.file, file);
	return [...found.values()].sort((a, b) => a.url < b.url ? -1 : a.url > b.url ? 1 : 0);
}
/** Whether a source lies elsewhere than on this machine, as the user wrote it or a lock names it. */
function isElsewhere(source) {
	return schemeOf(source) !== void 0;
}
function schemeOf(source) {
	return /^([a-z][a-z0-9+.-]+):\/\//i.exec(source)?.[1];
}
function chooseScheme(source) {
	const scheme = schemeOf(source);
	if (scheme === void 0) return findOnDisk;
	const find = SCHEMES[scheme.toLowerCase()];
	if (find) return find;
	throw new ConfigurationError("SLW_SOURCE_UNSUPPORTED", `The source ${redactUrl(source)} cannot be read: ${scheme}:// is not supported yet. Use a path, a glob, or an https:// or s3:// address.`);
}

// kit/ml/data/csv-scanner.ts
/** A record longer than this is rejected: it is far more often a lost quote than data. */
const MAX_RECORD_BYTES = 1048576;
const QUOTE = 34;
const LINE_FEED$1 = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
/**
* Finds the records of a CSV file (RFC 4180; quotes count at the start of a cell alone, spaces around them are let by)
* with the lines they begin at. Blank lines are no records. Lines end with LF, CRLF or CR.
*/
function createCsvScanner(delimiter, onRecord) {
	const comma = delimiter.charCodeAt(0);
	let state = "start";
	let line = 1;
	let begun = 1;
	let fields = 1;
	let length = 0;
	let misquoted = false;
	let afterReturn = false;
	let pieces = [];
	const keep = (chunk, from, to) => {
		length += to - from;
		if (length <= 1048576 && to > from) pieces.push(chunk.slice(from, to));
	};
	const finish = (problem) => {
		if (length > 0) onRecord(toRecord({
			pieces,
			length,
			line: begun,
			fields,
			problem
		}));
		state = "start";
		fields = 1;
		length = 0;
		misquoted = false;
		pieces = [];
		begun = line;
	};
	/** The state after a byte that ends no record. */
	const advance = (byte) => {
		if (state === "quoted") return byte === QUOTE ? "closed" : "quoted";
		if (byte === comma) {
			fields++;
			return "start";
		}
		if (state === "start" && byte === SPACE) return "start";
		if (state === "start") return byte === QUOTE ? "quoted" : "plain";
		if (state !== "closed" || byte === SPACE) return state;
		if (byte === QUOTE) return "quoted";
		misquoted = true;
		return "plain";
	};
	return {
		write(chunk) {
			let from = 0;
			for (let index = 0; index < chunk.length; index++) {
				const byte = chunk[index] ?? 0;
				const isLineFeed = byte === LINE_FEED$1;
				if (isLineFeed && afterReturn && index === from && length === 0) {
					afterReturn = false;
					from = index + 1;
					continue;
				}
				afterReturn = false;
				if (state === "quoted" || !isLineFeed && byte !== CARRIAGE_RETURN) {
					if (isLineFeed) line++;
					state = advance(byte);
					continue;
				}
				keep(chunk, from, index);
				from = index + 1;
				line++;
				afterReturn = byte === CARRIAGE_RETURN;
				finish(misquoted ? "quote" : void 0);
			}
			keep(chunk, from, chunk.length);
		},
		end() {
			finish(state === "quoted" ? "unclosed" : misquoted ? "quote" : void 0);
		}
	};
}
function toRecord({ pieces, length, line, fields, problem }) {
	if (problem === "unclosed") return {
		line,
		fields,
		bytes: /* @__PURE__ */ new Uint8Array(),
		problem
	};
	if (length > 1048576) return {
		line,
		fields,
		bytes: /* @__PURE__ */ new Uint8Array(),
		problem: "too-long"
	};
	const [first] = pieces;
	const bytes = pieces.length === 1 && first ? first : Buffer.concat(pieces);
	const found = problem ?? (isUtf8(bytes) ? void 0 : "encoding");
	return found === void 0 ? {
		line,
		fields,
		bytes
	} : {
		line,
		fields,
		bytes,
		problem: found
	};
}

// kit/ml/data/foreign-format.ts
const SHEET = "Save the sheet with the rows as \"CSV UTF-8\".";
const TABLE = "Write its rows as CSV or Parquet.";
const LINES = "Write its rows as CSV or Parquet, in Python: pandas.read_json(file, lines=True).to_csv(\"data.csv\", index=False).";
/** Letters that a column may be called are a sign only where the rest is no text. */
const binary = (test) => (head) => test(head) && head.subarray(0, 4096).includes(0);
/** In order: what is told by more comes before what is told by less. */
const FORMATS$1 = [
	{
		is: "is a pointer of Git LFS, not the data themselves",
		cure: "Run \"git lfs pull\" in a clone, set \"lfs: true\" in actions/checkout, or give the address of the file itself.",
		test: startsWith("version https://git-lfs.github.com/spec/", "version https://hawser.github.com/spec/")
	},
	{
		is: "is a pointer of git-annex, not the data themselves",
		cure: "Run \"git annex get\" in a clone.",
		test: holds(/^(\.\.\/)*(\.git|\/)?\/?annex\/objects\//)
	},
	{
		is: "is a pointer of DVC, not the data themselves",
		cure: "Run \"dvc pull\", and give the file that it names.",
		test: holds(/^(md5: \S+\n)?(frozen: \w+\n)?(outs|deps):\n-/)
	},
	{
		is: "is in UTF-32",
		cure: "Save it as \"CSV UTF-8\".",
		test: startsWith([
			255,
			254,
			0,
			0
		], [
			0,
			0,
			254,
			255
		])
	},
	{
		is: "is in UTF-16",
		cure: "Save it as \"CSV UTF-8\".",
		test: isUtf16
	},
	{
		is: "is an Excel workbook (xlsx)",
		cure: SHEET,
		test: (head) => isZip(head) && /xl\/(workbook|worksheets|_rels)/.test(head.toString("latin1"))
	},
	{
		is: "is an OpenDocument spreadsheet (ods)",
		cure: SHEET,
		test: holdsAt(30, "mimetypeapplication/vnd.oasis.opendocument.spreadsheet")
	},
	{
		is: "holds NumPy arrays (npz)",
		cure: TABLE,
		test: beginsWithEntry(/\.npy$/)
	},
	{
		is: "is a zip archive",
		cure: "Unpack it, and give the CSV or Parquet file in it.",
		test: isZip
	},
	{
		is: "is an Excel workbook of the old kind (xls)",
		cure: SHEET,
		test: startsWith([
			208,
			207,
			17,
			224,
			161,
			177,
			26,
			225
		])
	},
	{
		is: "is compressed with gzip",
		cure: "Unpack it first.",
		test: startsWith([31, 139])
	},
	{
		is: "is compressed",
		cure: "Unpack it first.",
		test: isCompressed
	},
	{
		is: "is a 7z archive",
		cure: "Unpack it, and give the CSV or Parquet file in it.",
		test: startsWith([
			55,
			122,
			188,
			175,
			39,
			28
		])
	},
	{
		is: "is a tar archive",
		cure: "Unpack it, and give the CSV or Parquet file in it.",
		test: binary(holdsAt(257, "ustar"))
	},
	{
		is: "is an HTML page",
		cure: "Its address may have answered with a sign-in or an error page: open it in a browser, and give the address of the file itself.",
		test: holds(/^\s*(<!--.*?-->\s*)?<(!doctype\s+html|html)\b/is)
	},
	{
		is: "is XML",
		cure: `${TABLE} Where its address answers with an error in XML, give the address of the file itself.`,
		test: holds(/^\s*<\?xml\b/)
	},
	{
		is: "is in JSON Lines (one object a line)",
		cure: LINES,
		test: isJsonLines
	},
	{
		is: "is JSON",
		cure: "Write its rows as CSV or Parquet, in Python: pandas.read_json(file).to_csv(\"data.csv\", index=False).",
		test: holds(/^\s*(\{\s*("[^"\n]*"\s*:|\}\s*$)|\[\s*([[{]|\]\s*$|"[^"\n]*"\s*[,\]]))/)
	},
	{
		is: "is an encrypted Parquet file",
		cure: "Write it without encryption.",
		test: binary(startsWith("PARE"))
	},
	{
		is: "is an Arrow or Feather file",
		cure: TABLE,
		test: binary(startsWith("ARROW1", "FEA1"))
	},
	{
		is: "is an ORC file",
		cure: TABLE,
		test: binary(startsWith("ORC"))
	},
	{
		is: "is an Avro file",
		cure: TABLE,
		test: startsWith("Obj")
	},
	{
		is: "is an HDF5 file",
		cure: TABLE,
		test: startsWith("HDF\r\n\n")
	},
	{
		is: "is an SQLite database",
		cure: TABLE,
		test: startsWith("SQLite format 3\0")
	},
	{
		is: "is a NumPy array",
		cure: TABLE,
		test: startsWith("NUMPY")
	},
	{
		is: "is a pickle, which runs code when it is opened",
		cure: "Let whoever made it write CSV or Parquet.",
		test: (head) => head[0] === 128 && (head[1] ?? 0) >= 2 && (head[1] ?? 9) <= 5
	},
	{
		is: "is a PDF document",
		cure: TABLE,
		test: startsWith("%PDF-")
	},
	{
		is: "is a picture",
		cure: TABLE,
		test: binary(startsWith("PNG\r\n\n", [
			255,
			216,
			255
		], "GIF8"))
	},
	{
		is: "is a binary file of a kind that is not known here",
		cure: TABLE,
		test: (head) => head.subarray(0, lineEnd(head)).includes(0)
	}
];
/**
* Says what a file is that is neither CSV nor Parquet, where its first bytes tell.
* @param start of the file, without a byte order mark of UTF-8
* @param name what the sentence begins with
* @throws ConfigurationError with what to do
*/
function refuseForeignFormat(start, name) {
	const format = FORMATS$1.find(({ test }) => test(start));
	if (format) throw new ConfigurationError("SLW_SOURCE_UNSUPPORTED", `${name} ${format.is}. ${format.cure}`);
}
/** By its mark; without one, text of the West has NUL in every second byte. */
function isUtf16(head) {
	if (startsWith([255, 254], [254, 255])(head)) return true;
	const units = head.subarray(0, 64);
	const isNul = (parity) => units.length >= 4 && units.every((byte, index) => byte === 0 === (index % 2 === parity));
	return isNul(0) || isNul(1);
}
function lineEnd(head) {
	const end = head.indexOf("\n");
	return end < 0 ? head.length : end;
}
function isJsonLines(head) {
	if (!holds(/^\s*\{/)(head)) return false;
	const [first = "", second] = head.toString().trimStart().split(/\r?\n/, 2);
	return second !== void 0 && /^\{/.test(second.trim() || "{") && holdsRecord(first);
}
function holdsRecord(line) {
	try {
		return isRecord(JSON.parse(line));
	} catch {
		return false;
	}
}

// kit/ml/data/split-record.ts
/** The cells of one well-formed CSV record: quotes taken off, doubled ones made single. */
function splitRecord(record, delimiter) {
	const cells = [];
	let position = 0;
	while (position <= record.length) {
		const { text, end } = readCell(record, position, delimiter);
		cells.push(text);
		position = end + 1;
	}
	return cells;
}
function readCell(record, start, delimiter) {
	const opening = /^ *"/.exec(record.slice(start));
	if (!opening) {
		const end = record.indexOf(delimiter, start);
		return end < 0 ? {
			text: record.slice(start),
			end: record.length
		} : {
			text: record.slice(start, end),
			end
		};
	}
	const first = start + opening[0].length;
	const closing = findClosingQuote(record, first);
	const next = record.indexOf(delimiter, closing);
	return {
		text: record.slice(first, closing).replaceAll("\"\"", "\""),
		end: next < 0 ? record.length : next
	};
}
function findClosingQuote(record, start) {
	let position = start;
	for (;;) {
		const quote = record.indexOf("\"", position);
		if (quote < 0) return record.length;
		if (record[quote + 1] !== "\"") return quote;
		position = quote + 2;
	}
}

// kit/ml/data/csv-dialect.ts
const DELIMITERS = [
	",",
	";",
	"	",
	"|"
];
/**
* Reads a CSV file's first record.
* @throws ConfigurationError for an empty file, another format, and column names that are empty or occur twice
*/
async function readDialect(file, name) {
	const start = await readStart(file);
	refuseForeignFormat(start, name);
	const delimiter = findDelimiter(start);
	const record = firstRecord(start, delimiter);
	if (record === void 0) throw new ConfigurationError("SLW_SOURCE_MALFORMED", `${name} is empty. A CSV file begins with a line of column names.`);
	if (record.problem !== void 0) throw new ConfigurationError("SLW_SOURCE_MALFORMED", `${name}:1: the line of column names is not well-formed CSV in UTF-8. Correct its quotes or its encoding.`);
	const header = splitRecord(Buffer.from(record.bytes).toString(), delimiter).map((cell) => cell.trim());
	refuseAwkwardHeader(header, name);
	return {
		delimiter,
		header
	};
}
/** As much of a file's beginning as the longest record takes, without a byte order mark. */
async function readStart(file) {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(MAX_RECORD_BYTES), 0, MAX_RECORD_BYTES, 0);
		const start = buffer.subarray(0, bytesRead);
		return hasByteOrderMark(start) ? start.subarray(3) : start;
	} finally {
		await handle.close();
	}
}
/** Whether bytes begin with UTF-8's byte order mark. */
function hasByteOrderMark(bytes) {
	return bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191;
}
/** The delimiter that cuts the first record into the most cells; the comma where all cut alike. */
function findDelimiter(start) {
	let best = {
		delimiter: ",",
		fields: 1
	};
	for (const delimiter of DELIMITERS) {
		const fields = firstRecord(start, delimiter)?.fields ?? 1;
		if (fields > best.fields) best = {
			delimiter,
			fields
		};
	}
	return best.delimiter;
}
function firstRecord(start, delimiter) {
	let first;
	const scanner = createCsvScanner(delimiter, (record) => {
		first ??= record;
	});
	for (let from = 0; from < start.length && first === void 0; from += 4096) scanner.write(start.subarray(from, from + 4096));
	if (first === void 0) scanner.end();
	return first;
}
function refuseAwkwardHeader(header, name) {
	const empty = header.indexOf("");
	if (empty >= 0) throw new ConfigurationError("SLW_SOURCE_MALFORMED", `${name}:1: column ${empty + 1} has no name. Name every column in the first line.`);
	const twice = header.find((cell, index) => header.indexOf(cell) !== index);
	if (twice !== void 0) throw new ConfigurationError("SLW_SOURCE_MALFORMED", `${name}:1: the column name "${twice}" occurs twice. Rename or remove one of them.`);
}

// kit/ml/data/measure-file.ts
const CHUNK_BYTES = 1048576;
const LINE_FEED = 10;
/** Reads a file once as a stream. */
async function measureFile(file) {
	const hash = createHash("sha256");
	let bytes = 0;
	let lineFeeds = 0;
	let last = LINE_FEED;
	for await (const chunk of readChunks(file)) {
		hash.update(chunk);
		bytes += chunk.length;
		lineFeeds += countLineFeeds(chunk);
		last = chunk.at(-1) ?? last;
	}
	const lines = lineFeeds + (last === LINE_FEED ? 0 : 1);
	return {
		digest: `sha256:${hash.digest("hex")}`,
		bytes,
		lines
	};
}
/** The bytes of a file in pieces. */
async function* readChunks(file) {
	yield* createReadStream(file, { highWaterMark: CHUNK_BYTES });
}
function countLineFeeds(chunk) {
	let count = 0;
	for (let index = 0; index < chunk.length; index++) if (chunk[index] === LINE_FEED) count++;
	return count;
}

// kit/ml/data/rewrite-csv.ts
/**
* Writes the well-formed records of a CSV file to `target`, each on its own and with the line it began at as its first
* cell, without the header.
* @returns the records that are not well-formed
* @throws ConfigurationError for a quote that is never closed, which hides where later rows begin
*/
async function rewriteCsv({ file, name, target, delimiter, fields }) {
	const malformed = [];
	let pending = [];
	let isHeader = true;
	const scanner = createCsvScanner(delimiter, (record) => {
		if (record.problem === "unclosed") throw unclosedQuote(name, record);
		const message = isHeader ? void 0 : explain(record, fields);
		if (message) malformed.push({
			line: record.line,
			...message
		});
		else if (!isHeader) pending.push(Buffer.from(`${record.line}${delimiter}`), record.bytes, LINE_END);
		isHeader = false;
	});
	const output = await open(target, "w");
	const flush = async () => {
		await output.appendFile(Buffer.concat(pending));
		pending = [];
	};
	try {
		for await (const chunk of readWithoutMark(file)) {
			scanner.write(chunk);
			await flush();
		}
		scanner.end();
		await flush();
	} finally {
		await output.close();
	}
	return malformed;
}
const LINE_END = Buffer.from("\n");
async function* readWithoutMark(file) {
	let isFirst = true;
	for await (const chunk of readChunks(file)) {
		yield isFirst && hasByteOrderMark(chunk) ? chunk.subarray(3) : chunk;
		isFirst = false;
	}
}
function explain({ problem, fields: found }, fields) {
	if (problem === "encoding") return {
		rule: "encoding",
		message: "is not valid UTF-8"
	};
	if (problem === "too-long") return {
		rule: "size",
		message: `is longer than ${MAX_RECORD_BYTES / 1024} KiB`
	};
	if (problem !== void 0) return {
		rule: "quotes",
		message: "has text after a closing quote"
	};
	if (found === fields) return void 0;
	return {
		rule: "cells",
		message: `has ${formatCount(found, "cell")}, and the header has ${fields}`
	};
}
function unclosedQuote(name, { line }) {
	return new ConfigurationError("SLW_SOURCE_MALFORMED", `${name}:${line}: a quote in this row is never closed. Close it, or double it where it is part of the text.`);
}

// kit/ml/data/formats/csv.ts
/** Comma- and otherwise separated text. Whatever nobody else takes is read as it. */
const CSV = {
	name: "CSV",
	recognises: () => true,
	firstLine: 2,
	load: loadCsv
};
/**
* Reads a CSV file into `source_rows` as text. A file with nothing unusual is read by the engine alone: every line is a
* row, so rows and lines count alike. Any other is first cut into records here, which finds the line of each and the
* malformed ones.
*/
async function loadCsv(request) {
	const { engine, file, name, number } = request;
	const dialect = await readDialect(file, name);
	const places = request.place(dialect.header);
	const [measure, rows] = await Promise.all([measureFile(file), dialect.header.length === 1 ? void 0 : tryDirectly({
		engine,
		file,
		dialect,
		places,
		number
	})]);
	if (rows !== void 0 && rows + 1 === measure.lines) return {
		measure,
		malformed: []
	};
	if (rows !== void 0) await engine.execute(`DELETE FROM source_rows WHERE file = ${number}`);
	return {
		measure,
		malformed: await loadExactly({
			engine,
			file,
			name,
			dialect,
			places,
			number
		})
	};
}
/** How many rows the engine read, or undefined where it met something it does not take. */
async function tryDirectly({ engine, file, dialect, places, number }) {
	const scan = scanCsv({
		file,
		dialect,
		first: [],
		options: "header = true"
	});
	try {
		await engine.execute(`INSERT INTO source_rows SELECT ${number}, NULL, ${cells(places)} FROM ${scan}`);
	} catch {
		return;
	}
	const [row] = await engine.query(`SELECT count(*) AS n FROM source_rows WHERE file = ${number}`);
	return Number(row?.["n"]);
}
async function loadExactly({ engine, file, name, dialect, places, number }) {
	return inTemporaryFolder("slipway-csv-", async (folder) => {
		const target = join(folder, "rows.csv");
		const { delimiter, header } = dialect;
		const malformed = await rewriteCsv({
			file,
			name,
			target,
			delimiter,
			fields: header.length
		});
		const scan = scanCsv({
			file: target,
			dialect,
			first: ["line"],
			options: String.raw`header = false, new_line = '\n'`
		});
		await engine.execute(`INSERT INTO source_rows SELECT ${number}, CAST(line AS UBIGINT), ${cells(places)} FROM ${scan}`);
		return malformed;
	});
}
function cells(places) {
	return places.map((place) => place < 0 ? "NULL" : `f${place}`).join(", ");
}
function scanCsv({ file, dialect, first, options }) {
	const columns = [...first, ...dialect.header.map((_, index) => `f${index}`)].map((name) => `${quoteText(name)}: 'VARCHAR'`).join(", ");
	return `read_csv(${quotePath(file)}, auto_detect = false, ${options}, delim = ${quoteText(dialect.delimiter)},
    quote = '"', escape = '"', strict_mode = true, null_padding = false, compression = 'none',
    max_line_size = ${2 * MAX_RECORD_BYTES}, columns = {${columns}})`;
}

// kit/ml/data/formats/parquet.ts
/** Types whose cells are no text, number, truth value or instant. */
const NESTED = /^(STRUCT|MAP|UNION|BLOB|BIT)\b|\[\d*\]$/;
/** Told by how it begins (format specification, "File format": the magic number PAR1). */
const PARQUET = {
	name: "Parquet",
	recognises: ({ head }) => head.subarray(0, 4).toString("latin1") === "PAR1",
	firstLine: 1,
	load: loadParquet
};
/**
* Reads a Parquet file into `source_rows`, cells as CSV would hold them, so that format changes nothing: numbers as
* their shortest decimal text, days and instants (UTC) as RFC 3339 writes them.
*/
async function loadParquet({ engine, file, name, place, number }) {
	const header = await describeColumns(engine, file, name);
	const cells = place(header.map((column) => column.name)).map((index) => {
		const column = header[index];
		return column === void 0 ? "NULL" : asText(column, name);
	});
	const [measure] = await Promise.all([measureFile(file), engine.execute(`INSERT INTO source_rows SELECT ${number}, NULL, ${cells.join(", ")} FROM read_parquet(${quotePath(file)})`)]);
	return {
		measure,
		malformed: []
	};
}
async function describeColumns(engine, file, name) {
	try {
		return (await engine.query(`SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM read_parquet(${quotePath(file)}))`)).map((row) => ({
			name: String(row["column_name"]),
			type: String(row["column_type"])
		}));
	} catch (error) {
		const [reason] = describeError(error).split("\n");
		throw new ConfigurationError("SLW_SOURCE_MALFORMED", `${name} cannot be read as Parquet: ${reason}. Write the file anew.`);
	}
}
function asText({ name: column, type }, file) {
	const cell = quoteIdentifier(column);
	if (NESTED.test(type)) throw new ConfigurationError("SLW_SOURCE_UNSUPPORTED", `${file}: the column "${column}" has the nested type ${type}, and a contract's columns are plain. Flatten it first.`);
	if (!type.startsWith("TIMESTAMP")) return `CAST(${cell} AS VARCHAR)`;
	return `regexp_replace(${`strftime(CAST(${cell} AS TIMESTAMP), '%Y-%m-%dT%H:%M:%S.%f')`}, '\\.?0+$', '') || 'Z'`;
}

// kit/ml/data/formats/formats.ts
/** What rows are read from, what is told for certain first: the last takes every file. */
const FORMATS = [PARQUET, CSV];
/** As much of a file's beginning as any format is told by. */
const HEAD_BYTES = 4096;
/** The format of a file. @param name what it is called where it came from; its path where that is left out */
async function findFormat(file, name = file) {
	const head = await readHead(file);
	return FORMATS.find((format) => format.recognises({
		head,
		name
	})) ?? CSV;
}
async function readHead(file) {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
		return buffer.subarray(0, bytesRead);
	} finally {
		await handle.close();
	}
}

// kit/ml/data/place-columns.ts
/** The column by which a labelled row names the prediction it comes from: a prediction counts once, in how many files ever. */
const PREDICTION_COLUMN = "slipway_prediction_id";
/**
* Where each column of the contract stands in a file's header; -1 for a column that may be missing and is.
* @throws ConfigurationError for a column that is missing or, where the contract allows no others, not known
*/
function placeColumns({ contract, header, name, log }) {
	const places = contract.columns.map((column) => findPlace({
		column,
		contract,
		header,
		name,
		log
	}));
	const known = contract.columns.map((column) => column.name);
	const others = header.filter((cell) => !known.includes(cell) && cell !== "slipway_prediction_id");
	const [first] = others;
	if (first === void 0) return places;
	if (contract.schema["additionalProperties"] === false) throw new ConfigurationError("SLW_COLUMN_UNEXPECTED", `${name}:1: the column "${first}" is not in the contract, which allows no others.${suggest(first, known)} Add it to the contract, or take "additionalProperties": false out.`);
	log.info(`${name}: left out what the contract does not name: ${others.join(", ")}.`);
	return places;
}
function findPlace({ column, contract, header, name, log }) {
	const place = header.indexOf(column.name);
	if (place >= 0) return place;
	if (column.nullable) {
		log.notice(`The column "${column.name}" is not in ${name}; its cells count as missing.`);
		return -1;
	}
	const free = header.filter((cell) => !contract.columns.some((other) => other.name === cell));
	const nearest = findNearest(column.name, free);
	const hint = nearest === void 0 ? `It has ${listSome(header)}.` : `Did you mean "${nearest}"?`;
	throw new ConfigurationError("SLW_COLUMN_MISSING", `${name}:1: the column "${column.name}", which the contract requires, is missing. ${hint} Rename it in the data or in the contract.`);
}
function listSome(names) {
	return names.length > 12 ? `${names.slice(0, 12).join(", ")} … (${names.length} columns)` : names.join(", ");
}

// kit/ml/data/count-levels.ts
const LEVELS = "level_counts";
/** The slot of a level as SQL; `slotOf` of level-slots.ts is the same in the program. */
const SLOT = `CAST(md5_number_lower(CAST(level AS VARCHAR)) % ${SLOTS} AS INTEGER)`;
/**
* Counts the rows of each level of an expression once, for the questions below; until it is called anew.
* @param expression SQL of a cell, null where it is missing
*/
async function countLevels({ engine, table, expression }) {
	await engine.execute(`CREATE OR REPLACE TEMP TABLE ${LEVELS} AS
     SELECT level, CAST(count(*) AS BIGINT) AS rows FROM (SELECT ${expression} AS level FROM ${table}) GROUP BY level`);
	const [row] = await engine.query(`SELECT count(level) AS levels, CAST(coalesce(sum(rows) FILTER (level IS NOT NULL), 0) AS BIGINT) AS present,
       CAST(coalesce(sum(rows) FILTER (level IS NULL), 0) AS BIGINT) AS missing FROM ${LEVELS}`);
	return {
		present: Number(row?.["present"]),
		missing: Number(row?.["missing"]),
		distinct: Number(row?.["levels"])
	};
}
/** The levels with most rows, equal ones in their own order. */
async function listLevels(engine, limit) {
	return engine.query(`SELECT level, rows FROM ${LEVELS} WHERE level IS NOT NULL ORDER BY rows DESC, level LIMIT ${limit}`);
}
/** Rows of each slot that has any, in the order of slots. */
async function countSlots(engine) {
	return (await engine.query(`SELECT ${SLOT} AS slot, CAST(sum(rows) AS BIGINT) AS rows FROM ${LEVELS}
     WHERE level IS NOT NULL GROUP BY slot ORDER BY slot`)).map((row) => [Number(row["slot"]), Number(row["rows"])]);
}
/** Rows of those of the listed levels that have any. @param listed SQL literals */
async function countListed(engine, listed) {
	if (listed.length === 0) return [];
	return engine.query(`SELECT level, rows FROM ${LEVELS} WHERE level IN (${listed.join(", ")})`);
}
/** How many levels that are not listed have how many rows each. @param listed SQL literals */
async function countUnlisted(engine, listed) {
	return (await engine.query(`SELECT rows, count(*) AS levels FROM ${LEVELS} WHERE ${isUnlisted(listed)} GROUP BY rows ORDER BY rows`)).map((row) => ({
		rows: Number(row["rows"]),
		levels: Number(row["levels"])
	}));
}
/** Those of them with most rows. @param slots only levels in these, where given */
async function listUnlisted(engine, { listed, slots, limit }) {
	const within = slots === void 0 ? "" : `AND ${SLOT} IN (${[-1, ...slots].join(", ")})`;
	return engine.query(`SELECT level, rows FROM ${LEVELS} WHERE ${isUnlisted(listed)} ${within} ORDER BY rows DESC, level LIMIT ${limit}`);
}
/** The text of a cell as a level. */
function textLevel(cell) {
	return `CAST(${cell} AS VARCHAR)`;
}
/** Names as SQL literals. */
function quoteLevels(names) {
	return names.map(quoteText);
}
function isUnlisted(listed) {
	return `level IS NOT NULL${listed.length === 0 ? "" : ` AND level NOT IN (${listed.join(", ")})`}`;
}

// kit/ml/data/digest-as-committed.ts
/**
* The digest of a file, or the one that is stated of it where the two differ by nothing but the ends of lines: Git gives
* the same commit to one machine with CRLF and to another without (`core.autocrlf`).
*/
async function digestAsCommitted(file, stated) {
	const { digest } = await digestOfFile(file);
	if (stated === void 0 || digest === stated) return digest;
	return await digestWithLineEnds(file, "\n") === stated || await digestWithLineEnds(file, "\r\n") === stated ? stated : digest;
}
/** The digest of a file with one line end throughout. */
async function digestWithLineEnds(file, lineEnd) {
	const hash = createHash("sha256");
	let held = "";
	const chunks = createReadStream(file, { encoding: "latin1" });
	for await (const chunk of chunks) {
		const text = held + chunk;
		held = text.endsWith("\r") ? "\r" : "";
		const whole = held === "" ? text : text.slice(0, -1);
		hash.update(whole.replaceAll("\r\n", "\n").replaceAll("\n", lineEnd), "latin1");
	}
	hash.update(held, "latin1");
	return `sha256:${hash.digest("hex")}`;
}

export { isElsewhere as _, countUnlisted as a, quoteLevels as c, placeColumns as d, findFormat as f, refuseForeignFormat as g, readStart as h, countSlots as i, textLevel as l, readDialect as m, countLevels as n, listLevels as o, CSV as p, countListed as r, listUnlisted as s, digestAsCommitted as t, PREDICTION_COLUMN as u, resolveSources as v };