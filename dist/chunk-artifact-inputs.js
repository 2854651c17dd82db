import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { F as isDigest } from "./chunk-evaluation.js";

// kit/action/artifact-inputs.ts
/** The digest that the job which made the artifact put out; undefined where none is handed on. */
function readArtifactDigest(inputs) {
	const text = inputs.text("artifact-digest");
	if (text === void 0 || isDigest(text)) return text;
	throw new ConfigurationError(`The input "artifact-digest" is "${text}". Write sha256: and 64 hex digits, as the output of that name gives them, or leave it out.`);
}

export { readArtifactDigest as t };