import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as writeFileAtomically, n as readUserFile } from "./chunk-files.js";
import { n as readKey$1 } from "./chunk-record.js";
import { a as canonicalJson } from "./chunk-make-folder.js";
import { C as describeMismatch, b as parseSchemaId, x as findFaults } from "./chunk-evaluation.js";

// kit/format/manifest/describe-json-error.ts
/** What the JSON parser says, with line and column (from 1) where it tells a place: older versions of Node count characters. */
function describeJsonError(text, error) {
	const words = describeError(error);
	if (/\bline \d/.test(words)) return words;
	const position = findPosition(text, words);
	if (position === void 0) return words;
	const before = text.slice(0, position).split("\n");
	return `${words} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`;
}
function findPosition(text, words) {
	const found = /at position (\d+)/.exec(words)?.[1];
	if (found !== void 0) return Number(found);
	return words.includes("Unexpected end") ? text.trimEnd().length : void 0;
}

// kit/format/manifest/find-duplicate-key.ts
/** Strings with what makes them a key, and the ends of objects: the rest of valid JSON says nothing of keys. */
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?|[{}]/g;
/** The first key that stands twice in one object of a valid JSON text; undefined where each stands once. */
function findDuplicateKey(text) {
	const objects = [];
	for (const { 0: token, 1: colon, index } of text.matchAll(TOKEN)) if (token === "{") objects.push(/* @__PURE__ */ new Set());
	else if (token === "}") objects.pop();
	else if (colon !== void 0) {
		const key = readKey(token, colon);
		const known = objects.at(-1);
		if (known?.has(key)) return {
			key,
			line: text.slice(0, index).split("\n").length
		};
		known?.add(key);
	}
}
/** The same key may be written in several ways: `"a"` and `"\u0061"`. */
function readKey(token, colon) {
	const literal = token.slice(0, token.length - colon.length);
	return literal.includes("\\") ? String(JSON.parse(literal)) : literal.slice(1, -1);
}

// kit/format/manifest/parse-manifest.ts
/**
* Reads the text of a manifest.
* @param file what the messages call it
* @throws ConfigurationError that names the file, the JSON path and what was expected, or says that a newer Slipway
* wrote it.
*/
function parseManifest(schema, text, file) {
	return checkManifest(schema, parseJson(text, file), file);
}
/** The same for a value that is read already. */
function checkManifest(schema, value, file) {
	refuseOtherVersion(schema, value, file);
	const faults = findFaults(schema, value);
	if (faults.length > 0) throw new ConfigurationError("SLW_FILE_MALFORMED", explainMismatch(file, faults));
	return value;
}
/** Reads a manifest from a file. @throws ConfigurationError as `parseManifest`, and when there is no such file. */
async function readManifest(schema, file, cure) {
	const what = "title" in schema && typeof schema.title === "string" ? `The ${schema.title} file` : "The file";
	return parseManifest(schema, await readUserFile(file, what, cure), file);
}
/** Writes a manifest as canonical JSON, whole or not at all. A value that does not fit its schema is a bug. */
async function writeManifest(schema, file, value) {
	const faults = findFaults(schema, value);
	if (faults.length > 0) throw new TypeError(explainMismatch(file, faults));
	await writeFileAtomically(file, canonicalJson(value));
}
/** Whether a value says that it is of this schema. */
function isOfSchema(schema, value) {
	return readKey$1(value, "$schema") === schemaIdOf(schema);
}
/** The `$schema` id a manifest of this schema carries. */
function schemaIdOf(schema) {
	return "$id" in schema && typeof schema.$id === "string" ? schema.$id : "";
}
/**
* JSON from text. A key that stands twice in an object is refused: JSON leaves open which one counts (RFC 8259, section
* 4), so what a reviewer reads and what is used could differ.
* @throws ConfigurationError that names the file, line and column
*/
function parseJson(text, file) {
	const value = parseText(text, file);
	const duplicate = findDuplicateKey(text);
	if (!duplicate) return value;
	throw new ConfigurationError("SLW_FILE_MALFORMED", `${file} has the key "${duplicate.key}" twice in one object, the second time in line ${duplicate.line}, so it does not say which counts. Remove one of them, or restore the file from Git.`);
}
function parseText(text, file) {
	try {
		return JSON.parse(text);
	} catch (error) {
		const line = text.split("\n").findIndex((each) => /^(<{7}|>{7}|={7})( |$)/.test(each)) + 1;
		if (line > 0) throw new ConfigurationError("SLW_FILE_MALFORMED", `${file} holds the marks of a merge conflict, the first in line ${line}. Settle the conflict, or restore the file from Git.`);
		throw new ConfigurationError("SLW_FILE_MALFORMED", `${file} is not valid JSON: ${describeJsonError(text, error)}. Correct it or restore it from Git.`);
	}
}
function refuseOtherVersion(schema, value, file) {
	const expected = parseSchemaId(schemaIdOf(schema));
	const id = readKey$1(value, "$schema");
	const found = typeof id === "string" ? parseSchemaId(id) : void 0;
	if (!expected || !found || found.name !== expected.name || found.version <= expected.version) return;
	throw new ConfigurationError("SLW_FILE_TOO_NEW", `${file} was written by a newer Slipway (${found.name} version ${found.version}; this one reads up to version ${expected.version}). Update the action's ref.`);
}
function explainMismatch(file, faults) {
	return `${file} does not fit its schema: ${explainPlace(describeMismatch(faults))}. Restore it from Git or make it anew with the action that writes it.`;
}
function explainPlace(mismatch) {
	const place = mismatch.path.length === 0 ? "the top level" : `/${mismatch.path.join("/")}`;
	if (mismatch.kind === "unknown key") return `unknown key "${mismatch.key}" at ${place}`;
	if (mismatch.kind === "missing key") return `the key "${mismatch.key}" is missing at ${place}`;
	return `${place} is ${mismatch.found} instead of ${mismatch.expected}`;
}

export { readManifest as a, parseManifest as i, isOfSchema as n, schemaIdOf as o, parseJson as r, writeManifest as s, checkManifest as t };