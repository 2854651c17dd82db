import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { O as quoteText, a as targetColumn } from "./chunk-contract.js";
import { t as openEngine } from "./chunk-engine.js";
import { r as splitExpression, t as restoreSplit } from "./chunk-restore-splits.js";
import { a as splitKey, l as digestSplit } from "./chunk-split-rows.js";
import { n as scanFile, t as readRows } from "./chunk-read-rows.js";
import { a as resamplesFor, n as DEFAULT_CONFIDENCE, t as BOOTSTRAP_METHOD } from "./chunk-bootstrap.js";
import { n as collectClasses, r as requireClassPredictions } from "./chunk-create-scorer.js";
import { t as estimateMetrics } from "./chunk-estimate.js";
import { n as sliceRows, r as takeRows } from "./chunk-slices.js";
import { n as countDifferent, r as numberKeys } from "./chunk-use-model.js";
import { join } from "node:path";

// kit/ml/data/check-placement.ts
/**
* Holds the rows of a restored split against the lock's rule. Where every split passes, no two have a row in common: a
* rule by row or group gives rows with the same key to one split, and a rule by time those of the same moment. Rows that
* are alike in their features may still stand in two splits, where the key is an id or the rule goes by time: the same
* thing seen again is what the model will meet.
* @throws ConfigurationError for rows that the rule gives to another split
*/
async function checkPlacement({ engine, lock, split, file }) {
	const place = splitExpression(lock.split);
	const [found] = await engine.query(`SELECT place, count(*) AS n FROM (SELECT ${place} AS place FROM ${scanFile(file)}) WHERE place <> ${quoteText(split)}
     GROUP BY place ORDER BY n DESC LIMIT 1`);
	if (found === void 0) return;
	throw new ConfigurationError("SLW_LOCK_BROKEN", `The ${split} split holds ${formatCount(Number(found["n"]), "row")} that the data lock's own rule gives to ${String(found["place"])}, so the splits are not apart. Restore the lock from Git, or ingest again.`);
}
/**
* A rule that goes by other columns than the contract gives could put equal rows into several splits, or all into one.
* @throws ConfigurationError for such a rule
*/
function checkSplitKey({ split }, contract) {
	const key = splitKey(contract, split);
	if (key.length === split.key.length && key.every((name, index) => name === split.key[index])) return;
	throw new ConfigurationError("SLW_LOCK_BROKEN", `The data lock deals rows by ${split.key.join(", ") || "nothing"}, and by the contract it is ${key.join(", ") || "nothing"}. Ingest again.`);
}

// kit/ml/data/check-split.ts
/**
* Holds a restored split against its lock: the rows that are there are those that the lock's digest names, and as many.
* @throws ConfigurationError when they are others: the lock was changed by hand, or names another split's file
*/
async function checkSplit({ engine, contract, lock, split, file }) {
	const stated = lock.splits[split];
	const found = await digestSplit(engine, contract, scanFile(file));
	if (found.rows === stated.rows && found.digest === stated.digest) return;
	throw new ConfigurationError("SLW_LOCK_BROKEN", `The ${split} split in the store is not what the data lock says: the lock states ${formatCount(stated.rows, "row")} with the digest ${stated.digest}, and the file it names holds ${found.rows} with ${found.digest}. Restore the lock from Git, or ingest again.`);
}

// kit/ml/data/open-splits.ts
/**
* Restores splits from the store, holds each against the lock, and reads their rows.
* @throws ConfigurationError when the store lacks one, or its rows are not those that the lock names
*/
async function openSplits({ store, lock, contract, folder, runtimePath, log }, splits) {
	const rows = {
		train: [],
		validation: [],
		test: []
	};
	const engine = await openEngine({
		log,
		runtimePath
	});
	try {
		for (const split of splits) {
			const file = join(folder, `${split}.parquet`);
			await restoreSplit({
				store,
				lock,
				split,
				file
			});
			await checkPlacement({
				engine,
				lock,
				split,
				file
			});
			await checkSplit({
				engine,
				contract,
				lock,
				split,
				file
			});
			rows[split] = await readRows(engine, file);
		}
	} finally {
		engine.close();
	}
	return rows;
}

