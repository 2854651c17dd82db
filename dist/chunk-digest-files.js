import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { D as digestOfFile } from "./chunk-evaluation.js";

// kit/ml/bundle/check-coherence.ts
/** Every statement the files of a bundle make about each other, in the order of the lineage. */
function listLinks(content, model) {
	const { evaluation, golden, run, lock, contract, profile, digests } = content;
	return [
		{
			link: "evaluation.json → model.onnx",
			stated: evaluation.artefact,
			actual: model
		},
		{
			link: "golden.json → model.onnx",
			stated: golden.artefact,
			actual: model
		},
		{
			link: "run.json → model.onnx",
			stated: run.artefact.digest,
			actual: model
		},
		{
			link: "evaluation.json → run.json",
			stated: evaluation.key,
			actual: run.key
		},
		{
			link: "evaluation.json → data.lock.json",
			stated: evaluation.data.lock,
			actual: digests.lock
		},
		{
			link: "run.json → data.lock.json",
			stated: run.data.lock,
			actual: digests.lock
		},
		{
			link: "data.lock.json → contract.json",
			stated: lock.contract,
			actual: contract.digest
		},
		{
			link: "data.lock.json → profile.json",
			stated: lock.profile,
			actual: digests.profile
		},
		{
			link: "run.json → the model",
			stated: run.model,
			actual: evaluation.model
		},
		{
			link: "data.lock.json → the model",
			stated: lock.model,
			actual: evaluation.model
		},
		{
			link: "golden.json → the model",
			stated: golden.model,
			actual: evaluation.model
		},
		{
			link: "profile.json → the model",
			stated: profile.model,
			actual: evaluation.model
		}
	];
}
/**
* Holds the files of a bundle against each other.
* @param cure what to do, as a sentence
* @throws ConfigurationError naming the first pair that does not agree
*/
function checkCoherence(links, { label, cure }) {
	const broken = links.find(({ stated, actual }) => stated !== actual);
	if (!broken) return;
	throw new ConfigurationError("SLW_BUNDLE_INVALID", `${label} is not of one piece: ${broken.link} states ${broken.stated}, which is ${broken.actual}. ${cure}`);
}

// kit/ml/bundle/digest-files.ts
/** The digest of each file, by the same names. */
async function digestFiles(files) {
	const digests = {};
	for (const name of Object.keys(files).sort()) digests[name] = (await digestOfFile(files[name] ?? "")).digest;
	return digests;
}

export { checkCoherence as n, listLinks as r, digestFiles as t };