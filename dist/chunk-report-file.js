import { t as formatCount } from "./chunk-format-count.js";
import { F as Number$1, I as Null, L as Literal, M as Record, N as Union, P as String$1, R as Integer, T as DigestSchema, U as Optional, V as Unknown, W as _Array_, _ as SemanticVersion, c as ReachSchema, h as Name, j as shortDigest, p as Count, v as closed, y as manifestSchema, z as Boolean } from "./chunk-evaluation.js";
import { n as fitLine } from "./chunk-fit-body.js";
import { i as formatName, n as escapeMarkdown, o as renderTable, r as escapeSentence } from "./chunk-markdown.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { n as warnOfReach } from "./chunk-describe-reach.js";
import { a as renderNumbers, c as renderGates, i as renderMetrics, l as describeOutcome, n as renderRegressions, o as GATE_MARKS } from "./chunk-render-slices.js";
import { i as MetricComparisonSchema, r as GateVerdictSchema, t as DuelSchema } from "./chunk-duel.js";
import { t as compareParams } from "./chunk-list-params.js";

// action-train/src/shared/report/render-changes.ts
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
function listFacts({ code, command, seed, data, split, contract, training }) {
	return [
		["code (`train/`)", `\`${code.tree.slice(0, 12)}\`${code.dirty ? ", with changes not committed" : ""}`],
		["commit", code.commit === null ? "none" : `\`${code.commit.slice(0, 12)}\``],
		["command", formatCell(command)],
		["seed", String(seed)],
		["data", `${data.version} (\`${shortDigest(data.dataset)}\`)`],
		["split", split === null ? "unknown" : formatCell(split)],
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

// action-train/src/shared/report/render-cost.ts
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

// action-train/src/shared/report/side-names.ts
/** What a report calls the trial and the model of main. */
const SIDES = {
	challenger: "this change",
	champion: "main",
	here: "here",
	there: "on main",
	against: "main",
	model: "the model of main"
};

// action-train/src/shared/report/render-judgement.ts
/** What the gates would say of a promotion, in one line; empty where nothing was trained or nothing judges. */
function renderGateVerdict({ comparison }) {
	if (!comparison || comparison.gates.length === 0) return "";
	const { environment, verdict } = comparison;
	return `The gates of a promotion to **${escapeMarkdown(environment)}** would say: ${GATE_MARKS[verdict]}.`;
}
/** Each gate with its reason, and the slices on which the change is worse. */
function renderJudgement({ comparison }, limit) {
	if (!comparison) return [];
	const { gates, elsewhere, slices, primary } = comparison;
	const worse = slices.worse.slice(0, limit);
	return [gates.length + elsewhere.length > 0 ? renderGates({
		...comparison,
		gates: gates.slice(0, limit),
		elsewhere: elsewhere.slice(0, limit)
	}) : "", renderRegressions({
		...slices,
		metric: primary,
		worse
	}, SIDES)];
}

// action-train/src/shared/report/render-reproduction.ts
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

// action-train/src/shared/report/render-report.ts
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
		report.comparison ? renderMetrics(report.comparison, SIDES) : "",
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
	const what = comparison ? describeOutcome(comparison, SIDES) : "the data contract changes";
	return `## ${escapeMarkdown(model)}: ${escapeMarkdown(what)}`;
}
function renderOpening({ comparison, main }) {
	return comparison ? renderNumbers(comparison, SIDES, describeOrigin(main)) : NO_TRIAL;
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

// kit/format/manifest/report.ts
/** A Git commit or tree, SHA-1 or SHA-256. */
const ObjectName = String$1({ pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$" });
/** One line of text that nobody needs in full. */
const ShortText = String$1({ maxLength: 2e3 });
/** As in a comparison, of a name that nobody makes a book of. */
const BoundedComparison = closed({
	...MetricComparisonSchema.properties,
	metric: ShortText
});
const SIDE = {
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
};
/** One model of a report: what it was trained from, and what that took. */
const ReportSideSchema = closed({
	...SIDE,
	/** The rule that dealt its data to the splits, in words; null where its data lock is not at hand. */
	split: Union([ShortText, Null()])
});
const GateResults = _Array_(closed({
	metric: ShortText,
	rule: ShortText,
	verdict: GateVerdictSchema,
	reason: ShortText
}), { maxItems: 100 });
/** Groups of rows that share a value; those are listed on which the change is clearly worse. */
const ReportSlicesSchema = closed({
	compared: Count,
	regressed: Count,
	worse: _Array_(closed({
		column: ShortText,
		value: ShortText,
		rows: Count,
		keys: Optional(Count),
		comparison: BoundedComparison
	}), { maxItems: 50 })
});
/** A duel, the challenger being the change: of a size that a comment has room for, whoever wrote it. */
const ReportDuelSchema = closed({
	...DuelSchema.properties,
	primary: ShortText,
	obstacle: Union([ShortText, Null()]),
	metrics: _Array_(BoundedComparison, { maxItems: 100 }),
	slices: ReportSlicesSchema,
	gates: GateResults,
	elsewhere: _Array_(ShortText, { maxItems: 100 })
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
const SUBJECT = {
	model: Name,
	/** What the job that made it says it was for: whoever posts it checks that. */
	pullRequest: Union([closed({
		number: Integer({ minimum: 1 }),
		commit: ObjectName
	}), Null()]),
	/** What changed in the data contract; null where there is nothing to hold it against. */
	contract: Union([closed({
		same: Boolean(),
		breaking: _Array_(ShortText),
		compatible: _Array_(ShortText)
	}), Null()])
};
/**
* `report.json`: what a change does to the model, held against the model of `main` on the same rows. Data alone, so that
* a job which trusts nobody can check it and write the comment.
*/
const ReportSchema = manifestSchema("report", 2, {
	...SUBJECT,
	/** Null where nothing was trained: the contract changed, and the data lock is still of the one before. */
	trial: Union([ReportSideSchema, Null()]),
	/** Null while main has no model. */
	main: Union([closed({
		origin: OriginSchema,
		side: ReportSideSchema
	}), Null()]),
	/** The challenger is the trial, the champion the model of main. */
	comparison: Union([ReportDuelSchema, Null()])
});
const FirstSideSchema = closed(SIDE);
/** `report.json` before the comparison was a duel: a change of an older Slipway's may bring such ones. */
const FirstReportSchema = manifestSchema("report", 1, {
	...SUBJECT,
	trial: Union([FirstSideSchema, Null()]),
	main: Union([closed({
		origin: OriginSchema,
		side: FirstSideSchema
	}), Null()]),
	comparison: Union([closed({
		primary: ShortText,
		rows: Count,
		leftOut: Count,
		metrics: _Array_(BoundedComparison, { maxItems: 100 }),
		obstacle: Union([ShortText, Null()]),
		gates: closed({
			environment: Name,
			verdict: GateVerdictSchema,
			results: GateResults
		}),
		slices: ReportSlicesSchema
	}), Null()])
});

// action-train/src/shared/report/report-file.ts
/** The only file of a report's artifact. */
const REPORT_FILE = "report.json";
/** How the names of reports' artifacts begin. */
const REPORT_PREFIX = "report-";

export { renderReport as a, ReportSchema as i, REPORT_PREFIX as n, FirstReportSchema as r, REPORT_FILE as t };