import { a as canonicalJson, o as canonicalLine } from "./chunk-make-folder.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { H as _Object_, L as Literal, M as Record, P as String, U as Optional, V as Unknown, W as _Array_, k as hexOf } from "./chunk-evaluation.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { t as KEYS_FOLDER } from "./chunk-paths.js";
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

// kit/action/signing-inputs.ts
/** The policy: the inputs `require-signature`, which can only add to what `pipeline.yaml` demands, and `keys`. */
function settlePolicy(inputs, pipeline) {
	return {
		required: inputs.flag("require-signature") || (pipeline?.sign?.required ?? false),
		exempt: pipeline?.sign?.exempt ?? [],
		keys: (inputs.text("keys") ?? pipeline?.sign?.keys ?? "models/keys").replace(/\/+$/, "")
	};
}

// kit/ml/sign/keys.ts
/** The hash that goes with each curve (sigstore's `PublicKeyDetails`: PKIX_ECDSA_P256_SHA_256 and its siblings). */
const HASHES = {
	prime256v1: "sha256",
	secp384r1: "sha384",
	secp521r1: "sha512"
};
const MAKE_ONE = "Make one with \"openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256\".";
/**
* Reads a private key from PEM (PKCS #8 or SEC 1). Messages never show any of it.
* @param what what messages call it, such as `SLIPWAY_SIGNING_KEY`
* @throws ConfigurationError for text that is no such key
*/
function parseSigningKey(pem, what) {
	const key = parseKey(() => createPrivateKey(pem), explainNoPrivateKey(pem, what));
	const hash = hashFor(key, what);
	const publicKey = describePublicKey(createPublicKey(key), what);
	return {
		hint: publicKey.hint,
		sign: (message) => sign(hash, message, key),
		publicKey
	};
}
/** Reads a public key from PEM. @throws ConfigurationError for text that is no such key, or is a private one */
function parsePublicKey(pem, name) {
	if (pem.includes("PRIVATE KEY")) throw new ConfigurationError("SLW_KEY_INVALID", `${name} holds a private key, which everyone who reads the repository can sign with now. Remove it, make a new key, and commit the public half alone.`);
	return describePublicKey(parseKey(() => createPublicKey(pem), `${name} is not a public key in PEM. Write it with "openssl pkey -in private.pem -pubout".`), name);
}
function describePublicKey(key, name) {
	const hash = hashFor(key, name);
	const pem = key.export({
		type: "spki",
		format: "pem"
	});
	return {
		name,
		hint: createHash("sha256").update(pem).digest("hex"),
		verify: (message, signature) => verify(hash, message, key, signature)
	};
}
function parseKey(parse, sentence) {
	try {
		return parse();
	} catch {
		throw new ConfigurationError("SLW_KEY_INVALID", sentence);
	}
}
function explainNoPrivateKey(pem, what) {
	return pem.includes("ENCRYPTED") ? `${what} is encrypted by a password. Store the key without one: a secret is encrypted by the forge.` : `${what} is not a private key in PEM (-----BEGIN PRIVATE KEY-----, with its line breaks). ${MAKE_ONE}`;
}
function hashFor(key, what) {
	const curve = key.asymmetricKeyDetails?.namedCurve;
	const hash = HASHES[curve ?? ""];
	if (hash !== void 0) return hash;
	const found = curve ?? key.asymmetricKeyType ?? "unknown";
	throw new ConfigurationError("SLW_KEY_INVALID", `${what} is a key of the kind ${found}; signatures are made with ECDSA P-256 (or P-384, P-521). ${MAKE_ONE}`);
}

