import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as canonicalJson } from "./chunk-canonical-json.js";
import { t as openForge } from "./chunk-open-forge.js";
import { t as createGit } from "./chunk-git.js";
import { d as schemaIdOf } from "./chunk-evaluation.js";
import { n as EnvironmentSchema } from "./chunk-registry.js";
import { n as readFromGit } from "./chunk-source.js";
import { n as readVersion, r as readVersions } from "./chunk-versions.js";

// action-package/src/open-ports.ts
async function openProposalPorts(runner) {
	const { context, credentials, directory, log } = runner;
	const git = createGit({
		directory,
		log
	});
	return {
		git,
		forge: await openForge({
			git,
			context,
			token: credentials.token,
			directory,
			log
		}),
		log
	};
}

// action-package/src/read-base.ts
/** Fetches the base branch, the remote's default one where none is named. */
async function readBase(git, branch) {
	const base = branch ?? await git.defaultBranch();
	const commit = await git.fetch(base);
	return {
		branch: base,
		commit,
		source: readFromGit(git, commit)
	};
}
/** A version that must be there. @throws ConfigurationError that lists those there are */
async function requireVersion({ source, branch }, model, version) {
	const found = /^\d+\.\d+\.\d+$/.test(version) ? await readVersion(source, model, version) : void 0;
	if (found) return found;
	const known = (await readVersions(source, model)).map((each) => each.version);
	const list = known.length > 0 ? `There are ${known.join(", ")}` : "There are none yet";
	throw new ConfigurationError(`There is no version "${version}" of ${model} on ${branch}. ${list}: correct the input, or promote a bundle by its digest.`);
}

// action-package/src/render-pointer.ts
/** The pointer of an environment, as its file holds it. */
function renderPointer(pointer) {
	return canonicalJson({
		$schema: schemaIdOf(EnvironmentSchema),
		...pointer
	});
}

export { openProposalPorts as i, readBase as n, requireVersion as r, renderPointer as t };