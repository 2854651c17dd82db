import { A as DigestSchema, B as Number$1, C as SemanticVersion, H as Literal, I as shortDigest, J as Optional, K as Unknown, L as Record, R as Union, T as manifestSchema, U as Integer, V as Null, W as Boolean, Y as _Array_, c as ReachSchema, w as closed, x as Name, y as Count, z as String$1 } from "./chunk-evaluation.js";
import { n as fitLine } from "./chunk-fit-body.js";
import { i as formatName, n as escapeMarkdown, o as renderTable, r as escapeSentence } from "./chunk-markdown.js";
import { n as formatCount, r as formatNumber } from "./chunk-number-text.js";
import { i as MetricComparisonSchema, r as GateVerdictSchema } from "./chunk-registry.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { n as warnOfReach } from "./chunk-describe-reach.js";
import { a as GATE_MARKS, i as judgeDifference, n as renderRegressions, o as renderGates } from "./chunk-render-slices.js";
import { t as compareParams } from "./chunk-list-params.js";

// action-train/src/report/render-changes.ts
/** Characters of a parameter, a command or a change that are shown. */
const MAX_CELL = 200;
/** What differs between the trial and the model of main: code, command, parameters, data. */
function renderChanges({ report: { trial, main }, page }, limit) {
	if (!trial) return "";
	if (!main) return `### What was trained\n\n${renderFacts(listFacts(trial))}`;
	const [now, before] = [listFacts(trial), listFacts(main.side)];
	const rows = now.map(([name, value], index) => {
		const old = before[index]?.[1] ?? "";
		return [
			name,
			old,
			value === old ? "the same" : value
		];
	});
	const params = compareParams(main.side.params, trial.params).map(({ name, before: old, after }) => [
		`param ${formatName(fitLine(name, MAX_CELL))}`,
		formatCell(old),
		formatCell(after)
	]);
	return [
		`### What differs\n\n${renderTable([
			{ title: "" },
			{ title: "main" },
			{ title: "this change" }
		], [...rows, ...params.slice(0, limit)])}`,
		describeRest(params.length - limit, "parameter"),
		renderLink(trial, main.side, page)
	].filter((part) => part !== "").join("\n\n");
}
/** What changed in the data contract, in words. */
function renderContract({ contract }, limit) {
	if (!contract || contract.same) return "";
	const changes = [...contract.breaking.map((change) => `- **breaking:** ${formatChange(change)}`), ...contract.compatible.map((change) => `- ${formatChange(change)}`)];
	const rest = describeRest(changes.length - limit, "change");
	return `### Data contract\n\n${changes.slice(0, limit).join("\n")}${rest === "" ? "" : `\n\n${rest}`}`;
}
function listFacts({ code, command, seed, data, contract, training }) {
	return [
		["code (`train/`)", `\`${code.tree.slice(0, 12)}\`${code.dirty ? ", with changes not committed" : ""}`],
		["commit", code.commit === null ? "none" : `\`${code.commit.slice(0, 12)}\``],
		["command", formatCell(command)],
		["seed", String(seed)],
		["data", `${data.version} (\`${shortDigest(data.dataset)}\`)`],
		["contract", contract === null ? "–" : `\`${shortDigest(contract)}\``],
		["machine", training ? formatCell(training.device) : "unknown"]
	];
}
function renderFacts(facts) {
	return renderTable([{ title: "" }, { title: "this change" }], facts);
}
function formatCell(text) {
	return text === null ? "–" : escapeMarkdown(fitLine(text, MAX_CELL));
}
function formatChange(change) {
	return escapeSentence(fitLine(change, MAX_CELL));
}
function describeRest(count, noun) {
	return count > 0 ? `and ${count} more ${noun}${count === 1 ? "" : "s"}` : "";
}
function renderLink(trial, main, page) {
	const [before, now] = [main.code.commit, trial.code.commit];
	if (page === void 0 || before === null || now === null || before === now) return "";
	return `[Every changed line](${page}/compare/${before}...${now})`;
}

