import { r as renderTable, t as escapeMarkdown } from "./chunk-markdown.js";
import { n as formatNumber, t as formatCount } from "./chunk-number-text.js";

// action-package/src/card/render-performance.ts
const MAX_SLICES = 40;
/** Metrics on held-out rows with their intervals, beside the baseline, and the primary metric by slice. */
function renderPerformance({ evaluation, contract }) {
	const { splits, baseline, interval, primary } = evaluation;
	const rows = Object.keys(splits.test.metrics).map((name) => [
		name === primary ? `**${name}**` : name,
		formatEstimate(splits.test.metrics[name]),
		formatEstimate(splits.validation.metrics[name]),
		...baseline ? [formatEstimate(baseline.metrics[name])] : []
	]);
	const columns = [
		"metric",
		`test (${formatCount(splits.test.rows, "row")})`,
		`validation (${formatCount(splits.validation.rows, "row")})`
	];
	if (baseline) columns.push(`${baseline.name} on test`);
	return [
		"## Performance",
		`In brackets: ${formatNumber(interval.confidence * 100)} % interval, ${escapeMarkdown(interval.method)}, ${formatCount(interval.resamples, "resample")}.`,
		renderTable(columns.map((title) => ({ title: escapeMarkdown(title) })), rows),
		renderSlices(evaluation, contract)
	].filter((part) => part !== "").join("\n\n");
}
/** `0.61 (0.52 to 0.68)`, or a dash. */
function formatEstimate(estimate) {
	if (!estimate) return "–";
	const { value, low, high } = estimate;
	if (low === null || high === null) return formatNumber(value);
	return `${formatNumber(value)} (${formatNumber(low)} to ${formatNumber(high)})`;
}
function renderSlices({ slices, primary }, contract) {
	if (slices.length === 0) return "";
	const sensitive = new Set(contract.columns.filter((column) => column.sensitive).map(({ name }) => name));
	const rows = slices.slice(0, MAX_SLICES).map((slice) => [
		escapeMarkdown(slice.column),
		sensitive.has(slice.column) ? "*redacted*" : escapeMarkdown(slice.value),
		slice.rows.toLocaleString("en-US"),
		formatEstimate(pick(slice.metrics, primary))
	]);
	const more = slices.length > MAX_SLICES ? `\n\n${slices.length - MAX_SLICES} more in evaluation.json.` : "";
	const columns = [
		{ title: "column" },
		{ title: "value" },
		{
			title: "rows",
			align: "right"
		},
		{ title: escapeMarkdown(primary) }
	];
	return `### Slices of the test split\n\n${renderTable(columns, rows)}${more}`;
}
function pick(metrics, name) {
	return metrics[name];
}

export { renderPerformance as n, formatEstimate as t };