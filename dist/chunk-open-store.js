import { a as ConfigurationError, o as describeError, r as explainRefusal$1, s as hasCode } from "./chunk-make-folder.js";
import { a as writePieces, r as replaceAtomically } from "./chunk-files.js";
import { A as build_default, C as DigestSchema, D as hexOf, O as isDigest, T as digestOfFile, h as Count, k as shortDigest, u as parseManifest, w as digestOf } from "./chunk-evaluation.js";
import { t as canonicalJson } from "./chunk-canonical-json.js";
import { n as parseRetryAfter, r as withRetries, t as TransientError } from "./chunk-retry.js";
import { join, relative, resolve, sep } from "node:path";
import { createHash, createHmac } from "node:crypto";
import { fileURLToPath } from "node:url";
import { open, readdir, stat } from "node:fs/promises";
import { createReadStream } from "node:fs";

// kit/store/collect-chunks.ts
/** A manifest beyond this size is refused: registries need not take larger ones (OCI distribution 1.1, "Pushing Manifests"). */
const MAX_MANIFEST_BYTES = 4194304;
/** The bytes as one piece; reading ends once there are more than `limit`. */
async function collectChunks(chunks, limit = Number.POSITIVE_INFINITY) {
	const parts = [];
	let size = 0;
	for await (const chunk of chunks) {
		parts.push(chunk);
		size += chunk.length;
		if (size > limit) break;
	}
	return Buffer.concat(parts);
}

// kit/store/empty-config.ts
/** What an artifact without configuration has as one (OCI image specification 1.1, "Guidance for an Empty Descriptor"). */
const EMPTY_CONFIG = Buffer.from("{}");
const emptyConfig = {
	mediaType: "application/vnd.oci.empty.v1+json",
	digest: digestOf(EMPTY_CONFIG),
	size: EMPTY_CONFIG.length
};

// kit/store/attachments.ts
const MANIFEST$1 = "application/vnd.oci.image.manifest.v1+json";
const INDEX$1 = "application/vnd.oci.image.index.v1+json";
const Annotations = build_default.Record(build_default.String(), build_default.String());
/** OCI image specification 1.1, "Image Index": open, since other tools attach their own. */
const IndexSchema = build_default.Object({
	schemaVersion: build_default.Literal(2),
	mediaType: build_default.Literal(INDEX$1),
	manifests: build_default.Array(build_default.Object({
		mediaType: build_default.String(),
		digest: DigestSchema,
		size: Count,
		artifactType: build_default.Optional(build_default.String()),
		annotations: build_default.Optional(Annotations)
	}))
}, { title: "index" });
const ManifestSchema = build_default.Object({
	subject: build_default.Object({ digest: DigestSchema }),
	layers: build_default.Array(build_default.Object({
		mediaType: build_default.String(),
		digest: DigestSchema,
		size: Count
	}))
});
/** Attaches something to a manifest, as an OCI artifact that names it as its subject; once is enough. */
async function attach(access, subject, attachment) {
	const { type, bytes, annotations } = attachment;
	const layer = {
		digest: digestOf(bytes),
		size: bytes.length
	};
	await access.put(emptyConfig, { bytes: EMPTY_CONFIG });
	await access.put(layer, { bytes });
	const manifest = Buffer.from(canonicalJson({
		schemaVersion: 2,
		mediaType: MANIFEST$1,
		artifactType: type,
		config: emptyConfig,
		layers: [{
			mediaType: type,
			...layer
		}],
		subject,
		annotations
	}));
	const digest = digestOf(manifest);
	await access.transport.putManifest({
		digest,
		bytes: manifest,
		mediaType: MANIFEST$1,
		isAttached: true
	});
	const { manifests } = await readIndex(access, subject.digest);
	if (manifests.some((known) => known.digest === digest)) return;
	const entry = {
		mediaType: MANIFEST$1,
		digest,
		size: manifest.length,
		artifactType: type,
		annotations
	};
	const index = {
		schemaVersion: 2,
		mediaType: INDEX$1,
		manifests: [...manifests, entry]
	};
	await access.transport.putReferrers(subject.digest, Buffer.from(canonicalJson(index)));
}
/**
* What is attached to a manifest and of one kind, in the order it came. Nobody has vouched for any of it, so what cannot
* be read (collected since, damaged, listed by mistake) counts as not attached.
*/
async function readAttachments(access, subject, type) {
	const { manifests } = await readIndex(access, subject);
	const found = [];
	for (const { digest, artifactType } of manifests) {
		if (artifactType !== type) continue;
		try {
			found.push(...await readAttachment(access, digest, subject));
		} catch (error) {
			if (!(error instanceof ConfigurationError)) throw error;
		}
	}
	return found;
}
/** The manifests and blobs of all that is attached to a manifest; of what cannot be read, the manifest alone. */
async function traceAttachments(access, subject) {
	const { manifests } = await readIndex(access, subject);
	const traced = [];
	for (const { digest, size } of manifests) {
		traced.push({
			digest,
			size
		});
		const manifest = await readAttached(access, digest).catch((error) => {
			if (error instanceof ConfigurationError) return void 0;
			throw error;
		});
		for (const blob of manifest ? [emptyConfig, ...manifest.layers] : []) traced.push({
			digest: blob.digest,
			size: blob.size
		});
	}
	return traced;
}
async function readAttached(access, digest) {
	const text = Buffer.from(await access.readManifest(digest)).toString("utf8");
	return parseManifest(ManifestSchema, text, `The manifest ${digest} in ${access.url}`);
}
async function readAttachment(access, digest, subject) {
	const manifest = await readAttached(access, digest);
	if (manifest.subject.digest !== subject) return [];
	const layers = manifest.layers.filter(({ size }) => size <= MAX_MANIFEST_BYTES);
	return Promise.all(layers.map((layer) => access.readBytes({
		digest: layer.digest,
		size: layer.size
	})));
}
async function readIndex({ url, transport }, subject) {
	const chunks = await transport.getReferrers(subject);
	if (!chunks) return {
		schemaVersion: 2,
		mediaType: INDEX$1,
		manifests: []
	};
	const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
	return parseManifest(IndexSchema, Buffer.from(bytes).toString("utf8"), `The list of what is attached to ${subject} in ${url}`);
}

