import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { _ as listExternalLocations, g as inspectExternalFiles, h as MalformedModelError, n as readOnnxFile, p as quoteName, y as isPortablePath } from "./chunk-read-model.js";
import { D as digestOfFile, O as digestOfJson } from "./chunk-evaluation.js";
import { basename, dirname, join } from "node:path";

// kit/format/onnx/model-files.ts
/**
* The paths of a model's files from its folder: its own, then those of its external data. A file that is no readable model
* has none: what is wrong with it is for the lint to say.
* @throws ConfigurationError for external data that is not safely there, or has a name that no bundle takes
*/
function listModelFiles(file) {
	const model = readIfModel(file);
	if (!model) return [basename(file)];
	const files = inspectExternalFiles(model, dirname(file));
	const locations = listExternalLocations(model);
	const unsafe = locations.find((location) => !isPortablePath(location) || files.get(location)?.kind !== "file");
	if (unsafe === void 0) return [basename(file), ...locations];
	const fault = isPortablePath(unsafe) ? "which is not a file beside it. Save it to the same folder" : "a name that a bundle cannot hold. Save it beside the model with letters, digits, dots, dashes and underscores in its name";
	throw new ConfigurationError("SLW_MODEL_REFUSED", `The model keeps weights in ${quoteName(unsafe)}, ${fault}, or keep all weights in ${basename(file)}.`);
}
/** The same paths as the model states them, whether anything is there or not. */
function listStatedFiles(file) {
	const model = readIfModel(file);
	return [basename(file), ...model ? listExternalLocations(model) : []];
}
function readIfModel(file) {
	try {
		return readOnnxFile(file);
	} catch (error) {
		if (error instanceof MalformedModelError) return void 0;
		throw error;
	}
}
/** The identity of a model on disk, its files read once. @throws ConfigurationError as `listModelFiles` does */
async function identifyModel(file) {
	const [own = "", ...external] = listModelFiles(file);
	const model = await digestOfFile(file);
	const files = { [own]: model.digest };
	if (external.length === 0) return {
		...model,
		files
	};
	let { size } = model;
	for (const name of external) {
		const found = await digestOfFile(join(dirname(file), name));
		files[name] = found.digest;
		size += found.size;
	}
	return {
		digest: digestOfJson(files),
		size,
		files
	};
}

export { listModelFiles as n, listStatedFiles as r, identifyModel as t };