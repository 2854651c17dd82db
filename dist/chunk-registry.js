import { I as Null, M as Record, N as Union, P as String, R as Integer, T as DigestSchema, V as Unknown, _ as SemanticVersion, g as ObjectName, h as Name, p as Count, v as closed, y as manifestSchema } from "./chunk-evaluation.js";

// kit/format/manifest/registry.ts
/** `models/<model>/versions/<version>/version.json`: what this version is. Immutable once merged. */
const VersionSchema = manifestSchema("version", 1, {
	model: Name,
	version: SemanticVersion,
	bundle: DigestSchema,
	store: String(),
	signature: DigestSchema,
	contract: DigestSchema,
	data: closed({
		version: SemanticVersion,
		lock: DigestSchema
	}),
	code: closed({ commit: Union([ObjectName, Null()]) }),
	/** Key of the run. */
	run: String(),
	training: closed({
		command: String(),
		params: Record(String(), Unknown()),
		seed: Integer()
	}),
	/** Digest and bytes of model.onnx. */
	artefact: closed({
		digest: DigestSchema,
		size: Count
	}),
	/** How often each operator stands in the model, `domain.type` for those that are not ONNX's own. */
	operators: Record(String(), Count)
});
/** `models/<model>/environments/<environment>.json`: the pointer a promotion changes. */
const EnvironmentSchema = manifestSchema("environment", 1, {
	model: Name,
	environment: Name,
	version: SemanticVersion,
	bundle: DigestSchema
});

export { VersionSchema as n, EnvironmentSchema as t };