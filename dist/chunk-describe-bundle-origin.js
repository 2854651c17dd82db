import { t as canonicalJson } from "./chunk-canonical-json.js";
import { H as Literal, J as Optional, K as Unknown, L as Record, P as hexOf, Y as _Array_, m as parseManifest, q as _Object_, z as String$1 } from "./chunk-evaluation.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { a as settleModel, i as readProjectPipeline, o as settleStore } from "./chunk-project-inputs.js";
import { l as MODEL_ROOT } from "./chunk-layer.js";

// action-package/src/read-project.ts
/** Reads the settings every verb of this action needs. @throws ConfigurationError for a missing or impossible one */
async function readProject(runner) {
	const pipeline = await readProjectPipeline(runner);
	return {
		pipeline,
		model: settleModel(runner.inputs, pipeline),
		store: settleStore(runner.inputs, pipeline)
	};
}

// kit/sign/provenance.ts
/** SLSA's provenance, version 1: what policy engines and `cosign verify-attestation --type slsaprovenance1` read. */
const PROVENANCE_TYPE = "https://slsa.dev/provenance/v1";
const ROOT = "https://slipway-mlops.github.io/slipway";
/** What a bundle is built from and by: explained in docs/signing.md. */
const BUILD_TYPE = `${ROOT}/build-types/model-1`;
const BUILDER = `${ROOT}/builders/package`;
/** A file, commit or image with its digest (in-toto attestation framework, "ResourceDescriptor"). */
const ResourceSchema = _Object_({
	name: String$1(),
	digest: Record(String$1(), String$1()),
	annotations: Optional(Record(String$1(), String$1()))
});
const ProvenanceSchema = _Object_({
	_type: Literal("https://in-toto.io/Statement/v1"),
	subject: _Array_(ResourceSchema, { minItems: 1 }),
	predicateType: Literal(PROVENANCE_TYPE),
	predicate: _Object_({
		buildDefinition: _Object_({
			buildType: Literal(BUILD_TYPE),
			externalParameters: Record(String$1(), Unknown()),
			resolvedDependencies: _Array_(ResourceSchema)
		}),
		runDetails: _Object_({
			builder: _Object_({ id: String$1() }),
			metadata: _Object_({ invocationId: String$1() })
		})
	})
}, { title: "provenance" });
/** The statement that binds a bundle to what it was made from, as text. No clock: the same origin, the same text. */
function describeProvenance({ subjects, parameters, materials, run }) {
	return canonicalJson({
		_type: "https://in-toto.io/Statement/v1",
		subject: subjects,
		predicateType: PROVENANCE_TYPE,
		predicate: {
			buildDefinition: {
				buildType: BUILD_TYPE,
				externalParameters: parameters,
				resolvedDependencies: materials
			},
			runDetails: {
				builder: { id: BUILDER },
				metadata: { invocationId: run }
			}
		}
	});
}
/** Reads a statement. @throws ConfigurationError when it is not a provenance */
function parseProvenance(text, label) {
	return parseManifest(ProvenanceSchema, text, label);
}
/** Every digest a provenance states, and the run, by what each belongs to: what two of them are compared by. */
function listClaims({ subject, predicate }) {
	const { buildDefinition, runDetails } = predicate;
	const named = [...subject, ...buildDefinition.resolvedDependencies].flatMap(({ name, digest }) => Object.entries(digest).map(([algorithm, value]) => [`${name} (${algorithm})`, value]));
	return {
		...Object.fromEntries(named),
		run: runDetails.metadata.invocationId
	};
}

// action-package/src/sign/describe-bundle-origin.ts
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

export { readProject as a, parseProvenance as i, PROVENANCE_TYPE as n, listClaims as r, describeBundleOrigin as t };