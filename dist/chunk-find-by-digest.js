import { E as digestOf } from "./chunk-evaluation.js";

// kit/ml/registry/find-by-digest.ts
/**
* The text that a file once had, by what its digest was: any state of the file on the line of a ref.
* @param identify the digest of a text; undefined for one that has none
*/
async function findByDigest({ git, ref, path, digest, identify = digestOf }) {
	const objects = (await git.firstParentLog(ref, [path])).flatMap(({ changes }) => changes.flatMap(({ object }) => object ?? []));
	return [...(await git.readBlobs([...new Set(objects)])).values()].find((text) => identify(text) === digest);
}

export { findByDigest as t };