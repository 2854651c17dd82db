import { o as __toESM } from "./chunk-rolldown-runtime.js";
import { a as info, i as group, l as warning, n as error, o as notice, r as getInput, s as setOutput, t as debug } from "./chunk-core.js";
import { a as canonicalJson, i as isWriteRefusal, n as makeFolder, r as explainRefusal, t as isFolder } from "./chunk-make-folder.js";
import { i as isFault, n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { c as removeTemporaries, i as writeFileAtomically, r as replaceAtomically, s as inTemporaryFolder, t as readTextIfExists } from "./chunk-files.js";
import { i as forbidTelemetry } from "./chunk-child-environment.js";
import { n as parseRepository } from "./chunk-address.js";
import { D as readCredentials, E as listPages, O as readS3Place, T as wordsOf, _ as openBelow, b as connect, g as streamBody, h as requestObject, k as GITHUB_API, m as statObject, p as listObjects, t as openStore, v as openBucket, w as statusOf, y as objectUrl } from "./chunk-open-store.js";
import { n as suggest } from "./chunk-suggest.js";
import { o as showHidden, t as createGit } from "./chunk-git.js";
import { i as readLogStyle, n as LOG_LEVELS } from "./chunk-log-style.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as OWN_FOLDER, t as OWN } from "./chunk-own-folder.js";
import { A as isDigest, D as digestOfFile, E as digestOf, O as digestOfJson, j as shortDigest, k as hexOf } from "./chunk-evaluation.js";
import { n as fitLine, t as fitBody } from "./chunk-fit-body.js";
import { a as createOpener } from "./chunk-send-request.js";
import { n as readKey } from "./chunk-record.js";
import { basename, dirname, isAbsolute, join, normalize, relative, resolve, sep } from "node:path";
import { BlockList, isIP, isIPv4, isIPv6 } from "node:net";
import { randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { lookup } from "node:dns";
import { appendFile, copyFile, lstat, mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createReadStream, createWriteStream, existsSync, lstatSync, readFileSync, readdirSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// kit/action/confine-credentials.ts
const ELSEWHERE = "On a pull request SLIPWAY_OCI_PASSWORD goes only to the registry that the workflow names by the input \"store\", and this one was named elsewhere: name it there.";
/**
* The credentials that a step may use. Where a pull request says what is read, a registry's password goes to the registry
* that the workflow names by the input `store`, and to none that the project's own settings name.
* @param store what the input says
*/
function confineCredentials(credentials, { confined }, store) {
	const { oci } = credentials;
	if (confined === void 0 || oci === void 0 || oci.hosts !== void 0) return credentials;
	const hosts = store !== void 0 && /^oci:\/\//i.test(store) ? [parseRepository(store).host] : [];
	return {
		...credentials,
		oci: {
			...oci,
			hosts,
			elsewhere: ELSEWHERE
		}
	};
}

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
	throw new ConfigurationError("SLW_INPUT_MISSING", `The input "${input}" is missing. ${cure}`);
}
function parseFlag(name, text) {
	if (text === void 0) return void 0;
	if (/^(true|True|TRUE)$/.test(text)) return true;
	if (/^(false|False|FALSE)$/.test(text)) return false;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "${name}" is "${text}". Write true or false.`);
}
function parseNumber({ name, text, min, max, integer }) {
	if (text === void 0) return void 0;
	const value = Number(text);
	if (Number.isFinite(value) && (!integer || Number.isInteger(value)) && value >= (min ?? value) && value <= (max ?? value)) return value;
	const kind = integer ? "a whole number" : "a number";
	const range = [min === void 0 ? "" : ` from ${min}`, max === void 0 ? "" : ` up to ${max}`].join("");
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "${name}" is "${text}". Write ${kind}${range}.`);
}
function parseChoice(name, text, choices) {
	if (text === void 0) return void 0;
	const choice = choices.find((candidate) => candidate === text);
	if (choice !== void 0) return choice;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "${name}" is "${text}".${suggest(text, choices)}`);
}

// kit/action/log.ts
/** GitHub shows at most this many annotations of one kind for one step; further ones go to the log alone. */
const MAX_ANNOTATIONS_PER_KIND = 10;
/** The logger of a runner: workflow commands on stdout, annotations within the platform's limit. */
function createRunnerLogger() {
	const annotate = (send, label) => {
		let sent = 0;
		return (message, note = {}) => {
			if (sent < 10) send(showHidden(message), toAnnotation(note));
			else sayPlainly(`${withCode(label, note)}: ${formatPlace(note)}${message}`);
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
/**
* The logger of a terminal: lines on stderr, so that stdout stays free for results. As JSON each is an object with `time`
* (RFC 3339, UTC), `level`, `message` and, where there is a place, `file`, `line` and `column`; an error has its `code`.
*/
function createTerminalLogger(writeLine = writeToStderr, { level: least, format } = {
	level: "info",
	format: "text"
}) {
	const render = format === "json" ? renderJson : renderLine;
	const say = (level) => (message, note = {}) => {
		if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return;
		writeLine(render({
			level,
			message: showHidden(message),
			note: showPlace(note)
		}));
	};
	return {
		debug: say("debug"),
		info: say("info"),
		notice: say("notice"),
		warning: say("warning"),
		error: say("error"),
		group: async (title, work) => {
			say("info")(title);
			return work();
		}
	};
}
function renderLine({ level, message, note }) {
	return `${level === "info" || level === "notice" ? "" : `${withCode(level, note)}: `}${formatPlace(note)}${message}`;
}
function withCode(label, { code }) {
	return code === void 0 ? label : `${label} ${code}`;
}
function renderJson({ note, ...entry }) {
	return JSON.stringify({
		time: (/* @__PURE__ */ new Date()).toISOString(),
		...entry,
		...note
	});
}
function showPlace({ file, ...note }) {
	return file === void 0 ? note : {
		file: showHidden(file),
		...note
	};
}
function writeToStderr(line) {
	process.stderr.write(`${line}\n`);
}
function toAnnotation({ file, line, column, code }) {
	return {
		...code === void 0 ? {} : { title: code },
		...file === void 0 ? {} : { file },
		...line === void 0 ? {} : { startLine: line },
		...column === void 0 ? {} : { startColumn: column }
	};
}
function formatPlace({ file, line, column }) {
	if (file === void 0) return "";
	return `${[
		file,
		line,
		column
	].filter((part) => part !== void 0).join(":")}: `;
}

// kit/host/artifact/artifact-names.ts
/** Characters that GitHub refuses in the paths of an artifact's files; names lack slashes as well. */
const FORBIDDEN_IN_PATHS = /[":<>|*?\r\n]/;
const FORBIDDEN_IN_NAMES = /[":<>|*?\r\n\\/]/;
/** @throws ConfigurationError when GitHub would refuse the name, or it is no name for a folder. */
function checkArtifactName(name) {
	if (name !== "" && name !== "." && name !== ".." && !FORBIDDEN_IN_NAMES.test(name)) return;
	throw new ConfigurationError("SLW_INPUT_INVALID", `"${name}" cannot be an artifact's name. Use letters, digits, dots and dashes; not " : < > | * ? \\ / or line breaks.`);
}
/** @throws ConfigurationError when the path leaves its folder or holds what GitHub refuses. */
function checkFilePath(artifact, path) {
	if (isInside(path) && !FORBIDDEN_IN_PATHS.test(path)) return;
	throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${artifact}" has a file at "${path}", which is not a plain path inside it. Rename the file.`);
}
const CURE_IN_RUN = "Check the input \"artifact\" and that the job which makes it ran before (needs:).";
/**
* The error for an artifact that is not there.
* @param run what the message calls the run
*/
function createMissingArtifactError(name, names, { cure = CURE_IN_RUN, run = "this run" } = {}) {
	const known = names.length === 0 ? "There are none" : `There are: ${names.join(", ")}`;
	return new ConfigurationError("SLW_ARTIFACT_MISSING", `There is no artifact "${name}" in ${run}. ${known}. ${cure}`);
}
/** The error for a run that the forge does not know, or does not show. */
function createMissingRunError(id, repository) {
	return new ConfigurationError("SLW_ARTIFACT_MISSING", `${repository} shows no workflow run ${id} to this token. Take the number from the address of the run, and give the job "actions: read".`);
}
/** The error for a second upload of a name with `overwrite: false`. */
function createDuplicateError(name) {
	return new ConfigurationError("SLW_ARTIFACT_EXISTS", `This run has an artifact "${name}" already, and artifacts never change. Give each job its own name.`);
}
/** The error for an artifact that is not what was uploaded. */
function createCorruptedError(name) {
	return new ConfigurationError("SLW_ARTIFACT_CHANGED", `The artifact "${name}" arrived with another digest than it was uploaded with. Run the job again.`);
}
/** The error for an artifact of a foreign run that holds more than it may. */
function createOversizeError(name, maxBytes) {
	return new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${name}" of that run holds more than ${maxBytes} bytes, which no artifact of this kind does. It is not read.`);
}
function isInside(path) {
	const parts = normalize(path).split(/[\\/]/);
	return path !== "" && !isAbsolute(path) && !/^[\\/]|^[A-Za-z]:/.test(path) && !parts.includes("..");
}

// kit/host/artifact/digest-artifact.ts
/**
* The digest of an artifact: of the paths and the contents of its files, whatever a service packs them into.
* @param files relative to the folder, with `/`
*/
async function digestArtifact(folder, files) {
	const digests = {};
	for (const file of files) digests[file] = (await digestOfFile(join(folder, file))).digest;
	return digestOfJson(digests);
}
/**
* Holds an artifact against what the job that made it put out.
* @param expected undefined where nothing was handed on
* @throws ConfigurationError when its files are others
*/
async function refuseOtherArtifact({ name, folder, files, expected, log }) {
	if (expected === void 0) return;
	const actual = await digestArtifact(folder, files);
	if (actual === expected) return log.info(`Artifact ${name}: the one that was handed on, by its digest.`);
	throw new ConfigurationError("SLW_ARTIFACT_CHANGED", `The artifact "${name}" is not the one that was handed on: its digest is ${actual}, and the input "artifact-digest" states ${expected}. Another job has replaced it: run the job that makes it again, and look at what else writes to this run.`);
}

// kit/host/artifact/list-folder.ts
/** The files under a folder, relative to it, with `/`, sorted. Links are left out. */
async function listFolder(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
}

// kit/host/artifact/artifact-folders.ts
/** What makes the artifacts that other commands take. */
const MAKERS = [
	{
		prefix: "run-",
		verb: "train"
	},
	{
		prefix: "evaluated-",
		verb: "evaluate"
	},
	{
		prefix: "monitor-",
		verb: "monitor"
	}
];
/** Artifacts as folders `.slipway/artifacts/<name>` of the project: where there is no runner. */
function openArtifactFolders({ directory, log, expected }) {
	const root = resolve(directory, OWN.artifacts);
	return {
		async upload(name, folder, files, { overwrite = true } = {}) {
			checkArtifactName(name);
			const target = join(root, name);
			if (!overwrite && existsSync(target)) throw createDuplicateError(name);
			checkFiles({
				name,
				folder,
				files
			});
			await replaceAtomically(target, async (temporary) => {
				for (const file of files) await copyInto$1(join(folder, file), join(temporary, file));
				await rm(target, {
					recursive: true,
					force: true
				});
			});
			log.info(`Artifact ${name}: ${formatCount(files.length, "file")} in ${target}`);
			return digestArtifact(target, files);
		},
		async download(name, folder) {
			checkArtifactName(name);
			const source = join(root, name);
			if (!existsSync(source)) throw createMissingArtifactError(name, await listNames$3(root), {
				cure: explainCure(name),
				run: OWN.artifacts
			});
			const files = await listFolder(source);
			await refuseOtherArtifact({
				name,
				folder: source,
				files,
				expected,
				log
			});
			for (const file of files) await copyAtomically(join(source, file), join(folder, file));
			return files;
		},
		list: () => listNames$3(root)
	};
}
/** @throws ConfigurationError when there is nothing to upload or a file is missing. */
function checkFiles({ name, folder, files }) {
	if (files.length === 0) throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${name}" has no files.`);
	for (const file of files) {
		checkFilePath(name, file);
		if (!existsSync(join(folder, file))) throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${name}" lacks its file ${join(folder, file)}.`);
	}
}
/** No jobs here, and data are made again from the lock: a fresh clone has none of these folders. */
function explainCure(name) {
	const check = "Check the input \"artifact\"";
	if (name.startsWith("data-")) return `${check}, or run "slipway ingest --restore" first, which makes it from the data lock.`;
	const maker = MAKERS.find(({ prefix }) => name.startsWith(prefix))?.verb;
	return maker ? `${check}, or run "slipway ${maker}" first, which makes it and prints its name.` : `${check} and that the command which makes it ran here before.`;
}
async function listNames$3(root) {
	try {
		return (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.endsWith(".partial")).map((entry) => entry.name).sort();
	} catch (error) {
		if (hasCode(error, "ENOENT")) return [];
		throw error;
	}
}
async function copyInto$1(source, target) {
	await makeFolder(dirname(target));
	await copyFile(source, target);
}
async function copyAtomically(source, target) {
	await replaceAtomically(target, (temporary) => copyFile(source, temporary));
}

// kit/host/artifact/unzip.ts
/**
* Extracts a zip archive into a folder; the paths of its files, sorted.
* @throws ConfigurationError when it is broken, a name leads out of the folder, or it holds more than `maxBytes`; the caller removes the folder then.
*/
async function unzipInto({ zip, folder, artifact, maxBytes = Number.POSITIVE_INFINITY }) {
	const { openPromise } = await import("./chunk-yauzl.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const files = [];
	let bytes = 0;
	try {
		const archive = await openPromise(zip, { strictFileNames: true });
		for await (const entry of archive.eachEntry()) {
			if (entry.fileName.endsWith("/")) continue;
			checkFilePath(artifact, entry.fileName);
			bytes += entry.uncompressedSize;
			if (bytes > maxBytes) throw createOversizeError(artifact, maxBytes);
			const file = join(folder, entry.fileName);
			await makeFolder(dirname(file));
			await pipeline(await archive.openReadStreamPromise(entry), createWriteStream(file, { flags: "wx" }));
			files.push(entry.fileName);
		}
	} catch (error) {
		if (error instanceof ConfigurationError) throw error;
		throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${artifact}" is not a sound zip archive: ${describeError(error)}. Run the job that makes it again.`, { cause: error });
	}
	return files.sort();
}

// kit/host/artifact/place-contents.ts
/**
* Puts the files of an artifact into its folder, each whole.
* @returns their paths there, sorted
* @throws ConfigurationError for an archive that `unzipInto` or `check` refuses: nothing is in its place then
*/
async function placeContents(arrival) {
	const { name, zip, temporary, folder, maxBytes, check } = arrival;
	const extracted = join(temporary, "extracted");
	const files = await unzipInto({
		zip,
		folder: extracted,
		artifact: name,
		maxBytes
	});
	await check?.({
		folder: extracted,
		files
	});
	for (const file of files) {
		await makeFolder(dirname(join(folder, file)));
		await rename(join(extracted, file), join(folder, file));
	}
	return files;
}

// kit/host/artifact/artifact-service.ts
/** The runner's artifact service, by GitHub's own client, which finds it by itself. */
function openArtifactService({ log, expected }) {
	return {
		async upload(name, folder, files, { overwrite = true } = {}) {
			checkArtifactName(name);
			checkFiles({
				name,
				folder,
				files
			});
			const client = await createClient();
			const paths = files.map((file) => resolve(folder, file));
			const digest = await digestArtifact(folder, files);
			await explained(async () => {
				try {
					await client.uploadArtifact(name, paths, resolve(folder));
				} catch (error) {
					if (!isConflict(error)) throw error;
					if (!overwrite) throw createDuplicateError(name);
					log.info(`Artifact ${name} of an earlier attempt is replaced.`);
					await client.deleteArtifact(name);
					await client.uploadArtifact(name, paths, resolve(folder));
				}
			});
			return digest;
		},
		async download(name, folder) {
			checkArtifactName(name);
			const client = await createClient();
			const check = (extracted) => refuseOtherArtifact({
				name,
				...extracted,
				expected,
				log
			});
			return explained(() => downloadArtifact({
				client,
				name,
				folder,
				check
			}));
		},
		list: async () => {
			const client = await createClient();
			return explained(() => listNames$2(client));
		}
	};
}
async function createClient() {
	const { DefaultArtifactClient } = await import("./chunk-artifact.js");
	return new DefaultArtifactClient();
}
async function downloadArtifact({ client, name, folder, check }) {
	const { artifacts } = await client.listArtifacts({ latest: true });
	const artifact = artifacts.find((candidate) => candidate.name === name);
	if (!artifact) throw createMissingArtifactError(name, artifacts.map((candidate) => candidate.name).sort());
	await makeFolder(folder);
	const temporary = await mkdtemp(join(folder, ".download-"));
	try {
		const { digestMismatch } = await client.downloadArtifact(artifact.id, {
			path: temporary,
			skipDecompress: true,
			...artifact.digest ? { expectedHash: artifact.digest } : {}
		});
		if (digestMismatch) throw createCorruptedError(name);
		const [zip = ""] = await readdir(temporary);
		return await placeContents({
			name,
			zip: join(temporary, zip),
			temporary,
			folder,
			check
		});
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
async function listNames$2(client) {
	const { artifacts } = await client.listArtifacts({ latest: true });
	return artifacts.map(({ name }) => name).sort();
}
/** The service answers 409 to a name that the run has already. */
function isConflict(error) {
	return /\(409\)|already exists/.test(describeError(error));
}
/** Turns the client's known failures, told by their words alone, into sentences with a cure. */
async function explained(work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof ConfigurationError) throw error;
		const [message = ""] = describeError(error).split("\n");
		const known = CURES.find(({ pattern }) => pattern.test(message));
		throw known ? new ConfigurationError("SLW_ARTIFACT_SERVICE", known.explain(message), { cause: error }) : error;
	}
}
const CURES = [
	{
		pattern: /storage quota has been hit/,
		explain: () => "The account's quota for artifacts is used up. Delete old artifacts, shorten their retention, or raise the spending limit."
	},
	{
		pattern: /not currently supported on GHES/,
		explain: () => "GitHub's artifact client refuses this server, since its name ends neither in github.com, ghe.com nor .localhost. Run the whole cycle in one job, where artifacts are folders."
	},
	{
		pattern: /Unable to make request/,
		explain: (message) => `The runner's artifact service cannot be reached (${message}). Allow the runner to connect to it, or run the job again.`
	},
	{
		pattern: /after \d+ (attempts|retries)|stalled/,
		explain: (message) => `The runner's artifact service is in trouble (${message}). Run the job again.`
	}
];

// kit/host/artifact/open-artifacts.ts
/**
* The runner's artifact service (`service`: `RunContext.artifactService`), else folders `.slipway/artifacts/<name>` of
* the project.
*/
function openArtifacts({ service, directory, log, expected }) {
	return service ? openArtifactService({
		log,
		expected
	}) : openArtifactFolders({
		directory,
		log,
		expected
	});
}

// kit/host/forge/local/document.ts
const RULE = "\n\n---\n\n";
/** The document as Markdown. */
function formatDocument({ title, facts, body }) {
	return `# ${title}\n\n${Object.entries(facts).filter(([, value]) => value !== "").map(([name, value]) => `- ${name}: ${value}`).join("\n")}${RULE}${body.trimEnd()}\n`;
}
/** Reads back what `formatDocument` wrote, and what a person changed in it. */
function parseDocument(text) {
	const unix = text.replaceAll("\r\n", "\n");
	const rule = unix.indexOf(RULE);
	const head = rule === -1 ? unix : unix.slice(0, rule);
	return {
		title: /^# (.*)$/m.exec(head)?.[1]?.trim() ?? "",
		facts: Object.fromEntries([...head.matchAll(/^- ([\w ]+): (.*)$/gm)].map(readFact)),
		body: rule === -1 ? "" : unix.slice(rule + 7).trimEnd()
	};
}
function readFact(match) {
	const [, name = "", value = ""] = match;
	return [name, value.trim()];
}
/** A name for a file or folder from a branch or marker: letters, digits, dots, underscores and dashes. */
function toFileName(text) {
	return text.replaceAll(/[^A-Za-z0-9._-]+/g, "-").replace(/^\.+/, "") || "-";
}

// kit/host/forge/local/local-pull-requests.ts
/** The file of a branch's pull request. */
function pullRequestFile(root, branch) {
	return join(root, "pull-requests", toFileName(branch), "pull-request.md");
}
/** Reads a pull request's file; undefined where there is none. */
async function readPullRequest$1(file) {
	const text = await readTextIfExists(file);
	return text === void 0 ? void 0 : parseDocument(text);
}
/** Every pull request there is, in the order of their branches. */
async function listPullRequests(root) {
	const folder = join(root, "pull-requests");
	const found = [];
	for (const name of await listNames$1(folder)) {
		const file = join(folder, name, "pull-request.md");
		const document = await readPullRequest$1(file);
		if (document) found.push({
			file,
			document
		});
	}
	return found;
}
/** The number of a pull request. */
function numberOf({ facts }) {
	return Number(facts["Number"]);
}
/** The number of the next pull request. */
async function nextNumber(root) {
	const all = await listPullRequests(root);
	return Math.max(0, ...all.map(({ document }) => numberOf(document))) + 1;
}
/** Whether a pull request waits. Nobody notes a merge in the file: whether its commit is part of the base tells. */
async function isOpen(git, { facts }) {
	if (facts["State"] !== "open") return false;
	const range = `${await git.fetch(facts["Base"] ?? "")}..${facts["Commit"]}`;
	return await git.run([
		"rev-list",
		"--count",
		range
	], { answers: [128] }) !== "0";
}
/** The open pull requests into `base` from branches that begin with `prefix`, the oldest first. */
async function listOpenLocally({ root, git, base, prefix }) {
	const found = [];
	for (const { file, document } of await listPullRequests(root)) {
		const { Branch: branch = "", Base, Commit: commit = "" } = document.facts;
		if (Base === base && branch.startsWith(prefix) && await isOpen(git, document)) found.push({
			url: file,
			number: numberOf(document),
			branch,
			commit
		});
	}
	return found.sort((a, b) => a.number - b.number);
}
/** Writes into the files of pull requests that were merged into a branch that they are. */
async function settleMerged({ root, git, base }) {
	for (const request of await listPullRequests(root)) {
		const { State, Base } = request.document.facts;
		if (!(State !== "open" || Base !== base || await isOpen(git, request.document))) await markMerged(request);
	}
}
/** Writes that a pull request is merged into its file. */
async function markMerged({ file, document }) {
	const facts = {
		...document.facts,
		State: "merged"
	};
	await writeFileAtomically(file, formatDocument({
		...document,
		facts
	}));
}
async function listNames$1(folder) {
	try {
		return (await readdir(folder)).sort();
	} catch (error) {
		if (hasCode(error, "ENOENT")) return [];
		throw error;
	}
}

// kit/host/forge/local/local-comments.ts
/** Writes `comments/<marker>.md` beside the pull request of this number; its path. */
async function writeLocalComment({ root, number, marker, body }) {
	const folder = await findFolder(root, number);
	const url = join(folder, "comments", `${toFileName(marker)}.md`);
	await writeFileAtomically(url, `${body.trimEnd()}\n`);
	return { url };
}
/** The pull request of this number, as its file has it. Its branch is of this very repository, which has no name. */
async function readLocalHead({ root, git }, number) {
	const document = (await findPullRequest$1(root, number))?.document;
	if (!document) return null;
	const { State, Commit } = document.facts;
	return {
		state: State === "merged" || State === "open" && !await isOpen(git, document) ? "merged" : State === "closed" ? "closed" : "open",
		commit: Commit ?? "",
		repository: null
	};
}
/** The folder of the pull request with this number, or one named after the number, which another forge gave. */
async function findFolder(root, number) {
	const found = await findPullRequest$1(root, number);
	return found ? dirname(found.file) : join(root, "pull-requests", `${number}`);
}
async function findPullRequest$1(root, number) {
	return (await listPullRequests(root)).find(({ document }) => document.facts["Number"] === `${number}`);
}

// kit/host/forge/local/local-issues.ts
const COMMENT = "\n\n## Comment\n\n";
/** Writes the issue's file, or opens it again. */
async function upsertLocalIssue(root, { marker, title, body, labels }) {
	const url = issueFile(root, marker);
	const known = await readTextIfExists(url);
	const text = formatDocument({
		title,
		facts: {
			State: "open",
			Labels: labels.join(", ")
		},
		body
	});
	if (known === text) return {
		url,
		state: "unchanged"
	};
	await writeFileAtomically(url, text);
	return {
		url,
		state: chooseState$2(known)
	};
}
/** The text of the issue's file below its facts. */
async function readLocalIssue(root, marker) {
	const known = await readTextIfExists(issueFile(root, marker));
	return known === void 0 ? null : parseDocument(known).body;
}
/** Adds the comment to an open issue's file and closes it. */
async function closeLocalIssue(root, { marker, comment }) {
	const url = issueFile(root, marker);
	const known = await readTextIfExists(url);
	const issue = known === void 0 ? void 0 : parseDocument(known);
	if (issue?.facts["State"] !== "open") return null;
	const facts = {
		...issue.facts,
		State: "closed"
	};
	await writeFileAtomically(url, formatDocument({
		...issue,
		facts,
		body: issue.body + COMMENT + comment
	}));
	return {
		url,
		state: "closed"
	};
}
function issueFile(root, marker) {
	return join(root, "issues", `${toFileName(marker)}.md`);
}
function chooseState$2(known) {
	if (known === void 0) return "opened";
	return parseDocument(known).facts["State"] === "closed" ? "reopened" : "updated";
}

// kit/host/forge/marker.ts
/** The hidden comment by which a body is found again. */
function formatMarker(marker) {
	return `<!-- slipway: ${marker.replaceAll(/-{2,}|[<>\n]/g, ".")} -->`;
}
/** Whether a body carries the marker. */
function hasMarker(body, marker) {
	return body?.includes(formatMarker(marker)) ?? false;
}
/** The marker of a proposal: the identity of its change. */
function formatChangeMarker(change) {
	return formatMarker(`change ${change}`);
}
/** The identity of the change that a pull request's body names, if any. */
function readChangeMarker(body) {
	return /<!-- slipway: change ([0-9a-f]+) -->/.exec(body ?? "")?.[1];
}
/** The marker of a pull request that was closed in favour of a newer one. */
function formatSupersededMarker(number) {
	return formatMarker(`superseded by ${number}`);
}
/** The number of the pull request that took another's place, by that one's body. */
function readSupersededMarker(body) {
	const number = /<!-- slipway: superseded by (\d+) -->/.exec(body ?? "")?.[1];
	return number === void 0 ? void 0 : Number(number);
}
/** Text with figures that differ from run to run, such as times: it does not make a body another one. */
function markMeasured(text) {
	return `${MEASURED.start}\n${text}\n${MEASURED.end}`;
}
const MEASURED = {
	start: formatMarker("measured"),
	end: formatMarker("end of measured")
};
const MEASURED_PART = new RegExp(`${MEASURED.start}[^]*?${MEASURED.end}`, "g");
/** Whether two bodies say the same: a forge may change line ends and the end of the text, and what was measured varies. */
function isSameBody(a, b) {
	const normalise = (body) => body.replaceAll("\r\n", "\n").replace(MEASURED_PART, "").trimEnd();
	return normalise(a ?? "") === normalise(b);
}

// kit/host/forge/named-alike.ts
/** Whether a branch is one of those that `Proposal.supersedes` means: the beginning, and the 12 hex digits of a digest. */
function isNamedAlike(branch, prefix) {
	return branch.startsWith(prefix) && /^[0-9a-f]{12}$/.test(branch.slice(prefix.length));
}

// kit/host/forge/local/supersede-locally.ts
/** Closes the open pull requests of the same thing that are older than `number`. */
async function supersedeLocally({ number, ...succession }) {
	for (const { file, document } of await listSiblings$1(succession)) {
		if (numberOf(document) > number) continue;
		const facts = {
			...document.facts,
			State: "closed"
		};
		const body = `${document.body}\n\nSuperseded by ${number}.\n\n${formatSupersededMarker(number)}`;
		await writeFileAtomically(file, formatDocument({
			...document,
			facts,
			body
		}));
	}
}
/** The open pull request that took the place of a closed one; undefined where none did, or it is done by now. */
async function findLocalSuccessor({ closed, ...succession }) {
	if (readSupersededMarker(closed.body) === void 0) return void 0;
	const newer = (await listSiblings$1(succession)).findLast(({ document }) => numberOf(document) > numberOf(closed));
	return newer && {
		url: newer.file,
		number: numberOf(newer.document)
	};
}
async function listSiblings$1({ root, git, proposal: { branch, base, supersedes } }) {
	if (supersedes === void 0) return [];
	const siblings = [];
	for (const request of await listPullRequests(root)) {
		const { facts } = request.document;
		if (facts["Branch"] !== branch && isNamedAlike(facts["Branch"] ?? "", supersedes) && facts["Base"] === base && await isOpen(git, request.document)) siblings.push(request);
	}
	return siblings.sort((a, b) => numberOf(a.document) - numberOf(b.document));
}

// kit/host/forge/local/propose-locally.ts
/** Pushes the proposal's branch and writes its pull request as a file. */
async function proposeLocally({ root, git, log, proposal }) {
	const { branch } = proposal;
	const url = pullRequestFile(root, branch);
	await settleMerged({
		root,
		git,
		base: proposal.base
	});
	const known = await readPullRequest$1(url);
	const successor = known && !proposal.comesBack && await findLocalSuccessor({
		root,
		git,
		proposal,
		closed: known
	});
	if (successor) return {
		state: "superseded",
		...successor,
		branch,
		commit: await git.fetch(proposal.base)
	};
	const open = known !== void 0 && await isOpen(git, known);
	const declined = findDeclined(known);
	const pushed = await git.commitToBranch({
		...proposal,
		rebuild: !open,
		...declined === void 0 ? {} : { declined: [declined] }
	});
	const outcome = chooseState$1({
		known,
		open,
		pushed
	});
	const number = known && outcome !== "opened" ? numberOf(known) : await nextNumber(root);
	const state = await writeProposal({
		root,
		git,
		url,
		proposal,
		pushed,
		number,
		known,
		outcome
	});
	log.info(`Pull request "${proposal.title}" (${state}): ${url}`);
	return {
		state,
		url,
		number,
		branch,
		commit: pushed.commit
	};
}
async function writeProposal({ root, git, url, proposal, pushed, number, known, outcome }) {
	if (outcome === "merged" && known?.facts["State"] === "open") await markMerged({
		file: url,
		document: known
	});
	if (outcome === "merged" || outcome === "closed") return outcome;
	const text = formatDocument(describeProposal({
		proposal,
		pushed,
		number
	}));
	const reworded = !isSameBody(await readTextIfExists(url) ?? "", text);
	if (reworded) await writeFileAtomically(url, text);
	await supersedeLocally({
		root,
		git,
		proposal,
		number
	});
	return outcome === "unchanged" && reworded ? "updated" : outcome;
}
/** The change that a person, and no newer pull request, turned down. */
function findDeclined(known) {
	if (known?.facts["State"] !== "closed" || readSupersededMarker(known.body) !== void 0) return void 0;
	return readChangeMarker(known.body);
}
function chooseState$1({ known, open, pushed }) {
	if (pushed.inBase) return "merged";
	if (pushed.declined) return "closed";
	if (!known || !open) return "opened";
	return pushed.changed ? "updated" : "unchanged";
}
function describeProposal({ proposal: { branch, base, title, body, labels = [], reviewers = [] }, pushed: { commit, change }, number }) {
	const facts = {
		Number: `${number}`,
		State: "open",
		Branch: branch,
		Base: base,
		Commit: commit,
		Labels: labels.join(", "),
		Reviewers: reviewers.join(", "),
		Merge: `git fetch origin && git switch ${base} && git merge --ff-only origin/${base} && git merge --no-ff --no-edit origin/${branch} && git push origin ${base}`
	};
	const ending = change === void 0 ? "" : `\n\n${formatChangeMarker(change)}`;
	return {
		title,
		facts,
		body: `${body.trimEnd()}${ending}`
	};
}

// kit/host/forge/local/open-local-forge.ts
/**
* The forge of a repository that has none: branches are pushed to `origin`, everything else is files under `.slipway/`:
* `pull-requests/<branch>/pull-request.md` and its `comments/`, `issues/<marker>.md`, `statuses.jsonl`,
* `dispatches.jsonl`. A person merges with git, or turns a change down by writing "State: closed" in its file.
*/
function openLocalForge({ git, directory, log }) {
	const root = resolve(directory, OWN_FOLDER);
	return {
		kind: "local",
		proposeChange: (proposal) => proposeLocally({
			root,
			git,
			log,
			proposal
		}),
		listOpenProposals: (filter) => listOpenLocally({
			root,
			git,
			...filter
		}),
		setStatus: (status) => appendLine(join(root, "statuses.jsonl"), status),
		comment: ({ number, marker, body }) => writeLocalComment({
			root,
			number,
			marker,
			body
		}),
		readPullRequest: (number) => readLocalHead({
			root,
			git
		}, number),
		readIssue: (marker) => readLocalIssue(root, marker),
		upsertIssue: (issue) => upsertLocalIssue(root, issue),
		closeIssue: (issue) => closeLocalIssue(root, issue),
		dispatchWorkflow: (dispatch) => appendLine(join(root, "dispatches.jsonl"), dispatch)
	};
}
async function appendLine(file, value) {
	await makeFolder(dirname(file));
	await appendFile(file, `${JSON.stringify(value)}\n`);
}

// kit/host/forge/rest/comments.ts
/** Adds the comment with this marker or replaces its text; its URL. */
async function writeComment({ perform, owner, repo }, { number, marker, body, shortBodies }) {
	const task = {
		doing: `Commenting on #${number}`,
		permission: "pull-requests: write, issues: write",
		setting: "the token of a pull request from a fork may never comment"
	};
	const text = fitBody({
		full: body,
		short: shortBodies ?? [],
		ending: formatMarker(marker)
	});
	return perform(task, async (api) => {
		const place = {
			api,
			owner,
			repo,
			number,
			marker
		};
		const known = await keepOldest$1(place) ?? await addComment(place, text);
		if (isSameBody(known.body, text)) return { url: known.html_url };
		const { data } = await api.issues.updateComment({
			owner,
			repo,
			comment_id: known.id,
			body: text
		});
		return { url: data.html_url };
	});
}
/** Adds the comment. Where another job did so in the meantime, the older one of the two stays. */
async function addComment(place, body) {
	const { api, owner, repo, number } = place;
	const { data } = await api.issues.createComment({
		owner,
		repo,
		issue_number: number,
		body
	});
	return await keepOldest$1(place) ?? data;
}
/** The oldest comment with the marker; others with it are deleted, which every job that sees them does alike. */
async function keepOldest$1(place) {
	const [oldest, ...others] = await findComments(place);
	for (const { id } of others) await deleteComment(place, id);
	return oldest;
}
async function findComments({ api, owner, repo, number, marker }) {
	const query = {
		owner,
		repo,
		issue_number: number,
		per_page: 100
	};
	const found = [];
	for await (const comment of listPages((page) => api.issues.listComments({
		...query,
		page
	}))) if (hasMarker(comment.body, marker) && mayBeOurs(comment)) found.push(comment);
	return found.sort((a, b) => a.id - b.id);
}
/** Who may write to the repository, or an app. Gitea says nothing of its users' association. */
function mayBeOurs(comment) {
	const { user, author_association: association } = comment;
	if (association === void 0 || user?.type === "Bot") return true;
	return [
		"OWNER",
		"MEMBER",
		"COLLABORATOR"
	].includes(association);
}
async function deleteComment({ api, owner, repo }, id) {
	try {
		await api.issues.deleteComment({
			owner,
			repo,
			comment_id: id
		});
	} catch (error) {
		if (statusOf(error) !== 404) throw error;
	}
}

// kit/host/forge/rest/dispatch.ts
/** GitHub takes at most this many inputs of a dispatched workflow. */
const MAX_DISPATCH_INPUTS = 25;
/** Starts a workflow. Inputs travel as text, since Gitea refuses other types. */
async function dispatchWorkflow({ perform, owner, repo }, { workflow, ref, inputs }) {
	const entries = Object.entries(inputs).map(([name, value]) => [name, String(value)]);
	if (entries.length > 25) throw new ConfigurationError("SLW_FORGE_REFUSED", `The dispatch of ${workflow} has ${entries.length} inputs; a forge takes at most ${25}.`);
	await perform({
		doing: `Starting the workflow ${workflow}`,
		permission: "actions: write",
		setting: `check as well that ${workflow} is on the default branch and has "on: workflow_dispatch"`
	}, async (api) => {
		try {
			await api.actions.createWorkflowDispatch({
				owner,
				repo,
				workflow_id: workflow,
				ref,
				inputs: Object.fromEntries(entries)
			});
		} catch (error) {
			if (statusOf(error) !== 422) throw error;
			throw new ConfigurationError("SLW_FORGE_REFUSED", `The workflow ${workflow} refuses the dispatch on ${ref}: ${wordsOf(error)}. Check its inputs and that it has "on: workflow_dispatch" there.`, { cause: error });
		}
	});
}

// kit/host/forge/rest/labels.ts
/** The colour of the labels that Slipway makes: a mid blue that is read on light and dark grounds. */
const LABEL_COLOUR = "1f6feb";
const DESCRIPTION = "Made by Slipway";
/**
* Gives a pull request or issue the labels it lacks. Each is created first where the repository lacks it: Gitea drops
* unknown names silently and lets a label exist twice.
*/
async function addLabels({ api, connection: { owner, repo }, number, present, wanted }) {
	const missing = wanted.filter((name) => !present.includes(name));
	if (missing.length === 0) return;
	for (const name of missing) await ensureLabel({
		api,
		owner,
		repo,
		name
	});
	await api.issues.setLabels({
		owner,
		repo,
		issue_number: number,
		labels: [...present, ...missing]
	});
}
async function ensureLabel({ api, owner, repo, name }) {
	try {
		await api.issues.getLabel({
			owner,
			repo,
			name
		});
	} catch (error) {
		if (statusOf(error) !== 404) throw error;
		await createLabel({
			api,
			owner,
			repo,
			name
		});
	}
}
async function createLabel({ api, owner, repo, name }) {
	try {
		await api.issues.createLabel({
			owner,
			repo,
			name,
			color: LABEL_COLOUR,
			description: DESCRIPTION
		});
	} catch (error) {
		if (statusOf(error) !== 422) throw error;
	}
}

// kit/host/forge/rest/issues.ts
const TASK$1 = {
	permission: "issues: write",
	setting: "and switch issues on in Settings > General > Features"
};
/** Opens the issue with this marker, updates it, or opens it again. */
async function upsertIssue(connection, { marker, title, body, labels }) {
	const { perform, owner, repo } = connection;
	const text = {
		title: fitLine(title, 256),
		body: fitBody({
			full: body,
			ending: formatMarker(marker)
		})
	};
	return perform({
		doing: `Writing the issue "${title}"`,
		...TASK$1
	}, async (api) => {
		const known = await findIssue({
			api,
			connection,
			marker,
			state: "all"
		});
		const state = chooseState(known, text);
		const issue = await writeIssue({
			api,
			owner,
			repo,
			known,
			state,
			text
		});
		await addLabels({
			api,
			connection,
			number: issue.number,
			present: labelNames(issue),
			wanted: labels
		});
		return {
			url: issue.html_url,
			number: issue.number,
			state
		};
	});
}
/** The body of the newest issue with this marker, open or closed. */
async function readIssue(connection, marker) {
	return connection.perform({
		doing: "Reading an issue",
		...TASK$1
	}, async (api) => {
		return (await findIssue({
			api,
			connection,
			marker,
			state: "all"
		}))?.body ?? null;
	});
}
/** Comments on the open issue with this marker and closes it. */
async function closeIssue(connection, { marker, comment }) {
	const { perform, owner, repo } = connection;
	return perform({
		doing: "Closing an issue",
		...TASK$1
	}, async (api) => {
		const known = await findIssue({
			api,
			connection,
			marker,
			state: "open"
		});
		if (!known) return null;
		const place = {
			owner,
			repo,
			issue_number: known.number
		};
		await api.issues.createComment({
			...place,
			body: fitBody({ full: comment })
		});
		await api.issues.update({
			...place,
			state: "closed"
		});
		return {
			url: known.html_url,
			number: known.number,
			state: "closed"
		};
	});
}
function chooseState(known, { title, body }) {
	if (!known) return "opened";
	if (known.state === "closed") return "reopened";
	return known.title === title && isSameBody(known.body, body) ? "unchanged" : "updated";
}
async function writeIssue({ api, owner, repo, known, state, text }) {
	if (!known) return (await api.issues.create({
		owner,
		repo,
		...text
	})).data;
	if (state === "unchanged") return known;
	return (await api.issues.update({
		owner,
		repo,
		issue_number: known.number,
		state: "open",
		...text
	})).data;
}
/** The newest issue with the marker. GitHub lists pull requests as issues too. */
async function findIssue({ api, connection: { owner, repo }, marker, state }) {
	const issues = listPages((page) => api.issues.listForRepo({
		owner,
		repo,
		state,
		per_page: 100,
		page
	}));
	for await (const issue of issues) if (!issue.pull_request && hasMarker(issue.body, marker)) return issue;
}
function labelNames({ labels }) {
	return labels.map((label) => typeof label === "string" ? label : label.name ?? "").filter(Boolean);
}

// kit/host/forge/rest/pull-requests.ts
/** The open pull request from `branch` into `base` (the oldest of several), else the newest one that is done, if any. */
async function findPullRequest({ api, connection, branch, base }) {
	const found = await listFromBranch({
		api,
		connection,
		branch,
		base
	});
	return found.findLast(({ state }) => state === "open") ?? found[0];
}
/** Every pull request from `branch` into `base`, the newest first. */
async function listFromBranch({ api, connection, branch, base }) {
	const { owner, repo, repository } = connection;
	const query = {
		owner,
		repo,
		head: `${owner}:${branch}`,
		base,
		state: "all",
		per_page: 100
	};
	const found = [];
	for await (const listed of listPages((page) => api.pulls.list({
		...query,
		page
	}))) {
		if (listed.head.ref !== branch || listed.base.ref !== base || isFork(listed, repository)) continue;
		found.push(readPullRequest(listed));
	}
	return found.sort((a, b) => b.number - a.number);
}
/** The open pull requests from other branches of this repository that are named alike, the oldest first. */
async function listSiblings({ branch, prefix, ...place }) {
	return (await listOpen(place)).filter(({ head: { ref } }) => ref !== branch && isNamedAlike(ref, prefix)).map(readPullRequest);
}
/** The open pull requests into `base` from branches of this repository that begin with `prefix`, the oldest first. */
async function listOpenProposals(connection, { base, prefix }) {
	const task = {
		doing: `Listing the open pull requests into ${base}`,
		permission: "pull-requests: read"
	};
	return (await connection.perform(task, (api) => listOpen({
		api,
		connection,
		base
	}))).filter(({ head }) => head.ref.startsWith(prefix)).map(({ number, html_url: url, head }) => ({
		url,
		number,
		branch: head.ref,
		commit: head.sha
	}));
}
/** Every open pull request into `base` from a branch of this repository, the oldest first. */
async function listOpen({ api, connection: { owner, repo, repository }, base }) {
	const query = {
		owner,
		repo,
		base,
		state: "open",
		per_page: 100
	};
	const found = [];
	for await (const listed of listPages((page) => api.pulls.list({
		...query,
		page
	}))) if (listed.base.ref === base && !isFork(listed, repository)) found.push(listed);
	return found.sort((a, b) => a.number - b.number);
}
function isFork({ head }, repository) {
	return Boolean(head.repo) && head.repo?.full_name.toLowerCase() !== repository.toLowerCase();
}
/** Opens a pull request; where another job did so in between, that one. */
async function createPullRequest({ api, connection, branch, base, title, body }) {
	const { owner, repo } = connection;
	try {
		const { data } = await api.pulls.create({
			owner,
			repo,
			head: branch,
			base,
			title,
			body
		});
		return await keepOldest({
			api,
			connection,
			branch,
			base,
			created: readPullRequest(data)
		});
	} catch (error) {
		if (![409, 422].includes(statusOf(error) ?? 0)) throw error;
		const known = await findPullRequest({
			api,
			connection,
			branch,
			base
		});
		if (known?.state !== "open") throw error;
		return known;
	}
}
/** The pull request of this number as it is now; null where there is none. */
async function readHead({ perform, owner, repo }, number) {
	return perform({
		doing: `Reading pull request #${number}`,
		permission: "pull-requests: read"
	}, async (api) => {
		try {
			const { data } = await api.pulls.get({
				owner,
				repo,
				pull_number: number
			});
			const { state } = readPullRequest(data);
			return {
				state,
				commit: data.head.sha,
				repository: data.head.repo?.full_name ?? null
			};
		} catch (error) {
			if (statusOf(error) === 404) return null;
			throw error;
		}
	});
}
/**
* Gitea looks for an open pull request before it makes one, so that two jobs at once can each get their own: the oldest
* stays, the others are closed in its favour. Whoever came later sees them all.
*/
async function keepOldest({ api, connection, branch, base, created }) {
	const { owner, repo } = connection;
	const open = (await listFromBranch({
		api,
		connection,
		branch,
		base
	})).filter(({ state }) => state === "open");
	const oldest = open.at(-1) ?? created;
	for (const { number, body } of open.slice(0, -1)) {
		const ending = formatSupersededMarker(oldest.number);
		const text = fitBody({
			full: body ?? "",
			ending
		});
		await api.pulls.update({
			owner,
			repo,
			pull_number: number,
			state: "closed",
			body: text
		});
	}
	return oldest;
}
function readPullRequest({ number, html_url, state, merged_at, title, body, labels }) {
	return {
		number,
		url: html_url,
		state: state === "open" ? "open" : merged_at ? "merged" : "closed",
		title,
		body,
		labels: (labels ?? []).map((label) => label.name ?? "")
	};
}

// kit/host/forge/rest/reviewers.ts
const TEAM = "team:";
/** Asks people and teams for a review. Whom the forge does not take (the author, a stranger) is a warning. */
async function requestReviewers({ api, connection: { owner, repo, log }, number, reviewers }) {
	if (reviewers.length === 0) return;
	const teams = reviewers.filter((name) => name.startsWith(TEAM)).map((name) => name.slice(5));
	const people = reviewers.filter((name) => !name.startsWith(TEAM));
	try {
		await api.pulls.requestReviewers({
			owner,
			repo,
			pull_number: number,
			reviewers: people,
			team_reviewers: teams
		});
	} catch (error) {
		if (![404, 422].includes(statusOf(error) ?? 0)) throw error;
		log.warning(`A review by ${reviewers.join(", ")} could not be asked for: ${wordsOf(error)}. Name people who may read the repository and did not open the pull request.`);
	}
}

// kit/host/forge/rest/supersede.ts
/**
* Closes the open pull requests of the same thing that are older than `number`, each with a comment that leads to the
* newer. Of two opened at the same time the one with the higher number stays.
*/
async function supersedeOlder({ number, ...succession }) {
	const { api, connection } = succession;
	const { owner, repo, log } = connection;
	for (const older of await listSiblings(succession)) {
		if (older.number > number || readChangeMarker(older.body) === void 0) continue;
		const place = {
			owner,
			repo
		};
		await api.issues.createComment({
			...place,
			issue_number: older.number,
			body: `Superseded by #${number}, which proposes a newer one. Close that one to propose this again.`
		});
		const body = fitBody({
			full: older.body ?? "",
			ending: formatSupersededMarker(number)
		});
		await api.pulls.update({
			...place,
			pull_number: older.number,
			body,
			state: "closed"
		});
		log.notice(`Closed the older pull request #${older.number} in favour of #${number}.`);
	}
}
/** The open pull request that took the place of a closed one; undefined where none did, or it is done by now. */
async function findSuccessor({ closed, ...succession }) {
	if (readSupersededMarker(closed.body) === void 0) return void 0;
	return (await listSiblings(succession)).findLast(({ number }) => number > closed.number);
}

// kit/host/forge/rest/propose-change.ts
/** What opening a pull request takes. */
const TASK = {
	permission: "contents: write, pull-requests: write",
	setting: "check as well that Settings > Actions > General > Workflow permissions > \"Allow GitHub Actions to create and approve pull requests\" is on"
};
/** Pushes the proposal's branch and opens or updates its pull request. */
async function proposeChange({ connection, git, proposal }) {
	const { branch, base } = proposal;
	const task = {
		doing: `Proposing ${branch}`,
		...TASK
	};
	const known = await connection.perform(task, (api) => findPullRequest({
		api,
		connection,
		branch,
		base
	}));
	const successor = await connection.perform(task, (api) => lookForSuccessor({
		api,
		connection,
		proposal,
		known
	}));
	if (successor) {
		const { url, number } = successor;
		return {
			state: "superseded",
			url,
			number,
			branch,
			commit: await git.fetch(base)
		};
	}
	const pushed = await git.commitToBranch({
		...proposal,
		rebuild: known?.state !== "open",
		declined: listDeclined(known)
	});
	const nothing = concludeWithoutRequest({
		pushed,
		known,
		branch
	});
	if (nothing) return nothing;
	return connection.perform(task, (api) => writePullRequest({
		api,
		connection,
		proposal,
		pushed,
		before: known
	}));
}
function concludeWithoutRequest({ pushed, known, branch }) {
	if (!pushed.inBase && !pushed.declined) return void 0;
	return {
		state: pushed.inBase ? "merged" : "closed",
		url: known?.url ?? "",
		...known ? { number: known.number } : {},
		branch,
		commit: pushed.commit
	};
}
/** The change of the newest pull request, when a person, and no newer one, closed it without merging it. */
function listDeclined(known) {
	if (known?.state !== "closed" || readSupersededMarker(known.body) !== void 0) return [];
	const change = readChangeMarker(known.body);
	return change === void 0 ? [] : [change];
}
async function lookForSuccessor({ api, connection, proposal: { branch, base, supersedes, comesBack }, known }) {
	if (supersedes === void 0 || comesBack || known?.state !== "closed") return void 0;
	return findSuccessor({
		api,
		connection,
		branch,
		base,
		prefix: supersedes,
		closed: known
	});
}
async function writePullRequest({ api, connection, proposal, pushed, before }) {
	const { branch, base, labels = [], reviewers = [], supersedes: prefix } = proposal;
	const text = writeText(proposal, pushed);
	const known = await findPullRequest({
		api,
		connection,
		branch,
		base
	});
	const isNew = before?.state !== "open";
	const request = known?.state === "open" ? known : await createPullRequest({
		api,
		connection,
		branch,
		base,
		...text
	});
	const reworded = request.title !== text.title || !isSameBody(request.body, text.body);
	if (reworded) await updateText({
		api,
		connection,
		number: request.number,
		text
	});
	const { number, url } = request;
	await addLabels({
		api,
		connection,
		number,
		present: request.labels,
		wanted: labels
	});
	if (isNew || pushed.changed) await requestReviewers({
		api,
		connection,
		number,
		reviewers
	});
	if (prefix !== void 0) await supersedeOlder({
		api,
		connection,
		branch,
		base,
		prefix,
		number
	});
	return {
		state: isNew ? "opened" : pushed.changed || reworded ? "updated" : "unchanged",
		url,
		number,
		branch,
		commit: pushed.commit
	};
}
function writeText({ title, body, shortBodies = [] }, { change }) {
	const ending = change === void 0 ? "" : formatChangeMarker(change);
	return {
		title: fitLine(title, 256),
		body: fitBody({
			full: body,
			short: shortBodies,
			ending
		})
	};
}
async function updateText({ api, connection: { owner, repo }, number, text }) {
	await api.pulls.update({
		owner,
		repo,
		pull_number: number,
		...text
	});
}

// kit/host/forge/rest/statuses.ts
/** Sets a commit's status; the newest of a context counts. */
async function setStatus({ perform, owner, repo }, { commit, context, state, description, url }) {
	await perform({
		doing: `Setting the status "${context}"`,
		permission: "statuses: write",
		setting: "Gitea wants \"contents: write\" for it"
	}, (api) => api.repos.createCommitStatus({
		owner,
		repo,
		sha: commit,
		context,
		state,
		description: fitLine(description, 140),
		...url === void 0 ? {} : { target_url: url }
	}));
}

// kit/host/forge/rest/open-rest-forge.ts
/** GitHub or Gitea by REST, with calls alone that both answer alike. */
async function openRestForge({ git, context, token, log }) {
	const connection = await connect({
		...context,
		token,
		log
	});
	return {
		kind: connection.kind,
		proposeChange: (proposal) => proposeChange({
			connection,
			git,
			proposal
		}),
		listOpenProposals: (filter) => listOpenProposals(connection, filter),
		setStatus: (status) => setStatus(connection, status),
		comment: (comment) => writeComment(connection, comment),
		readPullRequest: (number) => readHead(connection, number),
		readIssue: (marker) => readIssue(connection, marker),
		upsertIssue: (issue) => upsertIssue(connection, issue),
		closeIssue: (issue) => closeIssue(connection, issue),
		dispatchWorkflow: (dispatch) => dispatchWorkflow(connection, dispatch)
	};
}

// kit/host/forge/open-forge.ts
/**
* The forge that hosts the repository: GitHub, or Gitea where the API lies under `/api/v1`, both by REST; without a
* token or a repository (`owner/name`), the local forge, which writes files under `.slipway/`.
*/
async function openForge({ git, context, token, directory, log }) {
	if (!token || !context.repository) return openLocalForge({
		git,
		directory,
		log
	});
	return openRestForge({
		git,
		context,
		token,
		log
	});
}

// kit/host/s3/write-object.ts
/**
* Writes a file as an object, which is there whole or not at all, in place of the one that was.
* @throws ConfigurationError where the bucket does not take it
*/
async function writeObject(bucket, key, { file }) {
	const { digest, size } = await digestOfFile(file);
	await put({
		bucket,
		key,
		size,
		payloadHash: hexOf(digest),
		body: () => createReadStream(file)
	});
}
/** The same of a text. */
async function writeTextObject(bucket, key, text) {
	const bytes = Buffer.from(text);
	async function* body() {
		yield bytes;
	}
	await put({
		bucket,
		key,
		size: bytes.length,
		payloadHash: hexOf(digestOf(bytes)),
		body
	});
}
async function put({ bucket, key, size, payloadHash, body }) {
	await (await requestObject(bucket, {
		method: "PUT",
		key,
		headers: { "content-length": String(size) },
		payloadHash,
		body,
		answers: [
			200,
			201,
			204
		]
	})).body?.cancel();
}

// kit/ml/predictions/cut-long-lines.ts
/** The longest line that the engine reads as JSON: 16 MiB. A longer one would end the reading of all. */
const MAX_LINE_BYTES = 16777216;
const LINE_FEED = 10;
/** Stands in the place of a longer line: no record, so it is counted as unreadable. */
const INSTEAD = Buffer.from("0\n");
/** The files, those with a longer line as copies in `folder` that have a short one in its place. */
async function cutLongLines(files, folder) {
	const readable = [];
	for (const [index, file] of files.entries()) {
		const isSuspect = (await stat(file)).size > MAX_LINE_BYTES;
		readable.push(isSuspect ? await copyWithout(file, join(folder, `${index}.jsonl`)) : file);
	}
	return readable;
}
async function copyWithout(file, copy) {
	const chunks = createReadStream(file, { highWaterMark: 1048576 });
	await pipeline(chunks, replaceLongLines, createWriteStream(copy));
	return copy;
}
/** Whole lines alone are handed on, so no more than one of the longest is held. */
async function* replaceLongLines(chunks) {
	let line = [];
	let length = 0;
	function* end() {
		if (length > 16777216) yield INSTEAD;
		else yield* line;
		line = [];
		length = 0;
	}
	for await (const chunk of chunks) {
		let from = 0;
		for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
			take(chunk.subarray(from, at + 1));
			yield* end();
			from = at + 1;
		}
		take(chunk.subarray(from));
	}
	yield* end();
	function take(piece) {
		length += piece.length;
		if (length > 16777216) line = [];
		else line.push(piece);
	}
}

// kit/ml/predictions/records-view.ts
/** What a line may hold. `features` and `prediction` are JSON: `features->>'$."lot_size"'` is a cell as text. */
const FIELDS = {
	schema: "INTEGER",
	id: "VARCHAR",
	request: "VARCHAR",
	time: "TIMESTAMP",
	environment: "VARCHAR",
	model: "VARCHAR",
	version: "VARCHAR",
	bundle: "VARCHAR",
	features: "JSON",
	prediction: "JSON",
	milliseconds: "DOUBLE",
	outcome: "VARCHAR",
	rows: "BIGINT",
	columns: "VARCHAR[]"
};
/** Lines of schema 1 name no schema, environment or columns, and stand for one row; its `id` is what labels name. */
const DEFAULTS = {
	schema: "coalesce(schema, 1)",
	request: "coalesce(request, id)",
	rows: "coalesce(\"rows\", 1)",
	columns: "coalesce(\"columns\", [])"
};
/** The table of a log's records while it is read. */
const LOG_TABLE = "log_records";
/** Lets `work` read the lines of some files as the records of `LOG_TABLE`, of record schemas 1 and 2. */
async function withRecords(engine, files, work) {
	return inTemporaryFolder("slipway-log-", async (folder) => {
		await viewRecords(engine, await cutLongLines(files, folder));
		return work();
	});
}
/** None where there are no files. */
async function viewRecords(engine, files) {
	const fields = Object.keys(FIELDS).map((name) => selectField(name));
	await engine.execute(`CREATE OR REPLACE VIEW ${LOG_TABLE} AS SELECT ${fields.join(", ")}, (id IS NOT NULL AND time IS NOT NULL AND outcome IS NOT NULL) AS readable FROM ${readSegments(files)}`);
}
function selectField(name) {
	const fallback = Object.entries(DEFAULTS).find(([field]) => field === name)?.[1];
	return fallback === void 0 ? quoteName(name) : `${fallback} AS ${quoteName(name)}`;
}
function readSegments(files) {
	if (files.length === 0) return `(SELECT ${Object.entries(FIELDS).map(([name, type]) => `NULL::${type} AS ${quoteName(name)}`).join(", ")} WHERE false)`;
	const types = Object.entries(FIELDS).map(([name, type]) => `${name}: '${type}'`);
	return `read_json([${files.map(quoteGlob).join(", ")}], format = 'newline_delimited', ignore_errors = true, columns = {${types.join(", ")}})`;
}
/** Of our own fields, some of which are words of SQL. */
function quoteName(name) {
	return `"${name}"`;
}
/** An SQL text of a path whose glob characters stand for themselves. */
function quoteGlob(file) {
	return `'${file.replace(/[[*?]/g, "[$&]").replaceAll("'", "''")}'`;
}

// kit/ml/predictions/folder/segment-writer.ts
/**
* A writer of numbered segments. Each process begins new segments (never appends to one that was there), so a line
* cut short by a crash stays the last of its file.
* @throws ConfigurationError when the folder cannot be made
*/
async function createSegmentWriter(options) {
	const { folder, append = (handle, bytes) => handle.appendFile(bytes) } = options;
	await makeLogFolder(folder);
	let segment;
	const used = /* @__PURE__ */ new Map();
	const close = async () => {
		const closing = segment;
		segment = void 0;
		if (closing && await closeSegment(closing)) options.onClosed?.(closing.path);
	};
	return {
		write: async (date, lines) => {
			if (segment && isSpent(segment, date, options)) await close();
			segment ??= await openSegment({
				date,
				used
			}, options);
			const bytes = Buffer.from(lines);
			try {
				await append(segment.handle, bytes);
				segment.bytes += bytes.length;
			} catch (error) {
				if (!await cutBack(segment)) await close().catch(() => void 0);
				throw error;
			}
		},
		tend: async () => {
			if (segment && isOld(segment, options) && await isInPlace(segment)) await close();
			const lost = segment ?? { path: folder };
			if (segment ? await isInPlace(segment) : await isThere(folder)) return void 0;
			await close();
			await makeLogFolder(folder);
			return lost.path;
		},
		fault: () => void 0,
		close
	};
}
/** Takes out what a failed write may have left of its lines. @returns whether that could be done */
function cutBack({ handle, bytes }) {
	return handle.truncate(bytes).then(() => true, () => false);
}
/** An empty segment is no use to anybody. @returns whether it holds lines */
async function closeSegment({ handle, path, bytes }) {
	await handle.close();
	if (bytes === 0) await rm(path, { force: true });
	return bytes > 0;
}
/** Whether the path still leads to the file that is written to. */
async function isInPlace({ path, handle }) {
	const [open, found] = await Promise.all([handle.stat(), statIfThere(path)]);
	return found?.ino === open.ino && found.dev === open.dev;
}
async function isThere(path) {
	return await statIfThere(path) !== void 0;
}
async function statIfThere(path) {
	try {
		return await stat(path);
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return void 0;
		throw error;
	}
}
async function makeLogFolder(folder) {
	try {
		await makeFolder(folder);
	} catch (error) {
		throw explainRefusal(`The predictions log's folder ${folder}`, error);
	}
}
function isSpent(segment, date, options) {
	return segment.date !== date || segment.bytes >= options.maxBytes || isOld(segment, options);
}
function isOld({ opened }, { maxAgeMs, clock }) {
	return clock().getTime() - opened >= maxAgeMs;
}
async function openSegment({ date, used }, { folder, service, clock, onClosed }) {
	const day = join(folder, `date=${date}`, service);
	await makeFolder(day);
	const last = onClosed ? used.get(date) ?? 0 : 0;
	const next = Math.max(await findNextNumber(day), last + 1);
	for (let number = next;; number++) try {
		const path = join(day, `${number}.jsonl`);
		const handle = await open(path, "ax");
		used.set(date, number);
		return {
			date,
			path,
			handle,
			bytes: 0,
			opened: clock().getTime()
		};
	} catch (error) {
		if (!hasCode(error, "EEXIST")) throw error;
	}
}
async function findNextNumber(day) {
	const numbers = (await readdir(day)).map((name) => Number(/^(\d+)\.jsonl$/.exec(name)?.[1] ?? 0));
	return Math.max(0, ...numbers) + 1;
}

// kit/ml/predictions/bucket/mark.ts
/** The object that tells a log which nobody has asked anything yet from an address that is none. */
const MARK = "slipway-predictions.txt";
const TEXT = "The predictions log of a Slipway service: JSON lines in date=YYYY-MM-DD/<service>/<name>.jsonl.\n";
/** Leaves the mark, which proves that the bucket can be written to. @throws ConfigurationError where it cannot */
async function leaveMark(bucket) {
	await writeTextObject(bucket, MARK, TEXT);
}

// kit/ml/predictions/folder/list-segments.ts
/** The segments of some days in a log's folder, in path order. */
function listSegments(folder, { from = "", to = "~" }) {
	return listNames(folder).filter((name) => isDayBetween(name, from, to)).flatMap((day) => listNames(join(folder, day)).map((service) => join(folder, day, service))).flatMap((path) => listNames(path).map((name) => join(path, name))).filter((file) => file.endsWith(".jsonl")).sort();
}
function isDayBetween(name, from, to) {
	const day = /^date=(\d{4}-\d\d-\d\d)$/.exec(name)?.[1];
	return day !== void 0 && day >= from && day <= to;
}
function listNames(folder) {
	try {
		return readdirSync(folder);
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return [];
		throw error;
	}
}

// kit/ml/predictions/bucket/outbox.ts
/** In the project's folder, which has the disk that its owner gave it. */
const MAX_PROJECT_BYTES = 1024 ** 3;
/** Among the temporary files, which may be few: the template's pods have 64 MiB for them. */
const MAX_TEMPORARY_BYTES = 33554432;
/** What nobody has touched for so long belongs to no writer any more, wherever that ran: an hour. */
const IDLE_MS = 36e5;
/** Makes the outbox of a writer: below the project's folder, else, where that takes no files, the temporary ones. */
async function makeOutbox(url, directory) {
	const name = join(shortDigest(digestOf(url)), nameWriter());
	try {
		const folder = join(directory, OWN.outbox, name);
		await makeFolder(folder);
		return {
			folder,
			maxBytes: MAX_PROJECT_BYTES
		};
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		const folder = join(tmpdir(), "slipway-outbox", name);
		await makeFolder(folder);
		return {
			folder,
			maxBytes: MAX_TEMPORARY_BYTES
		};
	}
}
function nameWriter() {
	return `${hostname()}.${process.pid}.${randomBytes(6).toString("hex")}`;
}
/** The key that a segment of an outbox has in the bucket: the same whoever uploads it, and however often. */
function keyOf(segment) {
	const [writer = "", day = "", service = "", file = ""] = segment.split(/[\\/]/).slice(-4);
	return `${day}/${service}/${writer.split(".").at(-1)}-${file}`;
}
/** Segments in outboxes of the same log whose writers are gone. */
async function findLeftovers({ folder }) {
	const log = join(folder, "..");
	const left = [];
	for (const name of await readdir(log)) {
		const other = join(log, name);
		if (name === basename(folder)) continue;
		const segments = listSegments(other, {});
		const isDead = isOfDeadWriter(name);
		if (isDead || await isIdle(segments)) left.push(...segments);
		if (isDead && segments.length === 0) await rm(other, {
			recursive: true,
			force: true
		});
	}
	return left;
}
/** A writer that ended without a word on this machine; one of our own number is an earlier one, as in a container. */
function isOfDeadWriter(name) {
	const [pid, host] = [Number(name.split(".").at(-2)), name.split(".").slice(0, -2).join(".")];
	return host === hostname() && (pid === process.pid || !isAlive(pid));
}
function isAlive(pid) {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return hasCode(error, "EPERM");
	}
}
async function isIdle(segments) {
	const touched = await Promise.all(segments.map(async (segment) => (await stat(segment)).mtimeMs));
	return Date.now() - Math.max(...touched) > IDLE_MS;
}
/** Removes what is left of an outbox that holds no segment any more. */
async function removeOutbox({ folder }) {
	if (listSegments(folder, {}).length === 0) await rm(folder, {
		recursive: true,
		force: true
	});
}

