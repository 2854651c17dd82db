import { o as throwMissing, t as run } from "./chunk-run.js";
import { t as openArtifacts } from "./chunk-open-artifacts.js";
import { t as openStore } from "./chunk-open-store.js";
import { a as ConfigurationError, n as makeFolder } from "./chunk-make-folder.js";
import { n as scanFile, t as readRows } from "./chunk-read-rows.js";
import { n as splitExpression } from "./chunk-split.js";
import { l as digestSplit, o as splitKey, t as restoreSplit } from "./chunk-restore-splits.js";
import { o as quoteText, t as openEngine } from "./chunk-engine.js";
import { a as targetColumn, n as featureColumns } from "./chunk-contract.js";
import { a as DEFAULT_CONFIDENCE, c as resamplesFor, i as BOOTSTRAP_METHOD, n as collectClasses, r as requireClassPredictions } from "./chunk-create-scorer.js";
import { t as estimateMetrics } from "./chunk-estimate.js";
import { i as useModel, n as sliceRows, r as takeRows, t as findSliceColumns } from "./chunk-slices.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { N as shortDigest, _ as writeManifest, n as EvaluationSchema, r as GoldenSchema } from "./chunk-evaluation.js";
import { i as metricDirection, n as choosePrimary } from "./chunk-metric-names.js";
import { n as trainLinear, t as LINEAR_COMMAND } from "./chunk-train-linear.js";
import { i as readProject, n as checkModel, r as readDataFacts, t as MODEL_FILE } from "./chunk-check-model.js";
import { t as fetchRun } from "./chunk-fetch-run.js";
import { r as deriveSignature } from "./chunk-lint-model.js";
import { r as readOnnxModel } from "./chunk-read-model.js";
import { n as createRowValidator } from "./chunk-validate-row.js";
import { n as warnOfReach } from "./chunk-describe-reach.js";
import { i as renderTable, n as escapeMarkdown } from "./chunk-markdown.js";
import { r as formatNumber } from "./chunk-number-text.js";
import { join } from "node:path";
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";

// kit/data/check-placement.ts
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
	throw new ConfigurationError(`The ${split} split holds ${Number(found["n"])} rows that the data lock's own rule gives to ${String(found["place"])}, so the splits are not apart. Restore the lock from Git, or ingest again.`);
}
/**
* A rule that goes by other columns than the contract gives could put equal rows into several splits, or all into one.
* @throws ConfigurationError for such a rule
*/
function checkSplitKey({ split }, contract) {
	const key = splitKey(contract, split);
	if (key.length === split.key.length && key.every((name, index) => name === split.key[index])) return;
	throw new ConfigurationError(`The data lock deals rows by ${split.key.join(", ") || "nothing"}, and by the contract it is ${key.join(", ") || "nothing"}. Ingest again.`);
}

// kit/data/check-split.ts
/**
* Holds a restored split against its lock: the rows that are there are those that the lock's digest names, and as many.
* @throws ConfigurationError when they are others: the lock was changed by hand, or names another split's file
*/
async function checkSplit({ engine, contract, lock, split, file }) {
	const stated = lock.splits[split];
	const found = await digestSplit(engine, contract, scanFile(file));
	if (found.rows === stated.rows && found.digest === stated.digest) return;
	throw new ConfigurationError(`The ${split} split in the store is not what the data lock says: the lock states ${stated.rows} rows with the digest ${stated.digest}, and the file it names holds ${found.rows} with ${found.digest}. Restore the lock from Git, or ingest again.`);
}

// kit/data/open-splits.ts
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
		...runtimePath === void 0 ? {} : { runtimePath }
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

// kit/inference/predict-alone.ts
/** What a model answers to each row by itself, in a batch of its own. */
async function predictAlone(model, rows) {
	const predictions = [];
	for (const row of rows) predictions.push(...await model.predict([row]));
	return predictions;
}

// kit/inference/spread-over.ts
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

// kit/inference/prove-independence.ts
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
	if (moved) throw new ConfigurationError(explain(moved));
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

// kit/evaluate/predict-held-out.ts
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

// kit/evaluate/calibration.ts
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

