import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { i as writeFileAtomically } from "./chunk-files.js";
import { t as listFiles } from "./chunk-list-files.js";
import { n as makeFolder } from "./chunk-make-folder.js";
import { join } from "node:path";
import { readFile, readdir } from "node:fs/promises";

// kit/format/template/name-kit.ts
/** How the template's files name the kit. */
const TEMPLATE_KIT = {
	owner: "slipway-mlops",
	repository: "slipway",
	ref: "v1"
};
const KIT_NAME = new RegExp(`\\b${TEMPLATE_KIT.owner}/${TEMPLATE_KIT.repository}\\b(?!-)((?:/[a-z-]+)*)([@:#]${TEMPLATE_KIT.ref}\\b)?`, "g");
/** Text with every mention of the kit rewritten; a file with a NUL byte is no text and stays. */
function rewriteKit(content, kit) {
	if (content.includes(0)) return content;
	return content.toString("utf8").replace(KIT_NAME, (_, path, ref) => nameKit(kit, path, ref?.charAt(0)));
}
/** The kit as it is named from now on: an action (`@`), an image (`:`), a package of npm (`#`), or none of them. */
function nameKit({ owner, repository, ref, release }, path, mark) {
	const name = `${owner}/${repository}${path}`;
	if (mark === void 0) return name;
	if (mark === "#") return `${name}#${release?.tag ?? ref}`;
	if (mark === ":") return `${name.toLowerCase()}:${release ? `${release.tag}@${release.image}` : ref}`;
	return `${name}@${ref}${release ? ` # ${release.tag}` : ""}`;
}

// kit/format/template/write-template.ts
/**
* Writes the template as a standalone repository whose workflows use the kit at `owner/repository@ref`.
* @returns the files written, relative to the folder, sorted
* @throws ConfigurationError when the folder holds anything but `.git`, or a name cannot stand in a `uses:`
*/
async function writeTemplate(target) {
	const kit = {
		owner: target.owner,
		repository: target.repository ?? TEMPLATE_KIT.repository,
		ref: target.ref
	};
	for (const [what, value] of Object.entries(kit)) refuseOddName(what, value);
	await refuseFilledFolder(target.directory);
	const files = (await listFiles(target.source)).filter((file) => !file.startsWith(".slipway/"));
	for (const file of files) {
		const content = await readFile(join(target.source, file));
		await writeFileAtomically(join(target.directory, nameInProject(file)), rewriteKit(content, {
			...kit,
			release: target.release
		}));
	}
	return { files: files.map(nameInProject).sort() };
}
/** npm leaves files named `.gitignore` out of packages, and Git follows a `.gitattributes`: the template's have no dot. */
function nameInProject(file) {
	return file === "gitignore" || file === "gitattributes" ? `.${file}` : file;
}
function refuseOddName(what, value) {
	if (/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(value)) return;
	throw new ConfigurationError("SLW_INPUT_INVALID", `The kit's ${what} is "${value}". Write letters, digits, ".", "_" and "-".`);
}
async function refuseFilledFolder(directory) {
	await makeFolder(directory);
	const [present] = (await readdir(directory)).filter((name) => name !== ".git");
	if (present === void 0) return;
	throw new ConfigurationError("SLW_FOLDER_NOT_EMPTY", `${directory} is not empty: it holds ${present}. Name an empty folder.`);
}

export { TEMPLATE_KIT as n, writeTemplate as t };