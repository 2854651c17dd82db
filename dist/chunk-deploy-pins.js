import { t as ConfigurationError } from "./chunk-configuration-error.js";

// kit/ml/registry/deploy-pins.ts
/** Where manifests for clusters lie, from the project's folder. */
const DEPLOY_FOLDER = "deploy/";
/** What stands where a digest will be, until something is promoted. */
const NOTHING_YET = `sha256:${"0".repeat(64)}`;
/** Lines of a text that name one of these bundles and carry no mark. */
function listUnmarked(text, bundles) {
	return text.split("\n").flatMap((line, index) => {
		return (line.match(DIGEST) ?? []).some((digest) => bundles.has(digest)) && !MARK.test(line) ? [index + 1] : [];
	});
}
/** The digests on the lines of a text that carry no mark. */
function listUnmarkedDigests(text) {
	return text.split("\n").flatMap((line) => MARK.test(line) ? [] : line.match(DIGEST) ?? []);
}
const MARK = /#\s{0,8}slipway:\s{0,8}([^\s/]{1,200})\/(\S{1,200})\s*$/;
const DIGEST = /sha256:[0-9a-f]{64}(?![0-9a-f])/g;
/** Every marked line of a text, in order. */
function listPins(text) {
	return text.split("\n").flatMap((line, index) => {
		const [, model, environment] = MARK.exec(line) ?? [];
		if (model === void 0 || environment === void 0) return [];
		const digests = line.match(DIGEST) ?? [];
		return [{
			line: index + 1,
			model,
			environment,
			digest: digests.length === 1 ? digests[0] : void 0
		}];
	});
}
/**
* The text with the digest of each line that is marked for the model and environment; every other byte stays.
* @throws RangeError naming the line, for a marked one that does not hold exactly one digest
*/
function pinDigest(text, { model, environment, bundle }) {
	const lines = text.split("\n");
	for (const pin of listPins(text)) {
		if (pin.model !== model || pin.environment !== environment) continue;
		if (pin.digest === void 0) throw new RangeError(`line ${pin.line} is marked and does not hold one digest`);
		const index = pin.line - 1;
		lines[index] = (lines[index] ?? "").replace(pin.digest, bundle);
	}
	return lines.join("\n");
}
/**
* What a pointer changes in the manifests for clusters: the files with a line marked for its model and environment that
* states another digest. Nothing where there is no such folder.
* @throws ConfigurationError for a marked line without a digest
*/
async function repinDeployment(source, pointing) {
	const changed = {};
	for (const [path, text] of await readDeployFiles(source)) {
		const pinned = attempt(path, () => pinDigest(text, pointing));
		if (pinned !== text) changed[path] = pinned;
	}
	return changed;
}
/** The YAML and JSON files under `deploy/`, by path. */
async function readDeployFiles(source) {
	const files = [];
	for (const path of await source.list(DEPLOY_FOLDER)) {
		const text = /\.(ya?ml|json)$/.test(path) ? await source.read(path) : void 0;
		if (text !== void 0) files.push([path, text]);
	}
	return files;
}
function attempt(path, pin) {
	try {
		return pin();
	} catch (cause) {
		if (!(cause instanceof RangeError)) throw cause;
		throw new ConfigurationError("SLW_REGISTRY_INCOHERENT", `${path}: ${cause.message}. Write the bundle's digest there, ${NOTHING_YET} before the first promotion, or remove the mark.`, { cause });
	}
}

export { listUnmarkedDigests as a, listUnmarked as i, NOTHING_YET as n, readDeployFiles as o, listPins as r, repinDeployment as s, DEPLOY_FOLDER as t };