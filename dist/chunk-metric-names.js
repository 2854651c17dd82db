import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";

// kit/format/manifest/metrics.ts
const LOG_LOSS = {
	name: "log_loss",
	better: "lower",
	of: ({ loss, rows }) => loss / rows
};
const ACCURACY = {
	name: "accuracy",
	better: "higher",
	of: ({ right, rows }) => right / rows,
	shareOf: ({ rows }) => rows
};
/** The metrics of each task, the default primary one first. A metric is one entry here. */
const METRICS = {
	regression: [
		{
			name: "rmse",
			better: "lower",
			of: ({ squared, rows }) => Math.sqrt(squared / rows)
		},
		{
			name: "mae",
			better: "lower",
			of: ({ absolute, rows }) => absolute / rows
		},
		{
			name: "r2",
			better: "higher",
			of: determination
		}
	],
	binary: [
		LOG_LOSS,
		{
			name: "roc_auc",
			better: "higher",
			of: ({ area }) => area()
		},
		ACCURACY,
		{
			name: "f1",
			better: "higher",
			of: ({ hits, wrong }) => f1Of(hits, wrong),
			shareOf: ({ hits, wrong }) => hits + wrong
		},
		{
			name: "brier",
			better: "lower",
			of: ({ squared, rows }) => squared / rows
		}
	],
	multiclass: [
		LOG_LOSS,
		ACCURACY,
		{
			name: "macro_f1",
			better: "higher",
			of: averageF1,
			shareOf: evenOut
		}
	]
};
/**
* The coefficient of determination 1 - SSE / SST. Where the truth is constant it is 1 for perfect predictions and 0
* otherwise, as in scikit-learn.
*/
function determination({ squared, centred, centredSquared, rows, constant }) {
	if (rows < 2) return NaN;
	const variation = centredSquared - centred * centred / rows;
	if (variation <= constant * rows) return squared === 0 ? 1 : 0;
	return 1 - squared / variation;
}
/** F1 = 2 TP / (2 TP + FP + FN); 0 where nothing is positive (scikit-learn's `zero_division=0`). */
function f1Of(hits, wrong) {
	return hits + wrong === 0 ? 0 : 2 * hits / (2 * hits + wrong);
}
/** F1 averaged over the classes that are true or called at least once (scikit-learn's `average="macro"`). */
function averageF1({ hitsOf, wrongOf }) {
	let sum = 0;
	let present = 0;
	for (let at = 0; at < hitsOf.length; at++) {
		const hits = hitsOf[at] ?? 0;
		const wrong = wrongOf[at] ?? 0;
		if (hits + wrong === 0) continue;
		sum += f1Of(hits, wrong);
		present++;
	}
	return sum / present;
}
/** The rows that one share would need to vary as the mean of those of the classes does: k² / Σ 1/n over k classes. */
function evenOut({ hitsOf, wrongOf }) {
	const counts = [...hitsOf].map((hits, at) => hits + (wrongOf[at] ?? 0)).filter((count) => count > 0);
	return counts.length ** 2 / counts.reduce((sum, count) => sum + 1 / count, 0);
}

// kit/format/manifest/metric-names.ts
/** Which way a metric gets better; higher for a name of no metric, such as one that a training reports. */
function metricDirection(name) {
	return listMetrics(void 0).find((metric) => metric.name === name)?.better ?? "higher";
}
/** The metric that decides: as configured, else the task's first. @throws ConfigurationError for one the task lacks */
function choosePrimary(task, configured) {
	if (configured === void 0) return METRICS[task][0].name;
	const fault = findMetricFault(configured, task);
	if (fault === void 0) return configured;
	throw new ConfigurationError("SLW_METRIC_UNKNOWN", `The metric "${configured}" ${fault}`);
}
/**
* Why a task has no metric of this name (or none has, where the task is not known), as the end of a sentence and the
* cure; undefined where it has.
*/
function findMetricFault(name, task) {
	const known = [...new Set(listMetrics(task).map((metric) => metric.name))];
	if (known.includes(name)) return void 0;
	return `${task ? `is not one of the task "${task}"` : "is none that is computed"}.${suggest(name, known)}`;
}
/** The metrics of a task, or of all where it is not known. */
function listMetrics(task) {
	return task ? METRICS[task] : Object.values(METRICS).flat();
}

export { METRICS as i, findMetricFault as n, metricDirection as r, choosePrimary as t };