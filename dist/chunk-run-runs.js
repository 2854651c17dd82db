import { t as silentLogger } from "./chunk-logger.js";
import { t as findBranch } from "./chunk-find-branch.js";
import { o as showHidden, t as createGit } from "./chunk-git.js";
import { j as shortDigest } from "./chunk-evaluation.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as fitLine } from "./chunk-fit-body.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { n as listParams } from "./chunk-list-params.js";
import { r as isFailed, t as RUNS_BRANCH } from "./chunk-run-record.js";
import { r as metricDirection } from "./chunk-metric-names.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as readRuns } from "./chunk-read-runs.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as UsageError } from "./chunk-usage-error.js";
import { t as alignTable } from "./chunk-align-table.js";

// kit/ml/runs/sort-runs.ts
/**
* Runs in the wanted order: `when` newest first, `minutes` shortest first, a metric best first; those without it last.
* @throws ConfigurationError for a metric that no run has
*/
function sortRuns(records, sort) {
	if (sort === "when" || records.length === 0) return [...records];
	if (sort === "minutes") return records.toSorted((a, b) => a.run.seconds - b.run.seconds);
	const known = new Set(records.flatMap((record) => Object.keys(metricsOf(record))));
	if (!known.has(sort)) throw new ConfigurationError("SLW_METRIC_UNKNOWN", `No run has the metric "${sort}".${suggest(sort, [
		...known,
		"when",
		"minutes"
	])}`);
	const sign = metricDirection(sort) === "lower" ? 1 : -1;
	const place = (record) => (metricsOf(record)[sort]?.value ?? NaN) * sign;
	return records.toSorted((a, b) => compareNumbers(place(a), place(b)));
}
/** Metrics on the test split; none of a run that was not evaluated. */
function metricsOf({ evaluation }) {
	return evaluation?.splits.test.metrics ?? {};
}
/** Numbers ascending, what is none at the end. */
function compareNumbers(a, b) {
	if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
	return a - b;
}

// kit/ml/runs/describe-run.ts
const COMMIT_DIGITS = 12;
const PARAMS_WIDTH = 40;
/** How far a run got. */
function stateOf({ run, evaluation }) {
	if (isFailed(run)) return "failed";
	return evaluation ? "evaluated" : "trained";
}
/** When it started, to the minute, in UTC. */
function whenOf({ run }) {
	return run.started.slice(0, 16).replace("T", " ");
}
/** The commit in short; a star where files under `train/` were not committed. */
function commitOf({ run: { code } }) {
	return `${code.commit?.slice(0, COMMIT_DIGITS) ?? "none"}${code.dirty ? "*" : ""}`;
}
function minutesOf({ run }) {
	return formatNumber(run.seconds / 60);
}
/** `alpha=1, depth=3`, cut to fit a column. */
function paramsOf({ run }) {
	const pairs = [...listParams(run.params)].map(([name, value]) => `${name}=${value}`);
	return fitLine(showHidden(pairs.join(", ")), PARAMS_WIDTH);
}
/** A metric on the test split with its interval. */
function metricOf(record, metric) {
	return formatEstimate(metricsOf(record)[metric]);
}