// kit/ml/predictions/retry-pause.ts
/** A log that fails is tried again after twice as long each time, up to this. */
const MAX_RETRY_PAUSE_MS = 1e4;
/** Milliseconds until the next try after so many failures in a row; 0 after none. */
function pauseAfter(failures, intervalMs) {
	return failures === 0 ? 0 : Math.min(intervalMs * 2 ** failures, MAX_RETRY_PAUSE_MS);
}

// kit/ml/predictions/bucket/uploader.ts
/** A failed upload is tried again after a second, then after twice as long each time. */
const FIRST_PAUSE_MS = 500;
function createUploader({ bucket, log }) {
	const queue = [];
	let fault;
	let failures = 0;
	let timer;
	let running = Promise.resolve();
	let closed = false;
	const run = () => {
		clearTimeout(timer);
		running = running.then(uploadAll);
		return running;
	};
	async function uploadAll() {
		try {
			for (let first = queue[0]; first !== void 0; first = queue[0]) {
				await upload(bucket, first.segment);
				queue.shift();
			}
			fault = void 0;
			failures = 0;
		} catch (error) {
			if (fault === void 0) log.warning(`The ${bucket.name} takes no segments: ${describeError(error)} Trying again.`);
			fault = describeError(error);
			failures++;
			if (!closed) timer = setTimeout(run, pauseAfter(failures, FIRST_PAUSE_MS)).unref();
		}
	}
	return {
		add: (segment) => {
			running = running.then(async () => {
				queue.push({
					segment,
					bytes: await sizeOf(segment)
				});
			});
			if (fault === void 0) run();
		},
		waiting: () => queue.reduce((sum, { bytes }) => sum + bytes, 0),
		fault: () => fault,
		close: async () => {
			closed = true;
			await run();
			return queue.length;
		}
	};
}
/** A segment that is gone was brought there by somebody else, who found it too. */
async function upload(bucket, segment) {
	try {
		await writeObject(bucket, keyOf(segment), { file: segment });
	} catch (error) {
		if (hasCode(error, "ENOENT")) return;
		throw error;
	}
	await rm(segment, { force: true });
}
async function sizeOf(segment) {
	try {
		return (await stat(segment)).size;
	} catch (error) {
		if (hasCode(error, "ENOENT")) return 0;
		throw error;
	}
}

