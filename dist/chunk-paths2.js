import { E as digestOf, j as shortDigest } from "./chunk-evaluation.js";

// kit/ml/runs/paths.ts
/** Where the branch keeps runs, from the project's folder. */
const RUNS_FOLDER = "runs";
const DIGEST_DIGITS = 8;
/** A run's id. The digest keeps two trainings of one key apart, and makes a run kept twice one run. */
function runId({ key, attempt }, text) {
	return `${key}-${attempt}-${shortDigest(digestOf(text)).slice(0, DIGEST_DIGITS)}`;
}
/** `runs/<model>/<id>/<file>` */
function runPath({ model, id, file }) {
	return `${RUNS_FOLDER}/${model}/${id}/${file}`;
}
/** Model, id and file of a path; undefined for one that is no run's. */
function parseRunPath(path) {
	const [folder, model, id, file, more] = path.split("/");
	if (folder !== "runs" || !model || !id || !file || more !== void 0) return void 0;
	return {
		model,
		id,
		file
	};
}

export { runPath as i, parseRunPath as n, runId as r, RUNS_FOLDER as t };