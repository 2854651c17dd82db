import { t as formatCount } from "./chunk-format-count.js";
import { n as fitLine } from "./chunk-fit-body.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { t as warnOfFewKeys } from "./chunk-few-keys.js";
import { n as judgePrimary, t as judgeDifference } from "./chunk-judge-difference.js";

// kit/report/duel/describe-outcome.ts
/** A headline has room for so many metrics, and for so much of the name of each. */
const MOST_NAMES = 6;
const MOST_CHARACTERS = 60;
const OUTCOME_WORDS = {
	better: "✅ better",
	worse: "❌ worse",
	unclear: "❔ no clear difference",
	unpaired: "–"
};
/**
* What the comparison says, and on what, in a few words: `❌ worse than 1.0.0 on rmse, better on mae`. The metric that
* decides comes first; others follow where they say anything. Plain text.
*/
function describeOutcome(duel, { against }) {
	const outcome = judgePrimary(duel);
	if (duel.identical && against !== void 0 && (outcome === "unclear" || outcome === "unpaired")) return `➖ the same model as ${against}, byte for byte`;
	if (outcome === "unpaired" || against === void 0) return against === void 0 ? "not compared" : `not compared with ${against}`;
	const link = outcome === "unclear" ? "from" : "than";
	const on = joinNames([duel.primary, ...listOthers(duel, outcome)]);
	return `${OUTCOME_WORDS[outcome]} ${link} ${against} on ${on}${describeRest(duel, outcome)}`;
}
/** Other metrics that say the same; that one shows no clear difference is no news. */
function listOthers(duel, verdict) {
	return verdict === "unclear" ? [] : listMetrics(duel, verdict);
}
function describeRest(duel, outcome) {
	return ["worse", "better"].filter((verdict) => verdict !== outcome).map((verdict) => ({
		verdict,
		names: listMetrics(duel, verdict)
	})).filter(({ names }) => names.length > 0).map(({ verdict, names }) => `, ${verdict} on ${joinNames(names)}`).join("");
}
function joinNames(names) {
	return [...names.slice(0, MOST_NAMES).map((name) => fitLine(name, MOST_CHARACTERS)), ...names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} more`] : []].join(", ");
}
/** The metrics beside the primary one that say so. */
function listMetrics({ metrics, primary }, verdict) {
	return metrics.filter((metric) => metric.metric !== primary && judgeDifference(metric) === verdict).map(({ metric }) => metric);
}

// kit/report/duel/render-gates.ts
const GATE_MARKS = {
	pass: "✅ pass",
	fail: "❌ fail",
	inconclusive: "❔ inconclusive"
};
/** What the gates say together, in a few words: `pass, 2 of 2 gates`. Plain text. */
function describeGates({ gates, verdict }) {
	if (gates.length === 0) return "none apply";
	return `${verdict}, ${gates.filter((gate) => gate.verdict === "pass").length} of ${formatCount(gates.length, "gate")} passed`;
}
/** What each gate says and why, as Markdown: a table, or that none applies; and what is asked elsewhere alone. */
function renderGates({ environment, gates, elsewhere }) {
	const place = escapeMarkdown(environment);
	return `### Gates\n\n${gates.length === 0 ? `None apply to ${place} (\`evaluate.gates\` in \`pipeline.yaml\`).` : renderResults(gates)}${elsewhere.length === 0 ? "" : `\n\nNot asked in ${place}: ${elsewhere.map(escapeMarkdown).join("; ")}.`}`;
}
function renderResults(gates) {
	const rows = gates.map(({ rule, verdict, reason }) => [
		escapeMarkdown(rule),
		GATE_MARKS[verdict],
		escapeMarkdown(reason)
	]);
	return renderTable([
		{ title: "gate" },
		{ title: "verdict" },
		{ title: "why" }
	], rows);
}

