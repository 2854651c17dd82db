import { a as ConfigurationError, s as hasCode } from "./chunk-make-folder.js";
import { n as readUserFile } from "./chunk-files.js";
import { C as digestOf, l as parseManifest } from "./chunk-evaluation.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { a as targetColumn, i as readContract, n as featureColumns } from "./chunk-contract.js";
import { i as settleModel, r as readProjectPipeline } from "./chunk-project-inputs.js";
import { n as deriveSignature, t as lintOnnxModel } from "./chunk-lint-model.js";
import { t as readOnnxModel } from "./chunk-read-model.js";
import { join, relative, resolve } from "node:path";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";

// kit/inference/task.ts
/**
* The task as configured, else what the target's type says: a boolean or two listed values make it binary, more listed
* values multiclass, any other number a regression, any other text multiclass.
*/
function resolveTask(configured, contract) {
	if (configured) return configured;
	const { type, enum: values } = targetColumn(contract);
	if (type === "boolean" || values?.length === 2) return "binary";
	return values || type === "string" ? "multiclass" : "regression";
}

// action-train/src/read-project.ts
/** Reads the inputs that train and evaluate share. */
async function readProject(runner) {
	const { inputs, directory } = runner;
	const pipeline = await readProjectPipeline(runner);
	const { lock, contract } = pipeline?.data ?? {};
	return {
		directory,
		model: settleModel(inputs, pipeline),
		lockFile: resolve(directory, inputs.text("lock") ?? lock ?? "data/data.lock.json"),
		contractFile: resolve(directory, inputs.text("contract") ?? contract ?? "data/contract.json"),
		pipeline
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
	const text = await readUserFile(lockFile, "The data lock", "Run ingest first and merge its pull request.");
	const lock = parseManifest(DataLockSchema, text, name);
	if (lock.model !== model) throw new ConfigurationError(`${name} is for the model "${lock.model}", and this is "${model}". Set "model" or "lock" to match.`);
	if (lock.contract !== contract.digest) throw new ConfigurationError(`${name} was made with another contract than ${relative(directory, contractFile)} is now. Run ingest again.`);
	return {
		contract,
		lock,
		lockDigest: digestOf(text),
		task: resolveTask(pipeline?.task, contract)
	};
}

// action-train/src/check-model.ts
const MODEL_FILE = "model.onnx";
/**
* Reads `model.onnx` and holds it against the contract; the lint's warnings go to the log.
* @throws ConfigurationError when it is missing, no ONNX file, or cannot be served on this contract
*/
async function checkModel({ folder, contract, task, log }) {
	const model = readOnnxModel(await readModelFile(folder));
	const names = featureColumns(contract).map(({ name }) => name);
	const signature = deriveSignature({
		model,
		contract,
		task
	});
	for (const { severity, message, place, fix } of lintOnnxModel(model, names)) {
		if (severity === "error") throw new ConfigurationError(`The model's ${place}: ${message} ${fix}`);
		log.warning(`The model's ${place}: ${message} ${fix}`);
	}
	const external = [...new Set(model.external.map(({ location }) => location))].sort();
	const missing = external.find((location) => !existsSync(join(folder, location)));
	if (missing === void 0) return {
		signature,
		files: [MODEL_FILE, ...external]
	};
	throw new ConfigurationError(`The model keeps weights in "${missing}", which is not beside it. Save it to SLIPWAY_OUTPUT_DIR too, or keep all weights in model.onnx.`);
}
async function readModelFile(folder) {
	try {
		return await readFile(join(folder, MODEL_FILE));
	} catch (error) {
		if (hasCode(error, "ENOENT")) throw new ConfigurationError("The training command wrote no model.onnx. Save the model to the folder that the variable SLIPWAY_OUTPUT_DIR names.");
		throw error;
	}
}

export { readProject as i, checkModel as n, readDataFacts as r, MODEL_FILE as t };