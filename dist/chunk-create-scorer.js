import { i as METRICS } from "./chunk-metric-names.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { o as drawAll } from "./chunk-bootstrap.js";

// kit/maths/metrics/area-under-curve.ts
/**
* The area under the ROC curve of any draw of the rows: the share of pairs (positive, negative) in which the positive
* scores higher, ties counting half (Mann and Whitney's U). NaN where a draw holds one class alone. Rows are sorted
* once, so a draw costs two passes.
*/
function createRanking(scores, isPositive) {
	const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
	const group = assignGroups(scores, order);
	const groups = (group[order.at(-1) ?? 0] ?? -1) + 1;
	const counts = new Uint32Array(2 * groups);
	const place = group.map((at, row) => 2 * at + (isPositive[row] ?? 0));
	return (draw) => {
		counts.fill(0);
		for (let index = 0; index < draw.length; index++) {
			const at = place[draw[index] ?? 0] ?? 0;
			counts[at] = (counts[at] ?? 0) + 1;
		}
		return areaOf(counts);
	};
}
/** Which group of equal scores each row is in, counted from the lowest score. */
function assignGroups(scores, order) {
	const group = new Uint32Array(scores.length);
	let current = 0;
	order.forEach((row, rank) => {
		const before = order[rank - 1];
		if (before !== void 0 && scores[before] !== scores[row]) current++;
		group[row] = current;
	});
	return group;
}
/** @param counts of each group of equal scores, the lowest first: its negatives, its positives */
function areaOf(counts) {
	let below = 0;
	let total = 0;
	let won = 0;
	for (let at = 0; at < counts.length; at += 2) {
		const negative = counts[at] ?? 0;
		const positive = counts[at + 1] ?? 0;
		won += positive * (below + negative / 2);
		below += negative;
		total += positive;
	}
	return total === 0 || below === 0 ? NaN : won / (total * below);
}

