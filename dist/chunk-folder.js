import { r as hasCode, t as ConfigurationError } from "./chunk-configuration-error.js";
import { r as explainRefusal } from "./chunk-make-folder.js";
import { a as writePieces, r as replaceAtomically } from "./chunk-files.js";
import { M as digestOfFile, P as hexOf, j as digestOf } from "./chunk-evaluation.js";
import { join, relative, resolve, sep } from "node:path";
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { open, readdir, stat } from "node:fs/promises";
import { constants as constants$1, createReadStream } from "node:fs";

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
		throw explainRefusal(`The store ${url}`, error);
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
/** The absolute folder of a `file://` store. @throws ConfigurationError for an address that names none */
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
		throw explainRefusal(`The store ${url}`, error);
	}
}
async function openFile(url, file) {
	try {
		const handle = await open(file, constants$1.O_RDONLY | (constants$1.O_NONBLOCK ?? 0));
		if (!(await handle.stat()).isFile()) {
			await handle.close();
			return;
		}
		return handle.createReadStream({ highWaterMark: 1048576 });
	} catch (error) {
		if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR")) return void 0;
		throw explainRefusal(`The store ${url}`, error);
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
		throw error instanceof ConfigurationError ? explainRefusal(`The store ${url}`, error) : error;
	}
}
function explainMismatch({ url, digest, source, found }) {
	return `${nameSource(source)} was to be stored as ${digest} and reads back from the store ${url} as ${found.digest}. Either it changed meanwhile, or the disk is failing: run the step again.`;
}

export { keyOfMd5 as a, blobPath as c, manifestPath as d, referrersPath as f, keyOfManifest as i, describeBlob as l, readSource as m, openFolder as n, keyOfReferrers as o, nameSource as p, isStorePath as r, keysOfBlob as s, folderOf as t, describeSource as u };