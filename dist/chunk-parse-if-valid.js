import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { m as parseManifest } from "./chunk-evaluation.js";

// kit/registry/parse-if-valid.ts
/** A manifest out of history, where nonsense can no longer be repaired: undefined for it. */
function parseIfValid(schema, text, path) {
	if (text === void 0) return void 0;
	try {
		return parseManifest(schema, text, path);
	} catch (error) {
		if (error instanceof ConfigurationError) return void 0;
		throw error;
	}
}

export { parseIfValid as t };