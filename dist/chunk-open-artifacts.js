import { n as describeError, r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { r as replaceAtomically } from "./chunk-files.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { a as createDuplicateError, i as createCorruptedError, n as checkArtifactName, o as createMissingArtifactError, r as checkFilePath, t as placeContents } from "./chunk-place-contents.js";
import { M as digestOfJson, j as digestOfFile } from "./chunk-evaluation.js";
import { dirname, join, relative, resolve, sep } from "node:path";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";

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
			log.info(`Artifact ${name}: ${files.length} files in ${target}`);
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
async function listNames(client) {
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

// kit/artifact/open-artifacts.ts
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

export { openArtifacts as t };