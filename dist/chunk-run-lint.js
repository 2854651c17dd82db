import { r as parseContract } from "./chunk-contract.js";
import { o as TASKS } from "./chunk-evaluation.js";
import { _ as listExternalLocations, i as operatorKey, p as quoteName } from "./chunk-read-model.js";
import { a as RULE_FAMILIES, i as FILE_RULES, n as SIGNATURE_RULES, o as countElements, t as lintModel } from "./chunk-lint-model.js";
import { i as writeFileAtomically, n as readUserFile } from "./chunk-files.js";
import { t as readKitVersion } from "./chunk-kit-version2.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as UsageError } from "./chunk-usage-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as formatBytes } from "./chunk-number-text.js";
import { t as alignTable } from "./chunk-align-table.js";
import { t as wrapText } from "./chunk-wrap-text.js";
import { a as canonicalJson } from "./chunk-make-folder.js";
import { relative, resolve } from "node:path";

// kit/format/onnx/bound-facts.ts
/** Of each list; no real model has more, but for files of external data. */
const MAX_LISTED$1 = 1e3;
const LISTS = [
	"opsets",
	"inputs",
	"outputs",
	"operators",
	"external"
];
/** The facts as `--json` gives them: of each list the first thousand. */
function boundFacts(facts) {
	const long = LISTS.filter((list) => facts[list].length > MAX_LISTED$1);
	if (long.length === 0) return facts;
	return {
		...facts,
		opsets: facts.opsets.slice(0, MAX_LISTED$1),
		inputs: facts.inputs.slice(0, MAX_LISTED$1),
		outputs: facts.outputs.slice(0, MAX_LISTED$1),
		operators: facts.operators.slice(0, MAX_LISTED$1),
		external: facts.external.slice(0, MAX_LISTED$1),
		omitted: Object.fromEntries(long.map((list) => [list, facts[list].length - MAX_LISTED$1]))
	};
}

// kit/format/onnx/describe-model.ts
/** What a model is made of. */
function describeModel(model) {
	const { irVersion, producer, opsets, inputs, outputs, tensors, size } = model;
	const initializers = tensors.filter(({ graph }) => graph !== null);
	return {
		irVersion,
		producer,
		opsets,
		inputs,
		outputs,
		operators: sizeOperators(model),
		parameters: initializers.reduce((sum, tensor) => sum + (countElements(tensor) || 0), 0),
		weightBytes: tensors.reduce((sum, { bytes }) => sum + bytes, 0),
		fileBytes: size,
		external: listExternalLocations(model)
	};
}
/** The operators with the bytes of their weights, the largest first. */
function sizeOperators({ operators, tensors, uses }) {
	const sizes = /* @__PURE__ */ new Map();
	for (const { graph, name, bytes } of tensors) {
		const operator = graph === null ? void 0 : uses.get(name);
		if (operator) sizes.set(operator, (sizes.get(operator) ?? 0) + bytes);
	}
	const sizeOf = ({ domain, type, attributeBytes }) => attributeBytes + (sizes.get(operatorKey(domain, type)) ?? 0);
	return operators.map((operator) => ({
		domain: operator.domain,
		type: operator.type,
		count: operator.count,
		bytes: sizeOf(operator)
	})).sort((a, b) => b.bytes - a.bytes || b.count - a.count);
}

