import { t as require_dist } from "./chunk-dist2.js";
import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as readTextIfExists } from "./chunk-files.js";
import { t as isRecord } from "./chunk-record.js";
import { C as describeMismatch, F as Number$1, H as _Object_, L as Literal, M as Record, N as Union, P as String$1, R as Integer, T as DigestSchema, U as Optional, V as Unknown, W as _Array_, h as Name, p as Count, s as TaskSchema, v as closed, x as findFaults, z as Boolean } from "./chunk-evaluation.js";
import { n as findMetricFault } from "./chunk-metric-names.js";

// kit/format/config/check-pipeline.ts
var import_dist = require_dist();
/**
* Refuses what a schema cannot see: a gate that would never judge, a metric that is not computed, an environment named
* twice, a number that JSON cannot hold. Found here, before anything is trained.
* @throws ConfigurationError naming the file, the line, the key and the cure
*/
function checkPipeline(pipeline, locate) {
	const { environments, evaluate, task, train } = pipeline;
	const twice = environments?.findIndex((name, index) => environments.indexOf(name) !== index) ?? -1;
	if (twice >= 0) {
		const place = locate(["environments", String(twice)]);
		throw new ConfigurationError("SLW_PIPELINE_INVALID", `${place}: "environments" names "${environments?.[twice]}" twice. Take one out.`);
	}
	if (evaluate?.primary !== void 0) {
		const place = `${locate(["evaluate", "primary"])}: the primary metric`;
		checkMetric({
			metric: evaluate.primary,
			task,
			place
		});
	}
	for (const [index, gate] of (evaluate?.gates ?? []).entries()) {
		const place = locate([
			"evaluate",
			"gates",
			String(index)
		]);
		checkMetric({
			metric: gate.metric,
			task,
			place: `${place}: a gate's metric`
		});
		checkGate({
			gate,
			environments,
			place
		});
	}
	const path = findNonFinite(train?.params ?? {}, ["train", "params"]);
	if (path === void 0) return;
	throw new ConfigurationError("SLW_PIPELINE_INVALID", `${locate(path)}: "${path.join(".")}" is not a finite number. Write one, or a text.`);
}
function checkMetric({ metric, task, place }) {
	const fault = findMetricFault(metric, task);
	if (fault !== void 0) throw new ConfigurationError("SLW_METRIC_UNKNOWN", `${place} "${metric}" ${fault}`);
}
function checkGate({ gate, environments, place }) {
	const { metric, against, environments: asked } = gate;
	const subject = `${place}: the gate on "${metric}" is`;
	const strange = environments && asked?.find((name) => !environments.includes(name));
	if (environments && strange !== void 0) throw new ConfigurationError("SLW_PIPELINE_INVALID", `${subject} of "${strange}", which is not one of "environments".${suggest(strange, environments)}`);
	if (against === void 0 || against === "target") return;
	if (environments && !environments.includes(against)) throw new ConfigurationError("SLW_PIPELINE_INVALID", `${subject} against "${against}", which is not one of "environments".${suggest(against, environments)}`);
	if (asked && !asked.includes(against)) throw new ConfigurationError("SLW_PIPELINE_INVALID", `${subject} against "${against}", and its own "environments" leave that out, so it would never judge. Write "against: target" for the model live where it is promoted to.`);
}
/** The path of the first NaN or infinity within a value, if any. */
function findNonFinite(value, path) {
	if (typeof value === "number") return Number.isFinite(value) ? void 0 : path;
	if (typeof value !== "object" || value === null) return void 0;
	for (const [key, item] of Object.entries(value)) {
		const found = findNonFinite(item, [...path, key]);
		if (found !== void 0) return found;
	}
}

