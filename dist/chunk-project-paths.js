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

export { locateData as t };