import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { A as isDigest, j as shortDigest } from "./chunk-evaluation.js";
import { a as settleModel, n as checkName, o as settleStore } from "./chunk-project-inputs.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { a as readVersions } from "./chunk-versions.js";
import { i as requireLiveVersion } from "./chunk-live-version.js";

// action-serve/src/shared/inputs.ts
/** Model and store: the input, else `pipeline.yaml`. @throws ConfigurationError for a missing or impossible one */
function settleProject({ inputs, directory }, pipeline) {
	return {
		directory,
		model: settleModel(inputs, pipeline),
		store: settleStore(inputs, pipeline)
	};
}
/** The input `runtime-path`, from the project's folder. */
function locateRuntime({ inputs, directory }) {
	return { runtimePath: settleRuntimePath(inputs, directory) };
}
/** Either a bundle or an environment. @throws ConfigurationError for both, neither, or what is no digest */
function settleWanted(digest, environment) {
	if (digest !== void 0 && environment !== void 0) throw new ConfigurationError("SLW_INPUTS_CONTRADICT", "Both \"bundle-digest\" and \"environment\" are set. Set one of them.");
	if (environment !== void 0) return { environment: checkName("environment", environment) };
	if (digest === void 0) throw new ConfigurationError("SLW_INPUT_MISSING", "Neither \"bundle-digest\" nor \"environment\" is set. Set one of them.");
	if (isDigest(digest)) return { bundle: digest };
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "bundle-digest" is "${digest}". Write sha256: and 64 hex digits, as package puts out.`);
}

// action-serve/src/shared/find-target.ts
/**
* What is to be served.
* @throws ConfigurationError when nothing was promoted to the environment yet, or its pointer is none to go by
*/
async function findTarget(source, model, wanted) {
	if ("bundle" in wanted) return nameBundle(source, model, wanted.bundle);
	const { bundle, version } = await requireLiveVersion(source, model, wanted.environment);
	return {
		bundle,
		version
	};
}
async function nameBundle(source, model, bundle) {
	return {
		bundle,
		version: (await readVersions(source, model)).find((version) => version.bundle === bundle)?.version ?? shortDigest(bundle)
	};
}

export { settleWanted as i, locateRuntime as n, settleProject as r, findTarget as t };