// kit/evaluate/score-model.ts
/** Every number of `evaluation.json` that is about the model itself. */
function scoreModel({ task, contract, seed, slices, heldOut, estimate = (scored) => estimateMetrics({
	...scored,
	seed
}) }) {
	const scoredOf = ({ rows, predictions }) => ({
		task,
		truth: truthOf(rows, contract),
		predictions
	});
	const measure = (split) => ({
		rows: split.rows.length,
		metrics: estimate(scoredOf(split))
	});
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
			seed
		}
	};
}
/** The true values of rows. */
function truthOf(rows, contract) {
	const { name } = targetColumn(contract);
	return rows.map((row) => row[name] ?? null);
}

// action-train/src/evaluate/fit-baseline.ts
/** How good `builtin:linear` with default params is on the test rows; null, with a notice, where it cannot be made. */
async function measureBaseline(request) {
	const predictions = await predictBaseline(request);
	if (!predictions) return null;
	const { test, facts } = request;
	const { task, contract, lock } = facts;
	const scored = {
		task,
		truth: truthOf(test, contract),
		predictions,
		seed: lock.split.seed
	};
	return {
		name: LINEAR_COMMAND,
		metrics: estimateMetrics(scored)
	};
}
async function predictBaseline(request) {
	const { facts, train, test, folder, runtimePath, log } = request;
	const { contract, task, lock } = facts;
	try {
		const { imputation } = lock;
		const bytes = await trainLinear({
			rows: train,
			contract,
			task,
			params: {},
			imputation,
			log
		});
		const file = join(folder, "baseline.onnx");
		await writeFile(file, bytes);
		const location = {
			file,
			signature: deriveSignature({
				model: readOnnxModel(bytes),
				contract,
				task
			}),
			contract,
			runtimePath,
			log
		};
		return await useModel(location, (model) => model.predict(test));
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		log.notice(`There is no baseline to compare with. ${error.message}`);
		return null;
	}
}

// action-train/src/evaluate/golden-rules.ts
/** How far a serving machine's answer may lie from the golden one, relative: room for other CPUs' rounding. */
const GOLDEN_TOLERANCE = 1e-4;