// kit/ml/predictions/bucket/bucket-writer.ts
/** A segment is uploaded when it has grown to this size: 8 MiB. */
const MAX_BYTES = 8388608;
/** Or when it is this old: a minute. */
const MAX_AGE_MS = 6e4;
/** How long a bucket may take to say whether it can be written to. */
const LONGEST_SILENCE_MS = 1e4;
/**
* Writes lines to segments on this machine and brings each into the bucket when it is closed, so that a bucket that cannot
* be reached holds up nobody. What an earlier writer left behind goes there first.
* @throws ConfigurationError for a bucket that answers that it may not be written to; one that does not answer is told of
*/
async function openBucketWriter(writing) {
	const { bucket, url, directory, log, service, clock } = writing;
	await proveWritable(writing);
	const outbox = await makeOutbox(url, directory);
	const uploader = createUploader({
		bucket,
		log
	});
	for (const segment of await findLeftovers(outbox)) uploader.add(segment);
	const segments = await createSegmentWriter({
		folder: outbox.folder,
		service,
		maxBytes: Math.min(writing.maxBytes, MAX_BYTES),
		maxAgeMs: Math.min(writing.maxAgeMs, MAX_AGE_MS),
		clock,
		onClosed: uploader.add
	});
	return {
		write: async (date, lines) => {
			if (uploader.waiting() >= outbox.maxBytes) throw new Error(`${outbox.folder} is full of what could not be uploaded`);
			await segments.write(date, lines);
		},
		tend: segments.tend,
		fault: uploader.fault,
		close: async () => {
			await segments.close();
			const left = await uploader.close();
			if (left > 0) log.warning(explainLeft({
				left,
				folder: outbox.folder,
				name: bucket.name
			}));
			await removeOutbox(outbox);
		}
	};
}
async function proveWritable({ bucket, log }) {
	try {
		await withinTime(leaveMark(bucket));
	} catch (error) {
		if (isFault(error, "SLW_STORE_REFUSED", "SLW_STORE_BUCKET_WRONG") || !(error instanceof Error)) throw error;
		log.warning(`The ${bucket.name} cannot be reached: ${error.message} Lines wait on this machine.`);
	}
}
/** A bucket that says nothing holds up no service. */
async function withinTime(work) {
	const late = new AbortController();
	const silence = setTimeout$1(LONGEST_SILENCE_MS, void 0, {
		signal: late.signal,
		ref: false
	}).then(() => {
		throw new Error(`it has said nothing for ${LONGEST_SILENCE_MS / 1e3} seconds.`);
	});
	try {
		await Promise.race([work, silence]);
	} finally {
		silence.catch(() => void 0);
		late.abort();
	}
}
function explainLeft({ left, folder, name }) {
	return `${formatCount(left, "segment")} of the ${name} could not be uploaded and ${left === 1 ? "stays" : "stay"} in ${folder}: a service of this log that starts on this machine brings ${left === 1 ? "it" : "them"} there.`;
}

