import { t as ConfigurationError } from "./chunk-configuration-error.js";

// kit/host/git/find-branch.ts
/** Brings a branch of the remote here, or falls back on what is here. `offline`: the remote is not asked. */
async function findBranch(git, branch, { offline = false } = {}) {
	const known = await findKnown(git, branch);
	if (offline) return fallBack(known, "the remote was not asked");
	try {
		const remote = await git.remoteCommit(branch);
		if (remote === void 0) return {
			state: "none",
			reason: `the remote has no branch ${branch}`
		};
		return {
			state: "fresh",
			commit: remote === known?.commit ? remote : await git.fetch(branch)
		};
	} catch (error) {
		if (error instanceof ConfigurationError) return fallBack(known, error.message);
		throw error;
	}
}
/** The branch as it was fetched last, or as somebody made it here. */
async function findKnown(git, branch) {
	const format = "--format=%(objectname) %(committerdate:iso-strict)";
	for (const ref of [`refs/remotes/origin/${branch}`, `refs/heads/${branch}`]) {
		const [commit, date] = (await git.run([
			"for-each-ref",
			format,
			ref
		])).split(" ");
		if (commit && date) return {
			commit,
			newest: new Date(date)
		};
	}
}
function fallBack(known, reason) {
	return known ? {
		state: "stale",
		...known,
		reason
	} : {
		state: "none",
		reason
	};
}

export { findBranch as t };