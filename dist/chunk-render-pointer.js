import { t as canonicalJson } from "./chunk-canonical-json.js";
import { g as schemaIdOf } from "./chunk-evaluation.js";
import { t as openForge } from "./chunk-open-forge.js";
import { t as createGit } from "./chunk-git.js";
import { n as EnvironmentSchema } from "./chunk-registry.js";

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

// action-package/src/render-pointer.ts
/** The pointer of an environment, as its file holds it. */
function renderPointer(pointer) {
	return canonicalJson({
		$schema: schemaIdOf(EnvironmentSchema),
		...pointer
	});
}

export { openProposalPorts as n, renderPointer as t };