// kit/host/s3/fetch-object.ts
/**
* Writes an object to a file, whole or not at all, and all of it of one state of the object.
* @returns its ETag where the bucket gives one; undefined where there is no such object
* @throws ConfigurationError for one that changes while its connection breaks
*/
async function fetchObject(bucket, key, file) {
	let etag;
	const open = async (offset) => {
		const response = await openObject({
			bucket,
			key,
			offset,
			etag
		});
		etag ??= response?.headers.get("etag") ?? void 0;
		return response;
	};
	const url = objectUrl(bucket.address, bucket.access, key).href;
	const chunks = await streamBody({
		url,
		log: bucket.log,
		open
	});
	if (chunks === void 0) return void 0;
	await replaceAtomically(file, (temporary) => pipeline(chunks, createWriteStream(temporary)));
	return etag === void 0 ? {} : { etag };
}
async function openObject({ bucket, key, offset, etag }) {
	const rest = offset > 0 ? { range: `bytes=${offset}-` } : {};
	const same = offset > 0 && etag !== void 0 ? { "if-match": etag } : {};
	const response = await requestObject(bucket, {
		method: "GET",
		key,
		headers: {
			...rest,
			...same
		},
		answers: [
			200,
			206,
			404,
			412
		]
	});
	if (response.status < 400) return response;
	await response.body?.cancel();
	if (response.status === 404 && offset === 0) return void 0;
	throw new ConfigurationError("SLW_FILE_CHANGED", `The ${bucket.name} changed while it was read. Run the step again.`);
}

