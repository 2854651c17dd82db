import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";

// kit/format/manifest/metric-names.ts
/** The metrics of each task, the default primary one first. */
const METRICS = {
	regression: [
		"rmse",
		"mae",
		"r2"
	],
	binary: [
		"log_loss",
		"roc_auc",
		"accuracy",
		"f1",
		"brier"
	],
	multiclass: [
		"log_loss",
		"accuracy",
		"macro_f1"
	]
};
const LOWER_IS_BETTER = /* @__PURE__ */ new Set([
	"rmse",
	"mae",
	"log_loss",
	"brier"
]);
/** Which way a metric gets better. */
function metricDirection(name) {
	return LOWER_IS_BETTER.has(name) ? "lower" : "higher";
}
/** The metric that decides: as configured, else the task's first. @throws ConfigurationError for one the task lacks */
function choosePrimary(task, configured) {
	if (configured === void 0) return METRICS[task][0];
	const fault = findMetricFault(configured, task);
	if (fault === void 0) return configured;
	throw new ConfigurationError(`The metric "${configured}" ${fault}`);
}
/**
* Why a task has no metric of this name (or none has, where the task is not known), as the end of a sentence and the
* cure; undefined where it has.
*/
function findMetricFault(name, task) {
	const known = task ? METRICS[task] : [...new Set(Object.values(METRICS).flat())];
	if (known.includes(name)) return void 0;
	return `${task ? `is not one of the task "${task}"` : "is none that is computed"}.${suggest(name, known)}`;
}

export { metricDirection as i, choosePrimary as n, findMetricFault as r, METRICS as t };