import { E as digestOf } from "./chunk-evaluation.js";
import { t as SignatureSchema } from "./chunk-signature.js";
import { t as parseIfValid } from "./chunk-parse-if-valid.js";
import { o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";

// kit/ml/registry/read-signature.ts
/** The signature beside a version, where there is one and it is that version's. */
async function readVersionSignature(source, { model, version, signature }) {
	const path = versionPath(model, version, VERSION_FILES.tensors);
	const text = await source.read(path);
	if (text === void 0 || digestOf(text) !== signature) return void 0;
	return parseIfValid(SignatureSchema, text, path);
}

export { readVersionSignature as t };