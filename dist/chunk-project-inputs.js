import { a as info, c as setSecret, i as group, l as warning, n as error, o as notice, r as getInput, s as setOutput, t as debug } from "./chunk-core.js";
import { n as describeError, t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as writeFileAtomically, t as readTextIfExists } from "./chunk-files.js";
import { t as canonicalJson } from "./chunk-canonical-json.js";
import { n as suggest } from "./chunk-suggest.js";
import { O as build_default, _ as Name, o as TaskSchema, p as require__2020, s as checkManifest, y as closed } from "./chunk-evaluation.js";
import { t as require_dist } from "./chunk-dist2.js";
import { resolve } from "node:path";
import { appendFile } from "node:fs/promises";
import { existsSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";

// kit/action/context.ts
/** Reads the context from the variables every runner sets. */
function readContext(env = process.env) {
	return {
		onRunner: env["GITHUB_ACTIONS"] === "true",
		workspace: env["GITHUB_WORKSPACE"] || process.cwd(),
		temporary: env["RUNNER_TEMP"] || tmpdir(),
		repository: env["GITHUB_REPOSITORY"] ?? "",
		sha: env["GITHUB_SHA"] ?? "",
		ref: env["GITHUB_REF"] ?? "",
		actor: env["GITHUB_ACTOR"] ?? "",
		eventName: env["GITHUB_EVENT_NAME"] ?? "",
		event: readEvent(env["GITHUB_EVENT_PATH"]),
		runId: env["GITHUB_RUN_ID"] ?? "",
		runAttempt: Number(env["GITHUB_RUN_ATTEMPT"] || 1),
		serverUrl: env["GITHUB_SERVER_URL"] || "https://github.com",
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
		selfHosted: env["RUNNER_ENVIRONMENT"] === "self-hosted",
		artifactService: Boolean(env["ACTIONS_RUNTIME_TOKEN"] && env["ACTIONS_RESULTS_URL"])
	};
}
function readEvent(file) {
	if (!file || !existsSync(file)) return {};
	const payload = JSON.parse(readFileSync(file, "utf8"));
	return typeof payload === "object" && payload !== null ? { ...payload } : {};
}

// kit/action/credentials.ts
/**
* Reads credentials from the environment: `INPUT_TOKEN` or `GITHUB_TOKEN`; `AWS_…` as every S3 client reads them
* (`AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`); `SLIPWAY_OCI_USER` and `SLIPWAY_OCI_PASSWORD`, else the token;
* `SLIPWAY_SERVE_TOKEN`.
* @param mask whether to tell the runner, on stdout, to hide them in the log
*/
function readCredentials(env = process.env, mask = env["GITHUB_ACTIONS"] === "true") {
	const token = env["INPUT_TOKEN"] || env["GITHUB_TOKEN"] || void 0;
	const serveToken = env["SLIPWAY_SERVE_TOKEN"] || void 0;
	const credentials = {
		token,
		s3: readS3(env),
		oci: readOci(env, token),
		serveToken
	};
	for (const secret of [
		token,
		credentials.s3?.secretAccessKey,
		credentials.s3?.sessionToken,
		credentials.oci?.password,
		serveToken
	]) if (secret && mask) setSecret(secret);
	return credentials;
}
function readS3(env) {
	const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = env;
	if (!accessKeyId || !secretAccessKey) return void 0;
	const sessionToken = env["AWS_SESSION_TOKEN"];
	const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"];
	return {
		accessKeyId,
		secretAccessKey,
		...sessionToken ? { sessionToken } : {},
		region: env["AWS_REGION"] || env["AWS_DEFAULT_REGION"] || "us-east-1",
		...endpoint ? { endpoint } : {}
	};
}
function readOci(env, token) {
	const user = env["SLIPWAY_OCI_USER"] || env["GITHUB_ACTOR"] || "slipway";
	const password = env["SLIPWAY_OCI_PASSWORD"];
	if (password) return {
		user,
		password
	};
	return token ? {
		user,
		password: token,
		hosts: listForgeRegistries(env["GITHUB_SERVER_URL"])
	} : void 0;
}
/** The registries that take the forge's own token: GitHub's, or the forge's own host (Gitea) and its `containers.`. */
function listForgeRegistries(serverUrl = "https://github.com") {
	if (!URL.canParse(serverUrl)) return [];
	const { host } = new URL(serverUrl);
	return host === "github.com" ? ["ghcr.io"] : [host, `containers.${host}`];
}

// kit/action/inputs.ts
/** The reader of this process's inputs (`INPUT_<NAME>` in the environment). */
function createInputReader(getInput$1 = getInput) {
	const text = (name) => getInput$1(name).trim() || void 0;
	return {
		text,
		required: (name) => text(name) ?? throwMissing(name),
		flag: (name) => parseFlag(name, text(name)),
		number: (name, bounds = {}) => parseNumber({
			name,
			text: text(name),
			...bounds
		}),
		list: (name) => text(name)?.split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== ""),
		choice: (name, choices) => parseChoice(name, text(name), choices)
	};
}
/** Fails for a value that neither an input nor `pipeline.yaml` gives. */
function throwMissing(input, pipelineKey) {
	const cure = pipelineKey ? `Set the input, or "${pipelineKey}" in pipeline.yaml.` : "Set it.";
	throw new ConfigurationError(`The input "${input}" is missing. ${cure}`);
}
function parseFlag(name, text) {
	if (text === void 0) return void 0;
	if (/^(true|True|TRUE)$/.test(text)) return true;
	if (/^(false|False|FALSE)$/.test(text)) return false;
	throw new ConfigurationError(`The input "${name}" is "${text}". Write true or false.`);
}
function parseNumber({ name, text, min, max, integer }) {
	if (text === void 0) return void 0;
	const value = Number(text);
	if (Number.isFinite(value) && (!integer || Number.isInteger(value)) && value >= (min ?? value) && value <= (max ?? value)) return value;
	const kind = integer ? "a whole number" : "a number";
	const range = [min === void 0 ? "" : ` from ${min}`, max === void 0 ? "" : ` up to ${max}`].join("");
	throw new ConfigurationError(`The input "${name}" is "${text}". Write ${kind}${range}.`);
}
function parseChoice(name, text, choices) {
	if (text === void 0) return void 0;
	const choice = choices.find((candidate) => candidate === text);
	if (choice !== void 0) return choice;
	throw new ConfigurationError(`The input "${name}" is "${text}".${suggest(text, choices)}`);
}

