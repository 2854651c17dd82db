import { r as readPipeline } from "./chunk-read-pipeline.js";
import { i as wordsOf, n as describeLack, r as alignWorkflows, t as describeChange } from "./chunk-workflow-change.js";
import { i as writeFileAtomically, t as readTextIfExists } from "./chunk-files.js";
import { t as listFiles } from "./chunk-list-files.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { join, resolve } from "node:path";
import { existsSync } from "node:fs";

// kit/format/workflows/workflow-source.ts
/** The files as they lie in a folder, byte by byte: line ends stay. */
function readWorkflowsFrom(directory) {
	return {
		async list(prefix) {
			const folder = join(directory, prefix);
			return existsSync(folder) ? (await listFiles(folder)).map((file) => `${prefix}${file}`) : [];
		},
		read: (path) => readTextIfExists(join(directory, path))
	};
}

// cli/workflows/render-workflows.ts
/** What was done to the workflows, or with `--check` what is wrong with them; a line each. */
function renderWorkflows({ workflows, isCheck }) {
	if (workflows.length === 0) return "No workflow here has marks (\"# slipway: one job for each environment\"), so none was looked at.";
	const describe = isCheck ? describeLack : describeChange;
	const lines = workflows.flatMap(({ path, changes }) => changes.map((change) => `${path}: ${describe(change)}`));
	if (lines.length === 0) return "The workflows follow the environments of pipeline.yaml.";
	const next = isCheck ? "Run \"slipway workflows\", and commit what it changes." : sayNext(workflows);
	return [...lines, next].join("\n");
}
function sayNext(workflows) {
	const variables = [...new Set(workflows.flatMap(({ changes }) => changes.flatMap((change) => change.change === "add job" ? [change.environment] : [])))].map((name) => `${wordsOf(name).variable}_URL`);
	return `Look at the difference (git diff), and commit it.${variables.length > 0 ? ` Set the repository variable ${variables.join(", ")} once a service answers there.` : ""}`;
}

// cli/workflows/run-workflows.ts
/** `slipway workflows`: writes what differs, or with `--check` only says it, and then the exit code is 1. */
async function runWorkflows({ inputs, json }) {
	const directory = process.cwd();
	const isCheck = inputs["check"] === "true";
	const workflows = await alignWorkflows(readWorkflowsFrom(directory), await readEnvironments(directory));
	const changed = workflows.filter(({ changes }) => changes.length > 0);
	if (!isCheck) for (const { path, text } of changed) await writeFileAtomically(join(directory, path), text);
	printAnswer({
		json,
		result: { changed: changed.map(({ path, changes }) => ({
			path,
			changes
		})) },
		render: () => renderWorkflows({
			workflows,
			isCheck
		})
	});
	return isCheck && changed.length > 0 ? 1 : 0;
}
async function readEnvironments(directory) {
	const pipeline = await readPipeline(resolve(directory, "pipeline.yaml"));
	if (pipeline?.environments !== void 0) return pipeline.environments;
	throw new ConfigurationError("SLW_PIPELINE_INVALID", pipeline ? "pipeline.yaml lists no environments, which the workflows have jobs for. Write them: environments: [staging, production]." : `There is no pipeline.yaml in ${directory}. Change to the project's folder.`);
}

export { runWorkflows };