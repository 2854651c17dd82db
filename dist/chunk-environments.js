import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { l as parseManifest } from "./chunk-evaluation.js";
import { n as EnvironmentSchema } from "./chunk-registry.js";
import { i as environmentsFolder, r as environmentPath } from "./chunk-paths.js";

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

export { readEnvironment as n, listEnvironments as t };