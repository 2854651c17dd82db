import { n as readPipeline } from "./chunk-read-pipeline.js";
import { a as ConfigurationError } from "./chunk-make-folder.js";
import { f as checkManifest, x as Name } from "./chunk-evaluation.js";
import { a as throwMissing } from "./chunk-run.js";
import { resolve } from "node:path";

// kit/action/project-inputs.ts
/** What the actions preset the input `pipeline` with. */
const USUAL_FILE = "pipeline.yaml";
/**
* The project's `pipeline.yaml`, which may be absent (undefined), or the file the input `pipeline` names.
* @throws ConfigurationError for a named file that is not there: without it, its gates and environments would not hold
*/
async function readProjectPipeline({ inputs, directory }) {
	const name = namePipelineFile(inputs);
	const pipeline = await readPipeline(resolve(directory, name));
	if (pipeline !== void 0 || name === USUAL_FILE) return pipeline;
	throw new ConfigurationError(`The input "pipeline" is "${name}", and there is no such file in ${directory}. Correct the path, or leave the input out.`);
}
/** The pipeline file, from the project's folder: the input `pipeline`, else `pipeline.yaml`. */
function namePipelineFile(inputs) {
	return inputs.text("pipeline") ?? USUAL_FILE;
}
/** The model: the input, else `pipeline.yaml`. @throws ConfigurationError for a missing or impossible name */
function settleModel(inputs, pipeline) {
	return checkName("model", inputs.text("model") ?? pipeline?.model ?? throwNoPipeline());
}
function throwNoPipeline() {
	throw new ConfigurationError("The input \"model\" is missing, and there is no pipeline.yaml here. Change to the project's folder, or set the input.");
}
/** The store's address: the input, else `pipeline.yaml`. @throws ConfigurationError when neither names one */
function settleStore(inputs, pipeline) {
	return inputs.text("store") ?? pipeline?.data?.store ?? throwMissing("store", "data.store");
}
/** The environment an input names; `pipeline.yaml` lists those there are, where it lists any. */
function checkEnvironment(environment, pipeline) {
	const known = pipeline?.environments;
	if (known && !known.includes(environment)) throw new ConfigurationError(`The environment "${environment}" is not one of those in pipeline.yaml (${known.join(", ")}). Correct the input, or add it to "environments".`);
	return checkName("environment", environment);
}
/** A name as it may stand in a path, a branch and an image's name. @throws ConfigurationError for another text */
function checkName(input, name) {
	try {
		return checkManifest(Name, name, input);
	} catch {
		throw new ConfigurationError(`The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`);
	}
}

export { settleModel as a, readProjectPipeline as i, checkName as n, settleStore as o, namePipelineFile as r, checkEnvironment as t };