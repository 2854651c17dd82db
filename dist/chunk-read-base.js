import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as readFromGit } from "./chunk-source.js";
import { a as readVersions, i as readVersion } from "./chunk-versions.js";

// action-package/src/shared/read-base.ts
/** Fetches the base branch, the remote's default one where none is named. */
async function readBase(git, branch) {
	const base = branch ?? await git.defaultBranch();
	const commit = await git.fetch(base);
	return {
		branch: base,
		commit,
		source: readFromGit(git, commit)
	};
}
/** A version that must be there. @throws ConfigurationError that lists those there are */
async function requireVersion({ source, branch }, model, version) {
	const found = /^\d+\.\d+\.\d+$/.test(version) ? await readVersion(source, model, version) : void 0;
	if (found) return found;
	const known = (await readVersions(source, model)).map((each) => each.version);
	const list = known.length > 0 ? `There are ${known.join(", ")}` : "There are none yet";
	throw new ConfigurationError("SLW_NAME_UNKNOWN", `There is no version "${version}" of ${model} on ${branch}. ${list}: correct the input, or promote a bundle by its digest.`);
}

export { requireVersion as n, readBase as t };