// kit/ml/predictions/bucket/fetch-segments.ts
/** Segments that are fetched at once. */
const AT_ONCE = 8;
const DAY_MS = 864e5;
const SEGMENT = /^date=(\d{4}-\d\d-\d\d)\/[^/]+\/[^/]+\.jsonl$/;
/** Fetches the segments of some days into a folder. @returns their files, in the order of their keys */
async function fetchSegments(bucket, days, folder) {
	const keys = await listKeys(bucket, days);
	const files = [];
	for (let start = 0; start < keys.length; start += AT_ONCE) {
		const batch = keys.slice(start, start + AT_ONCE).map((key, index) => ({
			key,
			file: join(folder, `${start + index}.jsonl`)
		}));
		const found = await Promise.all(batch.map(({ key, file }) => fetchObject(bucket, key, file)));
		files.push(...batch.flatMap(({ file }, index) => found[index] ? [file] : []));
	}
	return files;
}
async function listKeys(bucket, days) {
	const { from, to } = days;
	const folders = from !== void 0 && to !== void 0 ? listDays(from, to) : [""];
	const keys = [];
	for (const folder of folders) {
		const lead = folder === "" ? "" : `${folder}/`;
		for await (const { key } of listObjects(folder === "" ? bucket : openBelow(bucket, folder))) keys.push(`${lead}${key}`);
	}
	return keys.filter((key) => isOfDays(key, days)).sort();
}
function isOfDays(key, { from = "", to = "~" }) {
	const day = SEGMENT.exec(key)?.[1];
	return day !== void 0 && day >= from && day <= to;
}
/** Each day's folder, so that a long log costs no more than the days that are read. */
function listDays(from, to) {
	const days = [];
	for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) days.push(`date=${new Date(at).toISOString().slice(0, 10)}`);
	return days;
}

