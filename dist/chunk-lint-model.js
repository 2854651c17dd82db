import { a as ConfigurationError } from "./chunk-make-folder.js";
import { n as suggest } from "./chunk-suggest.js";
import { a as targetColumn, n as featureColumns } from "./chunk-contract.js";
import { t as SignatureSchema } from "./chunk-signature.js";
import { i as isFloat, n as datatypeOf, o as deriveClasses } from "./chunk-datatype.js";

// kit/inference/derive-inputs.ts
/** The signature's inputs and the fixed batch size; 0 where any size goes. */
function deriveInputs(model, contract) {
	const features = featureColumns(contract);
	if (model.inputs.length === 0) throw new ConfigurationError("The model has no inputs. Export it again.");
	const inputs = model.inputs.map((input) => deriveInput({
		input,
		features,
		only: model.inputs.length === 1
	}));
	return {
		batch: readBatch(model.inputs),
		inputs
	};
}
function deriveInput({ input, features, only }) {
	const datatype = requireDatatype(input);
	const column = features.find(({ name }) => name === input.name);
	if (column && fitsOneColumn(input)) return takeColumn(input, datatype, column);
	if (only && isFloat(datatype) && isMatrix(input, features)) return takeAll(input, datatype, features);
	throw explainUnfilled({
		input,
		features,
		only
	});
}
function requireDatatype(input) {
	const datatype = input.kind === "tensor" ? datatypeOf(input.type) : void 0;
	if (datatype) return datatype;
	const found = input.kind === "tensor" ? input.type : `a ${input.kind}`;
	throw new ConfigurationError(`The model's input "${input.name}" is ${found}, which no request can carry. Export it as a float, integer, bool or string tensor.`);
}
function fitsOneColumn({ shape }) {
	if (shape === null || shape.length === 1) return true;
	return shape.length === 2 && (shape[1] === 1 || typeof shape[1] !== "number");
}
/** One number a row is no matrix, unless there is but one feature. */
function isMatrix({ shape }, features) {
	return shape?.length === 2 && (shape[1] !== 1 || features.length === 1);
}
function takeColumn(input, datatype, column) {
	refuseUnencodable(column, datatype, input.name);
	const shape = input.shape?.length === 1 ? [batchOf(input)] : [batchOf(input), 1];
	return {
		name: input.name,
		datatype,
		shape,
		columns: [column.name]
	};
}
function takeAll(input, datatype, features) {
	const width = input.shape?.[1];
	if (typeof width === "number" && width !== features.length) throw new ConfigurationError(`The model's input "${input.name}" takes ${width} numbers a row, and the data contract has ${features.length} features (${features.map(({ name }) => name).join(", ")}). Train on the contract's features in its order, or give other columns a "x-role".`);
	for (const column of features) refuseUnencodable(column, datatype, input.name);
	const columns = features.map(({ name }) => name);
	return {
		name: input.name,
		datatype,
		shape: [batchOf(input), features.length],
		columns
	};
}
/** A column that can never become this datatype; single values are checked when they come. */
function refuseUnencodable(column, datatype, input) {
	if (datatype === "BYTES") return;
	const where = `column "${column.name}" of the data contract fills the model's ${datatype} input "${input}"`;
	if (column.type === "string" && (!column.enum || datatype === "BOOL")) throw new ConfigurationError(`The text ${where}, and has no number to go in as. Give the column an "enum" (its index goes in), or make the input a string tensor.`);
	if (datatype === "BOOL" && column.type !== "boolean") throw new ConfigurationError(`The ${column.type} ${where}. Make the input float, or the column boolean.`);
}
function explainUnfilled({ input, features, only }) {
	const names = features.map(({ name }) => name);
	const shape = describeShape(input.shape);
	const matrix = only ? " A single input for all features must be a float tensor [N,F]." : " Name each input as a feature, or use a single float tensor [N,F] for all.";
	return new ConfigurationError(`No column of the data contract fills the model's input "${input.name}" (${input.type} ${shape}).${suggest(input.name, names)}${matrix}`);
}
function readBatch(inputs) {
	const sizes = new Set(inputs.map(batchOf));
	if (sizes.size === 1) return Math.max(0, ...sizes);
	throw new ConfigurationError(`The model's inputs disagree about the batch size (${inputs.map(({ name, shape }) => `${name}: ${describeShape(shape)}`).join(", ")}). Export it with a dynamic first dimension for all.`);
}
/** The first dimension, or -1 where any size goes. */
function batchOf({ shape }) {
	const first = shape?.[0];
	return typeof first === "number" && first > 0 ? first : -1;
}
/** `[N,1]` as people write it. */
function describeShape(shape) {
	return shape === null ? "of unknown shape" : `[${shape.map((size) => size ?? "?").join(",")}]`;
}

