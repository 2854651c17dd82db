import { o as __toESM } from "./chunk-rolldown-runtime.js";
import { n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { r as replaceAtomically } from "./chunk-files.js";
import { M as digestOfFile, N as digestOfJson } from "./chunk-evaluation.js";
import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from "node:path";
import { copyFile, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createWriteStream, existsSync } from "node:fs";

// kit/artifact/artifact-names.ts
/** Characters that GitHub refuses in the paths of an artifact's files; names lack slashes as well. */
const FORBIDDEN_IN_PATHS = /[":<>|*?\r\n]/;
const FORBIDDEN_IN_NAMES = /[":<>|*?\r\n\\/]/;
/** @throws ConfigurationError when GitHub would refuse the name, or it is no name for a folder. */
function checkArtifactName(name) {
	if (name !== "" && name !== "." && name !== ".." && !FORBIDDEN_IN_NAMES.test(name)) return;
	throw new ConfigurationError(`"${name}" cannot be an artifact's name. Use letters, digits, dots and dashes; not " : < > | * ? \\ / or line breaks.`);
}
/** @throws ConfigurationError when the path leaves its folder or holds what GitHub refuses. */
function checkFilePath(artifact, path) {
	if (isInside(path) && !FORBIDDEN_IN_PATHS.test(path)) return;
	throw new ConfigurationError(`The artifact "${artifact}" has a file at "${path}", which is not a plain path inside it. Rename the file.`);
}
const CURE_IN_RUN = "Check the input \"artifact\" and that the job which makes it ran before (needs:).";
/**
* The error for an artifact that is not there.
* @param run what the message calls the run
*/
function createMissingArtifactError(name, names, { cure = CURE_IN_RUN, run = "this run" } = {}) {
	const known = names.length === 0 ? "There are none" : `There are: ${names.join(", ")}`;
	return new ConfigurationError(`There is no artifact "${name}" in ${run}. ${known}. ${cure}`);
}
/** The error for a run that the forge does not know, or does not show. */
function createMissingRunError(id, repository) {
	return new ConfigurationError(`${repository} shows no workflow run ${id} to this token. Take the number from the address of the run, and give the job "actions: read".`);
}
/** The error for a second upload of a name with `overwrite: false`. */
function createDuplicateError(name) {
	return new ConfigurationError(`This run has an artifact "${name}" already, and artifacts never change. Give each job its own name.`);
}
/** The error for an artifact of a foreign run that holds more than it may. */
function createOversizeError(name, maxBytes) {
	return new ConfigurationError(`The artifact "${name}" of that run holds more than ${maxBytes} bytes, which no artifact of this kind does. It is not read.`);
}
function isInside(path) {
	const parts = normalize(path).split(/[\\/]/);
	return path !== "" && !isAbsolute(path) && !/^[\\/]|^[A-Za-z]:/.test(path) && !parts.includes("..");
}

// kit/artifact/digest-artifact.ts
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
	throw new ConfigurationError(`The artifact "${name}" is not the one that was handed on: its digest is ${actual}, and the input "artifact-digest" states ${expected}. Another job has replaced it: run the job that makes it again, and look at what else writes to this run.`);
}

// kit/artifact/list-folder.ts
/** The files under a folder, relative to it, with `/`, sorted. Links are left out. */
async function listFolder(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/")).sort();
}

// kit/artifact/artifact-folders.ts
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
	const root = resolve(directory, ".slipway/artifacts");
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
				for (const file of files) await copyInto(join(folder, file), join(temporary, file));
				await rm(target, {
					recursive: true,
					force: true
				});
			});
			log.info(`Artifact ${name}: ${files.length} ${files.length === 1 ? "file" : "files"} in ${target}`);
			return digestArtifact(target, files);
		},
		async download(name, folder) {
			checkArtifactName(name);
			const source = join(root, name);
			if (!existsSync(source)) throw createMissingArtifactError(name, await listNames$1(root), {
				cure: explainCure(name),
				run: ".slipway/artifacts"
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
		list: () => listNames$1(root)
	};
}
/** @throws ConfigurationError when there is nothing to upload or a file is missing. */
function checkFiles({ name, folder, files }) {
	if (files.length === 0) throw new ConfigurationError(`The artifact "${name}" has no files.`);
	for (const file of files) {
		checkFilePath(name, file);
		if (!existsSync(join(folder, file))) throw new ConfigurationError(`The artifact "${name}" lacks its file ${join(folder, file)}.`);
	}
}
/** No jobs here, and data are made again from the lock: a fresh clone has none of these folders. */
function explainCure(name) {
	const check = "Check the input \"artifact\"";
	if (name.startsWith("data-")) return `${check}, or run "slipway ingest --restore" first, which makes it from the data lock.`;
	const maker = MAKERS.find(({ prefix }) => name.startsWith(prefix))?.verb;
	return maker ? `${check}, or run "slipway ${maker}" first, which makes it and prints its name.` : `${check} and that the command which makes it ran here before.`;
}
async function listNames$1(root) {
	try {
		return (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isDirectory() && !entry.name.endsWith(".partial")).map((entry) => entry.name).sort();
	} catch (error) {
		if (hasCode(error, "ENOENT")) return [];
		throw error;
	}
}
async function copyInto(source, target) {
	await makeFolder(dirname(target));
	await copyFile(source, target);
}
async function copyAtomically(source, target) {
	await replaceAtomically(target, (temporary) => copyFile(source, temporary));
}

// kit/artifact/unzip.ts
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
		throw new ConfigurationError(`The artifact "${artifact}" is not a sound zip archive: ${describeError(error)}. Run the job that makes it again.`, { cause: error });
	}
	return files.sort();
}

