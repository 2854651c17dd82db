// kit/registry/paths.ts
/** Where the registry's files lie, from the project's folder. */
const MODELS_FOLDER = "models";
const VERSION_FILES = {
	version: "version.json",
	evaluation: "evaluation.json",
	comparison: "comparison.json",
	card: "model-card.md"
};
/** `models/<model>/environments/<environment>.json`: the pointer to what is live. */
function environmentPath(model, environment) {
	return `${environmentsFolder(model)}${environment}.json`;
}
/** The folder of a model's pointers, with a final slash. */
function environmentsFolder(model) {
	return `${MODELS_FOLDER}/${model}/environments/`;
}
/** `models/<model>/versions/<version>/<file>`; immutable once merged. */
function versionPath(model, version, file = VERSION_FILES.version) {
	return `${versionsFolder(model)}${version}/${file}`;
}
/** The folder of a model's versions, with a final slash. */
function versionsFolder(model) {
	return `${MODELS_FOLDER}/${model}/versions/`;
}

export { versionPath as a, environmentsFolder as i, VERSION_FILES as n, versionsFolder as o, environmentPath as r, MODELS_FOLDER as t };