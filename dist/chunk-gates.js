import { a as ConfigurationError } from "./chunk-make-folder.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as openEngine } from "./chunk-engine.js";
import { a as targetColumn, n as featureColumns } from "./chunk-contract.js";
import { r as formatNumber } from "./chunk-number-text.js";
import { n as createRowValidator } from "./chunk-validate-row.js";
import { t as splitExpression } from "./chunk-split.js";
import { i as metricDirection } from "./chunk-metric-names.js";
import { o as bootstrap, t as createScorer } from "./chunk-create-scorer.js";
import { n as scanFile } from "./chunk-read-rows.js";
import { t as openModel } from "./chunk-open-model.js";
import { n as sliceRows, r as takeRows } from "./chunk-slices.js";

// kit/evaluate/compare.ts
/**
* Challenger and champion on the same rows. The difference (challenger minus champion) is a paired bootstrap: each
* resample scores both models on the same drawn rows, so what is hard for both cancels.
*/
function compareModels({ task, truth, challenger, champion, metric: only, ...settings }) {
	const ours = createScorer({
		task,
		truth,
		predictions: challenger,
		metric: only
	});
	const theirs = champion && createScorer({
		task,
		truth,
		predictions: champion,
		metric: only
	});
	const estimates = bootstrap(theirs ? pairScorers(ours, theirs) : ours, settings);
	return ours.names.flatMap((metric) => {
		const estimate = estimates[metric];
		if (!estimate) return [];
		return [{
			metric,
			direction: metricDirection(metric),
			challenger: estimate,
			champion: estimates[`champion ${metric}`] ?? null,
			difference: estimates[`difference ${metric}`] ?? null
		}];
	});
}
function pairScorers(ours, theirs) {
	const { names } = ours;
	return {
		rows: ours.rows,
		names: [
			...names,
			...names.map((name) => `champion ${name}`),
			...names.map((name) => `difference ${name}`)
		],
		score(draw) {
			const own = ours.score(draw);
			const other = theirs.score(draw);
			return [
				...own,
				...other,
				...own.map((value, index) => value - (other[index] ?? NaN))
			];
		}
	};
}

// kit/evaluate/compare-slices.ts
/** Challenger and champion on each slice of the rows, by one metric; slices where it is undefined are left out. */
function compareSlices({ rows, columns, primary, ...contest }) {
	return sliceRows(rows, columns).flatMap(({ column, value, rows: positions }) => {
		const comparison = compareModels({
			...contest,
			metric: primary,
			truth: takeRows(contest.truth, positions),
			challenger: takeRows(contest.challenger, positions),
			champion: contest.champion && takeRows(contest.champion, positions)
		}).find(({ metric }) => metric === primary);
		return comparison ? [{
			column,
			value,
			rows: positions.length,
			comparison
		}] : [];
	});
}

// kit/evaluate/compare-on-same-rows.ts
/**
* Both models on the challenger's test rows. Rows that the champion was trained on, by its lock's rule, are left out for
* both: it knows their answers.
*/
async function compareOnSameRows(duel) {
	const { challenger, champion } = duel;
	const obstacle = findObstacle(challenger, champion);
	if (obstacle !== null) return { obstacle };
	const { rows, leftOut } = await readUnseenRows(duel);
	if (rows.length === 0) return { obstacle: "the champion was trained on every test row of the challenger" };
	const refused = countRefused(champion, rows);
	if (refused > 0) return { obstacle: `the champion's contract refuses ${refused} of the ${rows.length} test rows` };
	const contest = {
		task: challenger.task,
		truth: rows.map((row) => row[targetColumn(challenger.contract).name] ?? null),
		challenger: await predict(duel, challenger, rows),
		champion: await predict(duel, champion, rows),
		seed: duel.seed
	};
	const slices = compareSlices({
		...contest,
		...duel.slices,
		rows
	});
	return {
		obstacle: null,
		metrics: compareModels(contest),
		slices,
		rows: rows.length,
		leftOut
	};
}
/** Why these two cannot be compared, from their contracts alone. */
function findObstacle(challenger, champion) {
	if (challenger.task !== champion.task) return `the champion's task is ${champion.task}, the challenger's ${challenger.task}`;
	const target = targetColumn(challenger.contract).name;
	if (targetColumn(champion.contract).name !== target) return `the champion predicts "${targetColumn(champion.contract).name}", the challenger "${target}"`;
	const columns = new Set(challenger.contract.columns.map(({ name }) => name));
	const { key, column } = champion.lock.split;
	const missing = [
		...featureColumns(champion.contract).map(({ name }) => name),
		...key,
		...column ? [column] : []
	].find((name) => !columns.has(name));
	return missing === void 0 ? null : `the champion needs the column "${missing}", which the data no longer have`;
}
async function readUnseenRows(duel) {
	const { challenger, champion, store, testFile } = duel;
	await store.readBlob(challenger.lock.splits.test.blob, testFile);
	const engine = await openEngine(openOptions(duel));
	try {
		const table = scanFile(testFile);
		const seen = `(${splitExpression(champion.lock.split)}) = 'train'`;
		const rows = await engine.query(`SELECT * FROM ${table} WHERE NOT ${seen}`);
		const [total] = await engine.query(`SELECT count(*) AS rows FROM ${table}`);
		return {
			rows,
			leftOut: Number(total?.["rows"] ?? 0) - rows.length
		};
	} finally {
		engine.close();
	}
}
function countRefused({ contract }, rows) {
	const validate = createRowValidator(contract, "features");
	return rows.filter((row) => !validate(row).ok).length;
}
async function predict(duel, contender, rows) {
	const { modelFile, signature, contract } = contender;
	const model = await openModel({
		file: modelFile,
		signature,
		contract,
		...openOptions(duel)
	});
	try {
		return await model.predict(rows);
	} finally {
		await model.close();
	}
}
function openOptions({ directory, runtimePath, log }) {
	return {
		log,
		workspace: directory,
		...runtimePath === void 0 ? {} : { runtimePath }
	};
}

