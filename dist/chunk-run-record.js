// kit/ml/runs/run-record.ts
/** The orphan branch that keeps every finished run. */
const RUNS_BRANCH = "slipway/runs";
/** The files of one run, in a folder of its own. */
const RUN_FILES = {
	run: "run.json",
	failed: "failed-run.json",
	evaluation: "evaluation.json",
	bundle: "bundle.json"
};
/** Whether a training ended without a model. */
function isFailed(run) {
	return "reason" in run;
}

export { RUN_FILES as n, isFailed as r, RUNS_BRANCH as t };