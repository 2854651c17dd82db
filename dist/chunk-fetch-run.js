import { a as readManifest } from "./chunk-parse-manifest.js";
import { i as RunSchema } from "./chunk-run2.js";
import { t as identifyModel } from "./chunk-model-files.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { r as MODEL_FILE } from "./chunk-read-project.js";
import { join } from "node:path";

// action-train/src/shared/fetch-run.ts
/**
* Downloads a run and holds it against the checkout.
* @throws ConfigurationError when it is of other data or another model, or its parts do not belong together
*/
async function fetchRun({ artifacts, artifact, folder, facts }) {
	const files = await artifacts.download(artifact, folder);
	for (const name of [MODEL_FILE, "run.json"]) {
		if (files.includes(name)) continue;
		throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${artifact}" has no ${name}. Hand over the artifact that train makes, run-<model>-<key>-<attempt>.`);
	}
	const run = await readManifest(RunSchema, join(folder, "run.json"), "Train again.");
	refuseOtherData(run, facts);
	const { digest } = await identifyModel(join(folder, MODEL_FILE));
	if (digest === run.artefact.digest) return run;
	throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The model of the artifact "${artifact}" is not the one its run.json names. Train again.`);
}
function refuseOtherData({ model, data }, { lock, lockDigest }) {
	if (model !== lock.model) throw new ConfigurationError("SLW_MODEL_MISMATCH", `The run is of the model "${model}", and this is "${lock.model}". Check the artifact.`);
	if (data.lock === lockDigest) return;
	throw new ConfigurationError("SLW_LOCK_MISMATCH", `The run was trained on data ${data.version} by another data lock than the checkout's (data ${lock.version}). Evaluate on the commit it was trained on, or train again.`);
}

export { fetchRun as t };