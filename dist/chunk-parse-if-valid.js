import { i as parseManifest } from "./chunk-parse-manifest.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";

// kit/ml/registry/parse-if-valid.ts
/** A manifest out of history, where nonsense can no longer be repaired: undefined for it. */
function parseIfValid(schema, text, path) {
	return text === void 0 ? void 0 : tryToParse(() => parseManifest(schema, text, path));
}
/** What `parse` gives; undefined where it throws a ConfigurationError. */
function tryToParse(parse) {
	try {
		return parse();
	} catch (error) {
		if (error instanceof ConfigurationError) return void 0;
		throw error;
	}
}

export { tryToParse as n, parseIfValid as t };