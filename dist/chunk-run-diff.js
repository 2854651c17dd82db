import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as locateData } from "./chunk-project-paths.js";
import { n as compareContracts } from "./chunk-compare-contracts.js";
import { r as parseContract } from "./chunk-contract.js";
import { t as DataLockSchema } from "./chunk-data-lock.js";
import { t as findByDigest } from "./chunk-find-by-digest.js";
import { t as parseIfValid } from "./chunk-parse-if-valid.js";
import { t as compareSignatures } from "./chunk-compare-signatures.js";
import { t as readVersionFacts } from "./chunk-version-facts.js";
import { t as printAnswer } from "./chunk-print-answer.js";
import { t as renderMarkdown } from "./chunk-render-markdown.js";
import { t as UsageError } from "./chunk-usage-error.js";
import { t as openNamedRegistry } from "./chunk-open-registry.js";
import { j as shortDigest } from "./chunk-evaluation.js";
import { t as formatCount } from "./chunk-format-count.js";
import { t as describeSplitRule } from "./chunk-describe-split-rule.js";
import { t as formatEstimate } from "./chunk-format-estimate.js";
import { n as escapeMarkdown, o as renderTable, r as escapeSentence } from "./chunk-markdown.js";

// kit/ml/registry/compare-code.ts
/** Compares the code of two versions, as far as the clone has their commits. */
async function compareCode(git, before, after) {
	const unknown = {
		before,
		after,
		commits: null,
		files: null
	};
	if (before === null || after === null) return unknown;
	if (!await git.hasCommit(before) || !await git.hasCommit(after)) return unknown;
	const count = await git.run([
		"rev-list",
		"--count",
		`${before}..${after}`
	]);
	const names = await git.run([
		"diff",
		"--relative",
		"--name-only",
		"-z",
		before,
		after,
		...[
			"--",
			".",
			":(exclude)models"
		]
	]);
	return {
		before,
		after,
		commits: Number(count),
		files: names.split("\0").filter((name) => name !== "")
	};
}

// kit/ml/registry/compare-data.ts
/** Compares the data and contracts of two versions, as locks and contracts of the ref's history tell. */
async function compareData(registry, before, after) {
	const contracts = [await findContract(registry, before), await findContract(registry, after)];
	return {
		before: await findLock(registry, before),
		after: await findLock(registry, after),
		contract: contracts[0] && contracts[1] ? compareContracts(contracts[0], contracts[1]) : null
	};
}
async function findLock({ git, ref, pipeline }, version) {
	const path = locateData(pipeline).lock;
	const text = await findByDigest({
		git,
		ref,
		path,
		digest: version.data.lock
	});
	return parseIfValid(DataLockSchema, text, path) ?? null;
}
async function findContract({ git, ref, pipeline }, version) {
	const path = locateData(pipeline).contract;
	const identify = (text) => parseIfContract(text, path)?.digest;
	const text = await findByDigest({
		git,
		ref,
		path,
		digest: version.contract,
		identify
	});
	return text === void 0 ? null : parseIfContract(text, path) ?? null;
}
function parseIfContract(text, path) {
	try {
		return parseContract(text, path);
	} catch (error) {
		if (error instanceof ConfigurationError) return void 0;
		throw error;
	}
}

