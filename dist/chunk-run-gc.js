import { D as readCredentials, c as keyOfReferrers, l as keysOfBlob, o as keyOfManifest, s as keyOfMd5, t as openStore } from "./chunk-open-store.js";
import { t as locateData } from "./chunk-project-paths.js";
import { r as readPipeline } from "./chunk-read-pipeline.js";
import { i as isFault, t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as silentLogger } from "./chunk-logger.js";
import { t as createGit } from "./chunk-git.js";
import { t as refuseShallow } from "./chunk-refuse-shallow.js";
import { n as SPLIT_NAMES, r as listAddedBlobs, t as DataLockSchema } from "./chunk-data-lock.js";
import { i as parseManifest } from "./chunk-parse-manifest.js";
import { s as inTemporaryFolder } from "./chunk-files.js";
import { f as BUNDLE_FILES, r as FILE_ANNOTATION } from "./chunk-layer.js";
import { r as extractLayer, t as readImageManifest } from "./chunk-unpack-image.js";
import { n as VersionSchema, t as EnvironmentSchema } from "./chunk-registry.js";
import { t as parseIfValid } from "./chunk-parse-if-valid.js";
import { t as compareVersions } from "./chunk-versions.js";
import { t as readRuns } from "./chunk-read-runs.js";
import { t as RUNS_BRANCH } from "./chunk-run-record.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as renderMarkdown } from "./chunk-render-markdown.js";
import { t as UsageError } from "./chunk-usage-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as escapeMarkdown, o as renderTable } from "./chunk-markdown.js";
import { t as formatBytes } from "./chunk-number-text.js";
import { join, resolve } from "node:path";
import { readFile } from "node:fs/promises";

// kit/ml/retention/trace-bundle.ts
/** Follows a bundle in a store. The model itself is not read. */
async function traceBundle(store, digest) {
	const own = [keyOfManifest(digest), keyOfReferrers(digest)];
	try {
		const manifest = await readImageManifest(store, digest);
		const parts = [
			manifest.config,
			...manifest.layers,
			...await store.traceAttachments(digest)
		];
		const lock = await readLock(store, manifest);
		return {
			keys: [
				...own,
				...parts.flatMap(keysOfBlob),
				...keysOfLock(lock)
			],
			fault: void 0
		};
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		return {
			keys: own,
			fault: error
		};
	}
}
/** The keys of the data that a lock names: splits, contract, and the sources that only the store keeps. */
function keysOfLock(lock) {
	const { splits, contractBlob } = lock;
	return [...[...SPLIT_NAMES.map((name) => splits[name].blob), ...listAddedBlobs(lock)], ...contractBlob ? [contractBlob] : []].flatMap(keysOfBlob);
}
async function readLock(store, { layers }) {
	const layer = layers.find(({ annotations }) => annotations[FILE_ANNOTATION] === BUNDLE_FILES.lock);
	if (!layer) throw new ConfigurationError("SLW_BUNDLE_INVALID", "It holds no data lock. Package the model again.");
	return inTemporaryFolder("slipway-gc-", async (folder) => {
		await extractLayer({
			store,
			layer,
			folder
		});
		return parseManifest(DataLockSchema, await readFile(join(folder, BUNDLE_FILES.lock), "utf8"), "Its lock");
	});
}