// kit/maths/metrics/classes-of.ts
/** The predictions, known to be a classifier's. @throws TypeError for a regression's. */
function requireClassPredictions(predictions) {
	return predictions.map((prediction) => {
		if ("label" in prediction) return prediction;
		throw new TypeError("a classification is scored on labels and probabilities");
	});
}
/**
* Every class that is predicted, labelled or given a probability, as text: numbers in order of value, else by code
* unit. The positive class of a binary task is the last (as in scikit-learn: "yes" after "no", 1 after 0, true after
* false).
*/
function collectClasses(truth, predictions) {
	const names = new Set(truth.map(String));
	for (const { label, probabilities } of predictions) {
		names.add(String(label));
		for (const name of Object.keys(probabilities)) names.add(name);
	}
	return [...names].sort(compareClasses);
}
function compareClasses(a, b) {
	const difference = Number(a) - Number(b);
	if (difference !== 0 && !Number.isNaN(difference)) return difference;
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Probabilities are kept this far from 0 in logarithms: the double's epsilon, as in scikit-learn. */
const EPSILON = Number.EPSILON;
/** The loss of one row: minus the logarithm of the probability given to its true class. */
function logLossOf(probability) {
	return -Math.log(Math.min(1 - EPSILON, Math.max(EPSILON, probability)));
}

// kit/maths/metrics/sum-binary.ts
/** Numbers a row: loss, squared error of the probability, and 1 for each of right, true, false positive, false negative. */
const WIDTH$1 = 6;
/**
* Rows of a task with two classes, ready to be summed. The positive class is the one that sorts last (see
* `collectClasses`).
* @throws ConfigurationError for more than two classes
*/
function sumBinary(truth, given) {
	const predictions = requireClassPredictions(given);
	const classes = collectClasses(truth, predictions);
	if (classes.length > 2) throw new ConfigurationError("SLW_TASK_MISMATCH", `The task is binary, and the rows hold ${classes.length} classes (${classes.slice(0, 5).join(", ")}). Set "task: multiclass".`);
	const positive = classes.at(-1) ?? "";
	const rows = truth.length;
	const parts = new Float64Array(rows * WIDTH$1);
	const isPositive = Uint8Array.from(truth, (value) => String(value) === positive ? 1 : 0);
	const scores = Float64Array.from(predictions, ({ probabilities }) => probabilities[positive] ?? 0);
	predictions.forEach(({ label, probabilities }, row) => {
		const name = String(truth[row]);
		parts.set(rowParts({
			isTrue: isPositive[row] === 1,
			isCalled: String(label) === positive
		}), row * WIDTH$1 + 2);
		parts[row * WIDTH$1] = logLossOf(probabilities[name] ?? 0);
		parts[row * WIDTH$1 + 1] = ((scores[row] ?? 0) - (isPositive[row] ?? 0)) ** 2;
	});
	let ranking;
	const areaOf = (draw) => {
		ranking ??= createRanking(scores, isPositive);
		return ranking(draw);
	};
	return {
		rows,
		sum: (draw) => ({
			...sumDraw$2(parts, draw),
			area: () => areaOf(draw)
		})
	};
}
function rowParts({ isTrue, isCalled }) {
	return [
		isTrue === isCalled,
		isTrue && isCalled,
		!isTrue && isCalled,
		isTrue && !isCalled
	].map(Number);
}
function sumDraw$2(parts, draw) {
	let loss = 0;
	let squared = 0;
	let right = 0;
	let hits = 0;
	let wrong = 0;
	for (const row of draw) {
		const start = row * WIDTH$1;
		loss += parts[start] ?? 0;
		squared += parts[start + 1] ?? 0;
		right += parts[start + 2] ?? 0;
		hits += parts[start + 3] ?? 0;
		wrong += (parts[start + 4] ?? 0) + (parts[start + 5] ?? 0);
	}
	return {
		rows: draw.length,
		loss,
		squared,
		right,
		hits,
		wrong
	};
}

// kit/maths/metrics/sum-multiclass.ts
/** Rows of a task with several classes, ready to be summed. */
function sumMulticlass(truth, given) {
	const predictions = requireClassPredictions(given);
	const names = collectClasses(truth, predictions);
	const indexOf = new Map(names.map((name, index) => [name, index]));
	const classified = {
		losses: Float64Array.from(predictions, ({ probabilities }, row) => logLossOf(probabilities[String(truth[row])] ?? 0)),
		truth: Uint32Array.from(truth, (value) => indexOf.get(String(value)) ?? 0),
		called: Uint32Array.from(predictions, ({ label }) => indexOf.get(String(label)) ?? 0),
		classes: names.length
	};
	return {
		rows: truth.length,
		sum: (draw) => sumDraw$1(classified, draw)
	};
}
function sumDraw$1({ losses, truth, called, classes }, draw) {
	const hitsOf = new Float64Array(classes);
	const wrongOf = new Float64Array(classes);
	let loss = 0;
	let right = 0;
	for (const row of draw) {
		const actual = truth[row] ?? 0;
		const predicted = called[row] ?? 0;
		loss += losses[row] ?? 0;
		if (actual === predicted) {
			hitsOf[actual] = (hitsOf[actual] ?? 0) + 1;
			right++;
		} else {
			wrongOf[actual] = (wrongOf[actual] ?? 0) + 1;
			wrongOf[predicted] = (wrongOf[predicted] ?? 0) + 1;
		}
	}
	return {
		rows: draw.length,
		loss,
		right,
		hitsOf,
		wrongOf
	};
}

// kit/maths/metrics/sum-regression.ts
/** Numbers a row: squared error, absolute error, centred truth, its square. */
const WIDTH = 4;
/** Below this share of the whole sample's variance a draw counts as constant. */
const CONSTANT = 1e-14;
/** Rows of a regression, ready to be summed. @throws ConfigurationError where the truth is no number */
function sumRegression(truth, predictions) {
	const rows = truth.length;
	const numbers = truth.map(toNumber);
	const mean = numbers.reduce((sum, value) => sum + value, 0) / rows;
	const parts = new Float64Array(rows * WIDTH);
	let total = 0;
	numbers.forEach((value, row) => {
		const error = predictedValue(predictions[row]) - value;
		const centred = value - mean;
		parts.set([
			error * error,
			Math.abs(error),
			centred,
			centred * centred
		], row * WIDTH);
		total += centred * centred;
	});
	const constant = CONSTANT * total / Math.max(1, rows);
	return {
		rows,
		sum: (draw) => ({
			...sumDraw(parts, draw),
			constant
		})
	};
}
function sumDraw(parts, draw) {
	let squared = 0;
	let absolute = 0;
	let centred = 0;
	let centredSquared = 0;
	for (const row of draw) {
		const start = row * WIDTH;
		squared += parts[start] ?? 0;
		absolute += parts[start + 1] ?? 0;
		centred += parts[start + 2] ?? 0;
		centredSquared += parts[start + 3] ?? 0;
	}
	return {
		rows: draw.length,
		squared,
		absolute,
		centred,
		centredSquared
	};
}
function toNumber(value) {
	if (typeof value === "number") return value;
	throw new ConfigurationError("SLW_TASK_MISMATCH", `The target holds ${JSON.stringify(value)}, and a regression needs numbers. Set "task" to binary or multiclass, or choose another target.`);
}
function predictedValue(prediction) {
	if (prediction && "value" in prediction) return prediction.value;
	throw new TypeError("a regression is scored on predicted values");
}

// kit/maths/metrics/create-scorer.ts
/**
* The scorer of a task: what each row adds to each metric is computed once, so that a resample costs one pass of
* additions.
* @throws ConfigurationError when a true value is missing or of the wrong kind
*/
function createScorer({ task, truth, predictions, metric }) {
	if (truth.length !== predictions.length) throw new TypeError(`${truth.length} true values for ${predictions.length} predictions`);
	refuseMissing(truth);
	if (task === "regression") return scoreBy(METRICS.regression, sumRegression(truth, predictions), metric);
	return task === "binary" ? scoreBy(METRICS.binary, sumBinary(truth, predictions), metric) : scoreBy(METRICS.multiclass, sumMulticlass(truth, predictions), metric);
}
/** Each number is that of the entry which gives its name. */
function scoreBy(all, { rows, sum }, only) {
	const metrics = all.filter(({ name }) => only === void 0 || name === only);
	const whole = rows > 0 ? sum(drawAll(rows)) : void 0;
	return {
		rows,
		names: metrics.map(({ name }) => name),
		shares: metrics.map(({ shareOf }) => whole && shareOf ? shareOf(whole) : null),
		score: (draw) => {
			if (draw.length === 0) return metrics.map(() => NaN);
			const sums = sum(draw);
			return metrics.map((metric) => metric.of(sums));
		}
	};
}
function refuseMissing(truth) {
	const index = truth.indexOf(null);
	if (index === -1) return;
	throw new ConfigurationError("SLW_TARGET_EMPTY", `The target is missing in row ${index + 1} of the rows to evaluate on. Make the target required in the data contract and ingest again.`);
}

export { collectClasses as n, requireClassPredictions as r, createScorer as t };