// kit/action/log.ts
/** GitHub shows at most this many annotations of one kind for one step; further ones go to the log alone. */
const MAX_ANNOTATIONS_PER_KIND = 10;
/** The logger of a runner: workflow commands on stdout, annotations within the platform's limit. */
function createRunnerLogger() {
	const annotate = (send, label) => {
		let sent = 0;
		return (message, place) => {
			if (sent < 10) send(message, toAnnotation(place));
			else sayPlainly(`${label}: ${formatPlace(place)}${message}`);
			sent++;
		};
	};
	return {
		debug,
		info: sayPlainly,
		notice: annotate(notice, "Notice"),
		warning: annotate(warning, "Warning"),
		error: annotate(error, "Error"),
		group: (title, work) => group(title, work)
	};
}
/** Text of data or of a repository must not become a workflow command: a zero-width space breaks each marker. */
function sayPlainly(message) {
	info(message.replace(/^(\s*:)(?=:)/gm, "$1​").replaceAll("##[", "##​["));
}
/** The logger of a terminal: plain lines on stderr, so that stdout stays free for results. */
function createTerminalLogger(write = writeToStderr) {
	const say = (label) => (message, place) => write(`${label}${formatPlace(place)}${message}`);
	return {
		debug() {},
		info: say(""),
		notice: say(""),
		warning: say("warning: "),
		error: say("error: "),
		group: async (title, work) => {
			write(title);
			return work();
		}
	};
}
function writeToStderr(line) {
	process.stderr.write(`${line}\n`);
}
function toAnnotation(place) {
	if (!place) return {};
	const { file, line, column } = place;
	return {
		file,
		...line === void 0 ? {} : { startLine: line },
		...column === void 0 ? {} : { startColumn: column }
	};
}
function formatPlace(place) {
	if (!place) return "";
	return `${[
		place.file,
		place.line,
		place.column
	].filter((part) => part !== void 0).join(":")}: `;
}

// kit/action/summary.ts
/** GitHub refuses a step summary larger than this. */
const MAX_SUMMARY_BYTES = 1048576;
const CUT_NOTE = "\n\n*Cut here: a step summary holds at most 1 MiB. The files of this step hold everything.*\n";
/** The Markdown as it may stand in a step summary: whole, or cut at a line's end with a note. */
function fitSummary(markdown, limit = MAX_SUMMARY_BYTES) {
	const bytes = Buffer.from(markdown);
	if (bytes.length <= limit) return markdown;
	const room = limit - Buffer.byteLength(CUT_NOTE);
	const end = bytes.lastIndexOf(10, room - 1);
	return bytes.subarray(0, Math.max(end, 0)).toString() + CUT_NOTE;
}
/** Adds to this step's summary, where the runner keeps one. */
async function writeSummary(markdown, file) {
	if (file && markdown.trim() !== "") await appendFile(file, fitSummary(`${markdown.trimEnd()}\n`));
}