// kit/ml/retention/collect.ts
/** Goes through all that a store keeps and parts it by whether a root reaches it; not where a root cannot be followed. */
async function collect({ store, roots, since }) {
	const collection = {
		reached: {
			items: 0,
			bytes: 0
		},
		young: {
			items: 0,
			bytes: 0
		},
		unreached: [],
		missing: []
	};
	const needed = /* @__PURE__ */ new Set([...roots.locks.flatMap(keysOfLock), ...roots.md5s.map(keyOfMd5)]);
	for (const [bundle, { name, isLive }] of roots.needed) {
		const { keys, fault } = await traceBundle(store, bundle);
		for (const key of keys) needed.add(key);
		if (fault !== void 0 && (isLive || !isFault(fault, "SLW_BUNDLE_MISSING"))) collection.missing.push({
			bundle,
			of: name,
			why: fault.message
		});
	}
	if (collection.missing.length > 0) return collection;
	const names = await nameKeys(store, roots.others);
	for await (const item of store.list()) sortItem({
		item,
		needed,
		names,
		since,
		collection
	});
	collection.unreached.sort((a, b) => (a.of ?? "~").localeCompare(b.of ?? "~") || b.size - a.size);
	return collection;
}
/** What bundles nothing needs were, as far as the store still has them. */
async function nameKeys(store, others) {
	const names = /* @__PURE__ */ new Map();
	for (const [bundle, of] of others) for (const key of (await traceBundle(store, bundle)).keys) names.set(key, of);
	return names;
}
function sortItem({ item: { name, keys, size, modified }, needed, names, since, collection }) {
	const isNeeded = keys.some((key) => needed.has(key));
	if (!isNeeded && (modified === null || modified < since)) {
		const of = keys.map((key) => names.get(key)).find((known) => known !== void 0) ?? null;
		collection.unreached.push({
			name,
			size,
			modified: modified?.toISOString() ?? null,
			of
		});
		return;
	}
	const pile = isNeeded ? collection.reached : collection.young;
	pile.items += 1;
	pile.bytes += size;
}

// kit/ml/retention/read-branches.ts
const BRANCHES = ["refs/heads", "refs/remotes/origin"];
const POINTERS = ":(top,glob)**/models/*/environments/*.json";
/** Brings all branches of the remote here. @returns the one that others are merged into; HEAD without a remote */
async function fetchBranches(git) {
	if (!(await git.run(["remote"])).split("\n").includes("origin")) return "HEAD";
	await git.run([
		"fetch",
		"--quiet",
		"--no-tags",
		"origin",
		"+refs/heads/*:refs/remotes/origin/*"
	]);
	return `refs/remotes/origin/${await git.defaultBranch()}`;
}
/**
* The files of a kind that a branch has at its tip, wherever in the repository they lie; each text once. A branch that is
* merged, and only was not deleted, tells of the past.
*/
async function readFromBranches({ git, base, isWanted }) {
	const unmerged = [
		"for-each-ref",
		"--format=%(objectname)",
		"--no-merged",
		base,
		...BRANCHES
	];
	const tips = (await git.run(unmerged)).split("\n").filter(Boolean);
	const paths = /* @__PURE__ */ new Map();
	for (const tip of /* @__PURE__ */ new Set([
		...tips,
		base,
		"HEAD"
	])) {
		const listing = await git.run([
			"ls-tree",
			"-r",
			"-z",
			"--full-tree",
			tip
		]);
		for (const [, object = "", path = ""] of listing.matchAll(/blob (\S+)\t([^\0]+)\0/g)) if (isWanted(path)) paths.set(object, path);
	}
	const texts = await git.readBlobs([...paths.keys()]);
	return [...paths].map(([object, path]) => ({
		path,
		text: texts.get(object) ?? ""
	}));
}
/** Every state that a pointer of an environment had on any branch since then, the one it had at that time among them. */
async function readPointersSince(git, since) {
	const range = [
		"--all",
		"--full-history",
		`--since=${since.toISOString()}`
	];
	const objects = [...(await git.run([
		"log",
		...range,
		"-m",
		"--raw",
		"--no-abbrev",
		"--format=",
		"--",
		POINTERS
	])).matchAll(/^:\d+ \d+ ([0-9a-f]+) ([0-9a-f]+) /gm)].flatMap(([, before, after]) => [before ?? "", after ?? ""]);
	return [...(await git.readBlobs([...new Set(objects)])).values()].map((text) => ({
		path: "a pointer",
		text
	}));
}

