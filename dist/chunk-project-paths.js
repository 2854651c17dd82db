import { dirname, join } from "node:path";

// kit/format/config/project-paths.ts
const USUAL = {
	contract: "data/contract.json",
	lock: "data/data.lock.json"
};
/** The paths that `pipeline.yaml` names, else the usual ones. */
function locateData(pipeline) {
	const { contract, lock } = pipeline?.data ?? {};
	return {
		contract: contract ?? USUAL.contract,
		lock: lock ?? USUAL.lock
	};
}
/** Where the profile lies: beside the lock. */
function locateProfile(lock) {
	return join(dirname(lock), "profile.json");
}

export { locateProfile as n, locateData as t };