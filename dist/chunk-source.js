import { r as hasCode } from "./chunk-configuration-error.js";
import { t as readTextIfExists } from "./chunk-files.js";
import { join, relative, sep } from "node:path";
import { readdir } from "node:fs/promises";

// kit/registry/paths.ts
/** Where the registry's files lie, from the project's folder. */
const MODELS_FOLDER = "models";
const VERSION_FILES = {
	version: "version.json",
	evaluation: "evaluation.json",
	comparison: "comparison.json",
	card: "model-card.md"
};
/** `models/<model>/environments/<environment>.json`: the pointer to what is live. */
function environmentPath(model, environment) {
	return `${environmentsFolder(model)}${environment}.json`;
}
/** The folder of a model's pointers, with a final slash. */
function environmentsFolder(model) {
	return `${MODELS_FOLDER}/${model}/environments/`;
}
/** `models/<model>/versions/<version>/<file>`; immutable once merged. */
function versionPath(model, version, file = VERSION_FILES.version) {
	return `${versionsFolder(model)}${version}/${file}`;
}
/** The folder of a model's versions, with a final slash. */
function versionsFolder(model) {
	return `${MODELS_FOLDER}/${model}/versions/`;
}

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
		if (hasCode(error, "ENOENT")) return [];
		throw error;
	}
}

export { environmentPath as a, versionsFolder as c, VERSION_FILES as i, readFromGit as n, environmentsFolder as o, MODELS_FOLDER as r, versionPath as s, readFromFolder as t };