// kit/store/blob-source.ts
/** Large enough that reading a file costs little more than hashing it. */
const CHUNK_BYTES = 1048576;
/** The source's bytes from its beginning, in pieces. */
async function* readSource(source) {
	if ("bytes" in source) yield source.bytes;
	else if ("file" in source) yield* createReadStream(source.file, { highWaterMark: CHUNK_BYTES });
	else for (const part of source.parts) yield* readSource(part);
}
/** What messages call the source. */
function nameSource(source) {
	if ("file" in source) return source.file;
	if ("bytes" in source) return "the content";
	return source.parts.map((part) => "file" in part ? part.file : "").find((name) => name !== "") ?? "the content";
}

// kit/store/blob-ref.ts
/** Where a blob lies in stores that keep files: DVC's layout where an MD5 is known, else OCI's image layout. */
function blobPath(ref) {
	if (ref.md5 !== void 0) return `files/md5/${ref.md5.slice(0, 2)}/${ref.md5.slice(2)}`;
	return manifestPath(ref.digest);
}
/** The same for a manifest, which is known by its digest alone. */
function manifestPath(digest) {
	return `blobs/sha256/${hexOf(digest)}`;
}
/** And for the index of what is attached to a manifest. */
function referrersPath(subject) {
	return `referrers/sha256/${hexOf(subject)}.json`;
}
/** Digest, size and MD5 of a file, read once as a stream: the reference of a data blob. */
function describeBlob(file) {
	return describe({ file }, true);
}
/** Digest and size of any source, read once as a stream: the reference of a blob outside DVC's layout. */
function describeSource(source) {
	return describe(source, false);
}
async function describe(source, withMd5) {
	const sha256 = createHash("sha256");
	const md5 = createHash("md5");
	let size = 0;
	for await (const chunk of readSource(source)) {
		sha256.update(chunk);
		if (withMd5) md5.update(chunk);
		size += chunk.length;
	}
	const ref = {
		digest: `sha256:${sha256.digest("hex")}`,
		size
	};
	return withMd5 ? {
		...ref,
		md5: md5.digest("hex")
	} : ref;
}

// kit/store/unusable-blob-error.ts
/** A store lacks a blob or holds other bytes under its name: told apart from a store that cannot be reached. */
var UnusableBlobError = class extends ConfigurationError {};

// kit/store/verify-stream.ts
/**
* Hands the pieces through and compares them with the reference. Each piece is held back until the next one is there,
* and the last until all of it proves right, so that wrong content is never complete anywhere.
* @param explain the error for a mismatch, from what was found instead
* @throws ConfigurationError in place of the last piece (or as soon as there are too many bytes): what was handed out
* before is to be thrown away
*/
async function* verifyStream(ref, chunks, explain) {
	const hash = createHash("sha256");
	let size = 0;
	let held;
	for await (const chunk of chunks) {
		if (held) yield held;
		held = chunk;
		size += chunk.length;
		if (size > ref.size) throw explain(`more than ${ref.size} bytes`);
		hash.update(chunk);
	}
	if (size < ref.size) throw explain(`${size} of ${ref.size} bytes`);
	const digest = `sha256:${hash.digest("hex")}`;
	if (digest !== ref.digest) throw explain(digest);
	if (held) yield held;
}
/** The source's pieces, checked against the reference on the way. @throws ConfigurationError when it changed since. */
function verifySource(ref, source) {
	return verifyStream(ref, readSource(source), (found) => new ConfigurationError(`${nameSource(source)} changed while it was being stored: expected ${ref.digest}, found ${found}. Run the step again.`));
}

// kit/store/create-store.ts
/** A store over a transport: adds what is the same everywhere (idempotence, verification, the sentences). */
function createStore(url, transport) {
	const streamBlob = (ref) => streamVerified({
		url,
		transport,
		ref
	});
	const writeBlob = async (ref, source) => {
		await putMissing({
			url,
			transport,
			ref,
			source
		});
		await transport.anchor?.(ref);
	};
	const readBytes = (ref) => collectChunks(streamBlob(ref));
	const attachments = {
		url,
		transport,
		readBytes,
		readManifest: (digest) => readManifest({
			url,
			transport,
			digest
		}),
		put: (ref, source) => putMissing({
			url,
			transport,
			ref,
			source
		})
	};
	return {
		url,
		hasBlob: (ref) => transport.has(ref),
		writeBlob,
		mendBlob: async (ref, source) => {
			if (await isWhole({
				url,
				transport,
				ref
			})) return false;
			await transport.put(ref, source);
			await transport.anchor?.(ref);
			return true;
		},
		streamBlob,
		readBlob: (ref, file) => replaceAtomically(file, (temporary) => writePieces(temporary, streamBlob(ref))),
		readBytes,
		writeImage: (image) => writeImage({
			url,
			transport,
			image
		}),
		readManifest: attachments.readManifest,
		attach: (subject, attachment) => attach(attachments, subject, attachment),
		readAttachments: (subject, type) => readAttachments(attachments, subject, type),
		traceAttachments: (subject) => traceAttachments(attachments, subject),
		list: () => transport.list()
	};
}
async function* streamVerified({ url, transport, ref }) {
	const chunks = await transport.get(ref);
	if (!chunks) throw new UnusableBlobError(`The store ${url} holds no blob ${ref.digest} (${blobPath(ref)}). Check the store's address, or run the action that stores it again.`);
	yield* verifyStream(ref, chunks, explainDamage(url, ref));
}
function explainDamage(url, ref) {
	return (found) => new UnusableBlobError(`The blob ${ref.digest} (${blobPath(ref)}) in the store ${url} is damaged: it holds ${found}. Restore it from a backup, or delete it and run the action that stores it again.`);
}
async function putMissing({ url, transport, ref, source }) {
	if (!(transport.checksExisting ? await isWhole({
		url,
		transport,
		ref
	}) : await transport.has(ref))) await transport.put(ref, source);
}
/** False for a blob that is missing, has another size, or holds other bytes, of which all are read. */
async function isWhole({ url, transport, ref }) {
	if (!await transport.has(ref)) return false;
	try {
		for await (const _ of streamVerified({
			url,
			transport,
			ref
		}));
		return true;
	} catch (error) {
		if (error instanceof UnusableBlobError) return false;
		throw error;
	}
}
async function writeImage({ url, transport, image }) {
	const { digest, manifest: bytes, mediaType, blobs } = image;
	for (const { ref, source } of blobs) await putMissing({
		url,
		transport,
		ref,
		source
	});
	await transport.putManifest({
		digest,
		bytes,
		mediaType
	});
}
async function readManifest({ url, transport, digest }) {
	const chunks = await transport.getManifest(digest);
	if (!chunks) throw new ConfigurationError(`The store ${url} holds no bundle ${digest}. Check the digest and the store's address, or run package again.`);
	const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
	if (digestOf(bytes) === digest) return bytes;
	throw new ConfigurationError(`The manifest of bundle ${digest} in the store ${url} is damaged: it holds ${digestOf(bytes)}. Restore it from a backup, or run package again.`);
}