// kit/artifact/artifact-service.ts
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
			return explained(() => listNames(client));
		}
	};
}
/**
* The artifacts of another run, by REST. What lies there is foreign: an artifact larger than `maxBytes`, packed or
* unpacked, is refused.
*/
function openForeignArtifacts(run) {
	const [repositoryOwner = "", repositoryName = ""] = run.repository.split("/");
	const findBy = {
		token: run.token,
		workflowRunId: run.id,
		repositoryOwner,
		repositoryName
	};
	const read = (work) => explained(() => knownRun(run, work));
	return {
		async download(name, folder) {
			checkArtifactName(name);
			const client = await createClient();
			return read(() => downloadArtifact({
				client,
				name,
				folder,
				findBy,
				maxBytes: run.maxBytes
			}));
		},
		list: async () => {
			const client = await createClient();
			return read(() => listNames(client, findBy));
		}
	};
}
async function createClient() {
	const { DefaultArtifactClient } = await import("./chunk-artifact.js");
	return new DefaultArtifactClient();
}
async function downloadArtifact({ client, name, folder, findBy, maxBytes, check }) {
	const { artifacts } = await client.listArtifacts({
		latest: true,
		...findBy ? { findBy } : {}
	});
	const artifact = artifacts.find((candidate) => candidate.name === name);
	if (!artifact) throw explainMissing(name, artifacts.map((candidate) => candidate.name).sort(), findBy);
	if (maxBytes !== void 0 && artifact.size > maxBytes) throw createOversizeError(name, maxBytes);
	await makeFolder(folder);
	const temporary = await mkdtemp(join(folder, ".download-"));
	try {
		const { digestMismatch } = await client.downloadArtifact(artifact.id, {
			path: temporary,
			skipDecompress: true,
			...findBy ? { findBy } : {},
			...artifact.digest ? { expectedHash: artifact.digest } : {}
		});
		if (digestMismatch) throw createCorruptedError(name);
		return await moveContents({
			name,
			temporary,
			folder,
			maxBytes,
			check
		});
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
function explainMissing(name, names, findBy) {
	if (!findBy) return createMissingArtifactError(name, names);
	const run = `run ${findBy.workflowRunId}`;
	return createMissingArtifactError(name, names, {
		run,
		cure: `Check that ${run} is one that makes it, and that it is not older than its artifacts are kept.`
	});
}
/** A forge answers 404 for a run that there is not, and for one that a token may not see; GitHub sometimes 403. */
async function knownRun({ id, repository }, work) {
	try {
		return await work();
	} catch (error) {
		throw error instanceof Error && "status" in error && [403, 404].includes(Number(error.status)) ? createMissingRunError(id, repository) : error;
	}
}
async function moveContents({ name, temporary, folder, maxBytes, check }) {
	const [zip] = await readdir(temporary);
	const extracted = join(temporary, "extracted");
	const files = await unzipInto({
		zip: join(temporary, zip ?? ""),
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
async function listNames(client, findBy) {
	const { artifacts } = await client.listArtifacts({
		latest: true,
		...findBy ? { findBy } : {}
	});
	return artifacts.map(({ name }) => name).sort();
}
/** The service answers 409 to a name that the run has already. */
function isConflict(error) {
	return /\(409\)|already exists/.test(describeError(error));
}
function createCorruptedError(name) {
	return new ConfigurationError(`The artifact "${name}" arrived with another digest than it was uploaded with. Run the job again.`);
}
/** Turns the client's known failures, told by their words alone, into sentences with a cure. */
async function explained(work) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof ConfigurationError) throw error;
		const [message = ""] = describeError(error).split("\n");
		const known = CURES.find(({ pattern }) => pattern.test(message));
		throw known ? new ConfigurationError(known.explain(message), { cause: error }) : error;
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

export { openForeignArtifacts as n, openArtifactFolders as r, openArtifactService as t };