import { a as info, i as group, l as warning, n as error, o as notice, r as getInput, s as setOutput, t as debug } from "./chunk-core.js";
import { n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as isWriteRefusal, r as explainRefusal, t as isFolder } from "./chunk-make-folder.js";
import { c as removeTemporaries, i as writeFileAtomically } from "./chunk-files.js";
import { t as canonicalJson } from "./chunk-canonical-json.js";
import { n as forbidTelemetry } from "./chunk-forbid-telemetry.js";
import { t as readCredentials } from "./chunk-credentials.js";
import { n as suggest } from "./chunk-suggest.js";
import { n as showHidden } from "./chunk-show-hidden.js";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { appendFile, lstat } from "node:fs/promises";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";

// kit/action/context.ts
/** Reads the context from the variables every runner sets. */
function readContext(env = process.env) {
	return {
		onRunner: env["GITHUB_ACTIONS"] === "true",
		ownWorkTree: env["GITHUB_ACTIONS"] !== "true" || env["ACT"] === "true",
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
		selfHosted: env["GITHUB_ACTIONS"] === "true" && env["RUNNER_ENVIRONMENT"] !== "github-hosted",
		artifactService: Boolean(env["ACTIONS_RUNTIME_TOKEN"] && env["ACTIONS_RESULTS_URL"])
	};
}
function readEvent(file) {
	if (!file || !existsSync(file)) return {};
	const payload = JSON.parse(readFileSync(file, "utf8"));
	return typeof payload === "object" && payload !== null ? { ...payload } : {};
}

// kit/action/end-on-signals.ts
const SIGNALS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/**
* Lets a signal end the process as it would anyway, once nothing half-written is left. A verb that minds a signal
* itself, such as the service, ends in its own time. @returns what undoes it
*/
function endOnSignals() {
	for (const signal of SIGNALS) process.on(signal, end$1);
	return () => {
		for (const signal of SIGNALS) process.off(signal, end$1);
	};
}
function end$1(signal) {
	if (process.listenerCount(signal) > 1) return;
	removeTemporaries();
	process.off(signal, end$1);
	process.kill(process.pid, signal);
}