// action-train/src/report/render-cost.ts
/** What the training took, beside that of main. */
function renderCost({ trial, main }) {
	if (!trial) return "";
	const own = trial.training ? `Training took ${minutes(trial.training.seconds)}` : "How long the training took is unknown";
	const size = `The model has ${formatCount(trial.modelBytes, "byte")}`;
	if (!main) return `### Cost\n\n${own}. ${size}.`;
	const { training, modelBytes } = main.side;
	const bytes = `${size}, ${formatCount(modelBytes, "byte")} on main.`;
	return `### Cost\n\n${own}, ${training ? compareTimes(trial.training, training) : "the run of main was not kept"}. ${bytes}`;
}
function compareTimes(trial, { seconds }) {
	const times = trial && seconds > 0 ? ` (${formatNumber(trial.seconds / seconds)} times)` : "";
	return `${minutes(seconds)} on main${times}`;
}
function minutes(seconds) {
	return `${formatNumber(seconds / 60)} min`;
}

// action-train/src/report/render-judgement.ts
const NAMES = {
	challenger: "this change",
	champion: "main"
};
/** What the gates would say of a promotion, in one line; empty where nothing was trained or nothing judges. */
function renderGateVerdict({ comparison }) {
	if (!comparison || comparison.gates.results.length === 0) return "";
	const { environment, verdict } = comparison.gates;
	return `The gates of a promotion to **${escapeMarkdown(environment)}** would say: ${GATE_MARKS[verdict]}.`;
}
/** Each gate with its reason, and the slices on which the change is worse. */
function renderJudgement({ comparison }, limit) {
	if (!comparison) return [];
	const { gates, slices, primary } = comparison;
	return [gates.results.length > 0 ? renderGates(gates.results.slice(0, limit)) : "", renderRegressions({
		...slices,
		metric: primary,
		worse: slices.worse.slice(0, limit),
		names: NAMES
	})];
}

// action-train/src/report/render-metrics.ts
const VERDICT_WORDS = {
	better: "✅ better",
	worse: "❌ worse",
	unclear: "❔ no clear difference",
	unpaired: "–"
};
/** Each metric with its interval, beside that of main and the paired difference. */
function renderMetrics({ comparison }) {
	if (!comparison) return "";
	const { metrics, primary } = comparison;
	const hasMain = metrics.some(({ champion }) => champion !== null);
	const columns = [
		{ title: "metric" },
		{
			title: "this change",
			align: "right"
		},
		...hasMain ? [
			{
				title: "main",
				align: "right"
			},
			{
				title: "difference",
				align: "right"
			},
			{ title: "verdict" }
		] : []
	];
	const rows = metrics.map((metric) => renderMetric({
		metric,
		primary,
		hasMain
	}));
	return `${renderTable(columns, rows)}\n\nIn brackets: 95 % bootstrap intervals, of the difference paired by row.`;
}
function renderMetric({ metric, primary, hasMain }) {
	const name = escapeMarkdown(metric.metric);
	const own = [metric.metric === primary ? `**${name}**` : name, formatEstimate(metric.challenger)];
	if (!hasMain) return own;
	const verdict = VERDICT_WORDS[judgeDifference(metric)];
	return [
		...own,
		formatEstimate(metric.champion),
		formatEstimate(metric.difference),
		verdict
	];
}

// action-train/src/report/render-reproduction.ts
/** The commands that make the same numbers again in a clone. */
function renderReproduction({ trial, pullRequest, model }) {
	if (!trial) return "";
	const { key, code, training } = trial;
	return `<details>\n<summary>Make it again</summary>\n\n\`\`\`sh\n${[
		...pullRequest ? [`git fetch origin refs/pull/${pullRequest.number}/head && git checkout --detach ${pullRequest.commit}`] : code.commit === null ? [] : [`git checkout --detach ${code.commit}`],
		"slipway ingest --restore",
		"slipway train",
		`slipway evaluate --artifact run-${model}-${key}-${training?.attempt ?? 1}`,
		`slipway compare --artifact evaluated-${model}-${key}`
	].join("\n")}\n\`\`\`\n\nSet \`GITHUB_TOKEN\` and pass \`--store\` where the splits lie in a store that this project does not name.\n</details>`;
}

