import { a as ConfigurationError } from "./chunk-make-folder.js";
import { o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";
import { r as readOnnxModel } from "./chunk-read-model.js";
import { n as checkFiles, o as openSignature } from "./chunk-model-signature.js";
import { r as readTrustedKeys, t as requiresSignature } from "./chunk-signing-policy.js";
import { readFile } from "node:fs/promises";

// kit/onnx/count-operators.ts
/** How often each operator stands in a model, by name, `domain.type` for those that are not ONNX's own. */
async function countOperators(file) {
	const { operators } = readOnnxModel(await readFile(file));
	return Object.fromEntries(operators.map(({ domain, type, count }) => [domain === "" ? type : `${domain}.${type}`, count]));
}

// action-package/src/sign/check-version-signatures.ts
/** A trusted key has signed the files of the version's bundle. @throws ConfigurationError where none has */
async function checkModelSignature(signed) {
	const { payload, label } = await openBeside(signed, VERSION_FILES.signature);
	checkFiles({
		payload,
		label,
		files: signed.bundle.files
	});
}
/** A trusted key has signed the version's statement. @throws ConfigurationError where none has */
async function checkStatementSignature(signed) {
	const { version, source } = signed;
	const path = versionPath(version.model, version.version, VERSION_FILES.statement);
	const { payload, label } = await openBeside(signed, VERSION_FILES.signedStatement);
	if (payload === await source.read(path)) return;
	throw new ConfigurationError(`${label} signs another statement than ${path} holds. Restore both from Git.`);
}
/**
* A version that is there already may go to another environment.
* @throws ConfigurationError where signatures are required, and no trusted key has signed this version
*/
async function requireSignedVersion({ policy, ...signed }) {
	if (!requiresSignature(policy, signed.bundle.digest)) return;
	const keys = await readTrustedKeys(signed.source, policy.keys);
	await checkModelSignature({
		...signed,
		keys
	});
	await checkStatementSignature({
		...signed,
		keys
	});
}
async function openBeside({ source, version: { model, version, bundle }, keys }, file) {
	const label = versionPath(model, version, file);
	const text = await source.read(label);
	if (text !== void 0) return {
		payload: openSignature({
			text,
			label,
			keys
		}).payload,
		label
	};
	throw new ConfigurationError(`${label} does not exist, and the version has to be signed. Restore it from Git; or package and promote the model again with a key; or, if it was live before signatures were required, list ${bundle} in sign.exempt of pipeline.yaml.`);
}

export { countOperators as i, checkStatementSignature as n, requireSignedVersion as r, checkModelSignature as t };