import { s as hasCode } from "./chunk-make-folder.js";
import { t as readTextIfExists } from "./chunk-files.js";
import { join, relative, sep } from "node:path";
import { readdir } from "node:fs/promises";

// kit/registry/source.ts
/** The files as they lie in the checkout. */
function readFromFolder(directory) {
	return {
		read: (path) => readTextIfExists(join(directory, path)),
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
async function listFiles(directory, prefix) {
	try {
		return (await readdir(join(directory, prefix), {
			recursive: true,
			withFileTypes: true
		})).filter((entry) => entry.isFile()).map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return [];
		throw error;
	}
}

export { readFromGit as n, readFromFolder as t };