// kit/ml/runs/compare-runs.ts
/** Everything there is to hold against each other: code, data, parameters, machine, metrics, time. */
function compareRuns(pair) {
	const fact = (name, describe) => {
		const values = [describe(pair[0]), describe(pair[1])];
		return {
			name,
			values,
			differs: values[0] !== values[1]
		};
	};
	return [
		fact("model", ({ run }) => run.model),
		fact("when (UTC)", whenOf),
		fact("state", stateOf),
		fact("reason", ({ run }) => isFailed(run) ? run.reason : ""),
		fact("commit", commitOf),
		fact("train/ tree", ({ run }) => run.code.tree.slice(0, 12)),
		fact("command", ({ run }) => run.command),
		fact("seed", ({ run }) => String(run.seed)),
		fact("data", ({ run }) => run.data.version),
		fact("dataset", ({ run }) => shortDigest(run.data.dataset)),
		...namesOf(pair, ({ run }) => [...listParams(run.params).keys()]).map((name) => fact(name, ({ run }) => listParams(run.params).get(name) ?? "–")),
		fact("machine", describeMachine),
		...namesOf(pair, (record) => Object.keys(metricsOf(record))).map((name) => fact(name, (record) => metricOf(record, name))),
		fact("test rows", ({ evaluation }) => String(evaluation?.splits.test.rows ?? "–")),
		fact("minutes", minutesOf),
		fact("bundle", ({ bundle }) => bundle ? shortDigest(bundle) : "–")
	].filter(({ values }) => values.some((value) => value !== ""));
}
function namesOf(pair, list) {
	return [...new Set(pair.flatMap(list))].sort();
}
function describeMachine({ run: { environment } }) {
	const { platform, arch, cpus, device, gpus } = environment;
	return [`${platform}-${arch}, ${formatCount(cpus, "CPU")}, ${device}`, ...gpus].join(", ");
}

// kit/ml/runs/find-run.ts
const MAX_NAMED = 5;
/** The run whose id begins so. @throws ConfigurationError when there is none, or more than one */
function findRun(records, start) {
	const found = records.filter(({ id }) => id.startsWith(start));
	const [first, second] = found;
	if (first && !second) return first;
	if (!first) throw new ConfigurationError("SLW_NAME_UNKNOWN", `No run's id begins with "${start}". "slipway runs" lists the ids.`);
	const ids = found.slice(0, MAX_NAMED).map(({ id }) => id);
	throw new ConfigurationError("SLW_NAME_UNKNOWN", `The ids of ${found.length} runs begin with "${start}" (${ids.join(", ")}). Write more of the one you mean.`);
}

// kit/ml/runs/show-code-changes.ts
/** `git diff --stat` of `train/` between two runs' commits; undefined where it is the same code or a commit is not here. */
async function showCodeChanges(git, [one, other]) {
	const [before, after] = [one.run.code, other.run.code];
	if (before.tree === after.tree || !before.commit || !after.commit) return void 0;
	try {
		const stat = await git.run([
			"diff",
			"--stat",
			`${before.commit}^{commit}`,
			`${after.commit}^{commit}`,
			"--",
			"train"
		]);
		return stat === "" ? void 0 : `git diff ${before.commit} ${after.commit} -- train\n${stat}`;
	} catch (error) {
		if (error instanceof ConfigurationError || isUnknownCommit(error)) return void 0;
		throw error;
	}
}
function isUnknownCommit(error) {
	return error instanceof Error && /unknown revision|bad (object|revision)|ambiguous argument/.test(error.message);
}

// cli/runs/read-options.ts
const DEFAULT_LIMIT = 20;
/** Reads the inputs of `slipway runs`. @throws UsageError for one that cannot be meant */
function readOptions(inputs) {
	const { sort = "when", model } = inputs;
	return {
		sort,
		compare: readPair(inputs["compare"]),
		model,
		limit: readLimit(inputs["limit"]),
		offline: inputs["offline"] === "true"
	};
}
function readPair(text) {
	if (text === void 0) return void 0;
	const [one, other, more] = text.split("\n");
	if (one && other && more === void 0) return [one, other];
	throw new UsageError("\"--compare\" needs 2 values: --compare VALUE VALUE.");
}
function readLimit(text) {
	if (text === void 0) return DEFAULT_LIMIT;
	if (!/^\d+$/.test(text)) throw new UsageError(`"--limit ${text}" is no count. Write 0 for all runs.`);
	return Number(text) || Number.POSITIVE_INFINITY;
}

// cli/runs/render-comparison.ts
/** The comparison as a table; what differs is marked. */
function renderComparison(pair, facts, style) {
	const header = [
		"",
		"",
		pair[0].id,
		pair[1].id
	].map(style.bold);
	const rows = facts.map(({ name, values, differs }) => {
		const cells = values.map((value) => showHidden(value));
		return [
			differs ? style.cyan("≠") : "",
			name,
			...cells
		];
	});
	return alignTable([header, ...rows]).join("\n");
}