// kit/ml/inference/predict-alone.ts
/** What a model answers to each row by itself, in a batch of its own. */
async function predictAlone(model, rows) {
	const predictions = [];
	for (const row of rows) predictions.push(...await model.predict([row]));
	return predictions;
}

// kit/ml/inference/spread-over.ts
/** Positions of rows spread evenly over the predictions from lowest to highest, ends included; all when few. */
function spreadOverPredictions(predictions, count) {
	const order = predictions.map((prediction, row) => ({
		row,
		score: scoreOf(prediction)
	}));
	order.sort((a, b) => a.score - b.score || a.row - b.row);
	if (order.length <= count) return order.map(({ row }) => row);
	return Array.from({ length: count }, (_, index) => {
		const at = Math.round(index * (order.length - 1) / (count - 1));
		return order[at]?.row ?? 0;
	});
}
/** The value, or the last class's probability. */
function scoreOf(prediction) {
	if ("value" in prediction) return prediction.value;
	return Object.values(prediction.probabilities).at(-1) ?? 0;
}

// kit/ml/inference/prove-independence.ts
/** Rows that are asked in several companies: few, for each costs a run of the model. */
const SAMPLE = 16;
/**
* How far an answer may move with its neighbours: batches of other sizes are summed in another order, and half
* precision has three digits. A share of the spread of the answers, and of the answer itself.
*/
const SHARE_OF_SPREAD = .01;
const SHARE_OF_VALUE = 1e-4;
/**
* Proves on a sample of rows that a model answers each by itself: alone, among fewer others, in another order, and the
* same again. What depends on its neighbours has no answer to one row, and its metrics measure the company it was in.
* @throws ConfigurationError that says what the answers depend on
*/
async function proveIndependence(model, { rows, predictions }) {
	const sample = spreadOverPredictions(predictions, SAMPLE);
	const asked = sample.flatMap((row) => rows.slice(row, row + 1));
	const among = sample.flatMap((row) => predictions.slice(row, row + 1));
	const allowance = allowFor(predictions);
	const together = await model.predict(asked);
	refuseDifference({
		sample,
		expected: together,
		actual: await model.predict(asked),
		allowance
	}, explainChance);
	const reversed = (await model.predict(asked.toReversed())).toReversed();
	const alone = await predictAlone(model, asked);
	for (const expected of [
		among,
		together,
		reversed
	]) refuseDifference({
		sample,
		expected,
		actual: alone,
		allowance
	}, explainCompany);
}
function refuseDifference(comparing, explain) {
	const moved = findMoved(comparing);
	if (moved) throw new ConfigurationError("SLW_MODEL_BATCH_DEPENDENT", explain(moved));
}
function findMoved({ sample, expected, actual, allowance }) {
	for (const [index, row] of sample.entries()) {
		const before = numbersOf(expected[index]);
		const after = numbersOf(actual[index]);
		const at = before.findIndex((value, place) => {
			const allowed = (allowance[place] ?? 0) + SHARE_OF_VALUE * Math.abs(value);
			return !(Math.abs((after[place] ?? NaN) - value) <= allowed);
		});
		if (at >= 0) return {
			row: row + 1,
			expected: before[at] ?? 0,
			actual: after[at] ?? NaN
		};
	}
}
/** The share of each number's spread over the predictions; labels follow from the probabilities. */
function allowFor(predictions) {
	const [first] = predictions;
	return numbersOf(first).map((_, place) => {
		let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
		for (const prediction of predictions) {
			const value = numbersOf(prediction)[place] ?? 0;
			low = Math.min(low, value);
			high = Math.max(high, value);
		}
		return SHARE_OF_SPREAD * (high - low);
	});
}
function numbersOf(prediction) {
	if (prediction === void 0) return [];
	return "value" in prediction ? [prediction.value] : Object.values(prediction.probabilities);
}
function explainCompany({ row, expected, actual }) {
	return `The model's answer to a row depends on the other rows of its batch: test row ${row} is answered ${actual} alone and ${expected} among others, so neither metrics nor a service could be relied on. Export it for inference, with dropout and normalisation off (model.eval() in PyTorch), and without operators that go over the first dimension.`;
}
function explainChance({ row, expected, actual }) {
	return `The model answers the same rows otherwise each time: test row ${row} is answered ${expected} and then ${actual}. Export it for inference, with dropout off (model.eval() in PyTorch), and without random operators.`;
}

