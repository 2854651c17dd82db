import { resolve } from "node:path";

// kit/action/runtime-inputs.ts
/** The folder of native libraries that the input `runtime-path` names, from the project's folder; absolute. */
function settleRuntimePath(inputs, directory) {
	const path = inputs.text("runtime-path");
	return path === void 0 ? void 0 : resolve(directory, path);
}

export { settleRuntimePath as t };