// kit/ml/sign/envelope.ts
/** The media type of a signature as a whole (sigstore bundle format, version 0.3). */
const SIGSTORE_BUNDLE_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";
const PAYLOAD_TYPE = "application/vnd.in-toto+json";
const BundleSchema = _Object_({
	mediaType: Literal(SIGSTORE_BUNDLE_TYPE),
	verificationMaterial: _Object_({ publicKey: Optional(_Object_({ hint: Optional(String()) })) }),
	dsseEnvelope: _Object_({
		payload: String(),
		payloadType: Literal(PAYLOAD_TYPE),
		signatures: _Array_(_Object_({ sig: String() }), {
			minItems: 1,
			maxItems: 1
		})
	})
}, { title: "signature" });
/** Signs an in-toto statement, given as text: a DSSE envelope in a sigstore bundle, as one line of JSON. */
function signStatement(payload, key) {
	const sig = key.sign(encodePreAuthentication(Buffer.from(payload))).toString("base64");
	return `${canonicalLine({
		mediaType: SIGSTORE_BUNDLE_TYPE,
		verificationMaterial: {
			publicKey: { hint: key.hint },
			tlogEntries: []
		},
		dsseEnvelope: {
			payload: Buffer.from(payload).toString("base64"),
			payloadType: PAYLOAD_TYPE,
			signatures: [{
				sig,
				keyid: ""
			}]
		}
	})}\n`;
}
/**
* Opens a signature made by one of the keys.
* @returns the statement that was signed, as text, and the key it was signed with
* @throws ConfigurationError when it is no signature, by no key that is trusted, or does not fit what it signs
*/
function openSignature({ text, label, keys }) {
	const bundle = parseManifest(BundleSchema, text, label);
	const { payload, signatures } = bundle.dsseEnvelope;
	const content = Buffer.from(payload, "base64");
	const message = encodePreAuthentication(content);
	const signature = Buffer.from(signatures[0]?.sig ?? "", "base64");
	const candidates = findKeys(bundle, label, keys);
	const key = candidates.find((candidate) => candidate.verify(message, signature));
	if (key) return {
		payload: content.toString("utf8"),
		key
	};
	const names = candidates.map(({ name }) => name).join(", ");
	throw new ConfigurationError("SLW_SIGNATURE_INVALID", `${label} was changed after it was signed: the signature does not fit with ${names}. Restore it from Git.`);
}
/** True for a signature of exactly this statement by this key; false for whatever else a stranger may have written. */
function isSignatureOf({ text, payload, key }) {
	try {
		return openSignature({
			text,
			label: "the signature",
			keys: [key]
		}).payload === payload;
	} catch (error) {
		if (error instanceof ConfigurationError) return false;
		throw error;
	}
}
/** The keys that the signature may have been made with: the one it names, or all when it names none. */
function findKeys({ verificationMaterial }, label, keys) {
	const { publicKey } = verificationMaterial;
	if (!publicKey) throw new ConfigurationError("SLW_SIGNATURE_UNTRUSTED", `${label} was made with a certificate, and Slipway checks signatures made with a key. Check it with "model_signing verify".`);
	const { hint } = publicKey;
	const named = keys.filter((key) => hint === void 0 || key.hint === hint);
	if (named.length > 0) return named;
	const known = keys.map(({ name, hint: own }) => `${name} (${own.slice(0, 12)})`).join(", ");
	throw new ConfigurationError("SLW_SIGNATURE_UNTRUSTED", `${label} was made with the key ${(hint ?? "").slice(0, 12)}, which is not one of those trusted here: ${known || "there are none"}. Add its public half if you trust it, or package the model again with a key you do.`);
}
/** What is signed in place of the payload alone (DSSE 1.0, "protocol", PAE). */
function encodePreAuthentication(payload) {
	const head = `DSSEv1 28 ${PAYLOAD_TYPE} ${payload.length} `;
	return Buffer.concat([Buffer.from(head), payload]);
}