// kit/evaluate/gates.ts
/**
* What the gates say of a challenger.
*
* A fixed bound (`min`, `max`) is held against the value itself: pass or fail. A comparison (`against`) is held against
* the paired interval of how much worse the challenger is, w (challenger minus champion, its sign turned where higher is
* better). The bound b is 0, or `max-degradation` of the champion's absolute value. fail: the whole interval is worse
* (w_low > b). pass: the whole interval is no worse (w_high <= b). inconclusive: b lies inside, or there are too few
* rows for an interval. Without a champion it passes; with one that could not be compared it is inconclusive: a person
* decides. A comparison with another environment does not apply and is left out; a fixed bound always applies.
*
* The verdict is fail if any gate fails, else inconclusive if any is, else pass.
* @throws ConfigurationError for a gate without a bound or on a metric that was not computed
*/
function applyGates({ gates, comparisons, environment, obstacle = null }) {
	const results = gates.flatMap((gate) => judgeGate({
		gate,
		comparisons,
		environment,
		obstacle
	}));
	const verdicts = new Set(results.map(({ verdict }) => verdict));
	return {
		gates: results,
		verdict: verdicts.has("fail") ? "fail" : verdicts.has("inconclusive") ? "inconclusive" : "pass"
	};
}
function judgeGate({ gate, comparisons, environment, obstacle }) {
	const { metric, min, max, against } = gate;
	const comparison = comparisons.find((candidate) => candidate.metric === metric);
	if (!comparison) throw explainUnknown(metric, comparisons);
	const results = [];
	if (min !== void 0) results.push(judgeBound({
		comparison,
		bound: min,
		side: "min"
	}));
	if (max !== void 0) results.push(judgeBound({
		comparison,
		bound: max,
		side: "max"
	}));
	if (against === environment) results.push(judgeAgainst({
		gate,
		comparison,
		against,
		obstacle
	}));
	if (results.length > 0 || against !== void 0) return results;
	throw new ConfigurationError(`The gate on "${metric}" has no bound. Give it "min", "max" or "against".`);
}
function explainUnknown(metric, comparisons) {
	const known = comparisons.map((comparison) => comparison.metric);
	return new ConfigurationError(`A gate names the metric "${metric}", which was not computed.${suggest(metric, known)} Correct "evaluate.gates".`);
}
function judgeBound({ comparison, bound, side }) {
	const { metric, challenger } = comparison;
	const holds = side === "min" ? challenger.value >= bound : challenger.value <= bound;
	return {
		metric,
		rule: `${metric} ${side === "min" ? ">=" : "<="} ${formatNumber(bound)}`,
		verdict: holds ? "pass" : "fail",
		reason: `${metric} is ${describeEstimate(challenger)}`
	};
}
function judgeAgainst({ gate, comparison, against, obstacle }) {
	const { metric, direction, champion, difference } = comparison;
	const degradation = gate["max-degradation"];
	const rule = `${metric} no worse than ${against}${degradation ? ` by more than ${degradation}` : ""}`;
	if (obstacle !== null) return {
		metric,
		rule,
		verdict: "inconclusive",
		reason: obstacle
	};
	if (!champion) return {
		metric,
		rule,
		verdict: "pass",
		reason: `no model is live in ${against}`
	};
	const bound = Number.parseFloat(degradation ?? "0") / 100 * Math.abs(champion.value);
	const worse = difference && worseningOf(difference, direction);
	if (!difference || !worse) return {
		metric,
		rule,
		verdict: "inconclusive",
		reason: "too few rows for an interval of the difference"
	};
	const reason = `challenger minus champion is ${describeEstimate(difference)}, ${direction} is better`;
	if (worse.low > bound) return {
		metric,
		rule,
		verdict: "fail",
		reason
	};
	return {
		metric,
		rule,
		verdict: worse.high <= bound ? "pass" : "inconclusive",
		reason
	};
}
/** The interval of the difference, turned so that more is worse. */
function worseningOf({ low, high }, direction) {
	if (low === null || high === null) return void 0;
	return direction === "lower" ? {
		low,
		high
	} : {
		low: -high,
		high: -low
	};
}
/** `0.61 (95 % interval 0.52 to 0.68)`. */
function describeEstimate({ value, low, high }) {
	if (low === null || high === null) return formatNumber(value);
	return `${formatNumber(value)} (95 % interval ${formatNumber(low)} to ${formatNumber(high)})`;
}

export { compareOnSameRows as n, applyGates as t };