import { t as silentLogger } from "./chunk-logger.js";
import { t as createGit } from "./chunk-git.js";
import { r as readPipeline } from "./chunk-read-pipeline.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as readHistory } from "./chunk-history.js";
import { t as refuseShallow } from "./chunk-refuse-shallow.js";
import { resolve } from "node:path";

// kit/ml/registry/open-registry.ts
/**
* Opens the registry of a project: of the model named, else the one of `pipeline.yaml`, else the only one there is.
* Nothing is fetched.
* @param directory the project's folder, absolute
* @throws ConfigurationError for a shallow clone, and for a model that the registry does not know
*/
async function openRegistry({ git, directory, model: named, ref }) {
	const pipeline = await readPipeline(resolve(directory, "pipeline.yaml"));
	await refuseShallow(git);
	const everything = await readHistory(git, ref);
	const known = listModels(everything);
	const model = named ?? pipeline?.model ?? (known.length === 1 ? known[0] : void 0);
	if (model === void 0) throw explainNoModel(directory, known);
	if (known.length > 0 && !known.includes(model)) throw new ConfigurationError("SLW_NAME_UNKNOWN", `There is no model "${model}" in the history of ${ref}. There are ${known.join(", ")}.`);
	return {
		git,
		pipeline,
		model,
		ref,
		history: keepModel(everything, model)
	};
}
function explainNoModel(directory, known) {
	return new ConfigurationError("SLW_INPUT_MISSING", known.length > 0 ? `Name the model: ${known.join(", ")}.` : `There is no pipeline.yaml in ${directory} and no model in its history. Change to the project's folder, or name the model.`);
}
function listModels({ registrations, assignments }) {
	return [...new Set([...registrations, ...assignments].map(({ model }) => model))].sort();
}
function keepModel({ registrations, assignments }, model) {
	return {
		registrations: registrations.filter((registration) => registration.model === model),
		assignments: assignments.filter((assignment) => assignment.model === model)
	};
}

// cli/registry/open-registry.ts
/** Opens the registry that a command names: the model by its first word, the history by `--ref`, HEAD unless set. */
function openNamedRegistry({ inputs, words: [model] }) {
	const directory = process.cwd();
	const git = createGit({
		directory,
		log: silentLogger
	});
	return openRegistry({
		git,
		directory,
		model,
		ref: inputs["ref"] ?? "HEAD"
	});
}

export { openNamedRegistry as t };