// kit/ml/sign/model-signature.ts
/** The predicate of OpenSSF's model signing, version 1.0 (model-transparency, "Model signing format"). */
const MODEL_SIGNATURE_TYPE = "https://model_signing/signature/v1.0";
const HEX = String({ pattern: "^[0-9a-f]{64}$" });
/** What we read of it; what else a predicate holds is to be ignored, by the format's own rule. */
const ModelSignatureSchema = _Object_({
	_type: Literal("https://in-toto.io/Statement/v1"),
	subject: _Array_(_Object_({
		name: String(),
		digest: _Object_({ sha256: HEX })
	}), {
		minItems: 1,
		maxItems: 1
	}),
	predicateType: Literal(MODEL_SIGNATURE_TYPE),
	predicate: _Object_({
		serialization: _Object_({
			method: Literal("files"),
			hash_type: Literal("sha256")
		}),
		resources: _Array_(_Object_({
			name: String(),
			algorithm: Literal("sha256"),
			digest: HEX
		}))
	})
}, { title: "model signature" });
/** The statement that is signed over a folder of files, as text. */
function describeFiles(model, files) {
	const resources = Object.keys(files).sort().map((name) => ({
		name,
		algorithm: "sha256",
		digest: hexOf(files[name] ?? "sha256:")
	}));
	return canonicalJson({
		_type: "https://in-toto.io/Statement/v1",
		subject: [{
			name: model,
			digest: { sha256: hashTogether(resources.map(({ digest }) => digest)) }
		}],
		predicateType: MODEL_SIGNATURE_TYPE,
		predicate: {
			serialization: {
				method: "files",
				hash_type: "sha256",
				allow_symlinks: false,
				ignore_paths: []
			},
			resources
		}
	});
}
/**
* Holds what was signed against the files that are there.
* @param payload the statement out of a signature that proved right
* @throws ConfigurationError naming the first file that is another one, missing, or not signed
*/
function checkFiles({ payload, label, files }) {
	const { subject, predicate } = parseManifest(ModelSignatureSchema, payload, `The statement in ${label}`);
	const signed = new Map(predicate.resources.map(({ name, digest }) => [name, digest]));
	if (hashTogether(predicate.resources.map(({ digest }) => digest)) !== subject[0]?.digest.sha256 || signed.size !== predicate.resources.length) throw new ConfigurationError("SLW_SIGNATURE_INVALID", `${label} contradicts itself: its files do not add up to its subject. Sign the model again.`);
	for (const name of /* @__PURE__ */ new Set([...signed.keys(), ...Object.keys(files)])) {
		const fault = describeFault(signed.get(name), files[name]);
		if (fault) throw new ConfigurationError("SLW_SIGNATURE_INVALID", `${label} does not fit the model: its file ${name} ${fault}. Restore the file or the signature.`);
	}
}
function describeFault(signed, found) {
	if (signed === void 0) return "was not signed";
	if (found === void 0) return "was signed and is not there";
	return signed === hexOf(found) ? void 0 : `is not the one that was signed (${signed.slice(0, 12)})`;
}
/** The subject's digest: the SHA-256 of the files' digests one after the other, in the order they are listed. */
function hashTogether(digests) {
	const hash = createHash("sha256");
	for (const digest of digests) hash.update(Buffer.from(digest, "hex"));
	return hash.digest("hex");
}

// kit/ml/sign/provenance.ts
/** SLSA's provenance, version 1: what policy engines and `cosign verify-attestation --type slsaprovenance1` read. */
const PROVENANCE_TYPE = "https://slsa.dev/provenance/v1";
const ROOT = "https://slipway-mlops.github.io/slipway";
/** What a bundle is built from and by: explained in docs/signing.md. */
const BUILD_TYPE = `${ROOT}/build-types/model-1`;
const BUILDER = `${ROOT}/builders/package`;
/** A file, commit or image with its digest (in-toto attestation framework, "ResourceDescriptor"). */
const ResourceSchema = _Object_({
	name: String(),
	digest: Record(String(), String()),
	annotations: Optional(Record(String(), String()))
});
const ProvenanceSchema = _Object_({
	_type: Literal("https://in-toto.io/Statement/v1"),
	subject: _Array_(ResourceSchema, { minItems: 1 }),
	predicateType: Literal(PROVENANCE_TYPE),
	predicate: _Object_({
		buildDefinition: _Object_({
			buildType: Literal(BUILD_TYPE),
			externalParameters: Record(String(), Unknown()),
			resolvedDependencies: _Array_(ResourceSchema)
		}),
		runDetails: _Object_({
			builder: _Object_({ id: String() }),
			metadata: _Object_({ invocationId: String() })
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

export { MODEL_SIGNATURE_TYPE as a, SIGSTORE_BUNDLE_TYPE as c, signStatement as d, parsePublicKey as f, parseProvenance as i, isSignatureOf as l, settlePolicy as m, describeProvenance as n, checkFiles as o, parseSigningKey as p, listClaims as r, describeFiles as s, PROVENANCE_TYPE as t, openSignature as u };