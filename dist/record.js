import { t as run } from "./chunk-run.js";
import { a as settleModel, i as readProjectPipeline } from "./chunk-project-inputs.js";
import { A as isDigest, n as EvaluationSchema } from "./chunk-evaluation.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { a as readManifest } from "./chunk-parse-manifest.js";
import { i as RunSchema, n as RunBundleSchema, t as FailedRunSchema } from "./chunk-run2.js";
import { a as canonicalJson, n as makeFolder } from "./chunk-make-folder.js";
import { i as runPath, r as runId } from "./chunk-paths2.js";
import { n as RUN_FILES, r as isFailed, t as RUNS_BRANCH } from "./chunk-run-record.js";
import { n as escapeMarkdown } from "./chunk-markdown.js";
import { join } from "node:path";
import { mkdtemp, rm } from "node:fs/promises";

// action-train/src/record/inputs.ts
async function readInputs(runner) {
	const { inputs } = runner;
	const artifact = inputs.required("artifact");
	const bundle = readDigest(inputs.text("bundle-digest"));
	return {
		model: settleModel(inputs, await readProjectPipeline(runner)),
		artifact,
		bundle
	};
}
function readDigest(text) {
	if (text === void 0) return null;
	if (isDigest(text)) return text;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "bundle-digest" is "${text}". Write sha256: and 64 hex digits, as package puts out.`);
}

// kit/ml/runs/keep-run.ts
/** Adds a run to the branch of runs, which is started where there is none. Jobs that push at once all get through. */
async function keepRun({ git, run, evaluation, bundle }) {
	const { model, key } = run;
	const text = canonicalJson(run);
	const id = runId(run, text);
	const path = (file) => runPath({
		model,
		id,
		file
	});
	const files = { [path(isFailed(run) ? RUN_FILES.failed : RUN_FILES.run)]: text };
	if (evaluation) files[path(RUN_FILES.evaluation)] = canonicalJson(evaluation);
	if (bundle) {
		const $schema = RunBundleSchema.properties.$schema.const;
		files[path(RUN_FILES.bundle)] = canonicalJson({
			$schema,
			model,
			key,
			bundle
		});
	}
	const { commit, changed } = await git.commitToBranch({
		branch: RUNS_BRANCH,
		base: RUNS_BRANCH,
		orphan: true,
		files,
		message: `Keep run ${id} of ${model}`
	});
	return {
		id,
		commit,
		changed
	};
}

// action-train/src/record/record.ts
/** Adds the run of an artifact to the branch of runs. The same run again changes nothing. */
async function record(inputs, ports) {
	await makeFolder(ports.temporary);
	const folder = await mkdtemp(join(ports.temporary, "slipway-record-"));
	try {
		const found = await fetchRecord(inputs, {
			artifacts: ports.artifacts,
			folder
		});
		return {
			...await keepRun({
				git: ports.git,
				...found,
				bundle: inputs.bundle
			}),
			record: found
		};
	} finally {
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function fetchRecord({ artifact, model }, { artifacts, folder }) {
	const files = await artifacts.download(artifact, folder);
	const read = (file) => join(folder, file);
	const run = files.includes(RUN_FILES.run) ? await readManifest(RunSchema, read(RUN_FILES.run)) : files.includes(RUN_FILES.failed) ? await readManifest(FailedRunSchema, read(RUN_FILES.failed)) : null;
	if (run === null) throw new ConfigurationError("SLW_ARTIFACT_INVALID", `The artifact "${artifact}" has no ${RUN_FILES.run}. Hand over one that evaluate or train makes: evaluated-…, run-… or failed-run-….`);
	if (run.model !== model) throw new ConfigurationError("SLW_MODEL_MISMATCH", `The run is of the model "${run.model}", and this is "${model}". Check the artifact, or set "model".`);
	return {
		run,
		evaluation: files.includes(RUN_FILES.evaluation) ? await readManifest(EvaluationSchema, read(RUN_FILES.evaluation)) : null
	};
}

// action-train/src/record/summarise-record.ts
/** The step summary: which run was kept, and how to look at it. */
function summariseRecord({ id, changed, record: { run } }) {
	const what = changed ? `Kept on \`${RUNS_BRANCH}\`` : `\`${RUNS_BRANCH}\` held it already`;
	const ending = isFailed(run) ? `\n\nIt failed: ${escapeMarkdown(run.reason)}` : "";
	return `## Run \`${id}\` of ${escapeMarkdown(run.model)}\n\n${what}. \`slipway runs --model ${run.model}\` lists it beside the others.${ending}`;
}

// action-train/src/record/index.ts
await run("record", async (runner) => {
	const { context, ports } = runner;
	const inputs = await readInputs(runner);
	const result = await record(inputs, {
		artifacts: ports.handedArtifacts(),
		git: ports.git(),
		temporary: context.temporary
	});
	return {
		outputs: {
			run: result.id,
			changed: result.changed,
			commit: result.commit
		},
		summary: summariseRecord(result),
		result
	};
});

export {  };