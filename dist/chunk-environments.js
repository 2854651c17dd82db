import { i as parseManifest } from "./chunk-parse-manifest.js";
import { t as EnvironmentSchema } from "./chunk-registry.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { a as environmentsFolder, i as environmentPath, n as MODELS_FOLDER } from "./chunk-paths.js";

// kit/ml/registry/environments.ts
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
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${path} points to model "${pointer.model}" in environment "${pointer.environment}". Restore it from Git, or promote or roll back to the version you want.`);
}
/** The names of a model's environments that have a pointer. */
async function listEnvironments(source, model) {
	return (await source.list(environmentsFolder(model))).map((path) => environmentOf(path, model)).filter((name) => name !== void 0);
}
/** The models that have a pointer, sorted. */
async function listModels(source) {
	const names = (await source.list(`${MODELS_FOLDER}/`)).map((path) => path.split("/")[1] ?? "");
	const kept = [];
	for (const name of new Set(names)) if ((await listEnvironments(source, name)).length > 0) kept.push(name);
	return kept;
}
/** The environment whose pointer lies at this path; undefined where no pointer of the model does. */
function environmentOf(path, model) {
	const folder = environmentsFolder(model);
	const name = path.startsWith(folder) ? path.slice(folder.length) : "";
	return /^[^/]+\.json$/.test(name) ? name.slice(0, -5) : void 0;
}

export { readEnvironment as i, listEnvironments as n, listModels as r, environmentOf as t };