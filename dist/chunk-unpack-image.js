import { j as shortDigest } from "./chunk-evaluation.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { n as listModelFiles, r as listStatedFiles } from "./chunk-model-files.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { a as writePieces, r as replaceAtomically } from "./chunk-files.js";
import { a as ImageManifestSchema, f as BUNDLE_FILES, i as ImageConfigSchema, l as MODEL_ROOT, r as FILE_ANNOTATION, t as layerOf, u as findNameFault } from "./chunk-layer.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { i as tarTrailer, n as readTarSize, r as tarHeader } from "./chunk-open-store.js";
import { dirname, join } from "node:path";
import { readdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";

// kit/ml/bundle/extract-layer.ts
/**
* Writes the one file of a layer below `folder`. The bytes are verified by the store as they pass: when this throws,
* `folder` must be thrown away.
* @throws ConfigurationError when the layer is not exactly the archive that `layerOf` makes for the name it claims
*/
async function extractLayer({ store, layer, folder }) {
	const name = layer.annotations["org.cncf.model.filepath"] ?? "";
	const file = join(folder, name);
	await makeFolder(dirname(file));
	const content = readContent(store.streamBlob(layer), name, layer);
	await writePieces(file, content);
}
/** The content's pieces, with the header before and the padding after taken off. */
async function* readContent(chunks, name, layer) {
	let head = /* @__PURE__ */ new Uint8Array();
	let left = -1;
	for await (const chunk of chunks) {
		let rest = chunk;
		if (left < 0) {
			head = Buffer.concat([head, chunk]);
			if (head.length < 512) continue;
			left = checkHeader({
				header: head.subarray(0, 512),
				name,
				layer
			});
			rest = head.subarray(512);
		}
		if (left > 0 && rest.length > 0) yield rest.subarray(0, left);
		if (rest.subarray(left).some((byte) => byte !== 0)) throw new ConfigurationError("SLW_BUNDLE_INVALID", explainForeign(name, layer));
		left = Math.max(left - rest.length, 0);
	}
	if (left !== 0) throw new ConfigurationError("SLW_BUNDLE_INVALID", explainForeign(name, layer));
}
function checkHeader({ header, name, layer }) {
	const size = readTarSize(header);
	if (size >= 0 && layer.size === 512 + size + tarTrailer(size).length && Buffer.compare(header, tarHeader("models/" + name, size)) === 0) return size;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", explainForeign(name, layer));
}
function explainForeign(name, layer) {
	return `The layer ${layer.digest} does not hold the one file ${MODEL_ROOT}${name} it claims to hold, so the bundle was not written by Slipway. Package the model again.`;
}

// kit/ml/bundle/unpack-image.ts
/** A model's weights may lie in many files; runtimes stack far fewer layers. */
const MAX_LAYERS = 1e3;
/** Profile and evaluation of a table of a thousand columns have some megabytes. */
const MAX_DOCUMENT_BYTES = 33554432;
/**
* Unpacks a bundle's image. A folder unpacked before is used again when it holds, byte by byte, what the manifest of
* this digest names and nothing else.
* @throws ConfigurationError when anything is missing, damaged or not what a bundle holds
*/
async function unpackImage({ store, digest, folder }) {
	const manifest = await readImageManifest(store, digest);
	const found = await examineFolder(folder, manifest);
	if (found === "image") return manifest;
	const label = labelOf(store, digest);
	if (found === "other") await rm(folder, {
		recursive: true,
		force: true
	});
	try {
		await replaceAtomically(folder, async (temporary) => {
			const extract = (layer) => extractLayer({
				store,
				layer,
				folder: temporary
			}).catch((error) => throwNamed(`Bundle ${shortDigest(digest)}, ${nameOf(layer)}`, error));
			const [models, others] = separate(manifest.layers, (layer) => nameOf(layer) === BUNDLE_FILES.model);
			for (const layer of models) await extract(layer);
			refuseStrayFiles(temporary, manifest, label);
			for (const layer of others) await extract(layer);
			listModelFiles(join(temporary, BUNDLE_FILES.model));
		});
	} catch (error) {
		if (await examineFolder(folder, manifest) !== "image") throw error;
	}
	return manifest;
}
function separate(items, isFirst) {
	return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
/** Puts before a message which file of which bundle it is about: a store knows blobs alone. */
function throwNamed(name, error) {
	throw error instanceof ConfigurationError ? new ConfigurationError(error.code, `${name}: ${error.message}`) : error;
}
/** Reads the manifest and the configuration of a bundle and holds them against each other. */
async function readImageManifest(store, digest) {
	const label = labelOf(store, digest);
	const bytes = await store.readManifest(digest);
	const manifest = parseManifest(ImageManifestSchema, decode(bytes), `The manifest of ${label}`);
	refuseExcess(manifest, label);
	refuseOtherFiles(manifest, label);
	const config = decode(await store.readBytes(manifest.config));
	const { rootfs } = parseManifest(ImageConfigSchema, config, `The configuration of ${label}`);
	const layers = manifest.layers.map((layer) => layer.digest);
	if (rootfs.diff_ids.join() === layers.join()) return manifest;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", `The configuration of ${label} lists other layers than its manifest. Package the model again.`);
}
function labelOf(store, digest) {
	return `bundle ${shortDigest(digest)} in ${store.url}`;
}
/** Before any of it is fetched. */
function refuseExcess({ layers, config }, label) {
	if (layers.length > MAX_LAYERS) throw notOurs(label, `holds ${layers.length} files, and a bundle has ${MAX_LAYERS} at most`);
	const large = layers.find((layer) => isDocument(nameOf(layer)) && layer.size > MAX_DOCUMENT_BYTES);
	if (large !== void 0) throw notOurs(label, `holds a ${nameOf(large)} of ${large.size} bytes, and ${MAX_DOCUMENT_BYTES} are the most`);
	if (config.size > MAX_DOCUMENT_BYTES) throw notOurs(label, `has a configuration of ${config.size} bytes`);
}
function isDocument(name) {
	return name !== BUNDLE_FILES.model && Object.values(BUNDLE_FILES).some((known) => known === name);
}
function refuseOtherFiles(manifest, label) {
	const fault = findNameFault(manifest.layers.map(nameOf));
	if (fault !== void 0) throw notOurs(label, fault);
}
/** Besides the files every bundle has, only those in which the model says that its weights are. */
function refuseStrayFiles(folder, { layers }, label) {
	const known = /* @__PURE__ */ new Set([...Object.values(BUNDLE_FILES), ...listStatedFiles(join(folder, BUNDLE_FILES.model))]);
	const stray = layers.map(nameOf).find((name) => !known.has(name));
	if (stray !== void 0) throw notOurs(label, `holds the unexpected file "${stray}"`);
}
function nameOf({ annotations }) {
	return annotations["org.cncf.model.filepath"] ?? "(unnamed)";
}
function notOurs(label, fault) {
	return new ConfigurationError("SLW_BUNDLE_INVALID", `The ${label} ${fault}. It was not written by this Slipway: package the model again.`);
}
/** Whether a folder holds the image's files and nothing else, something else, or is not there. */
async function examineFolder(folder, { layers }) {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => void 0);
	if (!entries) return existsSync(folder) ? "other" : "missing";
	const found = entries.filter((entry) => !entry.isDirectory());
	const files = new Set(found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
	if (found.length !== layers.length || files.size !== layers.length) return "other";
	for (const layer of layers) {
		const name = nameOf(layer);
		const file = join(folder, name);
		if (!files.has(file) || (await layerOf(name, file)).ref.digest !== layer.digest) return "other";
	}
	return "image";
}
function decode(bytes) {
	return Buffer.from(bytes).toString("utf8");
}

export { unpackImage as n, extractLayer as r, readImageManifest as t };