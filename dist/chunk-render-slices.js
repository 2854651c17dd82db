import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { n as formatCount } from "./chunk-number-text.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";

// kit/report/render-gates.ts
const GATE_MARKS = {
	pass: "✅ pass",
	fail: "❌ fail",
	inconclusive: "❔ inconclusive"
};
/** What each gate says and why, as Markdown: a table, or that none applies. */
function renderGates(gates) {
	if (gates.length === 0) return "### Gates\n\nNone apply to this environment (`evaluate.gates` in `pipeline.yaml`).";
	const rows = gates.map(({ rule, verdict, reason }) => [
		escapeMarkdown(rule),
		GATE_MARKS[verdict],
		escapeMarkdown(reason)
	]);
	return `### Gates\n\n${renderTable([
		{ title: "gate" },
		{ title: "verdict" },
		{ title: "why" }
	], rows)}`;
}

// kit/stats/judge-difference.ts
/** Whether the challenger is better on one metric: only an interval wholly on one side of 0 says so. */
function judgeDifference({ difference, direction }) {
	if (!difference || difference.low === null || difference.high === null) return "unpaired";
	if (difference.low <= 0 && difference.high >= 0) return "unclear";
	return difference.low > 0 === (direction === "higher") ? "better" : "worse";
}

// kit/report/render-slices.ts
const MARKS = {
	better: "better",
	worse: "⚠️ worse",
	unclear: "–",
	unpaired: "–"
};
/** Slices on which the challenger is clearly worse. */
function findRegressions(slices) {
	return slices.filter(({ comparison }) => judgeDifference(comparison) === "worse");
}
/**
* On how many slices the challenger is clearly worse, and on which, as Markdown; empty where nothing was sliced.
* @param compared the number of slices
* @param regressed on how many of them it is clearly worse
* @param worse those of them to list
*/
function renderRegressions({ compared, regressed, metric, worse, names }) {
	if (compared === 0) return "";
	const name = escapeMarkdown(metric);
	const slices = formatCount(compared, "slice");
	return regressed === 0 ? `### Slices\n\nOn none of ${slices} is ${name} clearly worse.` : `### Slices\n\nOn ${regressed} of ${slices} ${name} is clearly worse (the whole paired interval; 1 in 40 slices looks so by chance):\n\n${renderSliceTable(worse, names)}`;
}
/** Slices with the metric of both models on each, as Markdown. */
function renderSliceTable(slices, names) {
	return renderTable([
		"slice",
		"rows",
		names.challenger,
		names.champion,
		"difference",
		""
	].map((title) => ({ title })), slices.map(({ column, value, rows, comparison }) => [
		`${escapeMarkdown(column)}: ${escapeMarkdown(value)}`,
		rows.toLocaleString("en-US"),
		formatEstimate(comparison.challenger),
		formatEstimate(comparison.champion),
		formatEstimate(comparison.difference),
		MARKS[judgeDifference(comparison)]
	]));
}

export { GATE_MARKS as a, judgeDifference as i, renderRegressions as n, renderGates as o, renderSliceTable as r, findRegressions as t };