// kit/store/stored-item.ts
const LAYOUT = /^(files\/md5\/[0-9a-f]{2}\/[0-9a-f]{30}|blobs\/sha256\/[0-9a-f]{64}|referrers\/sha256\/[0-9a-f]{64}\.json)$/;
/** The keys of a blob: one for stores that know its MD5, one for those that know its SHA-256. */
function keysOfBlob(ref) {
	return [.../* @__PURE__ */ new Set([blobPath(ref), manifestPath(ref.digest)])];
}
/** The key of a manifest. */
function keyOfManifest(digest) {
	return manifestPath(digest);
}
/** The key of the list of what is attached to a manifest. */
function keyOfReferrers(subject) {
	return referrersPath(subject);
}
/** The key of a file of a DVC remote. */
function keyOfMd5(md5) {
	return `files/md5/${md5.slice(0, 2)}/${md5.slice(2)}`;
}
/** Whether a store of ours writes files of this path, from the store's root. */
function isStorePath(path) {
	return LAYOUT.test(path);
}

// kit/store/folder.ts
/** A folder as a store: `file:///absolute` or `file://relative/to/the/project`. It is made at the first write. */
function openFolder(url, directory) {
	const folder = folderOf(url, directory);
	const get = (path) => openFile(url, join(folder, path));
	return {
		checksExisting: true,
		has: (ref) => hasFile({
			url,
			file: join(folder, blobPath(ref)),
			ref
		}),
		get: (ref) => get(blobPath(ref)),
		getManifest: (digest) => get(manifestPath(digest)),
		put: (ref, source) => writeFile$1({
			url,
			file: join(folder, blobPath(ref)),
			digest: ref.digest,
			source
		}),
		putManifest: ({ digest, bytes }) => writeFile$1({
			url,
			file: join(folder, manifestPath(digest)),
			digest,
			source: { bytes }
		}),
		getReferrers: (subject) => get(referrersPath(subject)),
		putReferrers: (subject, bytes) => writeFile$1({
			url,
			file: join(folder, referrersPath(subject)),
			digest: digestOf(bytes),
			source: { bytes }
		}),
		list: () => listFolder(url, folder)
	};
}
async function* listFolder(url, folder) {
	const entries = await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch((error) => {
		if (hasCode(error, "ENOENT")) return [];
		throw explainRefusal$1(`The store ${url}`, error);
	});
	for (const entry of entries) {
		const file = join(entry.parentPath, entry.name);
		const name = relative(folder, file).split(sep).join("/");
		if (!entry.isFile() || !isStorePath(name)) continue;
		const { size, mtime } = await stat(file);
		yield {
			name,
			keys: [name],
			size,
			modified: mtime
		};
	}
}
function folderOf(url, directory) {
	const rest = url.slice(7);
	if (rest === "") throw new ConfigurationError(`The store "${url}" names no folder. Write file://folder.`);
	if (!rest.startsWith("/")) return resolve(directory, rest);
	try {
		return fileURLToPath(url);
	} catch {
		throw new ConfigurationError(`The store "${url}" is not a file address. Write file:///absolute/folder.`);
	}
}
async function hasFile({ url, file, ref }) {
	try {
		const found = await stat(file);
		return found.isFile() && found.size === ref.size;
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return false;
		throw explainRefusal$1(`The store ${url}`, error);
	}
}
async function openFile(url, file) {
	try {
		return (await open(file)).createReadStream({ highWaterMark: 1048576 });
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return void 0;
		throw explainRefusal$1(`The store ${url}`, error);
	}
}
/** Writes, flushes to the disk, and reads back before the name appears. */
async function writeFile$1({ url, file, digest, source }) {
	try {
		await replaceAtomically(file, async (temporary) => {
			await writePieces(temporary, readSource(source), { flush: true });
			const found = await digestOfFile(temporary);
			if (found.digest !== digest) throw new ConfigurationError(explainMismatch({
				url,
				digest,
				source,
				found
			}));
		});
	} catch (error) {
		throw error instanceof ConfigurationError ? explainRefusal$1(`The store ${url}`, error) : error;
	}
}
function explainMismatch({ url, digest, source, found }) {
	return `${nameSource(source)} was to be stored as ${digest} and reads back from the store ${url} as ${found.digest}. Either it changed meanwhile, or the disk is failing: run the step again.`;
}

// kit/http/redact-url.ts
/** A URL as it may stand in a message: without user, password, query and fragment, which may hold secrets. */
function redactUrl(url) {
	const { protocol, host, pathname } = new URL(url);
	return `${protocol}//${host}${pathname}`;
}

