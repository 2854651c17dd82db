import { n as makeFolder } from "./chunk-make-folder.js";
import { E as listPages, b as connect, w as statusOf } from "./chunk-open-store.js";
import { t as saveBody } from "./chunk-save-body.js";
import { _ as createMissingArtifactError, g as createCorruptedError, h as checkArtifactName, m as placeContents, v as createMissingRunError, y as createOversizeError } from "./chunk-run.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// kit/host/artifact/foreign-artifacts.ts
/**
* The artifacts of another run, by REST. What lies there is foreign: an artifact larger than `maxBytes`, packed or
* unpacked, is refused.
*/
function openForeignArtifacts(run) {
	return {
		async download(name, folder) {
			checkArtifactName(name);
			const connection = await connect(run);
			return downloadArtifact({
				connection,
				run,
				artifact: await findArtifact(connection, run, name),
				folder
			});
		},
		list: async () => [...(await listArtifacts(await connect(run), run)).keys()].sort()
	};
}
async function findArtifact(connection, run, name) {
	const artifacts = await listArtifacts(connection, run);
	const artifact = artifacts.get(name);
	if (artifact) return artifact;
	const foreign = `run ${run.id}`;
	throw createMissingArtifactError(name, [...artifacts.keys()].sort(), {
		run: foreign,
		cure: `Check that ${foreign} is one that makes it, and that it is not older than its artifacts are kept.`
	});
}
/** The newest artifact of each name. */
async function listArtifacts({ perform, owner, repo }, { id, repository }) {
	return perform({
		doing: `Reading the artifacts of run ${id}`,
		permission: "actions: read"
	}, async (api) => {
		const newest = /* @__PURE__ */ new Map();
		const query = {
			owner,
			repo,
			run_id: id,
			per_page: 100
		};
		const pages = listPages(async (page) => {
			const { data, headers } = await api.actions.listWorkflowRunArtifacts({
				...query,
				page
			});
			return {
				data: data.artifacts,
				headers
			};
		});
		try {
			for await (const artifact of pages) if (artifact.id > (newest.get(artifact.name)?.id ?? 0)) newest.set(artifact.name, artifact);
		} catch (error) {
			if ([403, 404].includes(statusOf(error) ?? 0)) throw createMissingRunError(id, repository);
			throw error;
		}
		return newest;
	});
}
async function downloadArtifact({ connection, run, artifact: { id, name, size_in_bytes: size, digest }, folder }) {
	const { maxBytes } = run;
	if (size > maxBytes) throw createOversizeError(name, maxBytes);
	await makeFolder(folder);
	const temporary = await mkdtemp(join(folder, ".download-"));
	try {
		const zip = join(temporary, "artifact.zip");
		const fetched = await fetchZip(connection, {
			id,
			name,
			file: zip
		});
		if (digest && fetched.digest !== digest) throw createCorruptedError(name);
		return await placeContents({
			name,
			zip,
			temporary,
			folder,
			maxBytes
		});
	} finally {
		await rm(temporary, {
			recursive: true,
			force: true
		});
	}
}
/** The forge sends us on to where the bytes lie. */
function fetchZip({ perform, api: place }, { id, name, file }) {
	const url = `${place}/actions/artifacts/${id}/zip`;
	return perform({
		doing: `Reading the artifact ${name}`,
		permission: "actions: read"
	}, async (api) => saveBody({
		response: await api.download(url),
		file,
		url
	}));
}

export { openForeignArtifacts as t };