// kit/format/config/pipeline-schema.ts
const Share = Number$1({
	minimum: 0,
	exclusiveMaximum: 1,
	description: "a share from 0 to below 1, such as 0.2"
});
const SplitConfigSchema = closed({
	by: Optional(String$1({
		pattern: "^(row|group:.+|time:.+)$",
		description: "row, group:<column> or time:<column>"
	})),
	validation: Optional(Share),
	test: Optional(Share),
	seed: Optional(Integer()),
	/** Of a split by time: whether its cut-offs stay when data grow (`frozen`, the default) or move with them. */
	"cut-offs": Optional(Union([Literal("frozen"), Literal("rolling")]))
});
const DataConfigSchema = closed({
	source: Optional(Union([String$1(), _Array_(String$1(), { minItems: 1 })])),
	contract: Optional(String$1()),
	lock: Optional(String$1()),
	split: Optional(SplitConfigSchema),
	store: Optional(String$1({ description: "an address such as file://folder, oci://host/repository, s3://bucket/prefix, release:// (the releases of this repository) or release://owner/name" }))
});
const TrainConfigSchema = closed({
	command: Optional(String$1()),
	params: Optional(Record(String$1(), Unknown())),
	seed: Optional(Integer()),
	"max-minutes": Optional(Number$1({ exclusiveMinimum: 0 })),
	"pass-env": Optional(_Array_(String$1())),
	isolate: Optional(Union([
		Literal("auto"),
		Literal("require"),
		Literal("off")
	]))
});
const GateConfigSchema = closed({
	metric: String$1(),
	min: Optional(Number$1()),
	max: Optional(Number$1()),
	/** An environment, or `target`: the one that is promoted to, which is meant where a gate has no bound either. */
	against: Optional(String$1()),
	"max-degradation": Optional(String$1({
		pattern: "^\\d+(\\.\\d+)?%$",
		description: "a percentage such as 2%"
	})),
	/** Where it applies; in all of them where it is left out. */
	environments: Optional(_Array_(Name, { minItems: 1 }))
});
const EvaluateConfigSchema = closed({
	primary: Optional(String$1()),
	slices: Optional(_Array_(String$1())),
	gates: Optional(_Array_(GateConfigSchema))
});
const MonitorConfigSchema = closed({
	window: Optional(String$1({
		pattern: "^\\d+[hd]$",
		description: "hours or days, such as 7d"
	})),
	labels: Optional(String$1()),
	"on-drift": Optional(_Array_(Union([
		Literal("issue"),
		Literal("retrain"),
		Literal("rollback")
	]))),
	budget: Optional(String$1({
		pattern: "^\\d+/(day|week|month)$",
		description: "retrainings, such as 2/week"
	})),
	"min-labels": Optional(Count),
	"max-invalid": Optional(Number$1({
		minimum: 0,
		maximum: 1
	})),
	"max-error": Optional(Number$1({
		minimum: 0,
		maximum: 1
	}))
});
const SomeText = String$1({
	pattern: "\\S",
	description: "a text"
});
const Texts = _Array_(SomeText, { minItems: 1 });
const SignConfigSchema = closed({
	/** Whether promote and verify refuse a bundle that no trusted key has signed. */
	required: Optional(Boolean()),
	/** The folder of the trusted public keys, `*.pem`. */
	keys: Optional(SomeText),
	/** Digests of the bundles that were live before signatures were required. */
	exempt: Optional(_Array_(DigestSchema))
});
/** What no file can tell about a model, for its card. */
const CardConfigSchema = closed({
	"intended-use": Optional(Texts),
	"out-of-scope": Optional(Texts),
	users: Optional(Texts),
	owners: Optional(Texts),
	license: Optional(String$1({
		pattern: "^[A-Za-z0-9][A-Za-z0-9.+-]*$",
		description: "an SPDX identifier, such as Apache-2.0"
	})),
	"ethical-considerations": Optional(Texts),
	limitations: Optional(Texts),
	tags: Optional(_Array_(String$1({
		pattern: "^[a-z0-9][a-z0-9._-]*$",
		description: "lower-case words"
	})))
});
/** `pipeline.yaml`: the one file a template user edits. Every key but `model` is optional. */
const PipelineSchema = _Object_({
	model: Name,
	task: Optional(TaskSchema),
	description: Optional(String$1()),
	data: Optional(DataConfigSchema),
	train: Optional(TrainConfigSchema),
	evaluate: Optional(EvaluateConfigSchema),
	card: Optional(CardConfigSchema),
	sign: Optional(SignConfigSchema),
	environments: Optional(_Array_(Name, { minItems: 1 })),
	serve: Optional(closed({ log: Optional(String$1()) })),
	monitor: Optional(MonitorConfigSchema)
}, {
	$id: "https://slipway-mlops.github.io/slipway/schemas/pipeline-1.json",
	title: "pipeline",
	additionalProperties: false
});

// kit/format/config/read-pipeline.ts
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
	if (broken) throw new ConfigurationError("SLW_PIPELINE_INVALID", explainSyntax(broken, file));
	const value = resolveAliases(document, file);
	const faults = findFaults(PipelineSchema, value);
	if (faults.length > 0) throw new ConfigurationError("SLW_PIPELINE_INVALID", explain({
		document,
		lines,
		faults,
		file
	}));
	const pipeline = value;
	checkPipeline(pipeline, (path) => locate({
		document,
		lines,
		path,
		file
	}));
	return pipeline;
}
/** The model that a `pipeline.yaml` names, whatever else is wrong with it; undefined where it names none. */
function findPipelineModel(text) {
	const document = (0, import_dist.parseDocument)(text);
	const model = document.errors.length === 0 ? document.get("model") : void 0;
	return typeof model === "string" ? model : void 0;
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
		throw new ConfigurationError("SLW_PIPELINE_INVALID", `${file}: not valid YAML: ${describeError(error)}. Write it without that alias.`);
	}
}
function explain({ document, lines, faults, file }) {
	const mismatch = describeMismatch(faults);
	const { kind, path } = mismatch;
	const place = (at) => locate({
		document,
		lines,
		path: at,
		file
	});
	if (kind === "unknown key") {
		const { key, known } = mismatch;
		return `${place([...path, key])}: unknown key "${key}"${within(path)}.${suggest(key, known)}`;
	}
	if (kind === "missing key") return `${place(path)}: the key "${mismatch.key}" is missing${within(path)}. Add it.`;
	const name = path.length === 0 ? "the file" : `"${path.join(".")}"`;
	return `${place(path)}: ${name} is ${mismatch.found}. Write ${mismatch.expected}.`;
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

export { parsePipeline as n, readPipeline as r, findPipelineModel as t };