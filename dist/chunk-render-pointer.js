import { a as canonicalJson } from "./chunk-make-folder.js";
import { o as schemaIdOf } from "./chunk-parse-manifest.js";
import { t as EnvironmentSchema } from "./chunk-registry.js";

// action-package/src/shared/open-ports.ts
async function openProposalPorts({ ports, log }) {
	return {
		git: ports.git(),
		forge: await ports.forge(),
		log
	};
}

// action-package/src/shared/render-pointer.ts
/** The pointer of an environment, as its file holds it. */
function renderPointer(pointer) {
	return canonicalJson({
		$schema: schemaIdOf(EnvironmentSchema),
		...pointer
	});
}

export { openProposalPorts as n, renderPointer as t };