// kit/ml/retention/find-roots.ts
const VERSION_FILE = /(^|\/)models\/[^/]+\/versions\/[^/]+\/version\.json$/;
const POINTER_FILE = /(^|\/)models\/[^/]+\/environments\/[^/]+\.json$/;
const DVC_FILE = /(^|\/)dvc\.lock$|\.dvc$/;
/** Reads all branches of a repository, every project in it among them. What is no valid file of its kind is passed over. */
async function findRoots(rules) {
	const { git, base, lock, since } = rules;
	const isLock = (path) => path.endsWith(".lock.json") || path.endsWith(`/${lock}`) || path === lock;
	const files = await readFromBranches({
		git,
		base,
		isWanted: (path) => [
			VERSION_FILE,
			POINTER_FILE,
			DVC_FILE
		].some((kind) => kind.test(path)) || isLock(path)
	});
	const pick = (isOfKind) => files.filter(({ path }) => isOfKind(path));
	const versions = parseAll(VersionSchema, pick((path) => VERSION_FILE.test(path)));
	const runs = await readRunBundles(git);
	const readPointers = (pointers) => parseAll(EnvironmentSchema, pointers).map(({ bundle }) => bundle);
	const live = readPointers(pick((path) => POINTER_FILE.test(path)));
	const lately = readPointers(await readPointersSince(git, since));
	const recentRuns = runs.filter(({ started }) => started >= since).map(({ bundle }) => bundle);
	const recent = chooseNewest(versions, rules.keepVersions).map(({ bundle }) => bundle);
	const names = nameBundles(versions, runs);
	const needed = /* @__PURE__ */ new Set([
		...live,
		...lately,
		...recent,
		...recentRuns
	]);
	return {
		needed: new Map([...needed].map((digest) => [digest, {
			name: names.get(digest) ?? "a bundle",
			isLive: live.includes(digest)
		}])),
		others: new Map([...names].filter(([digest]) => !needed.has(digest))),
		locks: parseAll(DataLockSchema, pick(isLock)),
		md5s: pick((path) => DVC_FILE.test(path)).flatMap(({ text }) => text.match(/\b[0-9a-f]{32}\b/g) ?? [])
	};
}
function parseAll(schema, files) {
	return files.flatMap(({ path, text }) => parseIfValid(schema, text, path) ?? []);
}
/** The newest versions of each model, by number; those that are still proposed count. */
function chooseNewest(versions, count) {
	const newestFirst = versions.toSorted((a, b) => compareVersions(b.version, a.version));
	return [...new Set(versions.map(({ model }) => model))].flatMap((name) => newestFirst.filter(({ model }) => model === name).slice(0, count));
}
async function readRunBundles(git) {
	const refs = ["refs/remotes/origin", "refs/heads"].map((root) => `${root}/${RUNS_BRANCH}`);
	const [ref] = (await git.run([
		"for-each-ref",
		"--format=%(refname)",
		...refs
	])).split("\n").filter(Boolean);
	if (ref === void 0) return [];
	const { records } = await readRuns({
		git,
		ref
	});
	return records.flatMap(({ bundle, run, id }) => bundle === null ? [] : [{
		bundle,
		started: new Date(run.started),
		name: `${run.model}, run ${id}`
	}]);
}
/** A version's name is better known than its run's. */
function nameBundles(versions, runs) {
	return new Map([...runs.map(({ bundle, name }) => [bundle, name]), ...versions.map(({ bundle, model, version }) => [bundle, `${model} ${version}`])]);
}

// kit/ml/retention/examine-store.ts
const DAY_MS = 864e5;
/**
* What a store keeps that no branch of the repository needs, as of now.
* @throws ConfigurationError for a shallow clone, which does not know what was live
*/
async function examineStore(ports, { keepVersions, keepDays, offline, lock }) {
	const { git } = ports;
	await refuseShallow(git);
	const base = offline ? "HEAD" : await fetchBranches(git);
	const since = /* @__PURE__ */ new Date(Date.now() - keepDays * DAY_MS);
	const roots = await findRoots({
		git,
		base,
		lock,
		keepVersions,
		since
	});
	return collect({
		store: await ports.openStore(),
		roots,
		since
	});
}