// kit/inference/derive-outputs.ts
/** The outputs that make a prediction, each with its role; others are left out. */
function deriveOutputs(question) {
	return question.task === "regression" ? deriveValue(question) : deriveClassOutputs(question);
}
function deriveValue({ model, contract }) {
	const numbers = model.outputs.filter((output) => isOnePerRow(output) && !isText(output) && isTensor(output));
	const named = numbers.find(({ name }) => name === targetColumn(contract).name);
	const [only, second] = numbers;
	const chosen = named ?? (second ? void 0 : only);
	if (chosen) return [toOutput(chosen, "value")];
	throw new ConfigurationError(`A regression needs one output with a number a row, [N,1] or [N]; the model's outputs are ${describeOutputs(model)}. Keep one, or name it as the target "${targetColumn(contract).name}".`);
}
function deriveClassOutputs({ model, task, classes }) {
	refuseZipMap(model);
	const fits = (output) => hasWidth(output, classes.length) || task === "binary" && isOnePerRow(output);
	const probabilities = pick(model.outputs.filter((output) => isFloatTensor(output) && fits(output)), /prob/i);
	if (!probabilities) throw new ConfigurationError(`A classifier needs one float output [N,${classes.length}] with a probability for each class; the model's outputs are ${describeOutputs(model)}. Add a softmax, and name the output "probabilities".`);
	const label = pick(model.outputs.filter((output) => isTensor(output) && !isFloatTensor(output) && isOnePerRow(output)), /label|class/i);
	const outputs = [toOutput(probabilities, "probabilities")];
	return label ? [toOutput(label, "label"), ...outputs] : outputs;
}
/** The only candidate, or else the only one whose name matches. */
function pick(candidates, pattern) {
	if (candidates.length === 1) return candidates[0];
	const named = candidates.filter(({ name }) => pattern.test(name));
	return named.length === 1 ? named[0] : void 0;
}
function refuseZipMap(model) {
	const maps = model.outputs.find(({ kind }) => kind === "sequence" || kind === "map");
	if (!maps) return;
	throw new ConfigurationError(`The model's output "${maps.name}" is a ${maps.kind}, not a tensor. Export without ZipMap: to_onnx(…, options={"zipmap": False}).`);
}
function isTensor({ kind, type }) {
	return kind === "tensor" && datatypeOf(type) !== void 0;
}
function isFloatTensor(output) {
	const datatype = datatypeOf(output.type);
	return isTensor(output) && datatype !== void 0 && isFloat(datatype);
}
function isText({ type }) {
	return type === "string";
}
function isOnePerRow({ shape }) {
	if (shape === null || shape.length === 1) return true;
	return shape.length === 2 && (shape[1] === 1 || typeof shape[1] !== "number");
}
function hasWidth({ shape }, width) {
	if (shape === null) return true;
	return shape.length === 2 && (shape[1] === width || typeof shape[1] !== "number");
}
function toOutput(output, role) {
	const rest = (output.shape ?? []).slice(1).map((size) => typeof size === "number" ? size : -1);
	const datatype = datatypeOf(output.type) ?? "FP32";
	return {
		name: output.name,
		datatype,
		shape: [batchOf(output), ...rest],
		role
	};
}
function describeOutputs({ outputs }) {
	return outputs.map(({ name, type, shape }) => `"${name}" (${type} ${describeShape(shape)})`).join(", ") || "none";
}

// kit/inference/signature.ts
/**
* How a row becomes this model's tensors, and its tensors a prediction.
*
* Inputs: one named as a feature takes that feature (`[N,1]` or `[N]`); a single float input `[N,F]` takes all
* features in contract order. Outputs of a regression: the only number a row, or the one named as the target. Of a
* classifier: a float output `[N,K]` of probabilities (`[N,1]` in a binary task: of the last class), and, if there is
* one, a label. Nothing is guessed beyond that.
* @throws ConfigurationError that says which input, output or column does not fit, and the cure
*/
function deriveSignature({ model, contract, task }) {
	const { batch, inputs } = deriveInputs(model, contract);
	const classes = task === "regression" ? [] : deriveClasses({
		model,
		contract,
		task
	});
	const outputs = deriveOutputs({
		model,
		contract,
		task,
		classes
	});
	return {
		$schema: SignatureSchema.properties.$schema.const,
		batch,
		inputs,
		outputs,
		classes
	};
}