// kit/ml/predictions/bucket/bucket-log.ts
/** A bucket: segments of JSON lines in `date=YYYY-MM-DD/<service>/<name>.jsonl` below the prefix. */
const BUCKET_LOG = {
	open(url, { directory, s3, log }) {
		const bucket = openBucket({
			what: "predictions log",
			url,
			access: s3,
			log
		});
		return {
			openWriter: (options) => openBucketWriter({
				bucket,
				url,
				directory,
				log,
				...options
			}),
			read: (days, work) => inTemporaryFolder("slipway-log-", async (folder) => {
				const files = await fetchSegments(bucket, days, folder);
				if (files.length === 0) await refuseMissing$1(bucket, url);
				return withRecords(days.engine, files, work);
			}),
			async keepFile(name, file) {
				await writeObject(bucket, name, { file });
				return `${url.replace(/\/+$/, "")}/${name}`;
			}
		};
	},
	async require(url, { reach, what, cure }) {
		if (reach.confined === void 0) return;
		throw new ConfigurationError("SLW_LOG_UNUSABLE", `${what} is ${url}, which this step's keys may reach and nobody has looked at. On a pull request only a log of the project is used: ${cure}.`);
	}
};
async function refuseMissing$1(bucket, url) {
	if (await statObject(bucket, "slipway-predictions.txt")) return;
	throw new ConfigurationError("SLW_LOG_UNUSABLE", `The predictions log ${url} has never been written to. Correct "log" (in pipeline.yaml "serve.log"), and check that the service writes there.`);
}

