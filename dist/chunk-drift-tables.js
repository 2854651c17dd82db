import { t as formatCount } from "./chunk-format-count.js";
import { i as formatName, n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { i as formatShare, n as formatNumber, r as formatPValue } from "./chunk-number-text.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";

// kit/host/artifact/monitor-artifact.ts
/** The file of a window's findings, in the project's `.slipway/monitor/` and in the artifact. */
const MONITOR_FILE = "monitor.json";
/** The artifact that holds the report and `monitor.json`; the labelled rows are not in it, for everybody can read it. */
function nameMonitorArtifact({ model, environment }) {
	return `monitor-${model}-${environment}`;
}

// kit/report/drift-tables.ts
/** Rows of the table of columns; the report and monitor.json hold all. */
const MOST_ROWS = 25;
/** The gravest first: by verdict, then by adjusted p-value, then by distance. */
function compareSeverity(a, b) {
	const rank = {
		drift: 0,
		suspect: 1,
		ok: 2,
		unknown: 3
	};
	return rank[a.verdict] - rank[b.verdict] || a.adjusted - b.adjusted || b.distance - a.distance;
}
/** Columns with the statistics of their change, the gravest first, as Markdown. */
function renderDriftTable(columns) {
	const rows = columns.toSorted(compareSeverity).slice(0, MOST_ROWS).map((drift) => [
		formatName(drift.column),
		drift.verdict,
		escapeMarkdown(drift.test),
		formatPValue(drift.adjusted),
		formatNumber(drift.psi),
		describeDistance(drift),
		`${formatShare(drift.missing.reference)} → ${formatShare(drift.missing.current)}`
	]);
	const table = renderTable([
		{ title: "Column" },
		{ title: "Verdict" },
		{ title: "Test" },
		{
			title: "Adjusted p",
			align: "right"
		},
		{
			title: "PSI",
			align: "right"
		},
		{
			title: "Distance",
			align: "right"
		},
		{
			title: "Missing",
			align: "right"
		}
	], rows);
	const rest = columns.length - rows.length;
	return rest > 0 ? `${table}\n\nThe report has ${formatCount(rest, "more column")}.` : table;
}
/** How far a column has moved: standard deviations for numbers, the share of rows for categories. */
function describeDistance({ kind, distance }) {
	return kind === "number" ? `${formatNumber(distance)} sd` : formatShare(distance);
}
/** The metrics with their intervals, test split against window, as Markdown; empty without labels. */
function renderPerformanceTable(performance) {
	if (!performance) return "";
	const rows = Object.entries(performance.metrics).map(([name, estimate]) => [
		formatName(name),
		formatEstimate(performance.reference[name]),
		formatEstimate(estimate)
	]);
	return renderTable([
		{ title: "Metric" },
		{
			title: "Test split",
			align: "right"
		},
		{
			title: "This window",
			align: "right"
		}
	], rows);
}

export { MONITOR_FILE as a, renderPerformanceTable as i, describeDistance as n, nameMonitorArtifact as o, renderDriftTable as r, compareSeverity as t };