// kit/http/explain-http-failure.ts
/** Statuses that may pass: time-out, too many requests, and a server's own troubles but "not implemented". */
const TRANSIENT_STATUSES = /* @__PURE__ */ new Set([
	408,
	425,
	429,
	500,
	502,
	503,
	504
]);
/** Failures of the connection that another try does not cure. */
const LASTING_CODES = {
	ENOTFOUND: "its host name is not known. Check the address and the DNS",
	ECONNREFUSED: "the server refuses the connection. Check the address, the port and that the server runs",
	CERT_HAS_EXPIRED: "its certificate has expired. Renew it on the server",
	DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is self-signed. Name the authority's file in NODE_EXTRA_CA_CERTS of the job",
	SELF_SIGNED_CERT_IN_CHAIN: "its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "its certificate is signed by an unknown authority. Name its file in NODE_EXTRA_CA_CERTS of the job",
	ERR_TLS_CERT_ALTNAME_INVALID: "its certificate is for another host. Check the address"
};
/** Failures of our own disk: no answer of the server's makes them better. */
const DISK_CODES = /* @__PURE__ */ new Set([
	"ENOSPC",
	"EDQUOT",
	"EACCES",
	"EROFS",
	"EISDIR",
	"ENOTDIR",
	"EPERM"
]);
/** The error for an answer that is no success: a TransientError where another try may help. */
function explainStatus(url, response) {
	const error = new ConfigurationError(`${redactUrl(url)} answers ${response.status}: ${curesOf(response)}`);
	if (!TRANSIENT_STATUSES.has(response.status)) return error;
	return new TransientError(error, parseRetryAfter(response.headers.get("retry-after")));
}
function curesOf({ status, statusText }) {
	if (status === 401 || status === 403) return "it may not be read with these credentials. Check them.";
	if (status === 404 || status === 410) return "there is no such file. Check the address.";
	if (TRANSIENT_STATUSES.has(status)) return "the server is in trouble. Try again later.";
	return `${statusText || "this is not the file"}. Check the address.`;
}
/** The error for a request or a body that broke off: a TransientError where another try may help. */
function explainBreak(url, error) {
	if (error instanceof ConfigurationError || error instanceof TransientError) return error;
	if (error instanceof Error && error.cause instanceof ConfigurationError) return error.cause;
	const code = findCode(error);
	if (error instanceof Error && DISK_CODES.has(code ?? "")) return error;
	const lasting = code === void 0 ? void 0 : LASTING_CODES[code];
	if (lasting !== void 0) return new ConfigurationError(`${redactUrl(url)} cannot be reached: ${lasting}.`, { cause: error });
	const words = isTimeout(error) ? "the server sent nothing for too long" : describeDeepest(error);
	return new TransientError(new ConfigurationError(`${redactUrl(url)} could not be read to its end: ${words}. Check the connection and try again.`, { cause: error }));
}
/** Node's `fetch` hides the reason in the cause of its TypeError. */
function findCode(error) {
	if (!(error instanceof Error)) return void 0;
	if ("code" in error && typeof error.code === "string") return error.code;
	return findCode(error.cause);
}
function describeDeepest(error) {
	return error instanceof Error && error.cause !== void 0 ? describeDeepest(error.cause) : describeError(error);
}
function isTimeout(error) {
	return error instanceof Error && (error.name === "TimeoutError" || error.name === "AbortError");
}

// kit/store/stream-body.ts
/** Breaks of one body that are mended before its failure counts. */
const MAX_BREAKS = 5;
/**
* The body of an answer in pieces. When the connection breaks, it goes on from the byte reached, by a range request.
* @returns undefined when there is nothing at that address
*/
async function streamBody({ url, open, log }) {
	const first = await open(0);
	return first && goOn({
		url,
		open,
		log,
		first
	});
}
async function* goOn({ url, open, log, first }) {
	let offset = 0;
	let response = first;
	for (let breaks = 0;; breaks++) {
		try {
			for await (const chunk of response.body ?? []) {
				offset += chunk.length;
				yield chunk;
			}
			return;
		} catch (error) {
			const failure = explainBreak(url, error);
			if (!(failure instanceof TransientError) || breaks === MAX_BREAKS) throw failure.cause ?? failure;
			log.debug(`${failure.message} Going on from byte ${offset}.`);
		}
		response = await withRetries(log, () => open(offset));
		if (response?.status !== 206) throw new ConfigurationError(`${url} broke off at byte ${offset} and cannot be resumed. Try again.`);
	}
}

// kit/store/oci/address.ts
/** OCI distribution specification 1.1, "Pulling manifests": `<name>`. */
const REPOSITORY = /^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const HOST = /^[a-z0-9.-]+(:\d+)?$|^\[[0-9a-f:]+\](:\d+)?$/i;
/** Reads `oci://host/repository`. @throws ConfigurationError that shows how it is written */
function parseRepository(url) {
	const rest = url.slice(6);
	const slash = rest.indexOf("/");
	const host = rest.slice(0, Math.max(slash, 0)).toLowerCase();
	const repository = rest.slice(slash + 1).toLowerCase();
	if (!HOST.test(host) || !REPOSITORY.test(repository)) throw new ConfigurationError(`The store "${url}" is not the address of a registry's repository. Write oci://host/repository, such as oci://ghcr.io/owner/name, without a tag.`);
	return {
		host,
		repository,
		origin: `${isLoopback(host) ? "http" : "https"}://${host}`
	};
}
/** True for this machine, where a registry may go without TLS. */
function isLoopback(host) {
	const name = host.replace(/:\d+$/, "");
	return name === "localhost" || name === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(name);
}

// kit/store/oci/push.ts
/** The media type of every manifest we write and read. */
const MANIFEST = "application/vnd.oci.image.manifest.v1+json";
/** The media type of the list of what is attached to a manifest. */
const INDEX = "application/vnd.oci.image.index.v1+json";
/** The artifact type of the manifest that keeps a data blob alive. */
const BLOB_ARTIFACT = "application/vnd.slipway.blob.v1+json";
/** The path of a blob. */
function blobUrl({ repository }, { digest }) {
	return `/v2/${repository}/blobs/${digest}`;
}
/** The path of a manifest, by digest or tag. */
function manifestUrl({ repository }, reference) {
	return `/v2/${repository}/manifests/${reference}`;
}
/** Whether a blob of this size is there. */
async function hasBlob({ address, session }, ref) {
	const response = await session.request({
		method: "HEAD",
		url: blobUrl(address, ref),
		answers: [200, 404]
	});
	const size = response.headers.get("content-length");
	return response.status === 200 && (size === null || Number(size) === ref.size);
}
/** "Pushing a blob monolithically": a POST for the place, a PUT with the bytes. The registry checks the digest. */
async function pushBlob(repository, ref, source) {
	await withRetries(repository.log, () => pushOnce(repository, ref, source));
}
async function pushOnce({ address, session }, ref, source) {
	const started = await session.request({
		method: "POST",
		url: `/v2/${address.repository}/blobs/uploads/`,
		headers: { "content-length": "0" },
		answers: [202]
	});
	await started.body?.cancel();
	const place = new URL(started.headers.get("location") ?? "", address.origin);
	place.searchParams.set("digest", ref.digest);
	await (await session.request({
		method: "PUT",
		url: place.href,
		headers: {
			"content-type": "application/octet-stream",
			"content-length": String(ref.size)
		},
		body: () => verifySource(ref, source),
		answers: [201],
		once: true
	})).body?.cancel();
}
/** Puts a manifest under a tag, or under its digest alone. */
async function pushManifest({ address, session }, { bytes, mediaType, tag }) {
	const response = await session.request({
		method: "PUT",
		url: manifestUrl(address, tag ?? digestOf(bytes)),
		headers: { "content-type": mediaType },
		body: () => bytes,
		answers: [201]
	});
	await response.body?.cancel();
	const kept = response.headers.get("docker-content-digest");
	if (kept === null || kept === digestOf(bytes)) return;
	throw new ConfigurationError(`The registry ${address.host} changes manifests (${digestOf(bytes)} became ${kept}). Use one that keeps them as they are.`);
}
/** Makes the manifest that keeps a data blob from being collected. */
async function anchorBlob(repository, ref) {
	const bytes = Buffer.from(canonicalJson({
		schemaVersion: 2,
		mediaType: MANIFEST,
		artifactType: BLOB_ARTIFACT,
		config: emptyConfig,
		layers: [{
			mediaType: ref.mediaType ?? "application/octet-stream",
			digest: ref.digest,
			size: ref.size
		}]
	}));
	const { address, session } = repository;
	if ((await session.request({
		method: "HEAD",
		url: manifestUrl(address, digestOf(bytes)),
		headers: { accept: "application/vnd.oci.image.manifest.v1+json" },
		answers: [200, 404]
	})).status === 200) return;
	if (!await hasBlob(repository, emptyConfig)) await pushBlob(repository, emptyConfig, { bytes: EMPTY_CONFIG });
	await pushManifest(repository, {
		bytes,
		mediaType: MANIFEST,
		tag: `blob-${shortDigest(ref.digest)}`
	});
}