// kit/ground/reach/require-place.ts
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
	return new ConfigurationError("SLW_LINK_REFUSED", `${what} ${fault}. On a pull request only regular files of the project are read: ${cure ?? "put the file itself there"}.`);
}

// kit/ml/predictions/folder/locate-folder.ts
/**
* The absolute folder that a log's address names. `file://relative/path` counts from `directory`, `file:///absolute/path`
* from the root; a bare path is taken as `file://`.
* @throws ConfigurationError where it names none
*/
function locateFolder(url, directory) {
	if (!/^file:\/\//i.test(url)) return resolve(directory, url);
	const path = url.slice(7);
	if (path === "") throw new ConfigurationError("SLW_LOG_UNUSABLE", "The predictions log file:// names no folder. Add its path.");
	return path.startsWith("/") ? fileURLToPath(`file://${path}`) : resolve(directory, decodeURIComponent(path));
}

// kit/ml/predictions/folder/folder-log.ts
/** A folder: JSON lines in `date=YYYY-MM-DD/<service>/<n>.jsonl`. */
const FOLDER_LOG = {
	open(url, { directory }) {
		const folder = locateFolder(url, directory);
		return {
			openWriter: (options) => createSegmentWriter({
				folder,
				...options
			}),
			async read(days, work) {
				refuseMissing(folder);
				return withRecords(days.engine, listSegments(folder, days), work);
			},
			keepFile: async (name, file) => namePath(await copyInto(join(folder, name), file), directory)
		};
	},
	require: async (url, { directory, reach, what, cure }) => requirePlace(reach, {
		path: locateFolder(url, directory),
		what,
		cure
	})
};
function refuseMissing(folder) {
	if (existsSync(folder)) return;
	throw new ConfigurationError("SLW_LOG_UNUSABLE", `The predictions log's folder ${folder} does not exist. Correct "log" (in pipeline.yaml "serve.log"), and check that the service writes there.`);
}
async function copyInto(target, file) {
	await makeFolder(dirname(target));
	await replaceAtomically(target, (temporary) => copyFile(file, temporary));
	return target;
}
/** From the project's folder where it lies in there. */
function namePath(file, directory) {
	const path = relative(directory, file);
	return path.startsWith("..") || isAbsolute(path) ? file : path;
}

// kit/ml/predictions/open-log.ts
/** Where logs can lie, by scheme. */
const SCHEMES = {
	file: FOLDER_LOG,
	s3: BUCKET_LOG
};
const LATER_SCHEMES = ["postgres", "postgresql"];
/**
* A predictions log by its address; a bare path is one of `file://`.
* @throws ConfigurationError for a scheme that cannot be written or read
*/
function openLog$1(url, surroundings) {
	return findScheme(url).open(url, surroundings);
}
/**
* Lets the address of a log through that may be used where a pull request says so.
* @throws ConfigurationError for any other
*/
async function requireLog(url, asked) {
	await findScheme(url).require(url, asked);
}
function findScheme(url) {
	const name = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? "file";
	const scheme = SCHEMES[name];
	if (scheme) return scheme;
	const lead = `The predictions log ${hideCredentials(url)}`;
	throw new ConfigurationError("SLW_LOG_UNUSABLE", LATER_SCHEMES.includes(name) ? `${lead} is not supported yet: write file://<folder>, on a path that the service and the monitor both reach, or s3://<bucket>/<prefix>.` : `${lead} has an unknown scheme. Write file://<folder> or s3://<bucket>/<prefix>.`);
}
function hideCredentials(url) {
	return url.replace(/\/\/[^@/]*@/, "//***@");
}

// kit/action/artifact-inputs.ts
/** The digest that the job which made the artifact put out; undefined where none is handed on. */
function readArtifactDigest(inputs) {
	const text = inputs.text("artifact-digest");
	if (text === void 0 || isDigest(text)) return text;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "artifact-digest" is "${text}". Write sha256: and 64 hex digits, as the output of that name gives them, or leave it out.`);
}

// kit/ground/reach/require-address.ts
/**
* Lets an address through that may be asked: https:// always, http:// where that is allowed. Whether everybody reaches it
* is seen when it is connected to.
* @param shown the address as it may stand in a message
* @throws ConfigurationError for any other
*/
function requireAddress({ confined, plainHttp }, url, shown) {
	const { protocol } = new URL(url);
	if (protocol === "https:") return;
	if (confined !== void 0) throw new ConfigurationError("SLW_ADDRESS_REFUSED", `${shown} is not an https:// address. On a pull request no other is read.`);
	if (protocol === "http:" && plainHttp) return;
	throw new ConfigurationError("SLW_ADDRESS_REFUSED", `${shown} is not an https:// address: anybody on the way could change what comes. Use https://, or set the input "allow-http" where the network is your own.`);
}

// kit/ground/reach/public-address.ts
/**
* Blocks of IPv4 that are not of the open Internet (IANA IPv4 Special-Purpose Address Registry), multicast and what is
* reserved, and the one public address that a cloud answers its own machines from (Azure, "IP address 168.63.129.16").
*/
const SPECIAL_IPV4 = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["168.63.129.16", 32],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3]
];
/** Of IPv6 only 2000::/3 is given out, and of that these are for special ends, such as ways to carry IPv4. */
const SPECIAL_IPV6 = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20]
];
/** Whether everybody reaches an IP address: none of a private network, this machine, or a cloud's own services. */
function isPublicAddress(address) {
	if (isIPv4(address)) return !listBlocks(SPECIAL_IPV4, "ipv4").check(address, "ipv4");
	if (!isIPv6(address) || !listBlocks([["2000::", 3]], "ipv6").check(address, "ipv6")) return false;
	return !listBlocks(SPECIAL_IPV6, "ipv6").check(address, "ipv6");
}
function listBlocks(blocks, family) {
	const list = new BlockList();
	for (const [address, prefix] of blocks) list.addSubnet(address, prefix, family);
	return list;
}

