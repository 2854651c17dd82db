import { i as parseManifest } from "./chunk-parse-manifest.js";
import { n as VersionSchema } from "./chunk-registry.js";
import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { o as versionPath, s as versionsFolder } from "./chunk-paths.js";

// kit/ml/registry/versions.ts
/**
* One version of a model.
* @returns undefined when there is none of that number
* @throws ConfigurationError when the file is not a version, or is another one's
*/
async function readVersion(source, model, version) {
	const path = versionPath(model, version);
	const text = await source.read(path);
	if (text === void 0) return void 0;
	const found = parseManifest(VersionSchema, text, path);
	if (found.model === model && found.version === version) return found;
	throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${path} describes model "${found.model}" version ${found.version}. Versions never change: restore the file from Git.`);
}
/** Every version of a model, oldest number first. */
async function readVersions(source, model) {
	const versions = [];
	for (const name of await listVersions(source, model)) {
		const version = await readVersion(source, model, name);
		if (version) versions.push(version);
	}
	return versions.sort((a, b) => compareVersions(a.version, b.version));
}
async function listVersions(source, model) {
	const folder = versionsFolder(model);
	const names = /* @__PURE__ */ new Set();
	for (const path of await source.list(folder)) {
		const [name, file] = path.slice(folder.length).split("/");
		if (name && file === "version.json") names.add(name);
	}
	return [...names];
}
/** Negative when `a` is the older number (semver.org, section 11, without pre-releases). */
function compareVersions(a, b) {
	const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
	for (const index of [
		0,
		1,
		2
	]) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
const PARTS = [
	"major",
	"minor",
	"patch"
];
/** The number of the next version: major when callers break, minor with other data, else patch; never one taken. */
function nextVersion(change) {
	const { part, first } = startLine(change);
	let candidate = first;
	while (change.taken.includes(candidate)) candidate = bumpVersion(candidate, part);
	return candidate;
}
/** Whether `nextVersion` would come to this number if others before it were taken too. */
function mayBeNext(version, change) {
	const { part, first } = startLine(change);
	const [least, numbers] = [first.split(".").map(Number), version.split(".").map(Number)];
	const fits = (index, number = 0, wanted = 0) => PARTS[index] === part ? number >= wanted : number === wanted;
	return !change.taken.includes(version) && least.every((wanted, index) => fits(index, numbers[index], wanted));
}
/** The part of the number that a change raises, and the first number that this gives. */
function startLine({ previous, breaks, dataVersion }) {
	const part = breaks ? "major" : previous?.data.version === dataVersion ? "patch" : "minor";
	return {
		part,
		first: previous ? bumpVersion(previous.version, part) : "1.0.0"
	};
}
function bumpVersion(version, part) {
	const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
	if (part === "major") return `${major + 1}.0.0`;
	return part === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

export { readVersions as a, readVersion as i, mayBeNext as n, nextVersion as r, compareVersions as t };