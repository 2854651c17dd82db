import { a as settleStore, i as settleModel, r as readProjectPipeline } from "./chunk-project-inputs.js";

// action-package/src/read-project.ts
/** Reads the settings every verb of this action needs. @throws ConfigurationError for a missing or impossible one */
async function readProject(runner) {
	const pipeline = await readProjectPipeline(runner);
	return {
		pipeline,
		model: settleModel(runner.inputs, pipeline),
		store: settleStore(runner.inputs, pipeline)
	};
}

export { readProject as t };