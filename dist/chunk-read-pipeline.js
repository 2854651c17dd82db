import { O as build_default, _ as Name, o as TaskSchema, p as require__2020, y as closed } from "./chunk-evaluation.js";
import { t as require_dist } from "./chunk-dist2.js";
import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as readTextIfExists } from "./chunk-files.js";

// kit/config/check-pipeline.ts
var import__2020 = require__2020();
var import_dist = require_dist();
/**
* Refuses what a schema cannot see: a gate that would never judge, an environment named twice, a number that JSON cannot
* hold. Found here, before anything is trained.
* @throws ConfigurationError naming the file, the key and the cure
*/
function checkPipeline(pipeline, file) {
	const { environments, evaluate, train } = pipeline;
	const twice = environments?.find((name, index) => environments.indexOf(name) !== index);
	if (twice !== void 0) throw new ConfigurationError(`${file}: "environments" names "${twice}" twice. Take one out.`);
	for (const gate of evaluate?.gates ?? []) checkGate({
		gate,
		environments,
		file
	});
	const key = findNonFinite(train?.params ?? {}, "train.params");
	if (key !== void 0) throw new ConfigurationError(`${file}: "${key}" is not a finite number. Write one, or a text.`);
}
function checkGate({ gate, environments, file }) {
	const { metric, min, max, against } = gate;
	if (min === void 0 && max === void 0 && against === void 0) throw new ConfigurationError(`${file}: the gate on "${metric}" has no bound. Give it "min", "max" or "against".`);
	if (against === void 0 || !environments || environments.includes(against)) return;
	throw new ConfigurationError(`${file}: the gate on "${metric}" is against "${against}", which is not one of "environments".${suggest(against, environments)}`);
}
/** The path of the first NaN or infinity within a value, if any. */
function findNonFinite(value, path) {
	if (typeof value === "number") return Number.isFinite(value) ? void 0 : path;
	if (typeof value !== "object" || value === null) return void 0;
	for (const [key, item] of Object.entries(value)) {
		const found = findNonFinite(item, `${path}.${key}`);
		if (found !== void 0) return found;
	}
}

// kit/config/pipeline-schema.ts
const Share = build_default.Number({
	minimum: 0,
	exclusiveMaximum: 1
});
const SplitConfigSchema = closed({
	by: build_default.Optional(build_default.String({
		pattern: "^(row|group:.+|time:.+)$",
		description: "row, group:<column> or time:<column>"
	})),
	validation: build_default.Optional(Share),
	test: build_default.Optional(Share),
	seed: build_default.Optional(build_default.Integer())
});
const DataConfigSchema = closed({
	source: build_default.Optional(build_default.Union([build_default.String(), build_default.Array(build_default.String(), { minItems: 1 })])),
	contract: build_default.Optional(build_default.String()),
	lock: build_default.Optional(build_default.String()),
	split: build_default.Optional(SplitConfigSchema),
	store: build_default.Optional(build_default.String())
});
const TrainConfigSchema = closed({
	command: build_default.Optional(build_default.String()),
	params: build_default.Optional(build_default.Record(build_default.String(), build_default.Unknown())),
	seed: build_default.Optional(build_default.Integer()),
	"max-minutes": build_default.Optional(build_default.Number({ exclusiveMinimum: 0 })),
	"pass-env": build_default.Optional(build_default.Array(build_default.String()))
});
const GateConfigSchema = closed({
	metric: build_default.String(),
	min: build_default.Optional(build_default.Number()),
	max: build_default.Optional(build_default.Number()),
	against: build_default.Optional(build_default.String()),
	"max-degradation": build_default.Optional(build_default.String({ pattern: "^\\d+(\\.\\d+)?%$" }))
});
const EvaluateConfigSchema = closed({
	primary: build_default.Optional(build_default.String()),
	slices: build_default.Optional(build_default.Array(build_default.String())),
	gates: build_default.Optional(build_default.Array(GateConfigSchema))
});
const MonitorConfigSchema = closed({
	window: build_default.Optional(build_default.String({
		pattern: "^\\d+[hd]$",
		description: "hours or days, such as 7d"
	})),
	labels: build_default.Optional(build_default.String()),
	"on-drift": build_default.Optional(build_default.Array(build_default.Union([
		build_default.Literal("issue"),
		build_default.Literal("retrain"),
		build_default.Literal("rollback")
	]))),
	budget: build_default.Optional(build_default.String({
		pattern: "^\\d+/(day|week|month)$",
		description: "retrainings, such as 2/week"
	}))
});
/** `pipeline.yaml`: the one file a template user edits. Every key but `model` is optional. */
const PipelineSchema = build_default.Object({
	model: Name,
	task: build_default.Optional(TaskSchema),
	description: build_default.Optional(build_default.String()),
	data: build_default.Optional(DataConfigSchema),
	train: build_default.Optional(TrainConfigSchema),
	evaluate: build_default.Optional(EvaluateConfigSchema),
	environments: build_default.Optional(build_default.Array(Name, { minItems: 1 })),
	serve: build_default.Optional(closed({ log: build_default.Optional(build_default.String()) })),
	monitor: build_default.Optional(MonitorConfigSchema)
}, {
	$id: "https://slipway-mlops.github.io/slipway/schemas/pipeline-1.json",
	title: "pipeline",
	additionalProperties: false
});