// cli/lint/render-lint.ts
const WIDTH = 100;
const INDENT = "  ";
/** More are in `--json`. */
const MAX_OPERATORS = 10;
const MAX_LISTED = 10;
/** What the lint found, for a terminal: the findings, then what the model is made of. */
function renderLint({ file, findings, facts }, style) {
	return [
		`${style.bold(file)}: ${countFindings(findings)}`,
		...findings.map((finding) => renderFinding(finding, style)),
		...facts ? [renderFacts(facts), renderOperators(facts, style)] : []
	].filter((section) => section !== "").join("\n\n");
}
function countFindings(findings) {
	return [
		"error",
		"warning",
		"note"
	].map((severity) => {
		const count = findings.filter((finding) => finding.severity === severity).length;
		return count === 0 ? "" : `${count} ${severity}${count === 1 ? "" : "s"}`;
	}).filter((count) => count !== "").join(", ") || "nothing to say";
}
function renderFinding({ id, severity, place, message, fix }, style) {
	const paint = {
		error: style.red,
		warning: style.cyan,
		note: style.dim
	};
	const lines = wrapText(`${message} ${fix}`, 98);
	return [`${paint[severity](severity)} ${style.bold(id)} at ${place}`, ...lines.map((line) => INDENT + line)].join("\n");
}
function renderFacts(facts) {
	const opsets = facts.opsets.map(({ domain, version }) => `${safe(domain || "ai.onnx")} ${version}`);
	const beside = facts.external.length > 0 ? `, weights in ${listSome(facts.external.map(quoteName))}` : "";
	return wrapText(`IR ${facts.irVersion}, opset ${listSome(opsets)}; ${formatCount(facts.inputs.length, "input")}, ${formatCount(facts.outputs.length, "output")}; ${formatCount(facts.parameters, "parameter")} in ${formatBytes(facts.weightBytes)}${beside}.`, WIDTH).join("\n");
}
function renderOperators({ operators }, style) {
	const shown = operators.slice(0, MAX_OPERATORS);
	const rows = shown.map(({ domain, type, count, bytes }) => [
		safe(domain === "" ? type : `${domain}.${type}`),
		count.toLocaleString("en-US"),
		formatBytes(bytes)
	]);
	const rest = operators.length - shown.length;
	return [...alignTable([[
		"operator",
		"nodes",
		"weights"
	].map((title) => style.dim(title)), ...rows], [
		"left",
		"right",
		"right"
	]), ...rest > 0 ? [style.dim(`and ${rest} more`)] : []].join("\n");
}
function listSome(items) {
	const rest = items.length - MAX_LISTED;
	return `${items.slice(0, MAX_LISTED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}
/** A name without what a terminal would act on. */
function safe(name) {
	return quoteName(name).slice(1, -1);
}

// kit/ml/inference/lint-rules.ts
/** Every rule of the lint, by family: what the documentation lists. */
const LINT_RULES = [
	FILE_RULES,
	...RULE_FAMILIES,
	SIGNATURE_RULES
];

// kit/report/sarif.ts
/**
* Results as the text of a SARIF file (OASIS, Static Analysis Results Interchange Format 2.1.0), which GitHub's code
* scanning and editors read.
*/
function renderSarif({ tool, version, rules, results }) {
	const used = rules.map(({ id }) => id);
	return canonicalJson({
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: tool,
				version,
				semanticVersion: version,
				informationUri: "https://github.com/slipway-mlops/slipway",
				rules: rules.map(describeRule)
			} },
			columnKind: "utf16CodeUnits",
			results: results.map((result) => describeResult(result, used.indexOf(result.rule)))
		}]
	});
}
function describeRule({ id, level, summary, explanation, help, helpUri }) {
	return {
		id,
		shortDescription: { text: summary },
		fullDescription: { text: explanation },
		help: { text: help },
		helpUri,
		defaultConfiguration: { level }
	};
}
function describeResult({ rule, level, message, file, part, line = 1 }, ruleIndex) {
	return {
		ruleId: rule,
		ruleIndex,
		level,
		message: { text: message },
		locations: [{
			physicalLocation: {
				artifactLocation: { uri: file.split("/").map(encodeURIComponent).join("/") },
				region: { startLine: line }
			},
			logicalLocations: [{ fullyQualifiedName: part }]
		}],
		partialFingerprints: { "slipwayFinding/v1": `${rule}:${file}:${part}` }
	};
}

// cli/lint/to-sarif.ts
const DOCUMENTATION = "https://github.com/slipway-mlops/slipway/blob/main/docs/lint.md";
/** The findings of one file as the text of a SARIF file, its path as seen from the current folder. */
function toSarif({ file, findings, version }) {
	const path = relative(process.cwd(), resolve(file)).replaceAll("\\", "/");
	return renderSarif({
		tool: "slipway lint",
		version,
		rules: LINT_RULES.flatMap(({ rules }) => rules).map(toSarifRule),
		results: findings.map(({ id, severity, place, message, fix }) => ({
			rule: id,
			level: severity,
			message: `${place}: ${message} ${fix}`,
			file: path,
			part: place
		}))
	});
}
function toSarifRule({ id, severity, what, why, fix }) {
	const helpUri = `${DOCUMENTATION}#${id}`;
	return {
		id,
		level: severity,
		summary: what,
		explanation: `${what} ${why}`,
		help: fix,
		helpUri
	};
}

// cli/lint/run-lint.ts
/** Lints the file named by the first word; the exit code is 1 when there is an error. */
async function runLint({ inputs, words, json }) {
	const [file] = words;
	if (file === void 0) throw new UsageError("Name the file to lint: slipway lint FILE.");
	const { findings, model } = lintModel({
		file: resolve(file),
		contract: await readContract(inputs["contract"]),
		task: readTask(inputs["task"]),
		weights: inputs["weights"] === "true"
	});
	const facts = model && describeModel(model);
	const { sarif } = inputs;
	if (sarif !== void 0) await writeFileAtomically(resolve(sarif), toSarif({
		file,
		findings,
		version: await readKitVersion()
	}));
	const render = (style) => renderLint({
		file,
		findings,
		facts
	}, style);
	printAnswer({
		json,
		result: {
			findings,
			model: facts && boundFacts(facts)
		},
		render
	});
	return findings.some(({ severity }) => severity === "error") ? 1 : 0;
}
async function readContract(path) {
	return path === void 0 ? void 0 : parseContract(await readUserFile(path, "The data contract"), path);
}
function readTask(text) {
	const task = TASKS.find((each) => each === text);
	if (text === void 0 || task !== void 0) return task;
	throw new UsageError(`"--task" is "${text}". Use one of ${TASKS.join(", ")}.`);
}

export { runLint };