// cli/runs/render-runs.ts
/** A table of runs for the terminal. The metric is the one sorted by, else each run's primary one. */
function renderRuns(records, sort, style) {
	const metric = sort === "when" || sort === "minutes" ? void 0 : sort;
	const header = [
		"run",
		"when (UTC)",
		"commit",
		"model",
		"params",
		metric ?? "metric",
		"minutes",
		"state"
	];
	const rows = records.map((record) => [
		record.id,
		whenOf(record),
		commitOf(record),
		record.run.model,
		paramsOf(record),
		metric === void 0 ? describePrimary(record) : metricOf(record, metric),
		minutesOf(record),
		paintState(stateOf(record), style)
	]);
	const alignments = header.map((title) => title === "minutes" ? "right" : "left");
	return alignTable([header.map(style.bold), ...rows], alignments).join("\n");
}
function describePrimary(record) {
	const { evaluation } = record;
	return evaluation ? `${evaluation.primary} ${metricOf(record, evaluation.primary)}` : "";
}
function paintState(state, style) {
	return state === "failed" ? style.red(state) : state;
}

// cli/runs/run-runs.ts
/** Lists the kept runs, or compares two of them. Returns the exit code. */
async function runRuns({ inputs, json }) {
	const options = readOptions(inputs);
	const git = createGit({
		directory: process.cwd(),
		log: silentLogger
	});
	const place = await findBranch(git, RUNS_BRANCH, options);
	const kept = place.state === "none" ? {
		records: [],
		faults: []
	} : await readRuns({
		git,
		ref: place.commit,
		model: options.model
	});
	say(describePlace(place));
	for (const fault of kept.faults) say(`warning: ${fault}`);
	const { render, document } = options.compare ? await compare({
		git,
		kept,
		pair: options.compare
	}) : list(kept, options);
	printAnswer({
		json,
		result: {
			...document,
			branch: describeBranch(place)
		},
		render
	});
	return 0;
}
function list({ records }, { sort, limit }) {
	const sorted = sortRuns(records, sort);
	const shown = sorted.slice(0, limit);
	const more = sorted.length > shown.length ? `\n${shown.length} of ${sorted.length} runs; --limit 0 lists all.` : "";
	const render = (style) => shown.length === 0 ? "No runs." : `${renderRuns(shown, sort, style)}${more}`;
	return {
		render,
		document: { runs: shown }
	};
}
async function compare({ git, kept: { records }, pair: [one, other] }) {
	const pair = [findRun(records, one), findRun(records, other)];
	const facts = compareRuns(pair);
	const changes = await showCodeChanges(git, pair);
	return {
		render: (style) => [renderComparison(pair, facts, style), ...changes ? [changes] : []].join("\n\n"),
		document: {
			runs: pair,
			facts
		}
	};
}
function describePlace(place) {
	if (place.state === "fresh") return void 0;
	if (place.state === "none") return `No runs are kept: ${place.reason.replace(/\.$/, "")}. The train workflow's job "record" keeps them.`;
	return `These runs are as of ${place.newest.toISOString().slice(0, 16).replace("T", " ")} UTC, ${describeAge(place.newest)} old: ${place.reason}`;
}
function describeBranch(place) {
	const { state, ...rest } = place;
	return {
		name: RUNS_BRANCH,
		state,
		...rest,
		...place.state === "stale" ? { newest: place.newest.toISOString() } : {}
	};
}
function describeAge(date) {
	const hours = Math.max(0, Math.floor((Date.now() - date.getTime()) / 36e5));
	const [count, unit] = hours < 48 ? [hours, "hour"] : [Math.floor(hours / 24), "day"];
	return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
function say(message) {
	if (message !== void 0) process.stderr.write(`${message}\n`);
}

export { runRuns };