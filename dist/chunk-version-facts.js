import { n as EvaluationSchema } from "./chunk-evaluation.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { o as versionPath, r as VERSION_FILES } from "./chunk-paths.js";
import { t as readVersionSignature } from "./chunk-read-signature.js";
import { n as readFromGit } from "./chunk-source.js";
import { a as readVersions, i as readVersion } from "./chunk-versions.js";

// kit/ml/registry/version-facts.ts
/** @throws ConfigurationError for a version that is not there, naming those that are */
async function readVersionFacts({ git, ref, model, version }) {
	const source = readFromGit(git, ref);
	const found = await readVersion(source, model, version);
	if (!found) {
		const known = (await readVersions(source, model)).map((each) => each.version).join(", ") || "none";
		throw new ConfigurationError("SLW_NAME_UNKNOWN", `There is no version "${version}" of ${model} at ${ref.slice(0, 12)}. There are: ${known}.`);
	}
	const path = versionPath(model, version, VERSION_FILES.evaluation);
	const text = await source.read(path);
	return {
		version: found,
		evaluation: text === void 0 ? void 0 : parseManifest(EvaluationSchema, text, path),
		signature: await readVersionSignature(source, found)
	};
}

export { readVersionFacts as t };