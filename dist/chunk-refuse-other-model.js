import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { posix } from "node:path";

// kit/ml/data/refuse-other-model.ts
/**
* Refuses the lock or profile of another model: what one folder holds belongs to one model.
* @throws ConfigurationError with the cures for a renamed model and for a second one
*/
function refuseOtherModel({ path, label, owner, model }) {
	if (owner === model) return;
	const folder = posix.dirname(path);
	const own = posix.join(folder, model, "data.lock.json");
	throw new ConfigurationError("SLW_MODEL_MISMATCH", `${label} is of the model "${owner}", and this is "${model}". If the model was renamed, delete the lock, profile.json and *.dvc in ${folder}/ in one commit, push, and run ingest again; if there are two models, give each a folder of its own for lock and profile (for this one, "data.lock: ${own}" in pipeline.yaml).`);
}

export { refuseOtherModel as t };