// kit/ml/registry/paths.ts
/** Where the registry's files lie, from the project's folder. */
const MODELS_FOLDER = "models";
const VERSION_FILES = {
	version: "version.json",
	evaluation: "evaluation.json",
	comparison: "comparison.json",
	card: "model-card.md",
	/** How a row becomes tensors, as the bundle has it; versions of before it was kept have none. */
	tensors: "signature.json",
	/** What the bundle was made from: an in-toto statement, to be read. */
	statement: "statement.json",
	/** The same statement, signed: a sigstore bundle, as `cosign verify-blob-attestation` reads it. */
	signedStatement: "statement.sigstore.json",
	/** OpenSSF's model signature over the bundle's files, as `model_signing verify` reads it. */
	signature: "model.sig"
};
/** The folder of the public keys that signatures are checked with, unless `sign.keys` names another. */
const KEYS_FOLDER = `${MODELS_FOLDER}/keys`;
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

export { environmentsFolder as a, environmentPath as i, MODELS_FOLDER as n, versionPath as o, VERSION_FILES as r, versionsFolder as s, KEYS_FOLDER as t };