// kit/store/oci/list-tagged.ts
const TagsSchema = build_default.Object({ tags: build_default.Optional(build_default.Union([build_default.Array(build_default.String()), build_default.Null()])) });
const Parts = build_default.Optional(build_default.Array(build_default.Object({
	digest: DigestSchema,
	size: Count
})));
const TaggedSchema = build_default.Object({
	layers: Parts,
	manifests: Parts
});
/** Manifests asked for at a time. */
const AT_A_TIME = 8;
/**
* What a repository keeps, by the tags that keep it: bundles, data blobs, lists of attachments. A registry says neither
* when it stored something nor which blobs it has. Tags of other tools are passed over.
*/
async function* listTagged(repository) {
	const tags = (await listTags(repository)).filter((tag) => readTag(tag) !== void 0);
	for (let at = 0; at < tags.length; at += AT_A_TIME) {
		const some = tags.slice(at, at + AT_A_TIME);
		yield* (await Promise.all(some.map((tag) => describeTag(repository, tag)))).flat();
	}
}
/** OCI distribution 1.1, "Listing Tags": a page at a time, the next one by the header `Link`. */
async function listTags({ address, session }) {
	const tags = [];
	let url = `/v2/${address.repository}/tags/list?n=1000`;
	while (url !== void 0) {
		const response = await session.request({
			method: "GET",
			url,
			answers: [200, 404]
		});
		const text = await response.text();
		if (response.status === 404) return tags;
		const page = parseManifest(TagsSchema, text, `The list of tags of ${address.host}/${address.repository}`);
		tags.push(...page.tags ?? []);
		const [, next] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.get("link") ?? "") ?? [];
		url = next === void 0 ? void 0 : new URL(next, new URL(url, address.origin)).href;
	}
	return tags;
}
/** What a tag of ours keeps. */
function readTag(tag) {
	const [, kind] = /^(blob|bundle)-[0-9a-f]{12}$/.exec(tag) ?? [];
	if (kind === "blob" || kind === "bundle") return kind;
	const subject = tag.replace(/^sha256-/, "sha256:");
	return isDigest(subject) ? subject : void 0;
}
async function describeTag({ address, session }, tag) {
	const response = await session.request({
		method: "GET",
		url: manifestUrl(address, tag),
		headers: { accept: `${MANIFEST}, ${INDEX}` },
		answers: [200, 404]
	});
	const bytes = Buffer.from(await response.arrayBuffer());
	if (response.status === 404) return [];
	const manifest = parseManifest(TaggedSchema, bytes.toString("utf8"), `The manifest ${tag} in ${address.host}`);
	const size = [...manifest.layers ?? [], ...manifest.manifests ?? []].reduce((sum, part) => sum + part.size, bytes.length);
	return [{
		name: tag,
		keys: listKeys(tag, digestOf(bytes), manifest),
		size,
		modified: null
	}];
}
function listKeys(tag, digest, { layers = [] }) {
	const kept = readTag(tag);
	if (kept === "blob") return layers.map((layer) => keyOfManifest(layer.digest));
	return [kept === "bundle" || kept === void 0 ? keyOfManifest(digest) : keyOfReferrers(kept)];
}

// kit/http/send-request.ts
/** Redirects followed before the answer counts as a loop. */
const MAX_REDIRECTS = 10;
/** A server that sends nothing for this long is given up: 60 seconds. */
const IDLE_TIMEOUT_MS = 6e4;
/** What may go to another origin than the one the caller named: nothing that could be a secret. */
const PORTABLE_HEADERS = /* @__PURE__ */ new Set([
	"accept",
	"accept-encoding",
	"if-none-match",
	"range",
	"user-agent"
]);
const REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
/**
* The answer to one request with its redirects, whatever its status; the body is not read yet.
* User and password of the URL become basic authorization.
* @throws ConfigurationError for a URL that is not http(s), a redirect from https to http, or too many of them; what
* `fetch` throws when no answer comes.
*/
async function sendRequest({ url, method = "GET", headers = {}, body, signal }) {
	let target = parseUrl(url);
	let sent = {
		...readBasicAuthorization(target),
		...lowerCase(headers)
	};
	for (let count = 0; count <= 10; count++) {
		const response = await fetch(withoutCredentials(target), {
			method,
			headers: sent,
			redirect: "manual",
			...body === void 0 ? {} : toBody(body),
			...signal ? { signal } : {}
		});
		const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
		if (location === null || !["GET", "HEAD"].includes(method)) return response;
		await response.body?.cancel();
		const next = new URL(location, target);
		refuseDowngrade(target, next);
		if (next.origin !== target.origin) sent = keepPortable(sent);
		target = next;
	}
	throw new ConfigurationError(`${redactUrl(url)} redirects more than ${10} times. Use the address it should lead to.`);
}
function parseUrl(url) {
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	if (parsed?.protocol === "https:" || parsed?.protocol === "http:") return parsed;
	throw new ConfigurationError(`"${url}" is not an http:// or https:// address. Correct it.`);
}
/** The body as `fetch` takes it: a copy, as a view of a shared buffer would be refused, or a stream. */
function toBody(body) {
	if (typeof body === "string") return { body };
	if (body instanceof Uint8Array) return { body: new Uint8Array(body) };
	return {
		body: ReadableStream.from(body),
		duplex: "half"
	};
}
function lowerCase(headers) {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
function readBasicAuthorization({ username, password }) {
	if (username === "" && password === "") return {};
	const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}
function withoutCredentials(url) {
	const bare = new URL(url);
	bare.username = "";
	bare.password = "";
	return bare;
}
function refuseDowngrade(from, to) {
	if (to.protocol === "https:" || to.protocol === "http:" && from.protocol === "http:") return;
	throw new ConfigurationError(`${redactUrl(from)} redirects to ${to.protocol}//${to.host}, which is not https. Use another address.`);
}
function keepPortable(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => PORTABLE_HEADERS.has(name)));
}

