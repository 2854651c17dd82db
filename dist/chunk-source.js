import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as readTextIfExists } from "./chunk-files.js";
import { l as parseManifest } from "./chunk-evaluation.js";
import { n as EnvironmentSchema } from "./chunk-registry.js";
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

// kit/registry/environments.ts
/**
* The pointer of one environment.
* @returns undefined when nothing was promoted to it yet
* @throws ConfigurationError when the file is not a pointer, or is another model's or environment's
*/
async function readEnvironment(source, model, environment) {
	const path = environmentPath(model, environment);
	const text = await source.read(path);
	if (text === void 0) return void 0;
	const pointer = parseManifest(EnvironmentSchema, text, path);
	if (pointer.model === model && pointer.environment === environment) return pointer;
	throw new ConfigurationError(`${path} points to model "${pointer.model}" in environment "${pointer.environment}". Restore it from Git, or promote or roll back to the version you want.`);
}
/** The names of a model's environments that have a pointer. */
async function listEnvironments(source, model) {
	const folder = environmentsFolder(model);
	return (await source.list(folder)).map((path) => path.slice(folder.length)).filter((name) => /^[^/]+\.json$/.test(name)).map((name) => name.slice(0, -5));
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

export { VERSION_FILES as a, versionsFolder as c, readEnvironment as i, readFromGit as n, environmentPath as o, listEnvironments as r, versionPath as s, readFromFolder as t };