import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { f as describeSource, i as tarTrailer, r as tarHeader } from "./chunk-open-store.js";
import { L as Literal, M as Record, P as String, T as DigestSchema, W as _Array_, p as Count, v as closed } from "./chunk-evaluation.js";
import { y as isPortablePath } from "./chunk-read-model.js";
import { stat } from "node:fs/promises";

// kit/ml/bundle/bundle-files.ts
/** The files of a bundle, by what they hold. Besides them it holds the files of the model's external data, and no others. */
const BUNDLE_FILES = {
	model: "model.onnx",
	signature: "signature.json",
	contract: "contract.json",
	profile: "profile.json",
	evaluation: "evaluation.json",
	golden: "golden.json",
	run: "run.json",
	lock: "data.lock.json",
	card: "model-card.md",
	bom: "ml-bom.cdx.json"
};

// kit/ml/bundle/check-file-names.ts
const KNOWN = Object.values(BUNDLE_FILES);
/**
* What is wrong with the names of a bundle's files, if anything: each of `BUNDLE_FILES` once, and besides them only
* files that weights may lie in. Whether the model wants them is seen when it is there.
*/
function findNameFault(names) {
	const given = new Set(names);
	const missing = KNOWN.find((known) => !given.has(known));
	const stray = names.find((name) => isStray(name, missing !== void 0) || !given.delete(name));
	if (stray !== void 0) return `holds the unexpected file "${stray}"`;
	if (missing !== void 0) return `lacks the file "${missing}"`;
	const clash = findClash(names);
	return clash === void 0 ? void 0 : `holds "${clash}", which another of its files leaves no room for`;
}
/** Where one of the bundle's own files is missing, another file is there in its place. */
function isStray(name, isOneMissing) {
	return !KNOWN.includes(name) && (isOneMissing || !isPortablePath(name));
}
/** A name that is another one but for the case of its letters, or lies below one, cannot be unpacked everywhere. */
function findClash(names) {
	const folders = new Set(names.flatMap(listFolders));
	const taken = /* @__PURE__ */ new Set();
	return names.find((name) => {
		const lower = name.toLowerCase();
		if (taken.has(lower) || folders.has(lower)) return true;
		taken.add(lower);
		return false;
	});
}
/** `a` and `a/b` of `A/b/c`. */
function listFolders(name) {
	const steps = name.toLowerCase().split("/");
	return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join("/"));
}
/**
* Holds the files of a model's external data against the names a bundle takes.
* @throws ConfigurationError naming the file
*/
function refuseReservedNames(external) {
	const fault = findNameFault([...KNOWN, ...external]);
	if (fault === void 0) return;
	throw new ConfigurationError("SLW_MODEL_REFUSED", `The bundle cannot be made: with the model's external data it ${fault}. Save the weights under another name, such as model.onnx.data.`);
}

// kit/ml/bundle/image-manifest.ts
const MANIFEST_MEDIA_TYPE = "application/vnd.oci.image.manifest.v1+json";
const CONFIG_MEDIA_TYPE = "application/vnd.oci.image.config.v1+json";
const LAYER_MEDIA_TYPE = "application/vnd.oci.image.layer.v1.tar";
/** CNCF ModelPack's artifact type for a model (model-spec, "Image Manifest Extension Properties"). */
const MODEL_ARTIFACT_TYPE = "application/vnd.cncf.model.manifest.v1+json";
/** ModelPack's annotation of a layer: the file it holds. */
const FILE_ANNOTATION = "org.cncf.model.filepath";
/** Every file of a bundle lies here once it is mounted; KServe looks for models there. */
const MODEL_ROOT = "models/";
const Annotations = Record(String(), String());
const LayerSchema = closed({
	mediaType: Literal(LAYER_MEDIA_TYPE),
	digest: DigestSchema,
	size: Count,
	annotations: Annotations
});
/** A bundle's manifest: OCI image manifest, schema version 2. Its digest is the model's identity. */
const ImageManifestSchema = closed({
	schemaVersion: Literal(2),
	mediaType: Literal(MANIFEST_MEDIA_TYPE),
	artifactType: Literal(MODEL_ARTIFACT_TYPE),
	config: closed({
		mediaType: Literal(CONFIG_MEDIA_TYPE),
		digest: DigestSchema,
		size: Count
	}),
	layers: _Array_(LayerSchema, { minItems: 1 }),
	annotations: Annotations
});
/** The image's configuration. A platform is required, and container runtimes do not compare it for a lone manifest. */
const ImageConfigSchema = closed({
	architecture: Literal("amd64"),
	os: Literal("linux"),
	config: closed({}),
	rootfs: closed({
		type: Literal("layers"),
		diff_ids: _Array_(DigestSchema)
	})
});

// kit/ml/bundle/layer.ts
/** A file as a layer of the image: an uncompressed tar of it alone, under `models/`. The file is not copied. */
async function layerOf(name, file) {
	const { size } = await stat(file);
	const source = { parts: [
		{ bytes: tarHeader(MODEL_ROOT + name, size) },
		{ file },
		{ bytes: tarTrailer(size) }
	] };
	return {
		ref: await describeSource(source),
		source
	};
}

export { ImageManifestSchema as a, MODEL_ARTIFACT_TYPE as c, refuseReservedNames as d, BUNDLE_FILES as f, ImageConfigSchema as i, MODEL_ROOT as l, CONFIG_MEDIA_TYPE as n, LAYER_MEDIA_TYPE as o, FILE_ANNOTATION as r, MANIFEST_MEDIA_TYPE as s, layerOf as t, findNameFault as u };