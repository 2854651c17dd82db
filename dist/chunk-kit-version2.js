import { n as readKey } from "./chunk-record.js";
import { t as KIT_ROOT } from "./chunk-kit-root.js";
import { join } from "node:path";
import { readFile } from "node:fs/promises";

// cli/kit-version.ts
/** The version in the kit's package.json. */
async function readKitVersion() {
	const manifest = JSON.parse(await readFile(join(KIT_ROOT, "package.json"), "utf8"));
	return String(readKey(manifest, "version") ?? "unknown");
}

export { readKitVersion as t };