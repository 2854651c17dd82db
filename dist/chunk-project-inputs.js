import { r as readPipeline } from "./chunk-read-pipeline.js";
import { t as checkManifest } from "./chunk-parse-manifest.js";
import { h as Name } from "./chunk-evaluation.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { b as throwMissing, c as requirePlace, s as requireLog } from "./chunk-run.js";
import { a as folderOf } from "./chunk-open-store.js";
import { t as locateData } from "./chunk-project-paths.js";
import { resolve } from "node:path";

// kit/action/data-inputs.ts
/** Where contract and lock lie, from the project's folder: the inputs, else `pipeline.yaml`, else the usual places. */
function settleDataPaths(inputs, pipeline) {
	const { contract, lock } = locateData(pipeline);
	return {
		contract: inputs.text("contract") ?? contract,
		lock: inputs.text("lock") ?? lock
	};
}

// kit/action/require-project-places.ts
/**
* Holds every file and folder that any verb reads where a project's settings name it, or where they name none, against
* what may be read. Sources are held where they are found: they may be patterns and addresses.
* @throws ConfigurationError for the first that may not
*/
async function requireProjectPlaces({ inputs, directory, reach, pipeline }) {
	const { contract, lock } = settleDataPaths(inputs, pipeline);
	const files = {
		"data.contract": contract,
		"data.lock": lock,
		"sign.keys": inputs.text("keys") ?? pipeline?.sign?.keys ?? "models/keys"
	};
	for (const [what, path] of Object.entries(files)) await requirePlace(reach, {
		path: resolve(directory, path),
		what: `"${what}"`
	});
	const store = settingOf(inputs.text("store"), pipeline?.data?.store);
	if (isFolder(store)) await requirePlace(reach, {
		path: folderOf(store, directory),
		what: "\"data.store\"",
		cure: nameInput("store")
	});
}
/** The same for the labels: they and the log often lie outside of a checkout, which holds up no verb that reads neither. */
async function requireLabelsPlace({ inputs, directory, reach, pipeline }) {
	const labels = inputs.text("labels") ?? pipeline?.monitor?.labels;
	if (labels !== void 0) await requirePlace(reach, {
		path: resolve(directory, labels),
		what: "\"monitor.labels\""
	});
}
/** The same for the predictions log, which the service writes and monitoring reads. */
async function requireLogPlace({ inputs, directory, reach, pipeline }) {
	const log = settingOf(inputs.text("log"), pipeline?.serve?.log);
	if (log !== "") await requireLog(log, {
		directory,
		reach,
		what: "\"serve.log\"",
		cure: nameInput("log")
	});
}
/** What `pipeline.yaml` says; empty where an input says it, which is the workflow's own word. */
function settingOf(input, setting) {
	return input === void 0 ? setting ?? "" : "";
}
function nameInput(input) {
	return `name it in the workflow, by the input "${input}"`;
}
function isFolder(url) {
	return /^file:\/\/./i.test(url) || url !== "" && !url.includes("://");
}

// kit/action/project-inputs.ts
/** What the actions preset the input `pipeline` with. */
const USUAL_FILE = "pipeline.yaml";
/**
* The project's `pipeline.yaml`, which may be absent (undefined), or the file the input `pipeline` names.
* @throws ConfigurationError for a named file that is not there: without it, its gates and environments would not hold;
* and for a place that may not be read
*/
async function readProjectPipeline({ inputs, directory, reach }) {
	const name = namePipelineFile(inputs);
	const file = resolve(directory, name);
	await requirePlace(reach, {
		path: file,
		what: `The pipeline file ${name}`
	});
	const pipeline = await readPipeline(file);
	await requireProjectPlaces({
		inputs,
		directory,
		reach,
		pipeline
	});
	if (pipeline !== void 0 || name === USUAL_FILE) return pipeline;
	throw new ConfigurationError("SLW_FILE_MISSING", `The input "pipeline" is "${name}", and there is no such file in ${directory}. Correct the path, or leave the input out.`);
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
	throw new ConfigurationError("SLW_INPUT_MISSING", "The input \"model\" is missing, and there is no pipeline.yaml here. Change to the project's folder, or set the input.");
}
/** The store's address: the input, else `pipeline.yaml`. @throws ConfigurationError when neither names one */
function settleStore(inputs, pipeline) {
	return inputs.text("store") ?? pipeline?.data?.store ?? throwMissing("store", "data.store");
}
/** The environment an input names; `pipeline.yaml` lists those there are, where it lists any. */
function checkEnvironment(environment, pipeline) {
	const known = pipeline?.environments;
	if (known && !known.includes(environment)) throw new ConfigurationError("SLW_ENVIRONMENT_UNKNOWN", `The environment "${environment}" is not one of those in pipeline.yaml (${known.join(", ")}). Correct the input, or add it to "environments".`);
	return checkName("environment", environment);
}
/** A name as it may stand in a path, a branch and an image's name. @throws ConfigurationError for another text */
function checkName(input, name) {
	try {
		return checkManifest(Name, name, input);
	} catch {
		throw new ConfigurationError("SLW_INPUT_INVALID", `The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`);
	}
}

export { settleModel as a, requireLogPlace as c, readProjectPipeline as i, settleDataPaths as l, checkName as n, settleStore as o, namePipelineFile as r, requireLabelsPlace as s, checkEnvironment as t };