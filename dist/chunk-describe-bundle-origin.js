import { k as hexOf } from "./chunk-evaluation.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { a as settleModel, i as readProjectPipeline, o as settleStore } from "./chunk-project-inputs.js";
import { l as MODEL_ROOT } from "./chunk-layer.js";
import { n as describeProvenance } from "./chunk-provenance.js";

// action-package/src/shared/read-project.ts
/** Reads the settings every verb of this action needs. @throws ConfigurationError for a missing or impossible one */
async function readProject(runner) {
	const pipeline = await readProjectPipeline(runner);
	return {
		pipeline,
		model: settleModel(runner.inputs, pipeline),
		store: settleStore(runner.inputs, pipeline)
	};
}

// action-package/src/shared/sign/describe-bundle-origin.ts
/** The statement of what a bundle was made from, as text. */
function describeBundleOrigin({ digest, files, run, lock }) {
	const names = Object.keys(files).sort();
	return describeProvenance({
		subjects: [describeResource(run.model, digest), ...names.map((name) => describeResource(MODEL_ROOT + name, files[name] ?? digest))],
		parameters: {
			model: run.model,
			command: run.command,
			params: run.params,
			seed: run.seed
		},
		materials: [...describeCode(run), ...describeData(run, lock)],
		run: run.key
	});
}
function describeCode({ code, lockFiles }) {
	const { commit, tree, dirty } = code;
	const digest = {
		...commit === null ? {} : { gitCommit: commit },
		...tree === "" ? {} : { gitTree: tree }
	};
	const annotations = { "uncommitted-changes": String(dirty) };
	const files = Object.keys(lockFiles).sort();
	return [...commit === null && tree === "" ? [] : [{
		name: "code",
		digest,
		annotations
	}], ...files.map((path) => describeResource(path, lockFiles[path] ?? "sha256:"))];
}
function describeData({ data }, { splits }) {
	const annotations = {
		version: data.version,
		dataset: data.dataset
	};
	return [{
		...describeResource("data.lock.json", data.lock),
		annotations
	}, ...SPLIT_NAMES.map((name) => describeResource(`${name} split`, splits[name].blob.digest))];
}
function describeResource(name, digest) {
	return {
		name,
		digest: { sha256: hexOf(digest) }
	};
}

export { readProject as n, describeBundleOrigin as t };