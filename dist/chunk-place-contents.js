import { o as __toESM } from "./chunk-rolldown-runtime.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { rename } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createWriteStream } from "node:fs";

// kit/artifact/artifact-names.ts
/** Characters that GitHub refuses in the paths of an artifact's files; names lack slashes as well. */
const FORBIDDEN_IN_PATHS = /[":<>|*?\r\n]/;
const FORBIDDEN_IN_NAMES = /[":<>|*?\r\n\\/]/;
/** @throws ConfigurationError when GitHub would refuse the name, or it is no name for a folder. */
function checkArtifactName(name) {
	if (name !== "" && name !== "." && name !== ".." && !FORBIDDEN_IN_NAMES.test(name)) return;
	throw new ConfigurationError(`"${name}" cannot be an artifact's name. Use letters, digits, dots and dashes; not " : < > | * ? \\ / or line breaks.`);
}
/** @throws ConfigurationError when the path leaves its folder or holds what GitHub refuses. */
function checkFilePath(artifact, path) {
	if (isInside(path) && !FORBIDDEN_IN_PATHS.test(path)) return;
	throw new ConfigurationError(`The artifact "${artifact}" has a file at "${path}", which is not a plain path inside it. Rename the file.`);
}
const CURE_IN_RUN = "Check the input \"artifact\" and that the job which makes it ran before (needs:).";
/**
* The error for an artifact that is not there.
* @param run what the message calls the run
*/
function createMissingArtifactError(name, names, { cure = CURE_IN_RUN, run = "this run" } = {}) {
	const known = names.length === 0 ? "There are none" : `There are: ${names.join(", ")}`;
	return new ConfigurationError(`There is no artifact "${name}" in ${run}. ${known}. ${cure}`);
}
/** The error for a run that the forge does not know, or does not show. */
function createMissingRunError(id, repository) {
	return new ConfigurationError(`${repository} shows no workflow run ${id} to this token. Take the number from the address of the run, and give the job "actions: read".`);
}
/** The error for a second upload of a name with `overwrite: false`. */
function createDuplicateError(name) {
	return new ConfigurationError(`This run has an artifact "${name}" already, and artifacts never change. Give each job its own name.`);
}
/** The error for an artifact that is not what was uploaded. */
function createCorruptedError(name) {
	return new ConfigurationError(`The artifact "${name}" arrived with another digest than it was uploaded with. Run the job again.`);
}
/** The error for an artifact of a foreign run that holds more than it may. */
function createOversizeError(name, maxBytes) {
	return new ConfigurationError(`The artifact "${name}" of that run holds more than ${maxBytes} bytes, which no artifact of this kind does. It is not read.`);
}
function isInside(path) {
	const parts = normalize(path).split(/[\\/]/);
	return path !== "" && !isAbsolute(path) && !/^[\\/]|^[A-Za-z]:/.test(path) && !parts.includes("..");
}

// kit/artifact/unzip.ts
/**
* Extracts a zip archive into a folder; the paths of its files, sorted.
* @throws ConfigurationError when it is broken, a name leads out of the folder, or it holds more than `maxBytes`; the caller removes the folder then.
*/
async function unzipInto({ zip, folder, artifact, maxBytes = Number.POSITIVE_INFINITY }) {
	const { openPromise } = await import("./chunk-yauzl.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const files = [];
	let bytes = 0;
	try {
		const archive = await openPromise(zip, { strictFileNames: true });
		for await (const entry of archive.eachEntry()) {
			if (entry.fileName.endsWith("/")) continue;
			checkFilePath(artifact, entry.fileName);
			bytes += entry.uncompressedSize;
			if (bytes > maxBytes) throw createOversizeError(artifact, maxBytes);
			const file = join(folder, entry.fileName);
			await makeFolder(dirname(file));
			await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { flags: "wx" }));
			files.push(entry.fileName);
		}
	} catch (error) {
		if (error instanceof ConfigurationError) throw error;
		throw new ConfigurationError(`The artifact "${artifact}" is not a sound zip archive: ${describeError(error)}. Run the job that makes it again.`, { cause: error });
	}
	return files.sort();
}

// kit/artifact/place-contents.ts
/**
* Puts the files of an artifact into its folder, each whole.
* @returns their paths there, sorted
* @throws ConfigurationError for an archive that `unzipInto` or `check` refuses: nothing is in its place then
*/
async function placeContents(arrival) {
	const { name, zip, temporary, folder, maxBytes, check } = arrival;
	const extracted = join(temporary, "extracted");
	const files = await unzipInto({
		zip,
		folder: extracted,
		artifact: name,
		maxBytes
	});
	await check?.({
		folder: extracted,
		files
	});
	for (const file of files) {
		await makeFolder(dirname(join(folder, file)));
		await rename(join(extracted, file), join(folder, file));
	}
	return files;
}

export { createDuplicateError as a, createOversizeError as c, createCorruptedError as i, checkArtifactName as n, createMissingArtifactError as o, checkFilePath as r, createMissingRunError as s, placeContents as t };