// action-train/src/report/render-report.ts
/** Rows and changes that each length lists at most. */
const LISTED = {
	full: Number.POSITIVE_INFINITY,
	short: 10
};
/** The words of a report: verdict first, then what it rests on, what differs, what it took, how to make it again. */
function renderReport(view) {
	const { report } = view;
	const opening = [
		renderHeadline(report),
		renderOpening(report),
		renderGateVerdict(report),
		...renderWarning(view),
		report.trial?.testReachable ? warnOfReach(report.trial.testReachable) : ""
	];
	const write = (limit) => joinParts([
		...opening,
		renderMetrics(report),
		...renderJudgement(report, limit),
		renderChanges(view, limit),
		renderContract(report, limit),
		renderCost(report),
		renderReproduction(report)
	]);
	const minimal = joinParts([...opening, "The rest is too long for a comment: it is in the summary of the job that compared."]);
	return {
		body: write(LISTED.full),
		shortBodies: [write(LISTED.short), minimal]
	};
}
function joinParts(parts) {
	return parts.filter((part) => part !== "").join("\n\n");
}
function renderHeadline({ model, comparison }) {
	const what = comparison ? describeVerdict(findPrimary(comparison)) : "the data contract changes";
	return `## ${escapeMarkdown(model)}: ${what}`;
}
function describeVerdict(primary) {
	const verdict = primary ? judgeDifference(primary) : "unpaired";
	if (verdict === "unpaired") return "not compared with main";
	return `${VERDICT_WORDS[verdict]} ${verdict === "unclear" ? "from" : "than"} main`;
}
function renderOpening({ comparison, main }) {
	if (!comparison) return NO_TRIAL;
	const primary = findPrimary(comparison);
	const rows = formatCount(comparison.rows, "test row");
	if (comparison.obstacle !== null) {
		const own = primary ? ` **${escapeMarkdown(primary.metric)}** ${formatEstimate(primary.challenger)} on ${rows}.` : "";
		return `No paired comparison: ${escapeMarkdown(comparison.obstacle)}.${own}`;
	}
	const left = comparison.leftOut > 0 ? ` ${formatCount(comparison.leftOut, "row")} that the model of main was trained on left out.` : "";
	return `${primary ? `**${escapeMarkdown(primary.metric)}** ${formatEstimate(primary.challenger)} here, ${formatEstimate(primary.champion)} on main; difference ${formatEstimate(primary.difference)}, ${primary.direction} is better.` : ""} Both models on the same ${rows}${describeOrigin(main)}.${left}`.trim();
}
const NO_TRIAL = "Nothing was trained: the data lock is still that of the contract before. Metrics come with the data pull request that ingest opens after the merge, or commit the lock that `slipway ingest --commit none` writes.";
function describeOrigin(main) {
	if (!main) return "";
	const { origin } = main;
	return origin.kind === "environment" ? `; main is ${escapeMarkdown(origin.version)}, live in ${escapeMarkdown(origin.environment)}` : `; main is its last run, \`${origin.id}\``;
}
function renderWarning({ isForeign }) {
	if (!isForeign) return [];
	return ["> [!NOTE]\n> Computed in a run of a fork, whose code may say what it likes. Run it from a branch of this repository before you rely on it."];
}
function findPrimary({ metrics, primary }) {
	return metrics.find(({ metric }) => metric === primary);
}

