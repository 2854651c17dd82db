import { c as SIGSTORE_BUNDLE_TYPE } from "./chunk-provenance.js";

// kit/ml/bundle/read-signatures.ts
/** The texts of all signatures attached to a bundle, by whomever. */
async function readSignatures(store, bundle) {
	return (await store.readAttachments(bundle, SIGSTORE_BUNDLE_TYPE)).map((bytes) => Buffer.from(bytes).toString("utf8"));
}

export { readSignatures as t };