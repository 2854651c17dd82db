import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as readDocumentIfExists } from "./chunk-read-document.js";
import { n as MODELS_FOLDER } from "./chunk-paths.js";
import { join, relative, sep } from "node:path";
import { lstat, readdir } from "node:fs/promises";

// kit/ml/registry/source.ts
/** The files as they lie in the checkout. */
function readFromFolder(directory) {
	return {
		read: (path) => readRegistryFile(directory, path),
		list: (prefix) => listFiles(directory, prefix)
	};
}
/** The files as they are at a commit or branch, whatever the checkout holds. */
function readFromGit(git, ref) {
	return {
		read: (path) => git.show(ref, path),
		list: (prefix) => git.list(ref, prefix)
	};
}
/**
* A file of the registry is a file: a link may lead anywhere, and Git holds no more than its target's name.
* @throws ConfigurationError for a link or a folder below `models/`
*/
async function readRegistryFile(directory, path) {
	const file = join(directory, path);
	const entry = path.startsWith(`${"models"}/`) ? await lstatIfExists(file) : void 0;
	if (!entry || entry.isFile()) return readDocumentIfExists(file);
	const what = entry.isSymbolicLink() ? "a symbolic link" : "a folder";
	throw new ConfigurationError("SLW_LINK_REFUSED", `${path} is ${what} and has to be a file. Put the file itself there, or restore it from Git.`);
}
async function lstatIfExists(file) {
	try {
		return await lstat(file);
	} catch (error) {
		if (isNotThere(error)) return void 0;
		throw error;
	}
}
/** ENOTDIR: a file stands where a folder of that name would. */
function isNotThere(error) {
	return hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR");
}
async function listFiles(directory, prefix) {
	try {
		return (await readdir(join(directory, prefix), {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => entry.isFile() || entry.isSymbolicLink() && prefix.startsWith("models")).map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
	} catch (error) {
		if (isNotThere(error)) return [];
		throw error;
	}
}

export { readFromGit as n, readFromFolder as t };