// kit/store/oci/challenge.ts
/** Reads the header of a 401; undefined when it asks for nothing we know. */
function parseChallenge(header) {
	const [, scheme = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec(header ?? "") ?? [];
	if (scheme.toLowerCase() === "basic") return { scheme: "basic" };
	if (scheme.toLowerCase() !== "bearer") return void 0;
	const parameters = {};
	for (const [, name = "", value = ""] of rest.matchAll(/(\w+)="([^"]*)"/g)) parameters[name] = value;
	const { realm, ...others } = parameters;
	return realm === void 0 ? void 0 : {
		scheme: "bearer",
		realm,
		parameters: others
	};
}
/**
* Where to ask for a token.
* @throws ConfigurationError when the registry points to a foreign or unencrypted place, which must not see the password
*/
function tokenUrl(challenge, host) {
	const url = URL.canParse(challenge.realm) ? new URL(challenge.realm) : void 0;
	const safe = url && (url.protocol === "https:" || url.protocol === "http:" && isLoopback(url.host));
	if (!url || !safe || siteOf(url.host) !== siteOf(host)) throw new ConfigurationError(`The registry ${host} asks for a token from ${challenge.realm}, which is not its own encrypted address; no password is sent there. Check the store's address.`);
	for (const [name, value] of Object.entries(challenge.parameters)) if (name === "service" || name === "scope") url.searchParams.set(name, value);
	return url.href;
}
/** The last two labels of a name (`registry-1.docker.io` and `auth.docker.io` belong together); an IP address whole. */
function siteOf(host) {
	const name = host.replace(/:\d+$/, "").toLowerCase();
	return /^[\d.]+$|^\[/.test(name) ? name : name.split(".").slice(-2).join(".");
}

// kit/store/oci/session.ts
/** Starts a session; nothing is sent before the first request, and no password before the registry asks for one. */
function openSession(options) {
	const { address, log } = options;
	/** What let us in last, for reading and for writing. */
	const granted = /* @__PURE__ */ new Map();
	const send = async (request) => {
		const purpose = request.method === "GET" || request.method === "HEAD" ? "read" : "write";
		const first = await sendOnce(address, request, granted.get(purpose));
		if (first.status !== 401) return first;
		await first.body?.cancel();
		const authorization = await answerChallenge(options, parseChallenge(first.headers.get("www-authenticate")));
		if (authorization === void 0) throw explainRefusal(address, 401, purpose);
		granted.set(purpose, authorization);
		return sendOnce(address, request, authorization);
	};
	return { request: (request) => {
		const attempt = async () => check(address, request, await send(request));
		return request.once ? attempt() : withRetries(log, attempt);
	} };
}
async function sendOnce({ origin }, { method, url, headers = {}, body }, authorization) {
	const target = new URL(url, origin);
	const isOwn = authorization !== void 0 && target.origin === origin;
	try {
		return await sendRequest({
			url: target.href,
			method,
			headers: {
				...headers,
				...isOwn ? { authorization } : {}
			},
			...body === void 0 ? {} : { body: body() }
		});
	} catch (error) {
		throw explainBreak(target.href, error);
	}
}
async function check(address, { method, url, answers }, response) {
	if (answers.includes(response.status)) return response;
	await response.body?.cancel();
	if (response.status === 401 || response.status === 403) throw explainRefusal(address, response.status, method === "GET" || method === "HEAD" ? "read" : "write");
	throw explainStatus(new URL(url, address.origin).href, response);
}
function explainRefusal({ host, repository }, status, purpose) {
	const permission = host === "ghcr.io" ? `, and give the job the permission "packages: ${purpose}"` : "";
	return new ConfigurationError(`The registry ${host} does not let this step ${purpose} ${repository} (${status}). Check SLIPWAY_OCI_USER and SLIPWAY_OCI_PASSWORD${permission}.`);
}
/** What to send as `Authorization`; undefined when the registry wants something we do not have. */
async function answerChallenge({ address, credentials, log }, challenge) {
	const { host } = address;
	const basic = credentials && (credentials.hosts === void 0 || credentials.hosts.includes(host)) ? `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString("base64")}` : void 0;
	if (challenge?.scheme !== "bearer") return challenge && basic;
	const url = tokenUrl(challenge, host);
	const response = await withRetries(log, () => sendRequest({
		url,
		headers: basic ? { authorization: basic } : {}
	}).catch((error) => {
		throw explainBreak(url, error);
	}));
	if (response.status !== 200) {
		await response.body?.cancel();
		return;
	}
	return readToken(await response.json());
}
/** The token server's answer names it `token`, or `access_token` as OAuth does (distribution, "Token Response Fields"). */
function readToken(answer) {
	if (typeof answer !== "object" || answer === null) return void 0;
	const token = "token" in answer ? answer.token : "access_token" in answer ? answer.access_token : void 0;
	return typeof token === "string" && token !== "" ? `Bearer ${token}` : void 0;
}

// kit/store/oci/registry.ts
/**
* A repository of an OCI registry as a store (OCI distribution specification 1.1). Each blob goes up in one streamed
* request, as container engines do it; what is there already is not sent again, so an interrupted push goes on where it
* ended. Registries collect blobs that no manifest names: a data blob gets a small manifest of its own, tagged
* `blob-<digest>`, a bundle's manifest is tagged `bundle-<digest>`; what is attached to it is found by the index tagged
* `sha256-<digest>`.
*/
function openRegistry(url, { credentials, log }) {
	const address = parseRepository(url);
	const session = openSession({
		address,
		credentials: credentials.oci,
		log
	});
	const repository = {
		address,
		session,
		log
	};
	const read = (path, headers = {}) => streamBody({
		url: `${address.origin}${path}`,
		log,
		open: (offset) => openBody({
			session,
			path,
			headers,
			offset
		})
	});
	return {
		checksExisting: false,
		has: (ref) => hasBlob(repository, ref),
		put: (ref, source) => pushBlob(repository, ref, source),
		get: (ref) => read(blobUrl(address, ref)),
		getManifest: (digest) => read(manifestUrl(address, digest), { accept: MANIFEST }),
		putManifest: ({ digest, bytes, mediaType, isAttached }) => pushManifest(repository, {
			bytes,
			mediaType,
			...isAttached ? {} : { tag: `bundle-${shortDigest(digest)}` }
		}),
		putReferrers: (subject, bytes) => pushManifest(repository, {
			bytes,
			mediaType: INDEX,
			tag: referrersTag(subject)
		}),
		getReferrers: (subject) => read(manifestUrl(address, referrersTag(subject)), { accept: INDEX }),
		anchor: (ref) => anchorBlob(repository, ref),
		list: () => listTagged(repository)
	};
}
/** OCI distribution 1.1, "Referrers Tag Schema": understood by every registry, those without a referrers API too. */
function referrersTag(subject) {
	return `sha256-${hexOf(subject)}`;
}
async function openBody({ session, path, headers, offset }) {
	const range = offset > 0 ? { range: `bytes=${offset}-` } : {};
	const response = await session.request({
		method: "GET",
		url: path,
		headers: {
			...headers,
			...range
		},
		answers: [
			200,
			206,
			404
		]
	});
	if (response.status !== 404) return response;
	await response.body?.cancel();
}

// kit/store/s3/address.ts
/** Amazon S3 User Guide, "General purpose bucket naming rules", without its rarer exclusions. */
const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
/** Reads `s3://bucket/prefix`. @throws ConfigurationError that shows how it is written */
function parseBucket(url) {
	const [bucket = "", ...rest] = url.slice(5).split("/");
	const prefix = rest.join("/").replace(/^\/+|\/+$/g, "");
	if (BUCKET.test(bucket) && !prefix.split("/").includes("..")) return {
		bucket,
		prefix
	};
	throw new ConfigurationError(`The store "${url}" is not the address of a bucket. Write s3://bucket/prefix, such as s3://my-bucket/models.`);
}
/**
* Where an object is: below the endpoint in path style where one is given, else at Amazon's in virtual-host style
* (path style for a name with dots, which no certificate covers).
* @throws ConfigurationError for an endpoint that is no http(s) address
*/
function objectUrl({ bucket, prefix }, { endpoint, region }, path) {
	const key = prefix === "" ? path : `${prefix}/${path}`;
	const amazon = `s3.${region}.amazonaws.com`;
	if (endpoint === void 0 && !bucket.includes(".")) return at(`https://${bucket}.${amazon}`, key);
	const root = endpoint ?? `https://${amazon}`;
	if (!URL.canParse(root) || !/^https?:$/.test(new URL(root).protocol)) throw new ConfigurationError(`AWS_ENDPOINT_URL is "${root}", which is not an http(s) address. Correct it.`);
	return at(root.replace(/\/+$/, ""), `${bucket}/${key}`);
}
function at(root, key) {
	return new URL(`${root}/${key.split("/").map(encodeURIComponent).join("/")}`);
}

// kit/http/sign-s3.ts
/** The SHA-256 of no bytes, in hex. */
const EMPTY_PAYLOAD = createHash("sha256").digest("hex");
/**
* The headers of a request to S3, signed by AWS Signature Version 4 (Amazon S3 API Reference, "Authenticating Requests:
* Using the Authorization Header"). The secret itself is not among them.
*/
function signS3({ method, url, headers = {}, payloadHash, credentials, now }) {
	const { accessKeyId, sessionToken, region } = credentials;
	const time = now.toISOString().replace(/[-:]|\.\d+/g, "");
	const sent = {
		...headers,
		"x-amz-content-sha256": payloadHash,
		"x-amz-date": time,
		...sessionToken === void 0 ? {} : { "x-amz-security-token": sessionToken }
	};
	const signed = Object.entries({
		...sent,
		host: url.host
	}).sort(([a], [b]) => a < b ? -1 : 1);
	const names = signed.map(([name]) => name).join(";");
	const canonical = [
		method,
		canonicalPath(url),
		canonicalQuery(url),
		...signed.map(([name, value]) => `${name}:${value.trim()}`),
		"",
		names,
		payloadHash
	].join("\n");
	const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
	const toSign = [
		"AWS4-HMAC-SHA256",
		time,
		scope,
		sha256(canonical)
	].join("\n");
	const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope},SignedHeaders=${names},Signature=${hmac(deriveKey(credentials, time.slice(0, 8)), toSign).toString("hex")}`;
	return {
		...sent,
		authorization
	};
}
function deriveKey({ secretAccessKey, region }, day) {
	return [
		day,
		region,
		"s3",
		"aws4_request"
	].reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`));
}
/** S3 signs the path encoded once, `/` left alone, unlike other services. */
function canonicalPath(url) {
	return decodeURIComponent(url.pathname).split("/").map(encode).join("/");
}
function canonicalQuery(url) {
	return [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort().join("&");
}
/** Everything but the unreserved characters of RFC 3986, which `encodeURIComponent` leaves too many of. */
function encode(text) {
	return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
function sha256(text) {
	return createHash("sha256").update(text).digest("hex");
}
function hmac(key, text) {
	return createHmac("sha256", key).update(text).digest();
}

// kit/store/s3/request-object.ts
/** Sends a signed request until it is answered. @throws ConfigurationError for a status that is no answer */
async function requestObject(bucket, asked) {
	return requestAt(bucket, objectUrl(bucket.address, bucket.credentials, asked.path), asked);
}
/** The same for any address of the bucket. */
async function requestAt(bucket, url, asked) {
	return withRetries(bucket.log, async () => {
		const response = await send({
			bucket,
			url,
			asked
		});
		if (asked.answers.includes(response.status)) return response;
		await response.body?.cancel();
		throw explainAnswer({
			bucket,
			url,
			response
		});
	});
}
async function send({ bucket, url, asked }) {
	const { method, headers = {}, payloadHash = EMPTY_PAYLOAD, body } = asked;
	const { credentials } = bucket;
	try {
		return await sendRequest({
			url: url.href,
			method,
			headers: signS3({
				method,
				url,
				headers,
				payloadHash,
				credentials,
				now: /* @__PURE__ */ new Date()
			}),
			...body === void 0 ? {} : { body: body() }
		});
	} catch (error) {
		throw explainBreak(url.href, error);
	}
}
function explainAnswer({ bucket, url, response }) {
	const { status } = response;
	if (status === 403) return new ConfigurationError(`The store ${bucket.url} refuses these credentials (403). Check AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and the bucket's policy.`);
	if (status === 404) return new ConfigurationError(`The bucket of the store ${bucket.url} does not exist. Make it, or correct its name.`);
	if (status === 301 || status === 307) return new ConfigurationError(`The bucket of the store ${bucket.url} is in another region than ${bucket.credentials.region}. Set AWS_REGION.`);
	return explainStatus(url.href, response);
}

// kit/store/s3/list-objects.ts
/** The objects of a store below its prefix (Amazon S3 API Reference, "ListObjectsV2"), a page of up to 1,000 at a time. */
async function* listObjects(bucket) {
	let token;
	do {
		const page = await readPage(bucket, token);
		yield* page.items;
		token = page.next;
	} while (token !== void 0);
}
async function readPage(bucket, token) {
	const { address, credentials } = bucket;
	const root = address.prefix === "" ? "" : `${address.prefix}/`;
	const url = objectUrl({
		...address,
		prefix: ""
	}, credentials, "");
	const query = {
		"list-type": "2",
		"encoding-type": "url",
		prefix: root
	};
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	if (token !== void 0) url.searchParams.set("continuation-token", token);
	const page = await (await requestAt(bucket, url, {
		method: "GET",
		answers: [200]
	})).text();
	const items = [...page.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, content = ""]) => readItem(content, root));
	const next = readElement(page, "NextContinuationToken");
	return {
		items,
		next: next === "" ? void 0 : next
	};
}
function readItem(content, root) {
	const name = decodeKey(readElement(content, "Key")).slice(root.length);
	if (!isStorePath(name)) return [];
	const [size, modified] = [readElement(content, "Size"), readElement(content, "LastModified")];
	return [{
		name,
		keys: [name],
		size: Number(size),
		modified: new Date(modified)
	}];
}
/** `encoding-type=url` encodes keys as forms do. */
function decodeKey(key) {
	return decodeURIComponent(key.replaceAll("+", "%20"));
}
/** The text of the first element of a name; its entities are those that a continuation token may hold. */
function readElement(xml, name) {
	const [, text = ""] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
	return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", "\"").replaceAll("&#34;", "\"").replaceAll("&amp;", "&");
}

