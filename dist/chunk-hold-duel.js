import { r as metricDirection } from "./chunk-metric-names.js";
import { n as sliceRows, r as takeRows, t as findSliceColumns } from "./chunk-slices.js";
import { a as targetColumn, n as featureColumns } from "./chunk-contract.js";
import { n as createRowValidator } from "./chunk-validate-row.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as countDifferent, r as numberKeys, t as useModel } from "./chunk-use-model.js";
import { t as openEngine } from "./chunk-engine.js";
import { n as scanFile } from "./chunk-read-rows.js";
import { r as splitExpression } from "./chunk-restore-splits.js";
import { r as bootstrap } from "./chunk-bootstrap.js";
import { t as createScorer } from "./chunk-create-scorer.js";
import { n as judgeDuel } from "./chunk-contender.js";

// kit/ml/duel/compare-models.ts
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
		shares: [
			...ours.shares,
			...theirs.shares,
			...names.map(() => null)
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

// kit/ml/duel/compare-slices.ts
/** Challenger and champion on each slice of the rows, by one metric; slices where it is undefined are left out. */
function compareSlices({ rows, columns, primary, ...contest }) {
	return sliceRows(rows, columns).flatMap(({ column, value, rows: positions }) => {
		const keys = contest.keys && takeKeys(contest.keys, positions);
		const comparison = compareModels({
			...contest,
			metric: primary,
			truth: takeRows(contest.truth, positions),
			challenger: takeRows(contest.challenger, positions),
			champion: contest.champion && takeRows(contest.champion, positions),
			keys
		}).find(({ metric }) => metric === primary);
		const count = keys && { keys: countDifferent(keys) };
		return comparison ? [{
			column,
			value,
			rows: positions.length,
			...count,
			comparison
		}] : [];
	});
}
function takeKeys(keys, rows) {
	return Uint32Array.from(rows, (row) => keys[row] ?? 0);
}

// kit/ml/duel/compare-on-same-rows.ts
/**
* Both models on the challenger's test rows. Rows that the champion was trained on, by its lock's rule, are left out for
* both: it knows their answers. Otherwise `obstacle` says what keeps them apart, as the end of a sentence.
*/
async function compareOnSameRows(meeting) {
	const { challenger, champion } = meeting;
	const obstacle = findObstacle(challenger, champion);
	if (obstacle !== null) return { obstacle };
	const { rows, leftOut } = await readUnseenRows(meeting);
	if (rows.length === 0) return { obstacle: "the champion was trained on every test row of the challenger" };
	const refused = countRefused(champion, rows);
	if (refused > 0) return { obstacle: `the champion's contract refuses ${refused} of ${formatCount(rows.length, "test row")}` };
	const contest = {
		task: challenger.task,
		truth: rows.map((row) => row[targetColumn(challenger.contract).name] ?? null),
		challenger: await predict(meeting, challenger, rows),
		champion: await predict(meeting, champion, rows),
		keys: numberKeys(rows, challenger.lock.split),
		seed: challenger.lock.split.seed
	};
	return {
		obstacle: null,
		metrics: compareModels(contest),
		slices: compareSlices({
			...contest,
			...meeting.slices,
			rows
		}),
		rows: rows.length,
		keys: countDifferent(contest.keys),
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
async function readUnseenRows(meeting) {
	const { champion, testFile } = meeting;
	const engine = await openEngine(openOptions(meeting));
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
function predict(meeting, contender, rows) {
	const { modelFile: file, signature, contract } = contender;
	return useModel({
		file,
		signature,
		contract,
		...openOptions(meeting)
	}, (model) => model.predict(rows));
}
function openOptions({ runtimePath, log }) {
	return {
		log,
		runtimePath
	};
}

// kit/ml/duel/hold-duel.ts
/**
* Holds the duel and judges it.
* @throws ConfigurationError for a slice by no column, or a gate on a metric that was not measured
*/
async function holdDuel(request) {
	const { challenger, opponent, primary, court } = request;
	const facts = {
		primary,
		identical: challenger.artefact === artefactOf(opponent)
	};
	const outcome = await meet(request);
	if (outcome.obstacle === null) return judgeDuel({
		...facts,
		...outcome
	}, court);
	return judgeDuel({
		...facts,
		...standAlone(request, outcome.obstacle)
	}, court);
}
async function meet(request) {
	const { challenger, opponent, primary, testFile, runtimePath, log } = request;
	if (opponent.kind !== "model") return { obstacle: opponent.why };
	const columns = findSliceColumns(request.slices, challenger.contract);
	return compareOnSameRows({
		challenger,
		champion: opponent.contender,
		testFile,
		slices: {
			columns,
			primary
		},
		runtimePath,
		log
	});
}
function artefactOf(opponent) {
	if (opponent.kind === "none") return void 0;
	return opponent.kind === "model" ? opponent.contender.artefact : opponent.artefact;
}
/** The challenger's own numbers, beside those of an opponent that has nothing else. */
function standAlone({ measureOwn, opponent }, obstacle) {
	const { rows, keys, metrics } = measureOwn();
	return {
		rows,
		keys,
		leftOut: 0,
		obstacle,
		metrics: pairNumbers(metrics, opponent.kind === "numbers" ? opponent.metrics : {}),
		slices: []
	};
}
function pairNumbers(own, others) {
	return Object.entries(own).map(([metric, challenger]) => ({
		metric,
		direction: metricDirection(metric),
		challenger,
		champion: others[metric] ?? null,
		difference: null
	}));
}

export { holdDuel as t };