import { a as canonicalJson } from "./chunk-make-folder.js";
import { t as writeTemplate } from "./chunk-write-template.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as TEMPLATE_FOLDER } from "./chunk-kit-root.js";
import { t as UsageError } from "./chunk-usage-error.js";
import { resolve } from "node:path";

// cli/init.ts
/** Writes a project from the template and says what to do next. */
async function runInit({ inputs, words, json }) {
	const [folder] = words;
	if (folder === void 0) throw new UsageError("Name the folder to write: slipway init FOLDER.");
	const directory = resolve(folder);
	const { files } = await writeTemplate({
		source: TEMPLATE_FOLDER,
		directory,
		owner: inputs["owner"] ?? "slipway-mlops",
		repository: inputs["repository"] ?? "slipway",
		ref: inputs["ref"] ?? "v1"
	});
	process.stderr.write(`Wrote ${formatCount(files.length, "file")} into ${directory}. Read its README.md first.\n`);
	if (json) process.stdout.write(canonicalJson({
		directory,
		files
	}));
	return 0;
}

export { runInit };