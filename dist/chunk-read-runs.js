import { n as EvaluationSchema } from "./chunk-evaluation.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { i as RunSchema, n as RunBundleSchema, t as FailedRunSchema } from "./chunk-run2.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as runPath, n as parseRunPath, t as RUNS_FOLDER } from "./chunk-paths2.js";
import { n as RUN_FILES } from "./chunk-run-record.js";

// kit/ml/runs/read-runs.ts
/** Every run that the branch keeps. One that cannot be read hides no other. */
async function readRuns({ git, ref, model }) {
	const files = await git.showAll(ref, model === void 0 ? RUNS_FOLDER : `${RUNS_FOLDER}/${model}`);
	const kept = {
		records: [],
		faults: []
	};
	for (const place of listPlaces(files.keys())) try {
		kept.records.push(readRecord(files, place));
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		kept.faults.push(error.message);
	}
	kept.records.sort((a, b) => Date.parse(b.run.started) - Date.parse(a.run.started));
	return kept;
}
function listPlaces(paths) {
	const places = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const place = parseRunPath(path);
		if (place) places.set(`${place.model}/${place.id}`, {
			model: place.model,
			id: place.id
		});
	}
	return [...places.values()];
}
function readRecord(files, { model, id }) {
	const read = (schema, file) => {
		const path = runPath({
			model,
			id,
			file
		});
		const text = files.get(path);
		return text === void 0 ? null : parseManifest(schema, text, path);
	};
	const run = read(RunSchema, RUN_FILES.run) ?? read(FailedRunSchema, RUN_FILES.failed);
	if (run === null) {
		const folder = runPath({
			model,
			id,
			file: ""
		});
		throw new ConfigurationError("SLW_FILE_MISSING", `${folder} holds no ${RUN_FILES.run}. Restore it from the branch's history.`);
	}
	return {
		id,
		run,
		evaluation: read(EvaluationSchema, RUN_FILES.evaluation),
		bundle: read(RunBundleSchema, RUN_FILES.bundle)?.bundle ?? null
	};
}

export { readRuns as t };