import { E as digestOf, j as shortDigest, n as EvaluationSchema, r as GoldenSchema } from "./chunk-evaluation.js";
import { t as identifyModel } from "./chunk-model-files.js";
import { r as parseContract } from "./chunk-contract.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { n as parseProfile } from "./chunk-parse-profile.js";
import { r as RunFactsSchema } from "./chunk-run2.js";
import { t as SignatureSchema } from "./chunk-signature.js";
import { n as readUserFile } from "./chunk-files.js";
import { f as BUNDLE_FILES } from "./chunk-layer.js";
import { n as checkCoherence, r as listLinks, t as digestFiles } from "./chunk-digest-files.js";
import { n as unpackImage } from "./chunk-unpack-image.js";
import { join } from "node:path";

// kit/ml/bundle/bundle-content.ts
/**
* Reads every file but the model from a folder laid out as a bundle.
* @param label what messages call the folder
* @param cure what to do where a file is missing, as a sentence
* @throws ConfigurationError for a file that is missing or does not fit its schema
*/
async function readBundleContent(folder, label, cure = "Package the model again.") {
	const text = (name) => readUserFile(join(folder, name), `The bundle's file`, cure);
	const place = (name) => `${label}/${name}`;
	const [contract, signature, profile, evaluation, golden, run, lock, card] = await Promise.all([
		text(BUNDLE_FILES.contract),
		text(BUNDLE_FILES.signature),
		text(BUNDLE_FILES.profile),
		text(BUNDLE_FILES.evaluation),
		text(BUNDLE_FILES.golden),
		text(BUNDLE_FILES.run),
		text(BUNDLE_FILES.lock),
		text(BUNDLE_FILES.card)
	]);
	return {
		contract: parseContract(contract, place(BUNDLE_FILES.contract)),
		signature: parseManifest(SignatureSchema, signature, place(BUNDLE_FILES.signature)),
		profile: parseProfile(profile, place(BUNDLE_FILES.profile)),
		evaluation: parseManifest(EvaluationSchema, evaluation, place(BUNDLE_FILES.evaluation)),
		golden: parseManifest(GoldenSchema, golden, place(BUNDLE_FILES.golden)),
		run: parseManifest(RunFactsSchema, run, place(BUNDLE_FILES.run)),
		lock: parseManifest(DataLockSchema, lock, place(BUNDLE_FILES.lock)),
		card,
		digests: {
			lock: digestOf(lock),
			profile: digestOf(profile),
			signature: digestOf(signature)
		}
	};
}

// kit/ml/bundle/open-bundle.ts
/**
* Opens a bundle: fetches what is not there yet, verifies every byte against `digest`, reads its files and holds them
* against each other. It is unpacked to `<directory>/<first 12 digits of the digest>` and found there the next time.
* @throws ConfigurationError naming the bundle and what is wrong with it
*/
async function openBundle({ store, digest, directory }) {
	const folder = join(directory, shortDigest(digest));
	const { annotations } = await unpackImage({
		store,
		digest,
		folder
	});
	return {
		...await readFolder({
			folder,
			digest
		}),
		annotations
	};
}
/**
* Opens a bundle whose image something else mounted, which has verified its bytes by then: a container runtime pulls an
* image by its digest and checks every layer. Its files are read and held against each other.
* @param folder where `model.onnx` lies
* @throws ConfigurationError when they are not there, or not of one piece
*/
async function openMountedBundle({ folder, digest }) {
	return {
		...await readFolder({
			folder,
			digest,
			cure: `Mount the image of ${digest} so that its /models is ${folder}, or correct "bundle-directory".`
		}),
		annotations: {}
	};
}
async function readFolder({ folder, digest, cure = "Package the model again." }) {
	const label = `Bundle ${shortDigest(digest)}`;
	const content = await readBundleContent(folder, label, cure);
	const modelFile = join(folder, BUNDLE_FILES.model);
	const { [BUNDLE_FILES.model]: _, ...others } = Object.fromEntries(Object.values(BUNDLE_FILES).map((name) => [name, join(folder, name)]));
	const { files: modelFiles, ...model } = await identifyModel(modelFile);
	checkCoherence(listLinks(content, model.digest), {
		label,
		cure: "Package the model again."
	});
	const files = {
		...await digestFiles(others),
		...modelFiles
	};
	return {
		...content,
		digest,
		directory: folder,
		modelFile,
		files,
		model
	};
}

export { openMountedBundle as n, openBundle as t };