// kit/ml/registry/compare-versions.ts
/** Compares two versions of a model. */
function compareVersionFacts(before, after) {
	const metrics = (facts) => facts.evaluation?.splits.test.metrics ?? {};
	const settings = ({ version: { training } }) => ({
		command: training.command,
		seed: training.seed,
		...training.params
	});
	return {
		params: keepDifferent(pairUp(settings(before), settings(after))),
		metrics: pairUp(metrics(before), metrics(after)),
		operators: keepDifferent(pairUp(before.version.operators, after.version.operators)),
		signature: compareTensors(before, after)
	};
}
function compareTensors(before, after) {
	if (before.version.signature === after.version.signature) return {
		breaking: [],
		compatible: []
	};
	return before.signature && after.signature ? compareSignatures(before.signature, after.signature) : null;
}
function pairUp(before, after) {
	return Object.keys({
		...before,
		...after
	}).sort().map((name) => ({
		name,
		before: before[name] ?? null,
		after: after[name] ?? null
	}));
}
function keepDifferent(pairs) {
	return pairs.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

// kit/ml/registry/diff-versions.ts
/**
* Compares two versions, each named by its number, with or without a leading `v`, or by the environment that serves it.
* @throws ConfigurationError for an environment that serves nothing, and a version that is not there
*/
async function diffVersions(registry, names) {
	const [before, after] = [await readSide(registry, names.before), await readSide(registry, names.after)];
	return {
		model: registry.model,
		before: before.version,
		after: after.version,
		data: await compareData(registry, before.version, after.version),
		code: await compareCode(registry.git, before.version.code.commit, after.version.code.commit),
		...compareVersionFacts(before, after)
	};
}
async function readSide(registry, name) {
	const { git, ref, model, history, pipeline } = registry;
	const live = history.assignments.findLast(({ environment }) => environment === name);
	if (live?.version === null || !live && pipeline?.environments?.includes(name)) throw new ConfigurationError("SLW_NOTHING_LIVE", `The environment "${name}" serves nothing of ${model}. Name a version.`);
	const version = live?.version ?? name.replace(/^v(?=\d)/, "");
	return readVersionFacts({
		git,
		ref,
		model,
		version
	});
}

// cli/registry/render-diff.ts
const MAX_FILES = 20;
const NO_SIGNATURE = "They differ, and Git does not hold the signature.json of both versions.";
/** The differences as Markdown, one section a subject; what is the same is said in a word. */
function renderDiff(diff) {
	return [
		`# ${diff.model} ${diff.before.version} → ${diff.after.version}`,
		renderData(diff.data),
		renderChanges("Contract", diff.data.contract, "Git no longer has both contracts."),
		renderChanges("Inputs and outputs", diff.signature, NO_SIGNATURE),
		renderCode(diff.code),
		section("Parameters", renderPairs(diff, diff.params, (value) => escapeMarkdown(JSON.stringify(value) ?? "–"))),
		section("Metrics, each on its own test rows", renderPairs(diff, diff.metrics, formatEstimate)),
		section("Operators", renderPairs(diff, diff.operators, (count) => String(count ?? 0)))
	].join("\n\n");
}
function renderData({ before, after }) {
	if (before === null || after === null) return section("Data", "Git no longer has both locks.");
	const isSameSplit = describeSplitRule(before.split) === describeSplitRule(after.split);
	if (before.dataset === after.dataset && isSameSplit) return section("Data", `The same, ${after.version}.`);
	const facts = (lock) => [
		lock.version,
		formatCount(lock.rows.accepted, "row"),
		String(lock.rows.rejected),
		shortDigest(lock.dataset),
		escapeMarkdown(describeSplitRule(lock.split))
	];
	const [left, right] = [facts(before), facts(after)];
	const rows = [
		"version",
		"accepted",
		"rejected",
		"dataset",
		"split"
	].map((name, index) => [
		name,
		left[index] ?? "",
		right[index] ?? ""
	]);
	return section("Data", renderTable([
		{ title: "" },
		{ title: "before" },
		{ title: "after" }
	], rows));
}
/** Changes that break and those that do not; `lack` says why they are not known. */
function renderChanges(title, changes, lack) {
	if (changes === null) return section(title, lack);
	const lines = [...changes.breaking.map((change) => `- breaking: ${escapeSentence(change)}`), ...changes.compatible.map((change) => `- ${escapeSentence(change)}`)];
	return section(title, lines.length === 0 ? "The same." : lines.join("\n"));
}
function renderCode({ before, after, commits, files }) {
	if (before === after) return section("Code", `The same, ${before?.slice(0, 12) ?? "unknown"}.`);
	if (files === null || commits === null) return section("Code", "This clone lacks the commits.");
	const names = files.slice(0, MAX_FILES).map((file) => `- ${escapeMarkdown(file)}`);
	if (files.length > MAX_FILES) names.push(`- and ${files.length - MAX_FILES} more`);
	return section("Code", [
		`${before?.slice(0, 12)} → ${after?.slice(0, 12)}: ${formatCount(commits, "commit")}, ${formatCount(files.length, "file")}`,
		"",
		...names
	].join("\n"));
}
function renderPairs({ before, after }, pairs, format) {
	if (pairs.length === 0) return "The same.";
	return renderTable([
		{ title: "" },
		{
			title: before.version,
			align: "right"
		},
		{
			title: after.version,
			align: "right"
		}
	], pairs.map((pair) => [
		escapeMarkdown(pair.name),
		format(pair.before),
		format(pair.after)
	]));
}
function section(title, content) {
	return `## ${title}\n\n${content}`;
}

// cli/registry/run-diff.ts
/** `slipway diff A B`: what differs between two versions: data, contract, code, parameters, metrics, operators. */
async function runDiff(parsed) {
	const [before, after] = parsed.words;
	if (before === void 0 || after === void 0) throw new UsageError("Name two versions: slipway diff 1.0.0 1.1.0.");
	const model = parsed.inputs["model"];
	const registry = await openNamedRegistry({
		...parsed,
		words: model === void 0 ? [] : [model]
	});
	const difference = await diffVersions(registry, {
		before,
		after
	});
	printAnswer({
		json: parsed.json,
		result: difference,
		render: (style) => renderMarkdown(renderDiff(difference), style)
	});
	return 0;
}

export { runDiff };