// kit/store/s3/bucket.ts
/** The largest object one PUT takes (Amazon S3 User Guide, "Uploading objects"): 5 GiB. */
const MAX_PUT_BYTES = 5 * 1024 ** 3;
/**
* A bucket as a store: data blobs in DVC's layout, the rest as in an OCI image layout, below the prefix. An object
* appears whole or not at all, and S3 itself holds what arrives against the SHA-256 in the signature.
*/
function openBucket(url, { credentials, log }) {
	const bucket = {
		url,
		address: parseBucket(url),
		credentials: requireCredentials(url, credentials.s3),
		log
	};
	const read = (path) => readObject(bucket, path);
	return {
		checksExisting: false,
		has: (ref) => hasObject(bucket, ref),
		get: (ref) => read(blobPath(ref)),
		getManifest: (digest) => read(manifestPath(digest)),
		put: (ref, source) => putObject({
			bucket,
			path: blobPath(ref),
			ref,
			source
		}),
		putManifest: ({ bytes }) => putBytes(bucket, manifestPath(digestOf(bytes)), bytes),
		getReferrers: (subject) => read(referrersPath(subject)),
		putReferrers: (subject, bytes) => putBytes(bucket, referrersPath(subject), bytes),
		list: () => listObjects(bucket)
	};
}
function requireCredentials(url, credentials) {
	if (credentials) return credentials;
	throw new ConfigurationError(`The store ${url} needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the step's environment (and AWS_ENDPOINT_URL_S3 where it is not Amazon's). Set them.`);
}
async function hasObject(bucket, ref) {
	const response = await requestObject(bucket, {
		method: "HEAD",
		path: blobPath(ref),
		answers: [200, 404]
	});
	return response.status === 200 && Number(response.headers.get("content-length")) === ref.size;
}
async function readObject(bucket, path) {
	return streamBody({
		url: objectUrl(bucket.address, bucket.credentials, path).href,
		log: bucket.log,
		open: async (offset) => {
			const headers = offset > 0 ? { range: `bytes=${offset}-` } : {};
			const response = await requestObject(bucket, {
				method: "GET",
				path,
				headers,
				answers: [
					200,
					206,
					404
				]
			});
			if (response.status !== 404) return response;
			await response.body?.cancel();
		}
	});
}
function putBytes(bucket, path, bytes) {
	return putObject({
		bucket,
		path,
		ref: {
			digest: digestOf(bytes),
			size: bytes.length
		},
		source: { bytes }
	});
}
async function putObject({ bucket, path, ref, source }) {
	if (ref.size > MAX_PUT_BYTES) throw new ConfigurationError(`The blob ${ref.digest} has ${ref.size} bytes, more than the 5 GiB that an S3 store takes. Use an oci:// or file:// store.`);
	await (await requestObject(bucket, {
		method: "PUT",
		path,
		headers: { "content-length": String(ref.size) },
		payloadHash: hexOf(ref.digest),
		body: () => verifySource(ref, source),
		answers: [
			200,
			201,
			204
		]
	})).body?.cancel();
}

// kit/store/open-store.ts
const KNOWN_SCHEMES = "file://folder, oci://host/repository, s3://bucket/prefix";
/**
* Opens the store behind an address; nothing is contacted before the first use.
* @throws ConfigurationError for an address that cannot be one
*/
async function openStore(url, options) {
	const scheme = /^([a-z0-9+.-]+):\/\//i.exec(url)?.[1]?.toLowerCase();
	if (scheme === "file") return createStore(url, openFolder(url, options.directory));
	if (scheme === "oci") return createStore(url, openRegistry(url, options));
	if (scheme === "s3") return createStore(url, openBucket(url, options));
	if (scheme === "release") throw new ConfigurationError(`The store ${url} keeps blobs in releases, which this version of Slipway cannot yet. Use one of ${KNOWN_SCHEMES}.`);
	throw new ConfigurationError(`The store "${url}" is not an address Slipway knows. Use one of ${KNOWN_SCHEMES}.`);
}

export { explainStatus as a, keyOfMd5 as c, UnusableBlobError as d, describeBlob as f, explainBreak as i, keyOfReferrers as l, IDLE_TIMEOUT_MS as n, redactUrl as o, describeSource as p, sendRequest as r, keyOfManifest as s, openStore as t, keysOfBlob as u };