import { r as openArtifactFolders, t as openArtifactService } from "./chunk-artifact-service.js";

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