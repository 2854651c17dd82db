import { join } from "node:path";
import { readdir } from "node:fs/promises";

// kit/ground/files/list-files.ts
/** Every file below a folder, relative to it with slashes, in order of its path. */
async function listFiles(folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	})).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/")).sort();
}

export { listFiles as t };