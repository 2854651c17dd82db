import { b as throwMissing, t as run } from "./chunk-run.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { j as shortDigest, n as EvaluationSchema, r as GoldenSchema } from "./chunk-evaluation.js";
import { t as choosePrimary } from "./chunk-metric-names.js";
import { s as writeManifest } from "./chunk-parse-manifest.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { t as OWN } from "./chunk-own-folder.js";
import { a as predictAlone, i as spreadOverPredictions, n as truthOf, o as openSplits, r as predictHeldOut, s as checkSplitKey, t as scoreModel } from "./chunk-score-model.js";
import { t as findSliceColumns } from "./chunk-slices.js";
import { r as numberKeys, t as useModel } from "./chunk-use-model.js";
import { n as trainLinear, t as LINEAR_COMMAND } from "./chunk-train-linear.js";
import { i as checkModel, n as readProject, r as MODEL_FILE, t as readDataFacts } from "./chunk-read-project.js";
import { t as fetchRun } from "./chunk-fetch-run.js";
import { r as readOnnxModel } from "./chunk-read-model.js";
import { t as estimateMetrics } from "./chunk-estimate.js";
import { r as deriveSignature } from "./chunk-lint-model.js";
import { l as sortByTable, n as featureColumns } from "./chunk-contract.js";
import { n as createRowValidator } from "./chunk-validate-row.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { n as warnOfReach } from "./chunk-describe-reach.js";
import { n as escapeMarkdown } from "./chunk-markdown.js";
import { n as renderSlicesHeldOut, t as renderHeldOut } from "./chunk-render-evaluation.js";
import { join } from "node:path";
import { cp, mkdtemp, rename, rm, writeFile } from "node:fs/promises";

// action-train/src/evaluate/fit-baseline.ts
/** How good `builtin:linear` with default params is on the test rows; null, with a notice, where it cannot be made. */
async function measureBaseline(request) {
	const predictions = await predictBaseline(request);
	if (!predictions) return null;
	const { test, facts } = request;
	const { task, contract, lock } = facts;
	const { split } = lock;
	const scored = {
		task,
		truth: truthOf(test, contract),
		predictions
	};
	const metrics = estimateMetrics({
		...scored,
		seed: split.seed,
		keys: numberKeys(test, split)
	});
	return {
		name: LINEAR_COMMAND,
		metrics
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

// kit/format/contract/sample-column.ts
/**
* Cells to try where one is to be made up, the likeliest first: the column's own examples, what its rules propose, plain
* values of its type, what its rules make of all of these, nothing. Some may break a rule: the contract decides.
*/
function listSamples(column) {
	const rules = sortByTable(column.rules);
	const samplesOf = (others) => rules.flatMap(({ samples }) => samples(others));
	const isCell = (value) => column.cellRules.every(({ fits }) => fits?.(value));
	const plain = [
		...column.examples,
		...samplesOf([]),
		...PLAIN[column.type]
	].filter(isCell);
	return [
		...plain,
		...samplesOf(plain).filter(isCell),
		...column.nullable ? [null] : []
	];
}
const PLAIN = {
	number: [0, 1],
	integer: [0, 1],
	boolean: [false, true],
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

// action-train/src/evaluate/synthesise-cells.ts
/**
* The disguise of a contract. A sensitive column gets the first sample (`listSamples`) that the contract allows.
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
	const cell = listSamples(column).find(isAllowed);
	if (cell !== void 0) return cell;
	throw new ConfigurationError("SLW_GOLDEN_IMPOSSIBLE", `The golden rows need a made-up value for the sensitive column "${column.name}", and none fits its rules. Give the column an "examples" list in the data contract.`);
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
	throw new ConfigurationError("SLW_SPLIT_EMPTY", "The test split of the data lock has no rows. Raise \"data.split.test\" in pipeline.yaml and ingest again.");
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
			rule: lock.split,
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
	if (value === void 0) throw new ConfigurationError("SLW_METRIC_UNDEFINED", `The metric "${primary}" cannot be computed on the ${formatCount(evaluation.splits.test.rows, "row")} of the test split. Ingest more data, or choose another "evaluate.primary".`);
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
	return {
		artifact,
		artifactDigest: await ports.artifacts.upload(artifact, target, listFiles(measured.model)),
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
	const target = join(directory, OWN.evaluated);
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
		runtimePath: settleRuntimePath(inputs, runner.directory)
	};
}

// action-train/src/evaluate/summarise-evaluation.ts
/** Every slice is shown: the columns that are sliced by are none whose values may stand nowhere. */
const EVERY_SLICE = {
	most: Number.POSITIVE_INFINITY,
	hidden: /* @__PURE__ */ new Set()
};
/** The step summary of an evaluation. */
function summariseEvaluation(evaluation) {
	const { model, key, data, artefact, primary, splits } = evaluation;
	return [
		`## Evaluated ${escapeMarkdown(model)} (run \`${key}\`)`,
		`Model ${shortDigest(artefact)} on data ${data.version}, on rows its training never saw; **${primary}** decides.`,
		renderHeldOut(evaluation),
		renderSlicesHeldOut(evaluation, EVERY_SLICE),
		splits.test.rows < 100 ? warnOfFewRows(splits.test.rows) : "",
		warnOfReach(evaluation.testReachable)
	].filter((part) => part !== "").join("\n\n");
}
function warnOfFewRows(rows) {
	return `> [!NOTE]\n> The test split holds ${formatCount(rows, "row")}: the intervals are wide for that reason.`;
}

// action-train/src/evaluate/index.ts
await run("evaluate", async (runner) => {
	const { context, log, ports } = runner;
	const inputs = await readInputs(runner);
	const result = await evaluate(inputs, {
		artifacts: ports.handedArtifacts(),
		store: await ports.store(inputs.store),
		log,
		temporary: context.temporary
	});
	return {
		outputs: {
			artifact: result.artifact,
			"artifact-digest": result.artifactDigest,
			"evaluation-path": result.evaluationPath,
			primary: result.evaluation.primary,
			value: result.value
		},
		summary: summariseEvaluation(result.evaluation),
		result
	};
});

export {  };