// kit/action/end-with-parent.ts
/**
* Takes it as SIGTERM when the command line that started this process is gone, whatever ended it: they share a channel
* that closes then. A runner's step has no such channel. @returns what undoes it
*/
function endWithParent() {
	if (!process.connected) return () => void 0;
	process.once("disconnect", end);
	process.channel?.unref();
	return () => process.off("disconnect", end);
}
function end() {
	for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void 0);
	process.kill(process.pid, "SIGTERM");
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
			if (sent < 10) send(showHidden(message), toAnnotation(place));
			else sayPlainly(`${label}: ${formatPlace(place)}${message}`);
			sent++;
		};
	};
	return {
		debug: (message) => debug(showHidden(message)),
		info: sayPlainly,
		notice: annotate(notice, "Notice"),
		warning: annotate(warning, "Warning"),
		error: annotate(error, "Error"),
		group: (title, work) => group(showHidden(title), work)
	};
}
/** Text of data or of a repository must not become a workflow command: a zero-width space breaks each marker. */
function sayPlainly(message) {
	info(showHidden(message).replace(/^([^\S\n\r\u2028\u2029]*:)(?=:)/gm, "$1​").replaceAll("##[", "##​["));
}
/** The logger of a terminal: plain lines on stderr, so that stdout stays free for results. */
function createTerminalLogger(writeLine = writeToStderr) {
	const write = (line) => writeLine(showHidden(line));
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

// kit/action/read-event.ts
/** The value at a path of an event's payload; undefined where a step is missing. What is gone, such as a fork, is null. */
function pick(value, ...path) {
	let current = value;
	for (const key of path) {
		if (typeof current !== "object" || current === null) return void 0;
		current = Reflect.get(current, key);
	}
	return current;
}
/** The text at a path of an event's payload. */
function pickText(value, ...path) {
	const found = pick(value, ...path);
	return typeof found === "string" && found !== "" ? found : void 0;
}

// kit/action/verbs.ts
/**
* Every verb that runs as a step. One that is not listed here cannot be started: `run` takes no other name.
* Only `report` reads no checkout: it writes what others found, as data that it checks.
*/
const VERBS = {
	ingest: "read",
	train: "read",
	evaluate: "read",
	compare: "read",
	report: "none",
	record: "read",
	package: "read",
	promote: "read",
	rollback: "read",
	verify: "read",
	tags: "read",
	check: "read",
	deploy: "read",
	serve: "read",
	monitor: "read"
};

// kit/action/refuse-fork.ts
/**
* Refuses to read the code of a fork's pull request on a self-hosted runner, which outlives the job. The last ditch,
* behind the forge's approval of outside contributors, the groups of runners, and the job's own `runs-on`.
* @param allowed what the input `allow-forks` says
*/
function refuseForkCode({ verb, trigger, allowed }) {
	const fork = VERBS[verb] !== "none" && trigger.selfHosted && !allowed ? findFork(trigger) : void 0;
	if (fork === void 0) return;
	throw new ConfigurationError(`This job would read code of ${fork} on a self-hosted runner, which outlives it. Run it on a hosted runner, push the branch to ${trigger.repository} after review, or set "allow-forks: true" where nothing on the runner outlives a job.`);
}
/** The fork whose branch the event is about, in words; undefined where it is a branch of the repository itself. */
function findFork({ event, repository }) {
	for (const head of [pick(event, "pull_request", "head", "repo"), pick(event, "workflow_run", "head_repository")]) {
		if (head === void 0) continue;
		const name = pick(head, "full_name");
		if (typeof name !== "string") return "a deleted fork";
		if (name.toLowerCase() !== repository.toLowerCase()) return `the fork ${name}`;
	}
}

// kit/action/refuse-linked-folder.ts
/** Where Slipway keeps its own files within a project. */
const OWN_FOLDER = ".slipway";
/**
* Refuses a checkout that brings a link in the place of Slipway's own folder: what is written and removed there would
* lie anywhere on the runner.
* @throws ConfigurationError for such a link
*/
function refuseLinkedFolder(directory) {
	if (!lstatSync(join(directory, OWN_FOLDER), { throwIfNoEntry: false })?.isSymbolicLink()) return;
	throw new ConfigurationError(`${OWN_FOLDER} in ${directory} is a symbolic link. Remove it from the repository: Slipway makes that folder itself.`);
}

// kit/reach/require-place.ts
/**
* Lets a path through that may be read: any where nothing is confined, else one within the project on whose way no link
* lies, and which is a regular file or a folder where it is there at all. Git's own folder, which holds what the checkout
* was made with, is no part of the project.
* @throws ConfigurationError for any other
*/
async function requirePlace({ confined }, { path, what, cure }) {
	if (confined === void 0) return;
	const inside = relative(confined.project, path);
	if (isOutside(inside)) throw refuse({
		what,
		cure
	}, "lies outside of the project");
	if (inside.split(sep).some((part) => part.toLowerCase() === ".git")) throw refuse({
		what,
		cure
	}, "is Git's own");
	const fault = await findFault(confined.anchor, relative(confined.anchor, path).split(sep));
	if (fault !== void 0) throw refuse({
		what,
		cure
	}, fault);
}
function isOutside(path) {
	return path === ".." || path.startsWith(`..${sep}`) || isAbsolute(path);
}
async function findFault(anchor, parts) {
	let path = anchor;
	for (const [index, part] of parts.entries()) {
		path = join(path, part);
		const entry = await lstatIfExists(path);
		if (entry === void 0) return void 0;
		if (entry.isSymbolicLink()) return index === parts.length - 1 ? "is a symbolic link" : `lies behind the symbolic link ${part}`;
		if (!entry.isFile() && !entry.isDirectory()) return "is no regular file";
	}
}
async function lstatIfExists(path) {
	try {
		return await lstat(path);
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return void 0;
		throw error;
	}
}
function refuse({ what, cure }, fault) {
	return new ConfigurationError(`${what} ${fault}. On a pull request only regular files of the project are read: ${cure ?? "put the file itself there"}.`);
}

// kit/action/settle-reach.ts
/**
* Where what this step reads may lie. A pull request's word counts for no more than what it brings itself.
* @throws ConfigurationError when the project's folder itself is a link that a pull request made
*/
async function settleReach({ context, directory, allowHttp }) {
	if (!context.onRunner || !isAboutPullRequest(context)) return { plainHttp: allowHttp };
	const inside = relative(context.workspace, directory);
	const reach = {
		confined: {
			project: directory,
			anchor: !inside.startsWith("..") && !isAbsolute(inside) ? context.workspace : directory
		},
		plainHttp: false
	};
	await requirePlace(reach, {
		path: directory,
		what: "The folder of the input \"working-directory\""
	});
	return reach;
}
/** Whether the checkout may hold what a pull request wants: by its own events, or those that are about one. */
function isAboutPullRequest({ eventName, event }) {
	return eventName.startsWith("pull_request") || pick(event, "pull_request") !== void 0 || pick(event, "issue", "pull_request") !== void 0 || String(pick(event, "workflow_run", "event")).startsWith("pull_request");
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
	forbidTelemetry();
	const context = readContext();
	const log = context.onRunner && !ownsStdout ? createRunnerLogger() : createTerminalLogger();
	const ignoreSignals = endOnSignals();
	const outliveParent = endWithParent();
	try {
		assertNodeVersion(process.versions.node);
		const inputs = createInputReader();
		refuseForkCode({
			verb,
			trigger: context,
			allowed: inputs.flag("allow-forks") ?? false
		});
		const directory = resolve(context.workspace, inputs.text("working-directory") ?? ".");
		await requireFolder(directory);
		if (context.onRunner) refuseLinkedFolder(directory);
		log.debug(`slipway ${verb} on Node ${process.versions.node} in ${directory}`);
		await report(await main({
			inputs,
			log,
			context,
			credentials: readCredentials(process.env, context.onRunner && !ownsStdout),
			directory,
			reach: await settleReach({
				context,
				directory,
				allowHttp: inputs.flag("allow-http") ?? false
			})
		}), log);
	} catch (error) {
		log.error(explainError(verb, error));
		process.exitCode = 1;
	} finally {
		ignoreSignals();
		outliveParent();
	}
}
/** Without it every file of the project would be said to be missing, one after the other. */
async function requireFolder(directory) {
	if (await isFolder(directory)) return;
	throw new ConfigurationError(`The folder ${directory} does not exist. Check the input "working-directory".`);
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
	if (resultFile) await writeFileAtomically(resultFile, canonicalJson({
		...outputs,
		details: result
	}));
	if (process.env["GITHUB_OUTPUT"]) for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
	if (failure === void 0) return;
	log.error(failure);
	process.exitCode = 1;
}
function explainError(verb, error) {
	if (error instanceof ConfigurationError) return error.message;
	if (isWriteRefusal(error)) return describeError(explainRefusal("A file that this step writes", error));
	return `slipway ${verb} failed in a way it should not: ${error instanceof Error ? error.stack ?? error.message : String(error)}${error instanceof Error && error.cause !== void 0 ? `\ncaused by: ${describeError(error.cause)}` : ""}`;
}

export { pickText as a, pick as i, requirePlace as n, throwMissing as o, findFork as r, run as t };