// kit/report/duel/render-comparison.ts
/**
* The numbers that decide, and the rows they are of, as Markdown: a paragraph, and an alert where few keys are among
* those rows.
* @param where what follows the number of rows, with what it begins with: `; main is 1.2.0`
*/
function renderNumbers(duel, names, where = "") {
	return [duel.obstacle === null ? describePair(duel, names, where) : describeAlone(duel), warnOfFewKeys(duel)].filter((part) => part !== "").join("\n\n");
}
function describeAlone({ metrics, primary, rows, obstacle }) {
	const own = metrics.find(({ metric }) => metric === primary);
	const value = own ? ` ${nameOf(own)} ${formatEstimate(own.challenger)} on ${formatCount(rows, "test row")}.` : "";
	return `No paired comparison: ${escapeMarkdown(obstacle ?? "")}.${value}`;
}
function describePair(duel, names, where) {
	const { metrics, primary, rows, leftOut } = duel;
	const decides = metrics.find(({ metric }) => metric === primary);
	const numbers = decides ? `${nameOf(decides)} ${formatEstimate(decides.challenger)} ${escapeMarkdown(names.here)}, ${formatEstimate(decides.champion)} ${escapeMarkdown(names.there)}; difference ${formatEstimate(decides.difference)}, ${decides.direction} is better. ` : "";
	const skipped = leftOut > 0 ? ` ${formatCount(leftOut, "row")} that ${escapeMarkdown(names.model)} was trained on left out.` : "";
	return `${numbers}Both models on the same ${formatCount(rows, "test row")}${where}.${skipped}${explainSameFiles(duel)}`;
}
/** The same files that answer otherwise are asked otherwise. */
function explainSameFiles(duel) {
	const outcome = judgePrimary(duel);
	if (!duel.identical || outcome !== "better" && outcome !== "worse") return "";
	return " Both have the same model files, byte for byte: what differs is what the data contract makes of a row.";
}
function nameOf({ metric }) {
	return `**${escapeMarkdown(metric)}**`;
}
/** Each metric with its interval, beside that of the champion and the paired difference, as Markdown. */
function renderMetrics(duel, names) {
	const { metrics, primary } = duel;
	const isPaired = metrics.some(({ champion }) => champion !== null);
	const columns = [
		{ title: "metric" },
		...(isPaired ? [
			names.challenger,
			names.champion,
			"difference"
		] : [names.challenger]).map((title) => ({
			title: escapeMarkdown(title),
			align: "right"
		})),
		...isPaired ? [{ title: "verdict" }] : [],
		{ title: "better" }
	];
	const rows = metrics.map((metric) => {
		return [
			metric.metric === primary ? nameOf(metric) : escapeMarkdown(metric.metric),
			...listNumbers(metric, isPaired),
			metric.direction
		];
	});
	return `${renderTable(columns, rows)}\n\n${describeIntervals(duel, isPaired)}`;
}
function listNumbers(metric, isPaired) {
	const own = formatEstimate(metric.challenger);
	if (!isPaired) return [own];
	const verdict = OUTCOME_WORDS[judgeDifference(metric)];
	return [
		own,
		formatEstimate(metric.champion),
		formatEstimate(metric.difference),
		verdict
	];
}
function describeIntervals({ rows, keys }, isPaired) {
	return `In brackets: 95 % bootstrap intervals over ${keys === null || keys === rows ? formatCount(rows, "row") : `${formatCount(keys, "key")} that the split dealt among ${formatCount(rows, "row")}`}${isPaired ? ", of the difference paired" : ""}.${isPaired ? " No clear difference: the interval of the difference holds 0." : ""}`;
}

// kit/report/duel/render-slices.ts
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
/** On how many slices the challenger is clearly worse, and on which, as Markdown; empty where nothing was sliced. */
function renderRegressions(regressions, names) {
	const { compared, regressed, metric, worse } = regressions;
	if (compared === 0) return "";
	const name = escapeMarkdown(metric);
	const slices = formatCount(compared, "slice");
	if (regressed === 0) return `### Slices\n\nOn none of ${slices} is ${name} clearly worse.`;
	const rest = regressed > worse.length ? `\n\nand ${formatCount(regressed - worse.length, "more slice")}` : "";
	return `### Slices\n\nOn ${regressed} of ${slices} ${name} is clearly worse (the whole paired interval; 1 in 40 slices looks so by chance):\n\n${renderSliceTable(worse, names)}${rest}`;
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
	].map((title) => ({ title: escapeMarkdown(title) })), slices.map(({ column, value, rows, keys, comparison }) => [
		`${escapeMarkdown(column)}: ${escapeMarkdown(value)}`,
		describeSize(rows, keys),
		formatEstimate(comparison.challenger),
		formatEstimate(comparison.champion),
		formatEstimate(comparison.difference),
		MARKS[judgeDifference(comparison)]
	]));
}
function describeSize(rows, keys = rows) {
	const count = rows.toLocaleString("en-US");
	return keys === rows ? count : `${count} (${formatCount(keys, "key")})`;
}

export { renderNumbers as a, renderGates as c, renderMetrics as i, describeOutcome as l, renderRegressions as n, GATE_MARKS as o, renderSliceTable as r, describeGates as s, findRegressions as t };