// kit/action/run.ts
/** The oldest Node that Slipway runs on. */
const MINIMUM_NODE = [20, 19];
/**
* Runs a verb as a runner step: reads the surroundings, sets outputs only when it ends well, writes the summary,
* and turns a ConfigurationError into one sentence and exit code 1. Any other error keeps its stack.
* @param ownsStdout the verb writes to stdout itself, so no workflow commands go there, even on a runner
*/
async function run(verb, main, { ownsStdout = false } = {}) {
	const context = readContext();
	const log = context.onRunner && !ownsStdout ? createRunnerLogger() : createTerminalLogger();
	try {
		assertNodeVersion(process.versions.node);
		const inputs = createInputReader();
		const directory = resolve(context.workspace, inputs.text("working-directory") ?? ".");
		log.debug(`slipway ${verb} on Node ${process.versions.node} in ${directory}`);
		await report(await main({
			inputs,
			log,
			context,
			credentials: readCredentials(process.env, context.onRunner && !ownsStdout),
			directory
		}), log);
	} catch (error) {
		log.error(explainError(verb, error));
		process.exitCode = 1;
	}
}
/** @throws ConfigurationError when this Node is too old. */
function assertNodeVersion(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const [oldestMajor, oldestMinor] = MINIMUM_NODE;
	if (major > oldestMajor || major === oldestMajor && minor >= oldestMinor) return;
	throw new ConfigurationError(`Slipway needs Node ${MINIMUM_NODE.join(".")} or newer, and this is ${version}. Install Node 24.`);
}
async function report({ outputs, summary, result, failure }, log) {
	await writeSummary(summary, process.env["GITHUB_STEP_SUMMARY"]);
	const resultFile = process.env["SLIPWAY_RESULT"];
	if (resultFile) await writeFileAtomically(resultFile, canonicalJson(result));
	if (process.env["GITHUB_OUTPUT"]) for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
	if (failure === void 0) return;
	log.error(failure);
	process.exitCode = 1;
}
function explainError(verb, error) {
	if (error instanceof ConfigurationError) return error.message;
	return `slipway ${verb} failed in a way it should not: ${error instanceof Error ? error.stack ?? error.message : String(error)}${error instanceof Error && error.cause !== void 0 ? `\ncaused by: ${describeError(error.cause)}` : ""}`;
}

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

// kit/action/project-inputs.ts
/** The project's `pipeline.yaml`, or the file the input `pipeline` names; undefined where there is none. */
function readProjectPipeline(runner) {
	return readPipeline(resolve(runner.directory, runner.inputs.text("pipeline") ?? "pipeline.yaml"));
}
/** The model: the input, else `pipeline.yaml`. @throws ConfigurationError for a missing or impossible name */
function settleModel(inputs, pipeline) {
	return checkName("model", inputs.text("model") ?? pipeline?.model ?? throwMissing("model", "model"));
}
/** The store's address: the input, else `pipeline.yaml`. @throws ConfigurationError when neither names one */
function settleStore(inputs, pipeline) {
	return inputs.text("store") ?? pipeline?.data?.store ?? throwMissing("store", "data.store");
}
/** The environment an input names; `pipeline.yaml` lists those there are, where it lists any. */
function checkEnvironment(environment, pipeline) {
	const known = pipeline?.environments;
	if (known && !known.includes(environment)) throw new ConfigurationError(`The environment "${environment}" is not one of those in pipeline.yaml (${known.join(", ")}). Correct the input, or add it to "environments".`);
	return checkName("environment", environment);
}
/** A name as it may stand in a path, a branch and an image's name. @throws ConfigurationError for another text */
function checkName(input, name) {
	try {
		return checkManifest(Name, name, input);
	} catch {
		throw new ConfigurationError(`The input "${input}" is "${name}". Write a name of lower-case letters, digits, dots and dashes, such as house-price.`);
	}
}

export { settleStore as a, settleModel as i, checkName as n, run as o, readProjectPipeline as r, throwMissing as s, checkEnvironment as t };