// action-train/src/evaluate/synthesise-cells.ts
/**
* The disguise of a contract. A sensitive column gets the first of these that the contract allows: its own examples,
* values of its enum, bounds, plain values of its type, nothing.
* @throws ConfigurationError when it allows none of them
*/
function createRowDisguise(contract) {
	const features = featureColumns(contract);
	const validate = createRowValidator(contract, "features");
	const isAllowed = (column, cell) => {
		const verdict = validate({ [column.name]: cell });
		return verdict.ok || !verdict.errors.some((error) => error.column === column.name);
	};
	const made = new Map(features.filter(({ sensitive }) => sensitive).map((column) => [column.name, chooseCell(column, (cell) => isAllowed(column, cell))]));
	return (row) => Object.fromEntries(features.map(({ name }) => [name, made.has(name) ? made.get(name) ?? null : row[name] ?? null]));
}
function chooseCell(column, isAllowed) {
	const cell = listCandidates(column).find(isAllowed);
	if (cell !== void 0) return cell;
	throw new ConfigurationError(`The golden rows need a made-up value for the sensitive column "${column.name}", and none fits its rules. Give the column an "examples" list in the data contract.`);
}
function listCandidates({ schema, enum: values, type, nullable }) {
	const { examples, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
	const bounds = [
		minimum,
		maximum,
		add(exclusiveMinimum, 1),
		add(exclusiveMaximum, -1)
	];
	return [
		...Array.isArray(examples) ? examples.filter(isCell) : [],
		...values ?? [],
		...bounds.filter((bound) => typeof bound === "number"),
		...PLAIN[type],
		...nullable ? [null] : []
	];
}
const PLAIN = {
	number: [0, 1],
	integer: [0, 1],
	boolean: [false],
	string: [
		"x",
		"xxxxxxxx",
		"0",
		"00000000",
		"2000-01-01",
		"2000-01-01T00:00:00Z",
		"x@example.com"
	]
};
function add(bound, step) {
	return typeof bound === "number" ? bound + step : void 0;
}
function isCell(value) {
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

// action-train/src/evaluate/evaluate.ts
/** Evaluates a run's model on rows its training never saw, and hands it over with evaluation.json and golden.json. */
async function evaluate(inputs, ports) {
	const facts = await readDataFacts(inputs);
	const primary = choosePrimary(facts.task, inputs.primary);
	const slices = findSliceColumns(inputs.slices, facts.contract);
	refuseEmptyTest(facts);
	await makeFolder(ports.temporary);
	const folder = await mkdtemp(join(ports.temporary, "slipway-evaluate-"));
	try {
		const run = await fetchRun({
			...ports,
			artifact: inputs.artifact,
			folder: join(folder, "run"),
			facts
		});
		return await handOver({
			inputs,
			ports,
			facts,
			run,
			folder,
			primary,
			measured: await measure({
				inputs,
				ports,
				facts,
				run,
				folder,
				slices
			})
		});
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
function refuseEmptyTest({ lock }) {
	if (lock.splits.test.rows > 0) return;
	throw new ConfigurationError("The test split of the data lock has no rows. Raise \"data.split.test\" in pipeline.yaml and ingest again.");
}
async function measure({ inputs, ports, facts, run, folder, slices }) {
	const { contract, task, lock } = facts;
	const { runtimePath } = inputs;
	const { store, log } = ports;
	checkSplitKey(lock, contract);
	const model = await checkModel({
		folder: join(folder, "run"),
		contract,
		task,
		log
	});
	const isBuiltin = run.command === LINEAR_COMMAND;
	const { train, validation, test } = await openSplits({
		store,
		lock,
		contract,
		folder,
		runtimePath,
		log
	}, SPLIT_NAMES);
	const file = join(folder, "run", MODEL_FILE);
	const { signature } = model;
	const { heldOut, golden } = await useModel({
		file,
		signature,
		contract,
		runtimePath,
		log
	}, async (opened) => {
		const heldOut = await predictHeldOut(opened, {
			validation,
			test
		});
		return {
			heldOut,
			golden: await makeGolden(opened, heldOut.test, contract)
		};
	});
	const { seed } = lock.split;
	return {
		model,
		golden,
		baseline: isBuiltin ? null : await measureBaseline({
			facts,
			train,
			test,
			folder,
			runtimePath,
			log
		}),
		scores: scoreModel({
			task,
			contract,
			seed,
			slices,
			heldOut
		})
	};
}
/** Golden rows are answered alone, as a client asks for one. */
async function makeGolden(model, { rows, predictions }, contract) {
	const disguise = createRowDisguise(contract);
	const golden = spreadOverPredictions(predictions, 8).map((row) => disguise(rows[row] ?? {}));
	const answers = await predictAlone(model, golden);
	return golden.map((row, index) => ({
		row,
		prediction: answers[index] ?? { value: 0 }
	}));
}
async function handOver(request) {
	const { inputs, ports, run, folder, primary, measured } = request;
	const evaluation = describeEvaluation(request);
	const value = evaluation.splits.test.metrics[primary]?.value;
	if (value === void 0) throw new ConfigurationError(`The metric "${primary}" cannot be computed on the ${evaluation.splits.test.rows} rows of the test split. Ingest more data, or choose another "evaluate.primary".`);
	const golden = {
		$schema: GoldenSchema.properties.$schema.const,
		model: run.model,
		artefact: run.artefact.digest,
		tolerance: GOLDEN_TOLERANCE,
		cases: measured.golden
	};
	const source = join(folder, "run");
	await writeManifest(EvaluationSchema, join(source, "evaluation.json"), evaluation);
	await writeManifest(GoldenSchema, join(source, "golden.json"), golden);
	const target = await place(inputs.directory, source, measured.model);
	const artifact = `evaluated-${run.model}-${run.key}`;
	await ports.artifacts.upload(artifact, target, listFiles(measured.model));
	return {
		artifact,
		evaluationPath: join(target, "evaluation.json"),
		evaluation,
		value
	};
}
function describeEvaluation({ facts, run, primary, measured }) {
	return {
		$schema: EvaluationSchema.properties.$schema.const,
		model: run.model,
		task: facts.task,
		key: run.key,
		artefact: run.artefact.digest,
		data: run.data,
		primary,
		...measured.scores,
		baseline: measured.baseline,
		testReachable: run.testReachable
	};
}
function listFiles({ files }) {
	return [
		...files,
		"run.json",
		"evaluation.json",
		"golden.json"
	];
}
/** Copies the files into `.slipway/evaluated`, in one step. */
async function place(directory, source, model) {
	const target = join(directory, ".slipway", "evaluated");
	const filling = `${target}.partial`;
	await rm(filling, {
		recursive: true,
		force: true
	});
	for (const file of listFiles(model)) await cp(join(source, file), join(filling, file));
	await rm(target, {
		recursive: true,
		force: true
	});
	await rename(filling, target);
	return target;
}

// action-train/src/evaluate/inputs.ts
async function readInputs(runner) {
	const { inputs } = runner;
	const artifact = inputs.required("artifact");
	const project = await readProject(runner);
	const config = project.pipeline?.evaluate;
	return {
		...project,
		artifact,
		store: inputs.text("store") ?? project.pipeline?.data?.store ?? throwMissing("store", "data.store"),
		primary: inputs.text("primary") ?? config?.primary,
		slices: inputs.list("slices") ?? config?.slices ?? [],
		runtimePath: inputs.text("runtime-path")
	};
}

// action-train/src/evaluate/summarise-evaluation.ts
/** The step summary of an evaluation. */
function summariseEvaluation(evaluation) {
	const { model, key, data, artefact, primary, splits, interval } = evaluation;
	return [
		`## Evaluated ${escapeMarkdown(model)} (run \`${key}\`)`,
		`Model ${shortDigest(artefact)} on data ${data.version}, on rows its training never saw; **${primary}** decides.`,
		renderMetrics(evaluation),
		`${interval.confidence * 100} % intervals in brackets: ${interval.method}, ${interval.resamples} resamples.`,
		...renderSlices(evaluation),
		...splits.test.rows < 100 ? [`> [!NOTE]\n> The test split holds ${splits.test.rows} rows: the intervals are wide for that reason.`] : [],
		warnOfReach(evaluation.testReachable)
	].filter((part) => part !== "").join("\n\n");
}
function renderMetrics({ splits, baseline, primary }) {
	const columns = [
		{ title: "metric" },
		{
			title: `test (${splits.test.rows} rows)`,
			align: "right"
		},
		{
			title: `validation (${splits.validation.rows} rows)`,
			align: "right"
		},
		...baseline ? [{
			title: `baseline ${baseline.name}, test`,
			align: "right"
		}] : [],
		{ title: "better" }
	];
	const rows = Object.entries(splits.test.metrics).map(([name, estimate]) => [
		name === primary ? `**${name}**` : name,
		formatEstimate(estimate),
		formatEstimate(splits.validation.metrics[name]),
		...baseline ? [formatEstimate(baseline.metrics[name])] : [],
		metricDirection(name)
	]);
	return renderTable(columns, rows);
}
function renderSlices({ slices, primary }) {
	if (slices.length === 0) return [];
	const columns = [
		{ title: "slice of the test split" },
		{
			title: "rows",
			align: "right"
		},
		{
			title: primary,
			align: "right"
		}
	];
	const rows = slices.map(({ column, value, rows: count, metrics }) => [
		`${escapeMarkdown(column)}: ${escapeMarkdown(value)}`,
		String(count),
		formatEstimate(metrics[primary])
	]);
	return [renderTable(columns, rows)];
}
/** `0.61 [0.52, 0.68]`. */
function formatEstimate(estimate) {
	if (!estimate) return "–";
	const { value, low, high } = estimate;
	if (low === null || high === null) return formatNumber(value);
	return `${formatNumber(value)} [${formatNumber(low)}, ${formatNumber(high)}]`;
}

// action-train/src/evaluate/index.ts
await run("evaluate", async (runner) => {
	const { context, credentials, directory, log } = runner;
	const inputs = await readInputs(runner);
	const store = await openStore(inputs.store, {
		directory,
		credentials,
		log
	});
	const artifacts = openArtifacts({
		service: context.artifactService,
		directory,
		log
	});
	const result = await evaluate(inputs, {
		artifacts,
		store,
		log,
		temporary: context.temporary
	});
	return {
		outputs: {
			artifact: result.artifact,
			"evaluation-path": result.evaluationPath,
			primary: result.evaluation.primary,
			value: result.value
		},
		summary: summariseEvaluation(result.evaluation),
		result
	};
});

export {  };