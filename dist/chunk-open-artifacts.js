import { r as openArtifactFolders, t as openArtifactService } from "./chunk-artifact-service.js";

// kit/artifact/open-artifacts.ts
/**
* The runner's artifact service (`service`: `RunContext.artifactService`), else folders `.slipway/artifacts/<name>` of
* the project.
*/
function openArtifacts({ service, directory, log }) {
	return service ? openArtifactService({ log }) : openArtifactFolders({
		directory,
		log
	});
}

export { openArtifacts as t };