// kit/config/read-pipeline.ts
/**
* Reads `pipeline.yaml`.
* @returns undefined when there is no such file: every action also works with inputs alone
* @throws ConfigurationError with file, line and cure for broken YAML, an unknown key or a wrong value
*/
async function readPipeline(file) {
	const text = await readTextIfExists(file);
	return text === void 0 ? void 0 : parsePipeline(text, file);
}
/** The same from text; `file` is what messages call it. */
function parsePipeline(text, file) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		uniqueKeys: true
	});
	const [broken] = document.errors;
	if (broken) throw new ConfigurationError(explainSyntax(broken, file));
	const value = resolveAliases(document, file);
	const validate = new import__2020.Ajv2020({
		strict: false,
		strictNumbers: true,
		verbose: true,
		allErrors: true
	}).compile(PipelineSchema);
	if (!validate(value)) throw new ConfigurationError(explain({
		document,
		lines,
		errors: validate.errors ?? [],
		file
	}));
	const pipeline = value;
	checkPipeline(pipeline, file);
	return pipeline;
}
function explainSyntax({ message, linePos }, file) {
	const [reason] = message.replace(/ at line \d+, column \d+:?/, "").split("\n");
	return `${linePos ? `${file}:${linePos[0].line}` : file}: not valid YAML: ${reason}. Correct that line.`;
}
/** The document as plain data. Aliases are resolved here, and refused where they are unknown or multiply without end. */
function resolveAliases(document, file) {
	try {
		return document.toJS();
	} catch (error) {
		throw new ConfigurationError(`${file}: not valid YAML: ${describeError(error)}. Write it without that alias.`);
	}
}
function explain({ document, lines, errors, file }) {
	const error = errors.find(({ keyword }) => keyword === "additionalProperties") ?? errors[0];
	if (!error) return `${file} is not a pipeline file.`;
	const path = error.instancePath.split("/").slice(1).map(unescapePointer);
	if (error.keyword === "additionalProperties") {
		const key = String(error.params["additionalProperty"]);
		return `${locate({
			document,
			lines,
			path: [...path, key],
			file
		})}: unknown key "${key}"${within(path)}.${suggest(key, knownKeys(error))}`;
	}
	const place = locate({
		document,
		lines,
		path,
		file
	});
	if (error.keyword === "required") return `${place}: the key "${String(error.params["missingProperty"])}" is missing${within(path)}. Add it.`;
	return `${place}: "${path.join(".") || "the file"}" ${describeRule(error, errors)}.`;
}
function describeRule(error, errors) {
	const constants = paramsOf(errors, error.instancePath, "const").map(({ allowedValue }) => allowedValue);
	if (constants.length > 0) return `must be one of ${constants.join(", ")}`;
	const types = paramsOf(errors, error.instancePath, "type").map(({ type }) => type);
	if (types.length > 0) return `must be ${types.join(" or ")}`;
	const schema = error.parentSchema;
	if (error.keyword === "pattern" && hasText(schema, "description")) return `must be ${schema.description}`;
	return error.message ?? `breaks the rule "${error.keyword}"`;
}
/** What the failed alternatives of one kind asked for at one place. */
function paramsOf(errors, path, keyword) {
	return errors.filter((error) => error.instancePath === path && error.keyword === keyword).map(({ params }) => params);
}
function hasText(value, key) {
	return typeof value === "object" && value !== null && key in value;
}
/** The keys that stand beside the unknown one, from the schema the error points into. */
function knownKeys(error) {
	let schema = PipelineSchema;
	const steps = error.schemaPath.split("/").slice(1, -1).map(unescapePointer);
	for (const step of steps) schema = isRecord(schema) ? schema[step] : void 0;
	const properties = isRecord(schema) ? schema["properties"] : void 0;
	return isRecord(properties) ? Object.keys(properties) : [];
}
function isRecord(value) {
	return typeof value === "object" && value !== null;
}
function locate({ document, lines, path, file }) {
	const offset = findOffset(document, path);
	return offset === void 0 ? file : `${file}:${lines.linePos(offset).line}`;
}
/** Where the key (or else the value) at `path` begins. */
function findOffset(document, path) {
	if (path.length === 0) return document.contents?.range?.[0];
	const parent = document.getIn(path.slice(0, -1), true);
	if (isRecord(parent) && Array.isArray(parent["items"])) for (const item of parent["items"]) {
		const key = isRecord(item) ? item["key"] : void 0;
		if (isRecord(key) && String(key["value"]) === path.at(-1) && Array.isArray(key["range"])) return key["range"][0];
	}
	return document.getIn(path, true)?.range?.[0];
}
function within(path) {
	return path.length > 0 ? ` in "${path.join(".")}"` : "";
}
function unescapePointer(step) {
	return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

export { readPipeline as t };