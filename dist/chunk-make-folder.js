import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { dirname, resolve } from "node:path";
import { mkdir, stat } from "node:fs/promises";

// kit/format/manifest/canonical-json.ts
/**
* The one way Slipway writes JSON: keys sorted by code unit, two spaces, LF, a final newline.
* Numbers are written as ECMAScript does (the shortest text that reads back to the same double).
* @throws TypeError for NaN and infinities, which JSON cannot hold.
*/
function canonicalJson(value) {
	return `${JSON.stringify(sortKeys(value), refuseNonFinite, 2)}\n`;
}
/** The same on one line, without a final newline: for JSON lines and for cells to be hashed. */
function canonicalLine(value) {
	return JSON.stringify(sortKeys(value), refuseNonFinite);
}
function sortKeys(value) {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).filter(([, item]) => item !== void 0);
	entries.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
	return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
function refuseNonFinite(key, value) {
	if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`"${key}" is ${value}, which JSON cannot hold.`);
	return value;
}

// kit/ground/files/explain-refusal.ts
/** What a disk may say, and the cure. */
const REFUSALS = {
	EACCES: "may not be written by this user. Check the permissions of the folder",
	EPERM: "may not be written by this user. Check the permissions of the folder",
	EROFS: "is on a read-only file system. Point it to a folder that can be written",
	ENOSPC: "is on a disk that is full. Make room",
	EDQUOT: "is beyond this user's disk quota. Make room",
	EFBIG: "would grow beyond the size of a file that this user or file system may have. Raise the limit",
	ENOENT: "lies in a file system where nothing can be made. Point it to another one",
	ENOTDIR: "is not a folder. Point it to one",
	EISDIR: "holds a folder where a file should lie. Point it to a folder of its own",
	EEXIST: "is not a folder. Point it to one"
};
/** What only a write is refused with, wherever it went. */
const WRITE_REFUSALS = [
	"EROFS",
	"ENOSPC",
	"EDQUOT",
	"EFBIG"
];
/**
* The refusal of a disk as a ConfigurationError that names `subject` ("The store file://x"); anything else as it is.
* A refusal that was explained before gets the new subject.
*/
function explainRefusal(subject, error) {
	const refusal = error instanceof ConfigurationError ? error.cause : error;
	const code = Object.keys(REFUSALS).find((known) => hasCode(refusal, known));
	if (code === void 0) return error;
	const message = `${subject} ${REFUSALS[code]} and run the step again.`;
	return new ConfigurationError("SLW_WRITE_REFUSED", message, { cause: refusal });
}
/** True where an error can only come from writing, not from reading what was to be written. */
function isWriteRefusal(error) {
	return WRITE_REFUSALS.some((code) => hasCode(error, code));
}

// kit/ground/files/make-folder.ts
/**
* Makes a folder and those above it that are missing. Node's own recursive mkdir never ends where a file system takes
* no folders (/proc answers "no such file" for the parent that is there), so each step is taken here.
* @throws ConfigurationError naming the folder and what the disk says
*/
async function makeFolder(folder) {
	try {
		await makeMissing(resolve(folder));
	} catch (error) {
		throw explainRefusal(`The folder ${folder}`, error);
	}
}
async function makeMissing(folder) {
	if (await isFolder(folder)) return;
	const parent = dirname(folder);
	if (parent !== folder) await makeMissing(parent);
	try {
		await mkdir(folder);
	} catch (error) {
		if (!hasCode(error, "EEXIST") || !await isFolder(folder)) throw error;
	}
}
/** Whether a folder, or a link to one, lies there. */
async function isFolder(path) {
	try {
		return (await stat(path)).isDirectory();
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return false;
		throw error;
	}
}

export { canonicalJson as a, isWriteRefusal as i, makeFolder as n, canonicalLine as o, explainRefusal as r, isFolder as t };