// kit/manifest/report.ts
/** A Git commit or tree, SHA-1 or SHA-256. */
const ObjectName = String$1({ pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$" });
/** One line of text that nobody needs in full. */
const ShortText = String$1({ maxLength: 2e3 });
/** As in a comparison, of a name that nobody makes a book of. */
const BoundedComparison = closed({
	...MetricComparisonSchema.properties,
	metric: ShortText
});
/** One model of a report: what it was trained from, and what that took. */
const ReportSideSchema = closed({
	key: String$1({ pattern: "^[0-9a-f]{12}$" }),
	code: closed({
		commit: Union([ObjectName, Null()]),
		tree: ObjectName,
		dirty: Boolean()
	}),
	command: ShortText,
	params: Record(String$1(), Unknown()),
	seed: Integer(),
	data: closed({
		version: SemanticVersion,
		dataset: DigestSchema
	}),
	contract: Union([DigestSchema, Null()]),
	/** What its training took; null where the branch of runs does not keep it. */
	training: Union([closed({
		attempt: Integer({ minimum: 1 }),
		device: ShortText,
		seconds: Number$1({ minimum: 0 })
	}), Null()]),
	modelBytes: Count,
	/** What its training command could reach of the test split; left out by older versions. */
	testReachable: Optional(closed({
		...ReachSchema.properties,
		reason: ShortText
	}))
});
/** What the gates would say if the change were promoted. */
const ReportGatesSchema = closed({
	environment: Name,
	verdict: GateVerdictSchema,
	results: _Array_(closed({
		metric: ShortText,
		rule: ShortText,
		verdict: GateVerdictSchema,
		reason: ShortText
	}), { maxItems: 100 })
});
/** Groups of rows that share a value; those are listed on which the change is clearly worse. */
const ReportSlicesSchema = closed({
	compared: Count,
	regressed: Count,
	worse: _Array_(closed({
		column: ShortText,
		value: ShortText,
		rows: Count,
		comparison: BoundedComparison
	}), { maxItems: 50 })
});
/** Where the model of `main` was found. */
const OriginSchema = Union([closed({
	kind: Literal("environment"),
	environment: Name,
	version: SemanticVersion
}), closed({
	kind: Literal("run"),
	id: String$1({ pattern: "^[0-9a-f-]{1,64}$" })
})]);
/**
* `report.json`: what a change does to the model, held against the model of `main` on the same rows. Data alone, so that
* a job which trusts nobody can check it and write the comment.
*/
const ReportSchema = manifestSchema("report", 1, {
	model: Name,
	/** What the job that made it says it was for: whoever posts it checks that. */
	pullRequest: Union([closed({
		number: Integer({ minimum: 1 }),
		commit: ObjectName
	}), Null()]),
	/** Null where nothing was trained: the contract changed, and the data lock is still of the one before. */
	trial: Union([ReportSideSchema, Null()]),
	/** Null while main has no model. */
	main: Union([closed({
		origin: OriginSchema,
		side: ReportSideSchema
	}), Null()]),
	/** The challenger is the trial, the champion the model of main. */
	comparison: Union([closed({
		primary: ShortText,
		rows: Count,
		leftOut: Count,
		metrics: _Array_(BoundedComparison, { maxItems: 100 }),
		/** Why they could not be paired on the same rows, as the end of a sentence. */
		obstacle: Union([ShortText, Null()]),
		gates: ReportGatesSchema,
		slices: ReportSlicesSchema
	}), Null()]),
	/** What changed in the data contract; null where there is nothing to hold it against. */
	contract: Union([closed({
		same: Boolean(),
		breaking: _Array_(ShortText),
		compatible: _Array_(ShortText)
	}), Null()])
});

// action-train/src/report/report-file.ts
/** The only file of a report's artifact. */
const REPORT_FILE = "report.json";
/** How the names of reports' artifacts begin. */
const REPORT_PREFIX = "report-";

export { renderReport as i, REPORT_PREFIX as n, ReportSchema as r, REPORT_FILE as t };