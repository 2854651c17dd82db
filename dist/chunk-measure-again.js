import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as formatNumber } from "./chunk-number-text.js";
import { o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";
import { o as drawAll } from "./chunk-bootstrap.js";
import { t as createScorer } from "./chunk-create-scorer.js";
import { t as estimateMetrics } from "./chunk-estimate.js";
import { r as readOnnxModel } from "./chunk-read-model.js";
import { o as checkFiles, u as openSignature } from "./chunk-provenance.js";
import { r as readTrustedKeys, t as requiresSignature } from "./chunk-signing-policy.js";
import { n as sliceRows, r as takeRows, t as findSliceColumns } from "./chunk-slices.js";
import { n as countDifferent, r as numberKeys, t as useModel } from "./chunk-use-model.js";
import { n as truthOf, o as openSplits, r as predictHeldOut, t as scoreModel } from "./chunk-score-model.js";
import { readFile } from "node:fs/promises";

// kit/maths/metrics/metrics.ts
/**
* A task's metrics over all rows, by name. A metric that is not defined there (r2 of one row, roc_auc of one class) is
* left out.
*/
function computeMetrics(scored) {
	const scorer = createScorer(scored);
	const values = scorer.score(drawAll(scorer.rows));
	const entries = scorer.names.map((name, index) => [name, values[index] ?? NaN]);
	return Object.fromEntries(entries.filter(([, value]) => Number.isFinite(value)));
}

// kit/format/onnx/count-operators.ts
/** How often each operator stands in a model, by name, `domain.type` for those that are not ONNX's own. */
async function countOperators(file) {
	const { operators } = readOnnxModel(await readFile(file));
	return Object.fromEntries(operators.map(({ domain, type, count }) => [domain === "" ? type : `${domain}.${type}`, count]));
}

// action-package/src/shared/sign/check-version-signatures.ts
/** A trusted key has signed the files of the version's bundle. @throws ConfigurationError where none has */
async function checkModelSignature(signed) {
	const { payload, label } = await openBeside(signed, VERSION_FILES.signature);
	checkFiles({
		payload,
		label,
		files: signed.bundle.files
	});
}
/** A trusted key has signed the version's statement. @throws ConfigurationError where none has */
async function checkStatementSignature(signed) {
	const { version, source } = signed;
	const path = versionPath(version.model, version.version, VERSION_FILES.statement);
	const { payload, label } = await openBeside(signed, VERSION_FILES.signedStatement);
	if (payload === await source.read(path)) return;
	throw new ConfigurationError("SLW_SIGNATURE_INVALID", `${label} signs another statement than ${path} holds. Restore both from Git.`);
}
/**
* A version that is there already may go to another environment.
* @throws ConfigurationError where signatures are required, and no trusted key has signed this version
*/
async function requireSignedVersion({ policy, ...signed }) {
	if (!requiresSignature(policy, signed.bundle.digest)) return;
	const keys = await readTrustedKeys(signed.source, policy.keys);
	await checkModelSignature({
		...signed,
		keys
	});
	await checkStatementSignature({
		...signed,
		keys
	});
}
async function openBeside({ source, version: { model, version, bundle }, keys }, file) {
	const label = versionPath(model, version, file);
	const text = await source.read(label);
	if (text !== void 0) return {
		payload: openSignature({
			text,
			label,
			keys
		}).payload,
		label
	};
	throw new ConfigurationError("SLW_SIGNATURE_MISSING", `${label} does not exist, and the version has to be signed. Restore it from Git; or package and promote the model again with a key; or, if it was live before signatures were required, list ${bundle} in sign.exempt of pipeline.yaml.`);
}

// kit/ml/evaluate/hold-against.ts
/** Room for another processor's rounding: a share of the value. */
const SHARE = 1e-4;
/** One row that rounding tips over to another class. */
const ONE_ROW = {
	accuracy: (truth) => 1 / truth.length,
	roc_auc: (truth) => 2 / smallestClass(truth),
	f1: (truth) => 2 / smallestClass(truth),
	macro_f1: (truth) => 2 / smallestClass(truth)
};
/**
* Holds the numbers of a document against measured ones: rows exactly, each stated metric within 1e-4 or one row that
* tips over. What was measured and is not stated is no fault: a newer version may measure more.
* @param place where, for messages: "the test split"
* @param truth the true values of the rows
* @throws ConfigurationError that names the first metric that differs, stated and measured
*/
function holdAgainst({ stated, measured, place, truth }) {
	if (stated.rows !== measured.rows) throw refuse(`${formatCount(stated.rows, "row")} on ${place}, and there are ${formatNumber(measured.rows)}`);
	for (const [metric, { value }] of Object.entries(stated.metrics)) {
		const actual = measured.metrics[metric]?.value;
		if (actual === void 0) throw refuse(`${metric} ${formatNumber(value)} on ${place}, where it cannot be measured`);
		if (Math.abs(value - actual) <= allow({
			metric,
			value: actual,
			truth
		})) continue;
		throw refuse(`${metric} ${formatNumber(value)} on ${place}, and the model was measured at ${formatNumber(actual)}`);
	}
}
/** @throws ConfigurationError when the metric that decides is not among those stated of the test split */
function refuseMissingPrimary({ primary, splits }) {
	if (splits.test.metrics[primary] === void 0) throw refuse(`no ${primary} on the test split, which it names as its primary metric`);
}
function refuse(what) {
	return new ConfigurationError("SLW_EVIDENCE_INVALID", `The evaluation.json of this model states ${what}: it is not what evaluate measured. Evaluate and package the model again.`);
}
function allow({ metric, value, truth }) {
	return SHARE * scaleOf({
		metric,
		value,
		truth
	}) + (ONE_ROW[metric]?.(truth) ?? 0);
}
/** What a value's rounding is relative to: an error near nothing comes from numbers as large as the target's. */
function scaleOf({ metric, value, truth }) {
	if (metric === "r2") return Math.max(1, Math.abs(value));
	return Math.max(Math.abs(value), (metric === "rmse" || metric === "mae" ? largest(truth) : 1) * .01);
}
function largest(truth) {
	return truth.reduce((most, cell) => Math.max(most, Math.abs(Number(cell))), 0);
}
function smallestClass(truth) {
	const counts = /* @__PURE__ */ new Map();
	for (const cell of truth) counts.set(cell, (counts.get(cell) ?? 0) + 1);
	return Math.min(...counts.values());
}

// kit/ml/evaluate/measure-again.ts
/**
* Measures a model anew, as evaluate does, and holds its evaluation.json against that: a document is believed for what
* it says, not for where it lies.
* @throws ConfigurationError when the splits are not the lock's, or a number differs by more than rounding
*/
async function measureAgain(request) {
	const { contender, evaluation, store, folder, runtimePath, log } = request;
	const { contract, lock, signature, modelFile: file } = contender;
	refuseMissingPrimary(evaluation);
	const splits = await openSplits({
		store,
		lock,
		contract,
		folder,
		runtimePath,
		log
	}, ["validation", "test"]);
	const heldOut = await useModel({
		file,
		signature,
		contract,
		runtimePath,
		log
	}, (model) => predictHeldOut(model, splits));
	holdEvaluation(request, heldOut);
	return heldOut;
}
/** The metrics of the test split with their intervals. */
function estimateTest({ task, contract, lock }, { test }) {
	const { rows, predictions } = test;
	const { split } = lock;
	const keys = numberKeys(rows, split);
	const scored = {
		task,
		truth: truthOf(rows, contract),
		predictions
	};
	const metrics = estimateMetrics({
		...scored,
		seed: split.seed,
		keys
	});
	return {
		rows: rows.length,
		keys: countDifferent(keys),
		metrics
	};
}
function holdEvaluation({ contender, evaluation }, heldOut) {
	const { task, contract, lock } = contender;
	const columns = new Set(evaluation.slices.map(({ column }) => column));
	const slices = findSliceColumns([...columns], contract);
	const scores = scoreModel({
		task,
		contract,
		rule: lock.split,
		slices,
		heldOut,
		estimate: computeValues
	});
	const { validation, test } = heldOut;
	for (const [name, { rows }] of [["validation", validation], ["test", test]]) holdAgainst({
		stated: evaluation.splits[name],
		measured: scores.splits[name],
		place: `the ${name} split`,
		truth: truthOf(rows, contract)
	});
	const groups = sliceRows(test.rows, slices);
	for (const stated of evaluation.slices) {
		const isSame = (other) => other.column === stated.column && other.value === stated.value;
		const rows = groups.find(isSame)?.rows ?? [];
		holdAgainst({
			stated,
			measured: scores.slices.find(isSame) ?? {
				rows: 0,
				metrics: {}
			},
			place: `the slice ${stated.column} = ${stated.value}`,
			truth: truthOf(takeRows(test.rows, rows), contract)
		});
	}
}
/** Values alone: intervals take a thousand times as long, and say no more of whether these are the same numbers. */
function computeValues(scored) {
	const values = Object.entries(computeMetrics(scored));
	return Object.fromEntries(values.map(([metric, value]) => [metric, {
		value,
		low: null,
		high: null
	}]));
}

export { requireSignedVersion as a, checkStatementSignature as i, measureAgain as n, countOperators as o, checkModelSignature as r, computeMetrics as s, estimateTest as t };