import { t as ConfigurationError } from "./chunk-configuration-error.js";

// kit/ml/registry/refuse-shallow.ts
/** A history that was cut off tells of promotions from nothing that were none. @throws ConfigurationError */
async function refuseShallow(git) {
	if (!await git.isShallow()) return;
	throw new ConfigurationError("SLW_CLONE_SHALLOW", "This clone is shallow, so it does not know what was live before. Run \"git fetch --unshallow\", or check out with fetch-depth: 0.");
}

export { refuseShallow as t };