// kit/host/http/public-lookup.ts
/** Looks names up for a connection, and refuses one that has an address which not everybody reaches. */
function createPublicLookup(resolve = lookup, isAllowed = isPublicAddress) {
	return (hostname, { all }, done) => {
		resolve(hostname, { all: true }, (error, addresses = []) => {
			const [first] = addresses;
			if (error || !first) return done(error ?? explainPrivate(hostname), "");
			if (!addresses.every(({ address }) => isAllowed(address))) return done(explainPrivate(hostname), "");
			if (all) done(null, addresses);
			else done(null, first.address, first.family);
		});
	};
}
/** The error for a host that is not of the open Internet. */
function explainPrivate(host) {
	return new ConfigurationError("SLW_ADDRESS_REFUSED", `${host} is not of the open Internet: it leads to this machine, a private network or a cloud's own services. On a pull request only public addresses are read.`);
}

// kit/host/http/fetch-public.ts
/**
* Asks an https:// address as `fetch` does, but only of the open Internet. The name is looked up once, and the connection
* goes to the very address that was looked at: a name that changes its mind in between leads nowhere else.
* @param lookup how names become addresses
*/
function createPublicFetch(lookup = createPublicLookup()) {
	const open = createOpener({
		agent: false,
		lookup
	});
	return async (url, request) => {
		refuseLiteral(url);
		return open(url, request);
	};
}
function refuseLiteral(url) {
	if (url.protocol !== "https:") throw new ConfigurationError("SLW_ADDRESS_REFUSED", `${url.origin} is not an https:// address.`);
	const host = url.hostname.replace(/^\[|\]$/g, "");
	if (isIP(host) !== 0 && !isPublicAddress(host)) throw explainPrivate(url.hostname);
}

// kit/action/open-source-bucket.ts
/**
* A bucket that data lie in, with the keys of the environment where there are any. Where a pull request says what is read,
* keys go to the buckets alone that the workflow names by the inputs `source` and `additional-source`; any other is asked
* as everybody may ask it, over https:// and of the open Internet.
* @throws ConfigurationError for an address that cannot be one, and for an endpoint that is not asked by https://
*/
function openSourceBucket(url, { inputs, credentials, reach, log }) {
	const place = readS3Place();
	const bucket = openBucket({
		what: "source",
		url,
		access: credentials.s3 ?? place,
		log
	});
	requireAddress(reach, objectUrl(bucket.address, place, "").href, `AWS_ENDPOINT_URL, where the ${bucket.name} lies,`);
	if (reach.confined === void 0 || isNamed(bucket, inputs)) return bucket;
	return {
		...bucket,
		access: place,
		open: createPublicFetch()
	};
}
function isNamed({ address }, inputs) {
	return ["source", "additional-source"].some((name) => inputs.list(name)?.some((source) => bucketOf(source) === address.bucket));
}
function bucketOf(source) {
	return /^s3:\/\/([^/]+)/i.exec(source)?.[1];
}

// kit/action/open-ports.ts
function openPorts({ inputs, context, credentials, directory, reach, log }) {
	const git = () => createGit({
		directory,
		log
	});
	const place = {
		service: context.artifactService,
		directory,
		log
	};
	return {
		git,
		forge: () => openForge({
			git: git(),
			context,
			token: credentials.token,
			directory,
			log
		}),
		store: (url) => openStore(url, {
			directory,
			credentials,
			log
		}),
		predictions: (url) => openLog$1(url, {
			directory,
			s3: credentials.s3 ?? readS3Place(),
			log
		}),
		sourceBucket: (url) => openSourceBucket(url, {
			inputs,
			credentials,
			reach,
			log
		}),
		artifacts: () => openArtifacts(place),
		handedArtifacts: () => openArtifacts({
			...place,
			expected: readArtifactDigest(inputs)
		}),
		clock: () => /* @__PURE__ */ new Date()
	};
}

// kit/action/read-event.ts
/** The value at a path of an event's payload; undefined where a step is missing. What is gone, such as a fork, is null. */
function pick(value, ...path) {
	return path.reduce(readKey, value);
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
	throw new ConfigurationError("SLW_FORK_REFUSED", `This job would read code of ${fork} on a self-hosted runner, which outlives it. Run it on a hosted runner, push the branch to ${trigger.repository} after review, or set "allow-forks: true" where nothing on the runner outlives a job.`);
}
/**
* The fork whose branch the event is about, in words; undefined where it is a branch of the repository itself. A comment
* on a pull request does not say whose it is, and what is checked out for it may be a fork's.
*/
function findFork({ event, repository }) {
	for (const head of [pick(event, "pull_request", "head", "repo"), pick(event, "workflow_run", "head_repository")]) {
		if (head === void 0) continue;
		const name = pick(head, "full_name");
		if (typeof name !== "string") return "a deleted fork";
		if (name.toLowerCase() !== repository.toLowerCase()) return `the fork ${name}`;
	}
	return pick(event, "issue", "pull_request") === void 0 ? void 0 : "a pull request whose branch this event does not name";
}

// kit/action/refuse-linked-folder.ts
/**
* Refuses a checkout that brings a link in the place of Slipway's own folder: what is written and removed there would
* lie anywhere on the runner.
* @throws ConfigurationError for such a link
*/
function refuseLinkedFolder(directory) {
	if (!lstatSync(join(directory, ".slipway"), { throwIfNoEntry: false })?.isSymbolicLink()) return;
	throw new ConfigurationError("SLW_LINK_REFUSED", `${OWN_FOLDER} in ${directory} is a symbolic link. Remove it from the repository: Slipway makes that folder itself.`);
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
* and turns a ConfigurationError into one sentence with its code and exit code 1. Any other error keeps its stack. Either
* leaves `{"error": {code, message}}` as the result document.
* @param ownsStdout the verb writes to stdout itself, so no workflow commands go there, even on a runner
*/
async function run(verb, main, { ownsStdout = false } = {}) {
	forbidTelemetry();
	const context = readContext();
	const log = openLog(context.onRunner && !ownsStdout);
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
		const given = readCredentials(process.env, context.onRunner && !ownsStdout);
		const reach = await settleReach({
			context,
			directory,
			allowHttp: inputs.flag("allow-http") ?? false
		});
		const credentials = confineCredentials(given, reach, inputs.text("store"));
		await report(await main({
			inputs,
			log,
			context,
			credentials,
			directory,
			reach,
			ports: openPorts({
				inputs,
				context,
				credentials,
				directory,
				reach,
				log
			})
		}), log);
	} catch (error) {
		await reportFault(explainError(verb, error), log);
	} finally {
		ignoreSignals();
		outliveParent();
	}
}
function openLog(onRunner) {
	if (onRunner) return createRunnerLogger();
	const style = readLogStyle();
	const log = createTerminalLogger(void 0, style);
	for (const sentence of style.doubts) log.warning(sentence);
	return log;
}
/** Without it every file of the project would be said to be missing, one after the other. */
async function requireFolder(directory) {
	if (await isFolder(directory)) return;
	throw new ConfigurationError("SLW_FOLDER_MISSING", `The folder ${directory} does not exist. Check the input "working-directory".`);
}
/** @throws ConfigurationError when this Node is too old. */
function assertNodeVersion(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	const [oldestMajor, oldestMinor] = MINIMUM_NODE;
	if (major > oldestMajor || major === oldestMajor && minor >= oldestMinor) return;
	throw new ConfigurationError("SLW_NODE_TOO_OLD", `Slipway needs Node ${MINIMUM_NODE.join(".")} or newer, and this is ${version}. Install Node 24.`);
}
async function report(completion, log) {
	const { outputs, summary, result, failure, code } = completion;
	await writeSummary(summary, process.env["GITHUB_STEP_SUMMARY"]);
	const error = code === void 0 ? void 0 : {
		code,
		message: failure
	};
	await writeResult({
		...outputs,
		details: result,
		error
	});
	if (process.env["GITHUB_OUTPUT"]) for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
	if (failure === void 0) return;
	log.error(failure, { code });
	process.exitCode = 1;
}
async function writeResult(document) {
	const file = process.env["SLIPWAY_RESULT"];
	if (file) await writeFileAtomically(file, canonicalJson(document));
}
/** The sentence is told whatever becomes of the document: the disk may be what failed. */
async function reportFault({ code, message }, log) {
	process.exitCode = 1;
	log.error(message, { code });
	try {
		await writeResult({ error: {
			code,
			message
		} });
	} catch (error) {
		log.warning(`The result document could not be written: ${describeError(error)}`);
	}
}
function explainError(verb, error) {
	const known = isWriteRefusal(error) ? explainRefusal("A file that this step writes", error) : error;
	if (known instanceof ConfigurationError) return {
		code: known.code,
		message: known.message
	};
	return {
		code: "SLW_DEFECT",
		message: `slipway ${verb} failed in a way it should not: ${error instanceof Error ? error.stack ?? error.message : String(error)}${error instanceof Error && error.cause !== void 0 ? `\ncaused by: ${describeError(error.cause)}` : ""}`
	};
}

export { createMissingArtifactError as _, createPublicFetch as a, throwMissing as b, requirePlace as c, LOG_TABLE as d, isNamedAlike as f, createCorruptedError as g, checkArtifactName as h, pickText as i, fetchObject as l, placeContents as m, findFork as n, requireAddress as o, markMeasured as p, pick as r, requireLog as s, run as t, pauseAfter as u, createMissingRunError as v, createOversizeError as y };