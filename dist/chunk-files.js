import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as isWriteRefusal, n as makeFolder, r as explainRefusal } from "./chunk-make-folder.js";
import { dirname, join } from "node:path";
import { randomUUID } from "node:crypto";
import { access, constants, open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";

// kit/ground/files/temporaries.ts
/** Paths that must not outlive this process. What ends a process is one for all of it, and so is this list. */
const held = /* @__PURE__ */ new Set();
/** Notes a file or folder that is to vanish should a signal end the process. @returns what strikes it off the list */
function holdTemporary(path) {
	held.add(path);
	return () => void held.delete(path);
}
/** Removes all that is noted, at once: for the end of the process. */
function removeTemporaries() {
	for (const path of held) rmSync(path, {
		recursive: true,
		force: true
	});
}
/** Lets `work` use a fresh folder among the system's temporary files, and removes it afterwards. */
async function inTemporaryFolder(prefix, work) {
	const folder = mkdtempSync(join(tmpdir(), prefix));
	const release = holdTemporary(folder);
	try {
		return await work(folder);
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
		release();
	}
}

// kit/ground/files/files.ts
/**
* Writes a file so that it is there whole or not at all: a temporary sibling, then a rename.
* Makes missing folders.
*/
async function writeFileAtomically(file, content) {
	await replaceAtomically(file, (temporary) => writeFile(temporary, content));
}
/**
* Lets `write` fill a temporary sibling of `path`, then renames it into place; on failure nothing is left.
* @throws ConfigurationError when the disk refuses it
*/
async function replaceAtomically(path, write) {
	await makeFolder(dirname(path));
	const temporary = `${path}.${randomUUID().slice(0, 8)}.partial`;
	const release = holdTemporary(temporary);
	try {
		const result = await write(temporary);
		await rename(temporary, path);
		return result;
	} catch (error) {
		await rm(temporary, {
			recursive: true,
			force: true
		});
		throw isWriteRefusal(error) || isAbout(error, {
			temporary,
			path
		}) || !await mayWrite(path) ? explainRefusal(`The file ${path}`, error) : error;
	} finally {
		release();
	}
}
/** Copying into a folder that may not be written is refused in words that do not tell it from an unreadable source. */
async function mayWrite(path) {
	try {
		await access(dirname(path), constants.W_OK);
		return true;
	} catch {
		return false;
	}
}
/** True for what the disk says of the temporary file or its new name, not of something that was to be copied there. */
function isAbout(error, { temporary, path }) {
	if (!(error instanceof Error)) return false;
	if ("dest" in error) return error.dest === path;
	return "path" in error && error.path === temporary;
}
/**
* Writes pieces to a file as they come; with `flush` they are on the disk when this returns.
* The file is opened before the first piece: a source that breaks while it still opens would leave one behind.
*/
async function writePieces(file, pieces, { flush = false } = {}) {
	const handle = await open(file, "w");
	await pipeline(pieces, handle.createWriteStream({ flush }));
}
/**
* A text file the user named or should have. `what` names it in the message ("The data contract").
* @throws ConfigurationError when it is missing, a folder, or unreadable.
*/
async function readUserFile(file, what, cure = "Check the path.") {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		throw explainUnreadable({
			error,
			file,
			what,
			cure
		});
	}
}
/** The content of a text file, or undefined when there is none. */
async function readTextIfExists(file) {
	try {
		return await readFile(file, "utf8");
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
/** Nothing at that path, or a file where the path has a folder. */
function isMissing(error) {
	return hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR");
}
function explainUnreadable({ error, file, what, cure }) {
	if (isMissing(error)) return new ConfigurationError("SLW_FILE_MISSING", `${what} ${file} does not exist. ${cure}`);
	if (hasCode(error, "EISDIR")) return new ConfigurationError("SLW_FILE_UNREADABLE", `${what} ${file} is a folder, not a file. ${cure}`);
	if (hasCode(error, "EACCES")) return new ConfigurationError("SLW_FILE_UNREADABLE", `${what} ${file} may not be read. Check its permissions.`);
	return error;
}

export { writePieces as a, removeTemporaries as c, writeFileAtomically as i, readUserFile as n, holdTemporary as o, replaceAtomically as r, inTemporaryFolder as s, readTextIfExists as t };