// kit/ml/evaluate/predict-held-out.ts
/**
* Predicts the held-out rows, and proves that no answer depends on the rows beside it.
* @throws ConfigurationError for a model whose answers do
*/
async function predictHeldOut(model, { validation, test }) {
	const heldOut = {
		validation: {
			rows: validation,
			predictions: await model.predict(validation)
		},
		test: {
			rows: test,
			predictions: await model.predict(test)
		}
	};
	await proveIndependence(model, heldOut.test);
	return heldOut;
}

// kit/maths/metrics/calibration.ts
const BINS = 10;
/**
* A reliability table: rows in ten bins of equal counts by what was predicted, with the mean prediction and the mean of
* what was true. Of a regression the value; of a binary task the probability of the positive class against its share; of
* several classes the probability of the predicted class against the share that was right.
*/
function calibrate(question) {
	const pairs = pairUp(question).sort((a, b) => a.predicted - b.predicted);
	const bins = Math.min(BINS, pairs.length);
	return Array.from({ length: bins }, (_, bin) => {
		const members = pairs.slice(edge(bin, pairs.length, bins), edge(bin + 1, pairs.length, bins));
		return {
			rows: members.length,
			predicted: meanOf(members.map(({ predicted }) => predicted)),
			observed: meanOf(members.map(({ observed }) => observed))
		};
	});
}
function pairUp({ task, truth, predictions }) {
	if (task === "regression") return predictions.flatMap((prediction, row) => "value" in prediction ? [{
		predicted: prediction.value,
		observed: Number(truth[row])
	}] : []);
	const classified = requireClassPredictions(predictions);
	const positive = task === "binary" ? collectClasses(truth, classified).at(-1) ?? "" : void 0;
	return classified.map(({ label, probabilities }, row) => {
		const name = positive ?? String(label);
		return {
			predicted: probabilities[name] ?? 0,
			observed: String(truth[row]) === name ? 1 : 0
		};
	});
}
function edge(bin, rows, bins) {
	return Math.round(bin * rows / bins);
}
function meanOf(numbers) {
	return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

// kit/ml/evaluate/score-model.ts
/** Every number of `evaluation.json` that is about the model itself. */
function scoreModel({ task, contract, rule, slices, heldOut, estimate = (scored) => estimateMetrics({
	...scored,
	seed: rule.seed
}) }) {
	const scoredOf = ({ rows, predictions }) => ({
		task,
		truth: truthOf(rows, contract),
		predictions
	});
	const measure = (split) => {
		const keys = numberKeys(split.rows, rule);
		return {
			rows: split.rows.length,
			metrics: estimate({
				...scoredOf(split),
				keys
			})
		};
	};
	const { test, validation } = heldOut;
	return {
		splits: {
			validation: measure(validation),
			test: measure(test)
		},
		slices: sliceRows(test.rows, slices).map(({ column, value, rows }) => ({
			column,
			value,
			...measure({
				rows: takeRows(test.rows, rows),
				predictions: takeRows(test.predictions, rows)
			})
		})),
		calibration: calibrate(scoredOf(test)),
		interval: {
			method: BOOTSTRAP_METHOD,
			confidence: DEFAULT_CONFIDENCE,
			resamples: resamplesFor(test.rows.length),
			seed: rule.seed,
			keys: countDifferent(numberKeys(test.rows, rule))
		}
	};
}
/** The true values of rows. */
function truthOf(rows, contract) {
	const { name } = targetColumn(contract);
	return rows.map((row) => row[name] ?? null);
}

export { predictAlone as a, spreadOverPredictions as i, truthOf as n, openSplits as o, predictHeldOut as r, checkSplitKey as s, scoreModel as t };