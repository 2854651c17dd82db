import { r as metricDirection } from "./chunk-metric-names.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as warnOfFewKeys } from "./chunk-few-keys.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { n as formatNumber } from "./chunk-number-text.js";

// kit/report/render-evaluation.ts
/**
* A model's metrics on held-out rows, beside those of the baseline, as Markdown: a table, what its intervals are, and an
* alert where they rest on few keys.
*/
function renderHeldOut({ splits, baseline, primary, interval }) {
	const { test, validation } = splits;
	const columns = [
		{ title: "metric" },
		{
			title: `test (${formatCount(test.rows, "row")})`,
			align: "right"
		},
		{
			title: `validation (${formatCount(validation.rows, "row")})`,
			align: "right"
		},
		...baseline ? [{
			title: `baseline ${escapeMarkdown(baseline.name)}, test`,
			align: "right"
		}] : [],
		{ title: "better" }
	];
	const rows = Object.entries(test.metrics).map(([name, estimate]) => [
		name === primary ? `**${escapeMarkdown(name)}**` : escapeMarkdown(name),
		formatEstimate(estimate),
		formatEstimate(validation.metrics[name]),
		...baseline ? [formatEstimate(baseline.metrics[name])] : [],
		metricDirection(name)
	]);
	const note = `In brackets: ${formatNumber(interval.confidence * 100)} % intervals, ${escapeMarkdown(interval.method)}, ${formatCount(interval.resamples, "resample")}.`;
	const few = warnOfFewKeys({
		rows: test.rows,
		keys: interval.keys
	});
	return [
		renderTable(columns, rows),
		note,
		few
	].filter((part) => part !== "").join("\n\n");
}
/**
* The metric that decides on slices of the test split, as Markdown; empty where nothing was sliced.
* @param most how many are listed; the rest is counted
* @param hidden columns whose values may not be shown
*/
function renderSlicesHeldOut({ slices, primary }, { most, hidden }) {
	if (slices.length === 0) return "";
	const columns = [
		{ title: "slice of the test split" },
		{
			title: "rows",
			align: "right"
		},
		{
			title: escapeMarkdown(primary),
			align: "right"
		}
	];
	const rows = slices.slice(0, most).map(({ column, value, rows: count, metrics }) => [
		`${escapeMarkdown(column)}: ${hidden.has(column) ? "*redacted*" : escapeMarkdown(value)}`,
		count.toLocaleString("en-US"),
		formatEstimate(metrics[primary])
	]);
	const more = slices.length > most ? `\n\n${slices.length - most} more in evaluation.json.` : "";
	return `${renderTable(columns, rows)}${more}`;
}

export { renderSlicesHeldOut as n, renderHeldOut as t };