// kit/onnx/lint-model.ts
/** What the pinned ONNX Runtime (1.30) loads at most; tried out against it by the tests. */
const MAX_IR_VERSION = 13;
const MAX_OPSETS = {
	"": 26,
	"ai.onnx.ml": 5
};
/** Domains whose operators every build of ONNX Runtime brings. */
const KNOWN_DOMAINS = /* @__PURE__ */ new Set([
	"",
	"ai.onnx.ml",
	"com.microsoft"
]);
/**
* What would keep a model from being served, found without a runtime.
* @param features names of the contract's features, in order
*/
function lintOnnxModel(model, features) {
	return [
		...lintVersions(model),
		...lintDomains(model),
		...lintExternalData(model),
		...lintInputs(model, features),
		...lintOutputs(model)
	];
}
function lintVersions({ irVersion, opsets }) {
	const findings = [];
	if (irVersion > 13) findings.push({
		id: "ir-too-new",
		severity: "error",
		message: `The file's IR version is ${irVersion}, and the runtime reads up to ${13}.`,
		place: "ir_version",
		fix: `Set model.ir_version = ${13} before saving, or export with an older onnx package.`
	});
	for (const { domain, version } of opsets) {
		const newest = MAX_OPSETS[normaliseDomain(domain)];
		if (newest === void 0 || version <= newest) continue;
		const name = domain || "ai.onnx";
		findings.push({
			id: "opset-too-new",
			severity: "error",
			message: `The model uses opset ${version} of ${name}, and the runtime knows up to ${newest}.`,
			place: `opset ${name}`,
			fix: `Export with opset ${newest} or older (target_opset, opset_version).`
		});
	}
	return findings;
}
function lintDomains({ operators, functions }) {
	const own = new Set(functions.map(({ domain, name }) => `${domain}\n${name}`));
	return operators.filter(({ domain, type }) => !KNOWN_DOMAINS.has(domain) && !own.has(`${domain}\n${type}`)).map(({ domain, type }) => ({
		id: "custom-operator",
		severity: "error",
		message: `The operator "${type}" belongs to the domain "${domain}", which the runtime does not bring.`,
		place: `operator ${domain}.${type}`,
		fix: "Express it with operators of ai.onnx or ai.onnx.ml, or as a function within the model."
	}));
}
function lintExternalData({ external }) {
	return [...new Set(external.map(({ location }) => location))].filter(leavesTheFolder).map((location) => ({
		id: "external-path",
		severity: "error",
		message: `Weights lie at "${location}", outside the model's folder.`,
		place: `external data "${location}"`,
		fix: "Save external data beside the model, by its file name alone."
	}));
}
/** True for a path that is absolute, climbs, or names a drive, a scheme or nothing. */
function leavesTheFolder(location) {
	return location === "" || /^[/\\]|^[a-zA-Z][a-zA-Z0-9+.-]*:|\\|\0/.test(location) || hasParentStep(location);
}
function hasParentStep(location) {
	return location.split("/").includes("..");
}
function lintInputs({ inputs }, features) {
	return inputs.flatMap((input) => [...lintBatch(input), ...isFilled(input, inputs, features) ? [] : [unfilledInput(input)]]);
}
function lintBatch({ name, shape }) {
	const size = shape?.[0];
	if (typeof size !== "number") return [];
	return [{
		id: "fixed-batch",
		severity: "warning",
		message: `The input takes exactly ${size} row${size === 1 ? "" : "s"} a run, so rows cannot be batched freely.`,
		place: `input "${name}"`,
		fix: "Export with a dynamic first dimension (dynamic_axes, dynamic_shapes, [None, …])."
	}];
}
function isFilled({ name, type, shape }, inputs, features) {
	if (features.includes(name)) return true;
	return inputs.length === 1 && /^(float|double|float16)$/.test(type) && shape?.length === 2;
}
function unfilledInput({ name }) {
	return {
		id: "unfilled-input",
		severity: "error",
		message: "No column of the data contract fills the input.",
		place: `input "${name}"`,
		fix: "Name each input as a feature of the contract, or use a single float input [N,F] for all of them."
	};
}
function lintOutputs({ outputs }) {
	return outputs.filter(({ kind }) => kind !== "tensor").map(({ name, kind }) => ({
		id: "non-tensor-output",
		severity: "error",
		message: `The output is ${kind === "unknown" ? "of no known type" : `a ${kind}`}, which the protocol cannot carry.`,
		place: `output "${name}"`,
		fix: "Export without ZipMap: to_onnx(…, options={\"zipmap\": False})."
	}));
}
function normaliseDomain(domain) {
	return domain === "ai.onnx" ? "" : domain;
}

export { deriveSignature as n, lintOnnxModel as t };