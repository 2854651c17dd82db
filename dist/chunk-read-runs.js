import { a as ConfigurationError } from "./chunk-make-folder.js";
import { n as EvaluationSchema, u as parseManifest } from "./chunk-evaluation.js";
import { i as RunSchema, n as RunBundleSchema, t as FailedRunSchema } from "./chunk-run2.js";
import { n as RUN_FILES } from "./chunk-run-record.js";
import { i as runPath, n as parseRunPath, t as RUNS_FOLDER } from "./chunk-paths2.js";

// kit/git/find-branch.ts
/** Brings a branch of the remote here, or falls back on what is here. `offline`: the remote is not asked. */
async function findBranch(git, branch, { offline = false } = {}) {
	const known = await findKnown(git, branch);
	if (offline) return fallBack(known, "the remote was not asked");
	try {
		const remote = await git.remoteCommit(branch);
		if (remote === void 0) return {
			state: "none",
			reason: `the remote has no branch ${branch}`
		};
		return {
			state: "fresh",
			commit: remote === known?.commit ? remote : await git.fetch(branch)
		};
	} catch (error) {
		if (error instanceof ConfigurationError) return fallBack(known, error.message);
		throw error;
	}
}
/** The branch as it was fetched last, or as somebody made it here. */
async function findKnown(git, branch) {
	const format = "--format=%(objectname) %(committerdate:iso-strict)";
	for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
		const [commit, date] = (await git.run([
			"for-each-ref",
			format,
			ref
		])).split(" ");
		if (commit && date) return {
			commit,
			newest: new Date(date)
		};
	}
}
function fallBack(known, reason) {
	return known ? {
		state: "stale",
		...known,
		reason
	} : {
		state: "none",
		reason
	};
}

// kit/runs/read-runs.ts
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
		throw new ConfigurationError(`${folder} holds no ${RUN_FILES.run}. Restore it from the branch's history.`);
	}
	return {
		id,
		run,
		evaluation: read(EvaluationSchema, RUN_FILES.evaluation),
		bundle: read(RunBundleSchema, RUN_FILES.bundle)?.bundle ?? null
	};
}

export { findBranch as n, readRuns as t };