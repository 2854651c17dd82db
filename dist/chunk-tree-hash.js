import { L as Literal, N as Union, P as String, W as _Array_, v as closed, y as manifestSchema, z as Boolean } from "./chunk-evaluation.js";
import { createHash } from "node:crypto";

// kit/format/manifest/code.ts
const ObjectName = String({ pattern: "^([0-9a-f]{40}|[0-9a-f]{64})$" });
/**
* `code.json` of the artifact `code-<model>-<commit>`: the files that a training job gets instead of a checkout. Their
* contents lie beside it as `files/<number>`, in this order.
*/
const CodeManifestSchema = manifestSchema("code", 1, {
	commit: ObjectName,
	files: _Array_(closed({
		path: String({
			minLength: 1,
			maxLength: 4096
		}),
		mode: Union([
			Literal("100644"),
			Literal("100755"),
			Literal("120000")
		])
	})),
	/** Whether Git holds a source of the data lock: whoever may read the repository then reads the test rows too. */
	dataInGit: Boolean()
});
/** Where the content of the file at this place of the list lies in the artifact. */
function contentPath(index) {
	return `files/${index}`;
}
/** The project's folder that training code lies in. */
const CODE_FOLDER = "train";

// kit/host/git/tree-hash.ts
/** The name Git gives to a content (Git internals, "Object Storage": the hash of `blob <size>`, NUL, content). */
function hashBlob(content, format) {
	return hashObject("blob", content, format);
}
/**
* The name of the tree that holds these files, as `git write-tree` gives it.
* @throws RangeError where two files cannot both be in one tree
*/
function hashTree(files, format) {
	const folders = /* @__PURE__ */ new Map();
	const entries = [];
	for (const file of files) {
		const [name = "", ...rest] = file.path.split("/");
		if (rest.length === 0) entries.push({
			name,
			mode: file.mode,
			object: file.object
		});
		else folders.set(name, [...folders.get(name) ?? [], {
			...file,
			path: rest.join("/")
		}]);
	}
	for (const [name, inside] of folders) entries.push({
		name,
		mode: "40000",
		object: hashTree(inside, format)
	});
	const names = new Set(entries.map(({ name }) => name));
	if (names.size !== entries.length || names.has("") || names.has(".") || names.has("..")) throw new RangeError("These files cannot be in one tree.");
	const content = entries.sort((a, b) => Buffer.compare(sortKey(a), sortKey(b))).flatMap(({ name, mode, object }) => [Buffer.from(`${mode} ${name}\0`), Buffer.from(object, "hex")]);
	return hashObject("tree", Buffer.concat(content), format);
}
/** Folders sort as if their names ended in a slash. */
function sortKey({ name, mode }) {
	return Buffer.from(mode === "40000" ? `${name}/` : name);
}
function hashObject(type, content, format) {
	return createHash(format).update(`${type} ${content.length}\0`).update(content).digest("hex");
}

export { contentPath as a, CodeManifestSchema as i, hashTree as n, CODE_FOLDER as r, hashBlob as t };