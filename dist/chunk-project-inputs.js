import { r as readPipeline } from "./chunk-read-pipeline.js";
import { t as checkManifest } from "./chunk-parse-manifest.js";
import { h as Name } from "./chunk-evaluation.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { g as throwMissing, n as requirePlace } from "./chunk-run.js";
import { f as folderOf } from "./chunk-open-store.js";
import { t as locateData } from "./chunk-project-paths.js";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

// kit/action/data-inputs.ts
/** Where contract and lock lie, from the project's folder: the inputs, else `pipeline.yaml`, else the usual places. */
function settleDataPaths(inputs, pipeline) {
	const { contract, lock } = locateData(pipeline);
	return {
		contract: inputs.text("contract") ?? contract,
		lock: inputs.text("lock") ?? lock
	};
}

// kit/ml/predictions/locate-log.ts
const LATER_SCHEMES = [
	"s3:",
	"postgres:",
	"postgresql:"
];
/** What a URL of the predictions log may hold, so that every environment has a log of its own. */
const ENVIRONMENT_MARK = "{environment}";
/** Stands where a service was told no environment; no environment can be called so. */
const NO_ENVIRONMENT = "_none";
/** The URL with the environment's name in the place of `{environment}`. */
function nameLog(url, environment) {
	return url.replaceAll(ENVIRONMENT_MARK, environment ?? NO_ENVIRONMENT);
}
/**
* The absolute folder a predictions log URL names. `file://relative/path` counts from `directory`,
* `file:///absolute/path` from the root; a bare path is taken as `file://`.
* @throws ConfigurationError for a scheme that cannot be written or read yet
*/
function locateLog(url, directory) {
	const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(url)?.[1]?.toLowerCase();
	if (scheme === void 0) return resolve(directory, url);
	if (scheme === "file:") return resolveFileUrl(url, directory);
	const lead = `The predictions log ${hideCredentials(url)}`;
	if (LATER_SCHEMES.includes(scheme)) throw new ConfigurationError(`${lead} is not supported yet: write file://<folder>, on a path that the service and the monitor both reach.`);
	throw new ConfigurationError(`${lead} has an unknown scheme. Write file://<folder>.`);
}
function resolveFileUrl(url, directory) {
	const path = url.slice(7);
	if (path === "") throw new ConfigurationError("The predictions log file:// names no folder. Add its path.");
	return path.startsWith("/") ? fileURLToPath(`file://${path}`) : resolve(directory, decodeURIComponent(path));
}
function hideCredentials(url) {
	return url.replace(/\/\/[^@/]*@/, "//***@");
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
	if (isFolder(store)) await requireFolder(reach, [
		"data.store",
		folderOf(store, directory),
		"store"
	]);
}
/** The same for the labels: they and the log often lie outside of a checkout, which holds up no verb that reads neither. */
async function requireLabelsPlace({ inputs, directory, reach, pipeline }) {
	const labels = inputs.text("labels") ?? pipeline?.monitor?.labels;
	if (labels !== void 0) await requirePlace(reach, {
		path: resolve(directory, labels),
		what: "\"monitor.labels\""
	});
}
/** The same for the folder of the predictions log, which the service writes and monitoring reads. */
async function requireLogPlace({ inputs, directory, reach, pipeline }) {
	const log = settingOf(inputs.text("log"), pipeline?.serve?.log);
	if (isFolder(log)) await requireFolder(reach, [
		"serve.log",
		locateLog(log, directory),
		"log"
	]);
}
/** What `pipeline.yaml` says; empty where an input says it, which is the workflow's own word. */
function settingOf(input, setting) {
	return input === void 0 ? setting ?? "" : "";
}
async function requireFolder(reach, [what, path, input]) {
	const cure = `name it in the workflow, by the input "${input}"`;
	await requirePlace(reach, {
		path,
		what: `"${what}"`,
		cure
	});
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

export { settleModel as a, requireLogPlace as c, settleDataPaths as d, readProjectPipeline as i, locateLog as l, checkName as n, settleStore as o, namePipelineFile as r, requireLabelsPlace as s, checkEnvironment as t, nameLog as u };