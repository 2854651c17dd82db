import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { i as readEnvironment, n as listEnvironments } from "./chunk-environments.js";
import { i as environmentPath, o as versionPath } from "./chunk-paths.js";
import { a as readVersions, i as readVersion } from "./chunk-versions.js";

// kit/ml/registry/live-version.ts
/**
* Whether an environment waits for its first promotion: `pipeline.yaml` lists it, so its name is right, and it has no
* pointer.
*/
async function isUnpromoted(source, { model, environment, environments }) {
	return environments.includes(environment) && await readEnvironment(source, model, environment) === void 0;
}
/** What to tell of such an environment, where that is no mistake. */
function explainUnpromoted({ model, environment }) {
	return `Nothing was promoted to the environment "${environment}" of ${model} yet, so there is nothing to do here. Promote a version to it and merge the pull request.`;
}
/**
* The version that is live in an environment: its pointer's, which is there and is of the same bundle.
* @throws ConfigurationError when nothing was promoted there, or the pointer is none to go by
*/
async function requireLiveVersion(source, model, environment) {
	const pointer = await readEnvironment(source, model, environment);
	if (!pointer) {
		const known = suggest(environment, await listEnvironments(source, model));
		throw new ConfigurationError("SLW_NOTHING_LIVE", `Nothing was promoted to the environment "${environment}" of ${model} yet.${known} Promote a bundle and merge the pull request.`);
	}
	const version = await requirePointedVersion(source, pointer);
	refuseOtherBundle(pointer, version);
	return version;
}
/** @throws ConfigurationError when a pointer states another bundle than its version is */
function refuseOtherBundle(pointer, version) {
	if (version.bundle === pointer.bundle) return;
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${environmentPath(pointer.model, pointer.environment)} points to bundle ${pointer.bundle} as version ${version.version}, which is ${version.bundle}. Restore the file from Git, or promote or roll back to the version you want.`);
}
/** The version a pointer names. @throws ConfigurationError when there is none, listing those there are */
async function requirePointedVersion(source, pointer) {
	const { model, environment, version } = pointer;
	const found = await readVersion(source, model, version);
	if (found) return found;
	const known = (await readVersions(source, model)).map((each) => each.version);
	const others = known.length > 0 ? ` There are ${known.join(", ")}.` : "";
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${environmentPath(model, environment)} points to version ${version}, and ${versionPath(model, version)}, which has to describe it, is not there.${others} Restore it from Git, or promote or roll back to a version that is there.`);
}

export { requirePointedVersion as a, requireLiveVersion as i, isUnpromoted as n, refuseOtherBundle as r, explainUnpromoted as t };