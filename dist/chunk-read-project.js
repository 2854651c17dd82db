import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { E as digestOf } from "./chunk-evaluation.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { i as readContract } from "./chunk-contract.js";
import { t as readDocument } from "./chunk-read-document.js";
import { t as resolveTask } from "./chunk-task.js";
import { t as refuseOtherModel } from "./chunk-refuse-other-model.js";
import { a as settleModel, i as readProjectPipeline, l as settleDataPaths, r as namePipelineFile } from "./chunk-project-inputs.js";
import { n as listModelFiles } from "./chunk-model-files.js";
import { n as explainFinding, t as explainErrors } from "./chunk-explain-errors.js";
import { t as lintModel } from "./chunk-lint-model.js";
import { join, relative, resolve } from "node:path";
import { existsSync, lstatSync } from "node:fs";

// action-train/src/shared/check-model.ts
const MODEL_FILE = "model.onnx";
/**
* Lints `model.onnx` and holds it against the contract; the lint's warnings go to the log.
* @throws ConfigurationError when it is missing, no ONNX file, or cannot be served on this contract
*/
async function checkModel({ folder, contract, task, log }) {
	const file = join(folder, MODEL_FILE);
	if (!existsSync(file)) throw new ConfigurationError("SLW_MODEL_NOT_WRITTEN", "The training command wrote no model.onnx. Save the model to the folder that the variable SLIPWAY_OUTPUT_DIR names.");
	if (!lstatSync(file).isFile()) throw new ConfigurationError("SLW_FILE_UNREADABLE", `${MODEL_FILE} is no regular file. Write the model itself, not a link to it.`);
	const { findings, signature } = lintModel({
		file,
		contract,
		task
	});
	const fault = explainErrors(findings, {
		label: MODEL_FILE,
		log
	});
	if (fault !== void 0 || !signature) throw new ConfigurationError("SLW_MODEL_REFUSED", fault ?? `${"model.onnx"} cannot be served.`);
	for (const finding of findings) if (finding.severity === "warning") log.warning(explainFinding(finding, MODEL_FILE));
	return {
		signature,
		files: listModelFiles(file)
	};
}

// action-train/src/shared/read-project.ts
/** Reads the inputs that train and evaluate share. */
async function readProject(runner) {
	const { inputs, directory } = runner;
	const pipeline = await readProjectPipeline(runner);
	const { lock, contract } = settleDataPaths(inputs, pipeline);
	return {
		directory,
		model: settleModel(inputs, pipeline),
		lockFile: resolve(directory, lock),
		contractFile: resolve(directory, contract),
		pipeline,
		pipelineFile: pipeline && namePipelineFile(inputs)
	};
}
/**
* Reads contract and lock.
* @throws ConfigurationError when one is missing, or the lock was made for another model or another contract
*/
async function readDataFacts(project) {
	const { directory, lockFile, contractFile, model, pipeline } = project;
	const contract = await readContract(contractFile);
	const name = relative(directory, lockFile);
	const text = await readDocument(lockFile, "The data lock", "Run ingest first and merge its pull request.");
	const lock = parseManifest(DataLockSchema, text, name);
	refuseOtherModel({
		path: name.replaceAll("\\", "/"),
		label: name,
		owner: lock.model,
		model
	});
	if (lock.contract !== contract.digest) throw new ConfigurationError("SLW_LOCK_MISMATCH", `${name} was made with another contract than ${relative(directory, contractFile)} is now. Run ingest again.`);
	return {
		contract,
		lock,
		lockDigest: digestOf(text),
		task: resolveTask(pipeline?.task, contract)
	};
}

export { checkModel as i, readProject as n, MODEL_FILE as r, readDataFacts as t };