import { o as throwMissing, t as readPipeline } from "./chunk-read-pipeline.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { _ as Name, s as checkManifest } from "./chunk-evaluation.js";
import { resolve } from "node:path";

// action-package/src/read-project.ts
/** Reads the settings every verb of this action needs. @throws ConfigurationError for a missing or impossible one */
async function readProject({ inputs, directory }) {
	const pipeline = await readPipeline(resolve(directory, inputs.text("pipeline") ?? "pipeline.yaml"));
	return {
		pipeline,
		model: checkName("model", inputs.text("model") ?? pipeline?.model ?? throwMissing("model", "model")),
		store: inputs.text("store") ?? pipeline?.data?.store ?? throwMissing("store", "data.store")
	};
}
/** The name of an environment as it may stand in a path. @throws ConfigurationError for another text */
function checkName(input, name) {
	try {
		return checkManifest(Name, name, input);
	} catch {
		throw new ConfigurationError(`The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`);
	}
}
/** The environment an input names; `pipeline.yaml` lists those there are, where it lists any. */
function checkEnvironment(environment, pipeline) {
	const known = pipeline?.environments;
	if (known && !known.includes(environment)) throw new ConfigurationError(`The environment "${environment}" is not one of those in pipeline.yaml (${known.join(", ")}). Correct the input, or add it to "environments".`);
	return checkName("environment", environment);
}

export { checkName as n, readProject as r, checkEnvironment as t };