// cli/gc/read-options.ts
/** Reads the inputs of `slipway gc`. @throws UsageError without `--dry-run`, and for a number that is none */
function readOptions(inputs) {
	if (inputs["dry-run"] !== "true") throw new UsageError("It only lists, and wants that said: slipway gc --dry-run.");
	return {
		store: inputs["store"],
		keepVersions: readCount(inputs, "keep-versions", 10),
		keepDays: readCount(inputs, "keep-days", 30),
		offline: inputs["offline"] === "true"
	};
}
function readCount(inputs, name, preset) {
	const text = inputs[name];
	if (text === void 0) return preset;
	if (!/^\d{1,6}$/.test(text)) throw new UsageError(`"--${name} ${text}" is no count. Write ${preset}.`);
	return Number(text);
}

// cli/gc/render-gc.ts
const UNKNOWN = "nothing that Git knows";
/** What was found, as Markdown: what is missing, what nothing needs by what it was, how to see each name. */
function renderGc(store, { reached, young, unreached, missing }) {
	if (missing.length > 0) return renderMissing(missing);
	return [`${escapeMarkdown(store)}: ${formatCount(reached.items, "object")} needed (${formatBytes(reached.bytes)}), ${young.items.toLocaleString("en-US")} too young to say (${formatBytes(young.bytes)}), ${unreached.length.toLocaleString("en-US")} that nothing needs (${formatBytes(sumSizes(unreached))}).`, ...unreached.length === 0 ? [] : [renderPiles(unreached), "Nothing was removed. The names are in the JSON: slipway gc --dry-run --json. Remove them by the tools of the store, when no other repository uses it."]].join("\n\n");
}
function renderMissing(missing) {
	return [...missing.map(({ of, why }) => `**${escapeMarkdown(of)} is needed, and cannot be had:** ${escapeMarkdown(why)}`), "Until then nobody knows what else is needed, so nothing is listed."].join("\n\n");
}
function renderPiles(unreached) {
	const owners = [...new Set(unreached.map(({ of }) => of))];
	return renderTable([
		{ title: "was part of" },
		{
			title: "objects",
			align: "right"
		},
		{
			title: "size",
			align: "right"
		}
	], owners.map((owner) => {
		const items = unreached.filter(({ of }) => of === owner);
		return [
			escapeMarkdown(owner ?? UNKNOWN),
			String(items.length),
			formatBytes(sumSizes(items))
		];
	}));
}
function sumSizes(items) {
	return items.reduce((sum, { size }) => sum + size, 0);
}

// cli/gc/run-gc.ts
/** `slipway gc --dry-run`: what a store keeps that no branch needs. @returns the exit code, 1 where what is needed is missing */
async function runGc({ inputs, json }) {
	const options = readOptions(inputs);
	const directory = process.cwd();
	const pipeline = await readPipeline(resolve(directory, "pipeline.yaml"));
	const url = options.store ?? pipeline?.data?.store;
	if (url === void 0) throw new ConfigurationError("SLW_INPUT_MISSING", `No store is named: ${directory} has no pipeline.yaml with "data.store". Change to the project's folder, or write --store.`);
	const git = createGit({
		directory,
		log: silentLogger
	});
	const credentials = readCredentials(process.env, false);
	const result = await examineStore({
		git,
		openStore: () => openStore(url, {
			directory,
			credentials,
			log: silentLogger
		})
	}, {
		...options,
		lock: locateData(pipeline).lock
	});
	printAnswer({
		json,
		result: {
			store: url,
			...result
		},
		render: (style) => renderMarkdown(renderGc(url, result), style)
	});
	return result.missing.length === 0 ? 0 : 1;
}

export { runGc };