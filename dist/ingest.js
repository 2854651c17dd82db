import { b as throwMissing, i as pickText, n as findFork, t as run } from "./chunk-run.js";
import { t as OWN } from "./chunk-own-folder.js";
import { n as SPLIT_NAMES, t as DataLockSchema } from "./chunk-data-lock.js";
import { r as replaceAtomically, s as inTemporaryFolder } from "./chunk-files.js";
import { a as canonicalJson, n as makeFolder } from "./chunk-make-folder.js";
import { D as quoteNumber, E as quoteIdentifier, O as quoteText, b as CELL_RULES, d as NEVER, g as interpretCell, i as readContract, o as DEFAULT_MAX_REJECTED, r as parseContract, s as ROW_KEYWORDS, t as compactContract, u as MISSING, v as normaliseSql, x as isNumeric } from "./chunk-contract.js";
import { n as locateProfile } from "./chunk-project-paths.js";
import { i as parseManifest, n as isOfSchema, r as parseJson, s as writeManifest } from "./chunk-parse-manifest.js";
import { o as encodeSlots, r as ProfileSchema, s as sumBuckets, t as FirstProfileSchema } from "./chunk-parse-profile.js";
import { t as openEngine } from "./chunk-engine.js";
import { t as resolveTask } from "./chunk-task.js";
import { D as digestOfFile, E as digestOf, j as shortDigest } from "./chunk-evaluation.js";
import { a as plainLine, i as formatName, n as escapeMarkdown, o as renderTable, r as escapeSentence } from "./chunk-markdown.js";
import { t as formatCount } from "./chunk-format-count.js";
import { i as formatShare } from "./chunk-number-text.js";
import { a as splitKey, c as digestDataset, d as hashRow, i as planSplit, n as checkShares, o as splitRows, r as decideSplitRule, s as decideCutoffs, t as CUTOFF_MODES, u as hashLanes } from "./chunk-split-rows.js";
import { n as scanFile } from "./chunk-read-rows.js";
import { i as isFault, t as ConfigurationError } from "./chunk-configuration-error.js";
import { d as describeBlob, f as describeSource } from "./chunk-open-store.js";
import { _ as isElsewhere$1, d as placeColumns, f as findFormat, i as countSlots, l as textLevel, n as countLevels, o as listLevels, t as digestAsCommitted, u as PREDICTION_COLUMN, v as resolveSources } from "./chunk-digest-as-committed.js";
import { n as suggest } from "./chunk-suggest.js";
import { t as createFaultFinder } from "./chunk-validate-row.js";
import { n as readKey } from "./chunk-record.js";
import { a as HIDDEN_CLASS, r as createGitRunner } from "./chunk-git.js";
import { n as compareContracts } from "./chunk-compare-contracts.js";
import { n as readDocumentIfExists } from "./chunk-read-document.js";
import { t as refuseOtherModel } from "./chunk-refuse-other-model.js";
import { n as tryToParse, t as parseIfValid } from "./chunk-parse-if-valid.js";
import { a as settleModel, i as readProjectPipeline, l as settleDataPaths, o as settleStore, r as namePipelineFile } from "./chunk-project-inputs.js";
import { t as settleRuntimePath } from "./chunk-runtime-inputs.js";
import { t as findByDigest } from "./chunk-find-by-digest.js";
import { t as restoreSplit } from "./chunk-restore-splits.js";
import { a as contentPath, i as CodeManifestSchema, n as hashTree } from "./chunk-tree-hash.js";
import { basename, dirname, isAbsolute, join, relative, resolve } from "node:path";
import { mkdir, stat, writeFile } from "node:fs/promises";

// kit/ml/data/write-splits.ts
/** The file of a split: `train.parquet` and so on. */
function splitFileName(split) {
	return `${split}.parquet`;
}
/**
* Writes each split of `accepted` to `<folder>/<split>.parquet`, typed columns in contract order, rows in the order of
* the source. The same table gives the same bytes.
*/
async function writeSplits(engine, contract, folder) {
	const columns = contract.columns.map((column) => quoteIdentifier(column.name)).join(", ");
	await makeFolder(folder);
	for (const split of SPLIT_NAMES) {
		const rows = `SELECT ${columns} FROM accepted WHERE __split = ${quoteText(split)}`;
		await replaceAtomically(join(folder, splitFileName(split)), (file) => engine.execute(`COPY (${rows}) TO ${quoteText(file)} (FORMAT parquet, COMPRESSION zstd)`));
	}
}

// action-ingest/src/ingest/hand-over.ts
/** The splits that training may see. */
const HANDED_OVER = ["train", "validation"];
/** Where ingest works: rebuilt at will, ignored by Git. */
function workingFolder(directory) {
	return join(directory, OWN.data);
}
/** Uploads the training and validation splits. */
async function handOverSplits({ lock, folder, artifacts }) {
	const artifact = `data-${lock.model}-${lock.version}`;
	return {
		artifact,
		artifactDigest: await artifacts.upload(artifact, folder, HANDED_OVER.map(splitFileName))
	};
}

// kit/ml/data/propose-version.ts
/**
* The version after `last`: major when the contract broke, else minor; 1.0.0 at first.
* @param other what changed beside the contract
*/
function proposeVersion({ last, contract, other }) {
	if (last === void 0) return {
		version: "1.0.0",
		reasons: ["This is the first version."]
	};
	const [major = 0, minor = 0] = last.split(".").map(Number);
	const reasons = [
		...contract.breaking.map((change) => `The contract broke: ${change}.`),
		...contract.compatible.map((change) => `The contract changed compatibly: ${change}.`),
		...other
	];
	return {
		version: contract.breaking.length > 0 ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`,
		reasons
	};
}

// action-ingest/src/ingest/annotate-findings.ts
/** Findings that are marked in the source: as many as the platform shows of a kind. */
const MAX_MARKED = 10;
/** Characters of a cell that a message shows. */
const MAX_CELL = 60;
/**
* Marks the first findings at their lines. `folder` is where relative sources lie, from the workspace. Whoever reads the
* repository sees annotations, and its files: of what lies elsewhere no cell is shown.
*/
function annotateFindings(findings, folder, log) {
	for (const finding of findings.slice(0, MAX_MARKED)) {
		const { source, line } = finding;
		const shown = isElsewhere(source) ? {
			...finding,
			value: null
		} : finding;
		log.warning(describeFinding(shown), {
			file: isElsewhere(source) ? source : join(folder, source),
			line
		});
	}
}
/** A finding as a sentence. */
function describeFinding({ column, reason, value, severity }) {
	return `${column === "" ? "The row" : column} ${reason}${value === null ? "" : `, and is ${JSON.stringify(shorten(value))}`}${severity === "warning" ? "; the row is kept." : "."}`;
}
/** Sources of the project are named relative to it. */
function isElsewhere(source) {
	return isAbsolute(source) || /^[a-z]+:\/\//.test(source);
}
function shorten(text) {
	const points = Array.from(text);
	return points.length > MAX_CELL ? `${points.slice(0, MAX_CELL).join("")}…` : text;
}

// action-ingest/src/ingest/build-lock.ts
/** The lock of these splits. */
function buildLock({ model, version, contract, examination, splits, blobs }) {
	const { digests, rule, imputation, profile } = splits;
	const { sources, findings } = examination;
	const split = (name) => ({
		...digests.splits[name],
		blob: blobs.splits[name]
	});
	return {
		$schema: DataLockSchema.properties.$schema.const,
		model,
		version,
		dataset: digests.dataset,
		source: sources.map(({ url, digest, bytes, etag, added }) => ({
			url,
			digest,
			bytes,
			...etag === void 0 ? {} : { etag },
			...added ? { added } : {}
		})),
		contract: contract.digest,
		contractBlob: blobs.contract,
		profile: digestOfProfile(profile),
		split: rule,
		splits: {
			train: split("train"),
			validation: split("validation"),
			test: split("test")
		},
		imputation,
		rows: findings.rows,
		rejects: countRejects(examination)
	};
}
/** Of `profile.json` as it is written. */
function digestOfProfile(profile) {
	return digestOf(canonicalJson(profile));
}
/** Broken rules by `column.rule`, or the rule's name alone where it is of no column. */
function countRejects({ findings }) {
	const errors = findings.rules.filter(({ severity }) => severity === "error");
	return Object.fromEntries(errors.map(({ column, rule, rows }) => [column === "" ? rule : `${column}.${rule}`, rows]));
}

// kit/ml/data/dvc-pointer.ts
/**
* The text of `<name>.dvc`: where DVC finds a file in a remote of its own layout (`files/md5/…`).
* Source: https://dvc.org/doc/user-guide/project-structure/dvc-files
* @returns undefined for a blob without an MD5, which DVC cannot find
*/
function renderDvcPointer(name, { md5, size }) {
	if (md5 === void 0) return void 0;
	return `outs:\n- md5: ${md5}\n  size: ${size}\n  hash: md5\n  path: ${name}\n`;
}

// action-ingest/src/ingest/render-dealing.ts
/** A share further than this from the one that was asked for is pointed out. */
const FAR = .1;
/** Rows of each split: their share beside the one asked for, what they were, and how many are new. */
function renderDealing({ lock, dealing: { keys, flow }, last }) {
	const numbers = [
		"rows",
		"share",
		"asked",
		"distinct",
		"before",
		"new",
		"from another split"
	];
	const asked = askedShares(lock);
	const total = countAll(lock);
	const rows = SPLIT_NAMES.map((name) => [
		name,
		count$1(lock.splits[name].rows),
		formatShare(lock.splits[name].rows / total),
		formatShare(asked[name]),
		count$1(keys[name]),
		last ? count$1(last.splits[name].rows) : "",
		flow ? count$1(flow.fresh[name]) : "",
		flow ? count$1(flow.moved[name]) : "",
		`\`${lock.splits[name].digest.slice(0, 19)}\``
	]);
	const titles = numbers.map((title) => ({
		title,
		align: "right"
	}));
	return renderTable([
		{ title: "split" },
		...titles,
		{ title: "digest" }
	], rows);
}
/** The same in sentences, those that want a look first. */
function explainDealing(dealt) {
	return [
		...warnOfDealing(dealt),
		...tellOfRows(dealt),
		tellOfKeys(dealt)
	];
}
/** What a person should know before training on these splits. */
function warnOfDealing({ lock, dealing, last }) {
	const { by, column = "" } = lock.split;
	const missing = `${formatCount(dealing.untimed, "row")} without a ${formatName(column)} went to train, whenever they are from. Put the column under "required" to reject such rows.`;
	return [
		...warnOfFrozen({
			lock,
			dealing,
			last
		}),
		...by === "time" && dealing.untimed > 0 ? [missing] : [],
		...warnOfShares(lock)
	];
}
function warnOfFrozen({ lock, dealing: { flow }, last }) {
	const { by, cutoffs } = lock.split;
	const fresh = flow ? SPLIT_NAMES.reduce((sum, name) => sum + flow.fresh[name], 0) : 0;
	if (by !== "time" || last === void 0 || fresh === 0 || flow?.fresh.train !== 0) return [];
	const places = ["validation", "test"].filter((name) => (cutoffs?.[name] ?? null) !== null).map((name) => `${name} begins at ${escapeMarkdown(String(cutoffs?.[name]))}`);
	return [`None of the ${formatCount(fresh, "new row")} reached train: ${places.join(" and ")}. Run ingest with the input "move-cut-offs" to move that once, or set "cut-offs: rolling" under "data.split" in pipeline.yaml.`];
}
function warnOfShares(lock) {
	const asked = askedShares(lock);
	const total = countAll(lock);
	const far = SPLIT_NAMES.filter((name) => Math.abs(lock.splits[name].rows / total - asked[name]) > FAR);
	if (far.length === 0) return [];
	return [`The shares are far from those asked for: ${far.map((name) => {
		return `${name} has ${formatShare(lock.splits[name].rows / total)} of the rows and ${formatShare(asked[name])} were asked`;
	}).join("; ")}. ${REASONS[lock.split.by]}`];
}
const REASONS = {
	row: "Rows with the same key go to the same split, and there are few keys.",
	group: "A group goes to one split whole, and there are few groups, or large ones.",
	time: "The cut-offs are of earlier data, or many rows are of one time."
};
function tellOfRows({ examination, dealing: { flow }, last }) {
	if (last === void 0) return [];
	const { rows } = examination.findings;
	const rejected = `${formatCount(rows.rejected, "row")} rejected (${count$1(last.rows.rejected)} before)`;
	if (flow === void 0) return [`Which rows are new since ${last.version} cannot be told: its columns were others, or the store lacks its splits. ${rejected}.`];
	const fresh = SPLIT_NAMES.map((name) => `${count$1(flow.fresh[name])} to ${name}`).join(", ");
	const moved = SPLIT_NAMES.reduce((sum, name) => sum + flow.moved[name], 0);
	const dealt = moved > 0 ? `, ${count$1(moved)} of its rows are in another split` : "";
	return [`New since ${last.version}: ${fresh}; ${rejected}; ${count$1(flow.gone)} of its rows are gone${dealt}.`];
}
function tellOfKeys({ lock: { split }, dealing: { keys } }) {
	const total = SPLIT_NAMES.reduce((sum, name) => sum + keys[name], 0);
	const verb = total === 1 ? "was" : "were";
	if (split.by !== "row") return `${formatCount(total, "distinct value")} of ${formatName(split.column ?? "")} ${verb} dealt.`;
	return `${formatCount(total, "distinct key")} ${verb} dealt (${split.key.map(formatName).join(", ")}).`;
}
function askedShares({ split: { validation, test } }) {
	return {
		train: 1 - validation - test,
		validation,
		test
	};
}
function countAll({ splits }) {
	return SPLIT_NAMES.reduce((sum, name) => sum + splits[name].rows, 0);
}
function count$1(rows) {
	return rows.toLocaleString("en-US");
}

// action-ingest/src/ingest/render-findings.ts
/** Rows read, and what became of them. */
function renderRows({ findings }) {
	const { read, accepted, rejected, duplicates } = findings.rows;
	const share = (rows) => read === 0 ? "" : formatShare(rows / read);
	return renderTable([
		{ title: "rows" },
		{
			title: "number",
			align: "right"
		},
		{
			title: "share",
			align: "right"
		}
	], [
		[
			"read",
			count(read),
			""
		],
		[
			"accepted",
			count(accepted),
			share(accepted)
		],
		[
			"rejected",
			count(rejected),
			share(rejected)
		],
		...duplicates > 0 ? [[
			"left out as duplicates",
			count(duplicates),
			share(duplicates)
		]] : []
	]);
}
/** Every broken rule with its count and where it was broken first; empty when none was. */
function renderRules({ findings, firsts }) {
	if (findings.rules.length === 0) return "";
	const rows = findings.rules.map((rule) => [
		rule.column === "" ? "*the row*" : formatName(rule.column),
		`\`${rule.rule}\`${rule.severity === "warning" ? " (warning)" : ""}`,
		escapeMarkdown(rule.message),
		count(rule.rows),
		renderFirst(rule, firsts)
	]);
	return renderTable([
		{ title: "column" },
		{ title: "rule" },
		{ title: "reason" },
		{
			title: "rows",
			align: "right"
		},
		{ title: "first" }
	], rows);
}
/** Sentences of Markdown as a list. */
function listItems(sentences) {
	return sentences.map((sentence) => `- ${sentence}`).join("\n");
}
/** The same of sentences in plain words, which may quote contract and data. */
function listSentences(sentences) {
	return listItems(sentences.map(escapeSentence));
}
/** Rows and digest of each split. */
function renderSplits({ splits }) {
	return renderTable([
		{ title: "split" },
		{
			title: "rows",
			align: "right"
		},
		{ title: "digest" }
	], Object.entries(splits).map(([name, { rows, digest }]) => [
		name,
		count(rows),
		`\`${digest.slice(0, 19)}\``
	]));
}
function renderFirst({ column, rule }, firsts) {
	const found = firsts.find((finding) => finding.column === column && finding.rule === rule);
	if (!found) return "";
	const cell = found.value === null ? "" : `: ${escapeMarkdown(Array.from(found.value).slice(0, 60).join(""))}`;
	return `${escapeMarkdown(found.source)}:${found.line}${cell}`;
}
function count(rows) {
	return rows.toLocaleString("en-US");
}

// action-ingest/src/ingest/render-pull-request.ts
/** The body of the data pull request: why this version, what was read, rejected and split. */
function renderPullRequest(change) {
	const { lock, examination, reasons } = change;
	const sources = renderTable([
		{ title: "source" },
		{
			title: "bytes",
			align: "right"
		},
		{ title: "digest" }
	], lock.source.map(({ url, bytes, digest, added }) => [
		`${escapeMarkdown(url)}${added ? " (added)" : ""}`,
		bytes.toLocaleString("en-US"),
		`\`${digest.slice(0, 19)}\``
	]));
	const rules = renderRules(examination);
	return [
		`Data **${lock.version}** of **${lock.model}**.`,
		listSentences(reasons),
		`## Rows\n\n${renderRows(examination)}`,
		rules === "" ? "Every row fits the contract." : `## Rejected\n\n${rules}`,
		`## Splits\n\n${renderDealing(change)}\n\n${listItems(explainDealing(change))}\n\nSplit by ${describeSplit(lock.split)}. Dataset \`${lock.dataset}\`.`,
		`## Sources\n\n${sources}`,
		...explainAdded$1(lock),
		"Merging this makes it the data that training reads."
	].join("\n\n");
}
function explainAdded$1({ source }) {
	if (!source.some(({ added }) => added)) return [];
	return ["What is marked as added lies in the store, and every later ingest reads it from there. To do without it, run ingest with the input `drop-source`."];
}
function describeSplit({ by, column = "", seed, cutoffs, rolling }) {
	if (by === "time" && cutoffs) {
		const from = (name) => cutoffs[name] === null ? "none" : `from ${escapeMarkdown(String(cutoffs[name]))}`;
		const when = rolling ? "found anew whenever the rows change" : "kept from version to version";
		return `time of ${formatName(column)}: validation ${from("validation")}, test ${from("test")}, ${when}`;
	}
	return by === "group" ? `group of ${formatName(column)}, seed ${seed}` : `row, seed ${seed}`;
}

// action-ingest/src/ingest/commit-data.ts
/** Commits lock, profile and DVC's pointers to the base branch, or proposes them. */
async function commitData(change) {
	const { inputs, ports, lock } = change;
	const { git, base } = change.target;
	const files = listFiles$1(change);
	const title = `Data ${lock.version} of ${lock.model}`;
	const message = [
		title,
		"",
		...change.reasons.map(plainLine)
	].join("\n");
	if (inputs.commit === "direct") {
		const { commit, changed } = await git.commitToBranch({
			branch: base,
			base,
			files,
			message
		});
		return {
			state: changed ? "updated" : "unchanged",
			url: "",
			branch: base,
			commit
		};
	}
	const forge = await ports.openForge();
	const family = `slipway/data/${lock.model}-`;
	return forge.proposeChange({
		branch: `${family}${shortDigest(lock.dataset)}`,
		base,
		title,
		body: renderPullRequest(change),
		files,
		message,
		supersedes: family,
		comesBack: true
	});
}
/** Contents by path from the project's folder. */
function listFiles$1({ inputs, lock, profile }) {
	const path = relative(inputs.directory, inputs.lock);
	const inGit = (name) => name.replaceAll("\\", "/");
	const files = {
		[inGit(path)]: canonicalJson(lock),
		[inGit(locateProfile(path))]: canonicalJson(profile)
	};
	if (!/^(file|s3):/i.test(inputs.store)) return files;
	for (const split of SPLIT_NAMES) {
		const name = splitFileName(split);
		const pointer = renderDvcPointer(name, lock.splits[split].blob);
		if (pointer !== void 0) files[inGit(join(dirname(path), `${name}.dvc`))] = pointer;
	}
	return files;
}

// kit/ml/data/compare-rows.ts
/** Words of a row's hash that tell rows apart: 128 bits. */
const WORDS = ["__lane0", "__lane1"];
/**
* Holds the rows of `accepted`, as `splitRows` left it, against the Parquet of the last version's splits. Rows are the
* same where all their cells are; of several alike each counts.
* @returns undefined where the last version had other columns, so that no row is the same
*/
async function compareRows(engine, contract, files) {
	if (!await hasColumns(engine, contract, files.train)) return void 0;
	const hashed = Object.entries(hashLanes(hashRow(contract))).filter(([name]) => WORDS.includes(name)).map(([name, word]) => `${word} AS ${name}`).join(", ");
	const former = SPLIT_NAMES.map((name) => `SELECT ${hashed}, ${quoteText(name)} AS split FROM ${scanFile(files[name])}`);
	const count = (table) => `(SELECT ${WORDS.join(", ")}, split, count(*) AS n FROM ${table} GROUP BY ALL)`;
	const now = count(`(SELECT ${WORDS.join(", ")}, __split AS split FROM accepted)`);
	const rows = await engine.query(`SELECT a.split, a.split <> b.split AS moved, sum(greatest(coalesce(a.n, 0) - coalesce(b.n, 0), 0)) AS fresh,
       sum(greatest(coalesce(b.n, 0) - coalesce(a.n, 0), 0)) AS gone, sum(least(a.n, b.n)) AS kept
     FROM ${now} a FULL JOIN ${count(`(${former.join(" UNION ALL ")})`)} b USING (${WORDS.join(", ")})
     GROUP BY 1, 2`);
	const sum = (column, of) => rows.filter(of).reduce((total, row) => total + Number(row[column] ?? 0), 0);
	const bySplit = (measure) => ({
		train: measure("train"),
		validation: measure("validation"),
		test: measure("test")
	});
	return {
		fresh: bySplit((name) => sum("fresh", ({ split }) => split === name)),
		moved: bySplit((name) => sum("kept", ({ split, moved }) => split === name && moved === true)),
		gone: sum("gone", () => true)
	};
}
async function hasColumns(engine, contract, file) {
	const found = await engine.query(`SELECT column_name AS name FROM (DESCRIBE SELECT * FROM ${scanFile(file)})`);
	const names = new Set(found.map(({ name }) => String(name)));
	return names.size === contract.columns.length && contract.columns.every(({ name }) => names.has(name));
}

// kit/ml/data/count-keys.ts
/** Distinct values of what rows are dealt by (key, group, time), by split, in `accepted`. A missing one counts as one. */
async function countKeys(engine, { key, column }) {
	const columns = (column === void 0 ? key : [column]).map((name) => `, ${quoteIdentifier(name)}`).join("");
	const rows = await engine.query(`SELECT __split AS split, count(*) AS n FROM (SELECT DISTINCT __split${columns} FROM accepted) GROUP BY 1`);
	const of = (name) => Number(rows.find(({ split }) => split === name)?.["n"] ?? 0);
	return {
		train: of("train"),
		validation: of("validation"),
		test: of("test")
	};
}
/** Rows of `accepted` without the time they are split by; none for other rules. They go to train. */
async function countUntimed(engine, { by, column }) {
	if (by !== "time" || column === void 0) return 0;
	const [row] = await engine.query(`SELECT count(*) AS n FROM accepted WHERE ${quoteIdentifier(column)} IS NULL`);
	return Number(row?.["n"]);
}

// action-ingest/src/ingest/title-data.ts
/** What a version of the data is called where a store shows people what it holds. */
function titleData({ model, version }) {
	return `data ${version} of ${model}`;
}

// action-ingest/src/ingest/reuse-splits.ts
/**
* Puts the splits of an unchanged lock in place: those just made where they are the lock's byte for byte (the store then
* gets back what it lost or damaged, and what it never had), else the store's. `beside` is what else the lock names.
* @returns the names of what the store got, or undefined when a split is neither made nor stored whole any more
*/
async function reuseSplits({ last, store, folder, beside }) {
	const made = [];
	for (const name of SPLIT_NAMES) {
		const { blob: ref } = last.splits[name];
		const file = join(folder, splitFileName(name));
		if ((await describeBlob(file)).digest === ref.digest) made.push({
			name,
			ref,
			source: { file }
		});
		else if (!await tryRead(store, ref, file)) return void 0;
	}
	const blobs = [...made, ...beside];
	const mended = await store.mendBlobs({
		title: titleData(last),
		blobs
	});
	return blobs.filter(({ ref }) => mended.includes(ref)).map(({ name }) => name);
}
/** False when the store lacks the blob or holds it damaged. */
async function tryRead(store, blob, file) {
	try {
		await store.readBlob(blob, file);
		return true;
	} catch (error) {
		if (isFault(error, "SLW_BLOB_UNUSABLE")) return false;
		throw error;
	}
}

// action-ingest/src/ingest/dealing.ts
/** Counts what became of the rows, the new ones by a look at the last version's splits in the store. */
async function describeDealing(dealt) {
	const { engine, splits } = dealt;
	return {
		keys: await countKeys(engine, splits.rule),
		untimed: await countUntimed(engine, splits.rule),
		flow: await findFlow(dealt)
	};
}
async function findFlow({ engine, contract, splits, last, store }) {
	if (last === void 0) return void 0;
	if (SPLIT_NAMES.every((name) => last.splits[name].digest === splits.digests.splits[name].digest)) return {
		fresh: { ...NONE },
		moved: { ...NONE },
		gone: 0
	};
	return inTemporaryFolder("slipway-former-", async (folder) => {
		const fileOf = (name) => join(folder, splitFileName(name));
		for (const name of SPLIT_NAMES) if (!await tryRead(store, last.splits[name].blob, fileOf(name))) return void 0;
		const files = {
			train: fileOf("train"),
			validation: fileOf("validation"),
			test: fileOf("test")
		};
		return compareRows(engine, contract, files);
	});
}
const NONE = {
	train: 0,
	validation: 0,
	test: 0
};

// action-ingest/src/ingest/detect-changes.ts
/** What is different from the last lock beside its contract, as sentences; empty when nothing is. */
function listDifferences({ splits, sources, last }) {
	if (last === void 0) return [];
	const differences = listDropped(sources, last);
	if (splits.digests.dataset !== last.dataset) {
		const before = SPLIT_NAMES.reduce((sum, name) => sum + last.splits[name].rows, 0);
		const now = SPLIT_NAMES.reduce((sum, name) => sum + splits.digests.splits[name].rows, 0);
		differences.push(before === now ? "Rows changed." : `There ${now === 1 ? "is" : "are"} ${formatCount(now, "row")}, and there were ${before.toLocaleString("en-US")}.`);
	}
	if (canonicalJson(splits.rule) !== canonicalJson(last.split)) differences.push("Rows are split another way.");
	if (canonicalJson(splits.imputation) !== canonicalJson(last.imputation)) differences.push("Missing cells are filled with other values.");
	return differences;
}
/** A source that was added and is read as such no longer changes the lock even where its rows stay. */
function listDropped(sources, last) {
	const added = new Set(sources.filter((source) => source.added).map(({ digest }) => digest));
	const own = new Set(sources.map(({ digest }) => digest));
	return last.source.filter((source) => source.added && !added.has(source.digest)).map(({ url, digest }) => own.has(digest) ? `The additional source ${url} is the project's own now.` : `The additional source ${url} is left out from now on.`);
}

// action-ingest/src/ingest/find-target.ts
/**
* Asks the remote for the branch that a change is for, so that nothing is stored for a proposal that has nowhere to go.
* @returns undefined where nothing is committed
*/
async function findTarget({ commit, base }, { openGit }) {
	if (commit === "none") return void 0;
	const git = openGit();
	const branch = base ?? await git.defaultBranch();
	return {
		git,
		base: branch,
		commit: await git.fetch(branch)
	};
}

// action-ingest/src/ingest/kept-sources.ts
/** Drops every additional source. */
const ALL = "all";
/** Characters of a digest that name it: `sha256:` and twelve more. */
const SHORTEST_DIGEST = 19;
/**
* The additional sources of a lock that stay.
* @throws ConfigurationError for a name to drop that is none of theirs
*/
function listKept(last, dropped) {
	const added = last?.source.filter((source) => source.added) ?? [];
	for (const name of dropped) if (name !== ALL && !added.some((source) => isNamed(source, name))) throwUnknown(name, added);
	return added.filter((source) => !dropped.some((name) => name === ALL || isNamed(source, name)));
}
/**
* An additional source as the store has it.
* @throws ConfigurationError when the store lacks it or holds other bytes
*/
async function fetchKept({ source: { url, digest, bytes }, store, file }) {
	try {
		await store.readBlob({
			digest,
			size: bytes
		}, file);
	} catch (error) {
		if (!isFault(error, "SLW_BLOB_UNUSABLE")) throw error;
		throw new ConfigurationError(error.code, `The additional source ${url} cannot be read: ${error.message} If you have the file, give it as "additional-source"; to do without its rows, name it in "drop-source".`);
	}
	return {
		url,
		file,
		added: true
	};
}
function isNamed({ url, digest }, name) {
	return url === name || name.length >= SHORTEST_DIGEST && digest.startsWith(name);
}
function throwUnknown(name, added) {
	const names = added.map(({ url }) => url);
	const found = names.length === 0 ? " It has none." : suggest(name, names);
	throw new ConfigurationError("SLW_INPUT_INVALID", `The input "drop-source" names "${name}", which is no additional source of the data lock.${found} Write its address or digest as the lock has it, or ${ALL}.`);
}

// action-ingest/src/ingest/gather-sources.ts
/**
* The files that the dataset is made of, in path order: the project's own, those to add now, and those that were added
* before and that the last lock keeps. What is among the project's own is not added, however it is named.
*/
async function gatherSources({ engine, inputs, last, store, folder, openBucket, log }) {
	const { directory, sources, additional, dropped, reach } = inputs;
	const resolve = (wanted) => resolveSources({
		engine,
		sources: wanted,
		directory,
		downloads: folder,
		reach,
		openBucket,
		log
	});
	const own = await resolve(sources);
	const kept = listKept(last, dropped);
	if (kept.length + additional.length === 0) return own;
	const known = new Set(await Promise.all(own.map(digestSource)));
	const added = [];
	for (const file of await resolve(additional)) if (isNew(await digestSource(file), known)) added.push({
		...file,
		added: true
	});
	for (const source of kept) {
		const file = join(folder, `kept-${source.digest.slice(7, 19)}`);
		if (isNew(source.digest, known)) added.push(await fetchKept({
			source,
			store,
			file
		}));
	}
	return [...own, ...added].sort((a, b) => a.url < b.url ? -1 : a.url > b.url ? 1 : 0);
}
async function digestSource({ file }) {
	return (await digestOfFile(file)).digest;
}
function isNew(digest, known) {
	const isKnown = known.has(digest);
	known.add(digest);
	return !isKnown;
}

// kit/ml/data/accept-rows.ts
/** Positions after those of all rules of one row. */
const UNIQUE_POSITION = 2e6;
/**
* From `checked` and `faults` makes `rejected` (`row`) and `accepted` (`__row` and the typed columns). Rows that share
* a key which should be unique are all rejected: which of them is right cannot be told, and the verdict must not depend
* on their order. Of rows that name the same prediction the last one stays, which has its newest label; of rows alike in
* every column the first, where the contract says so.
* @returns how many rows were left out as duplicates
*/
async function acceptRows(engine, contract) {
	const columns = contract.columns.map((column) => quoteIdentifier(column.name)).join(", ");
	await engine.execute(`CREATE TABLE rejected AS SELECT DISTINCT row FROM faults WHERE severity = 'error';
     DELETE FROM checked WHERE __row IN (SELECT row FROM rejected);
     ALTER TABLE checked RENAME TO accepted`);
	const before = await countRows(engine, "accepted");
	await dropRepeatedPredictions(engine);
	if (contract.table.dropDuplicates) await dropDuplicates(engine, columns);
	const duplicates = before - await countRows(engine, "accepted");
	if (contract.table.unique.length > 0) await rejectRepeatedKeys(engine, contract);
	return { duplicates };
}
/** The windows that labelled rows come from may overlap, and a label may be corrected. */
async function dropRepeatedPredictions(engine) {
	await engine.execute(`DELETE FROM accepted WHERE __row IN (
       SELECT rowid FROM source_rows
       WHERE __prediction IS NOT NULL AND rowid IN (SELECT __row FROM accepted)
       QUALIFY row_number() OVER (PARTITION BY __prediction ORDER BY rowid DESC) > 1)`);
}
async function dropDuplicates(engine, columns) {
	await engine.execute(`CREATE OR REPLACE TABLE accepted AS SELECT * FROM accepted
     QUALIFY row_number() OVER (PARTITION BY ${columns} ORDER BY __row) = 1 ORDER BY __row`);
}
async function rejectRepeatedKeys(engine, contract) {
	const { unique } = contract.table;
	const key = unique.map(quoteIdentifier).join(", ");
	const [name] = unique.length === 1 ? unique : [""];
	await engine.execute(`INSERT INTO faults
       SELECT __row, ${UNIQUE_POSITION}, ${quoteText(name ?? "")}, 'unique',
         ${name ? "'is the key of ' || n || ' rows'" : `'is one of ' || n || ${quoteText(` rows with its key (${unique.join(", ")})`)}`}, 'error'
       FROM (SELECT __row, count(*) OVER (PARTITION BY ${key}) AS n FROM accepted) WHERE n > 1;
     INSERT INTO rejected SELECT row FROM faults WHERE position = ${UNIQUE_POSITION};
     DELETE FROM accepted WHERE __row IN (SELECT row FROM faults WHERE position = ${UNIQUE_POSITION})`);
}
/** How many rows a table has. */
async function countRows(engine, table) {
	const [row] = await engine.query(`SELECT count(*) AS n FROM ${table}`);
	return Number(row?.["n"]);
}

// kit/format/contract/compile-column.ts
/** Whether SQL answers for every rule of the column; ajv answers for the others. */
function isCompilable({ rules }) {
	return rules.every(({ failing }) => failing !== void 0);
}
/**
* SQL for the double that normalised text stands for, null where it is none; `cast` is SQL for what the engine's cast
* makes of it. The cast also reads underscores, two signs, infinities, NaN and ASCII white space around a number, which
* no number has here unless it is trimmed.
*/
function numberSql({ text, cast, column }) {
	const strange = [
		"_",
		"+-",
		"-+",
		...column.normalise.includes("trim") ? [] : Array.from(" 	\n\v\f\r")
	].map((piece) => `contains(${text}, ${quoteText(piece)})`);
	const inexact = column.type === "integer" ? [`abs(${cast}) > ${quoteNumber(Number.MAX_SAFE_INTEGER)}`] : [];
	return `CASE WHEN ${[
		`NOT isfinite(${cast})`,
		...inexact,
		...strange
	].join(" OR ")} THEN NULL ELSE ${cast} + 0e0 END`;
}
/** SQL for the typed cell, null where it is missing, of another type, or cannot be held. */
function valueSql({ text, number, column }) {
	if (column.type === "number") return number;
	if (column.type === "integer") return `CASE WHEN ${number} = trunc(${number}) THEN CAST(${number} AS BIGINT) END`;
	if (column.type === "boolean") return `CASE ${text} WHEN 'true' THEN true WHEN 'false' THEN false END`;
	return `CASE WHEN contains(${text}, chr(0)) THEN NULL ELSE ${text} END`;
}
/**
* SQL conditions that hold where the column breaks a rule, in the order of its keywords. A missing cell breaks at most
* `required`, one that is none of its column's `type`, `magnitude` or `text` alone.
*/
function compileRules(column, names) {
	const missing = {
		rule: "required",
		sentence: MISSING,
		failing: `${names.text} IS NULL`
	};
	const rules = [...column.cellRules, ...column.rules].map(({ name, sentence, failing }) => ({
		rule: name,
		sentence,
		failing: failing?.(names) ?? "false"
	}));
	return [...column.nullable ? [] : [missing], ...rules.filter(({ failing }) => failing !== NEVER)];
}

// kit/format/contract/compile-contract.ts
/** Compiles a contract to one-pass SQL. The reference is ajv on the interpreted row (`createFaultFinder`). */
function compileContract(contract) {
	const { columns } = contract;
	return {
		parse: (source) => parseSql(columns, source),
		checks: columns.flatMap((column, index) => isCompilable(column) ? compileChecks(column, index) : []),
		leftColumns: columns.filter((column) => !isCompilable(column)),
		leftWhole: ROW_KEYWORDS.some((keyword) => keyword in contract.schema)
	};
}
/** One step a level, so that the engine computes each step of a cell once. */
function parseSql(columns, source) {
	const cells = columns.map((column, index) => ({
		column,
		index
	}));
	const numeric = cells.filter(({ column }) => isNumeric(column));
	return [
		cells.map(({ column, index }) => `${normaliseSql(`c${index}`, column)} AS t${index}`),
		numeric.map(({ index }) => `TRY_CAST(t${index} AS DOUBLE) AS d${index}`),
		numeric.map(({ column, index }) => {
			return `${numberSql({
				text: `t${index}`,
				cast: `d${index}`,
				column
			})} AS n${index}`;
		}),
		cells.map(({ column, index }) => {
			return `${valueSql({
				text: `t${index}`,
				number: `n${index}`,
				column
			})} AS v${index}`;
		})
	].reduce((query, level) => `(SELECT ${["*", ...level].join(", ")} FROM ${query})`, source);
}
function compileChecks(column, index) {
	const names = {
		text: `t${index}`,
		number: `n${index}`,
		value: `v${index}`
	};
	return compileRules(column, names).map(({ rule, sentence, failing }) => ({
		column: column.name,
		rule,
		message: sentence,
		severity: column.severity,
		failing
	}));
}

// kit/ml/data/check-with-ajv.ts
/** Rows that are in JavaScript at once. */
const BATCH$1 = 1e4;
/** Positions after those of all compiled checks. */
const FIRST_POSITION = 1e6;
const SHAPE = `'[{"row":"BIGINT","column":"VARCHAR","rule":"VARCHAR","message":"VARCHAR","severity":"VARCHAR"}]'`;
/**
* Adds to `faults` what rules that SQL cannot answer for find: of all rows where such a rule is about the row as a
* whole, else of rows with a cell in a column that has one.
*/
async function checkWithAjv(engine, contract, { leftColumns, leftWhole }) {
	const findFaults = createFaultFinder(contract, contract.columns, "row");
	const left = new Set(leftColumns.map((column) => column.name));
	const isLeft = ({ column, rule }) => left.has(column) || !isColumnRule(contract, column, rule);
	const touched = leftWhole ? "true" : touchedSql(contract, leftColumns);
	for await (const rows of readBatches(engine, touched)) {
		const found = rows.flatMap((row) => findFaults(interpretRow(contract, row)).filter(isLeft).map((fault) => ({
			row: row["__row"],
			...fault,
			severity: severityOf(contract, fault)
		})));
		if (found.length > 0) await insertFaults(engine, found);
	}
}
/** A missing cell of a left column may break `required`, so such rows are touched as well where it must be there. */
function touchedSql(contract, leftColumns) {
	return leftColumns.map((column) => {
		const index = contract.columns.indexOf(column);
		return column.nullable ? `c${index} IS NOT NULL` : "true";
	}).join(" OR ");
}
async function* readBatches(engine, touched) {
	const [bounds] = await engine.query("SELECT min(rowid) AS low, max(rowid) AS high FROM source_rows");
	const high = Number(bounds?.["high"] ?? -1);
	for (let low = Number(bounds?.["low"] ?? 0); low <= high; low += BATCH$1) yield await engine.query(`SELECT rowid AS __row, * FROM source_rows
       WHERE rowid >= ${low} AND rowid < ${low + BATCH$1} AND (${touched}) ORDER BY rowid`);
}
function interpretRow(contract, row) {
	return Object.fromEntries(contract.columns.map((column, index) => {
		const text = row[`c${index}`];
		return [column.name, interpretCell(typeof text === "string" ? text : null, column)];
	}));
}
/** Whether the rule is a keyword of the column itself, which SQL has answered for in a compiled column. */
function isColumnRule(contract, name, rule) {
	const column = contract.columns.find((candidate) => candidate.name === name);
	return column !== void 0 && (CELL_RULES.includes(rule) || rule in column.schema);
}
function severityOf(contract, { column }) {
	return contract.columns.find(({ name }) => name === column)?.severity ?? "error";
}
async function insertFaults(engine, found) {
	await engine.query(`INSERT INTO faults SELECT f.row, ${FIRST_POSITION}, f.column, f.rule, f.message, f.severity
     FROM (SELECT unnest(from_json($1, ${SHAPE})) AS f)`, [JSON.stringify(found)]);
}

// kit/ml/data/check-rows.ts
/** Checks whose verdicts share one BIGINT of a row: as many as a JavaScript number holds bits exactly. */
const CHECKS_A_MASK = 52;
/**
* Checks every row of `source_rows` in one pass. Makes the tables `checked` (`__row` and the typed columns by name) and
* `faults` (`row`, `position` of the check, `column_name`, `rule`, `message`, `severity`).
*/
async function checkRows(engine, contract) {
	const compiled = compileContract(contract);
	const masks = toMasks(compiled.checks);
	const typed = contract.columns.map((column, index) => `v${index} AS ${quoteIdentifier(column.name)}`);
	const bits = masks.map((checks, index) => `${maskSql(checks)} AS __mask${index}`);
	const source = "(SELECT rowid AS __row, * FROM source_rows)";
	await engine.execute(`CREATE TABLE checked AS SELECT __row, ${[...typed, ...bits].join(", ")} FROM ${compiled.parse(source)};
     CREATE TABLE faults(row BIGINT, position INTEGER, column_name VARCHAR, rule VARCHAR, message VARCHAR, severity VARCHAR)`);
	for (const [index, checks] of masks.entries()) await collectFaults({
		engine,
		mask: `__mask${index}`,
		checks,
		first: index * CHECKS_A_MASK
	});
	if (compiled.leftColumns.length > 0 || compiled.leftWhole) await checkWithAjv(engine, contract, compiled);
}
function toMasks(checks) {
	const masks = [];
	for (let start = 0; start < checks.length; start += CHECKS_A_MASK) masks.push(checks.slice(start, start + CHECKS_A_MASK));
	return masks;
}
function maskSql(checks) {
	return checks.map(({ failing }, bit) => `CASE WHEN ${failing} THEN CAST(${2 ** bit} AS BIGINT) ELSE 0 END`).join(" + ");
}
/** Rows with a bit set are few: they are put aside, and each check then looks at them alone. */
async function collectFaults({ engine, mask, checks, first }) {
	await engine.execute(`CREATE OR REPLACE TEMP TABLE suspects AS SELECT __row, ${mask} AS mask FROM checked WHERE ${mask} <> 0`);
	const [found] = await engine.query("SELECT coalesce(bit_or(mask), 0) AS bits FROM suspects");
	const bits = BigInt(Number(found?.["bits"] ?? 0));
	const parts = checks.flatMap(({ column, rule, message, severity }, bit) => {
		if ((bits & 1n << BigInt(bit)) === 0n) return [];
		const texts = [
			column,
			rule,
			message,
			severity
		].map(quoteText).join(", ");
		return [`SELECT __row, ${first + bit}, ${texts} FROM suspects WHERE (mask & ${2 ** bit}) <> 0`];
	});
	if (parts.length > 0) await engine.execute(`INSERT INTO faults ${parts.join(" UNION ALL ")}`);
}

// kit/ml/data/count-findings.ts
/** Counts what `checkRows` and `acceptRows` found, in contract order. */
async function countFindings(engine, contract, duplicates) {
	const [total] = await engine.query(`SELECT (SELECT count(*) FROM rejected) + (SELECT count(*) FROM malformed) AS rejected`);
	const accepted = await countRows(engine, "accepted");
	const rejected = Number(total?.["rejected"]);
	return {
		rows: {
			read: accepted + rejected + duplicates,
			accepted,
			rejected,
			duplicates
		},
		rules: await countRules(engine, contract)
	};
}
async function countRules(engine, contract) {
	const rows = await engine.query(`SELECT column_name, rule, any_value(message) AS message, severity, count(*) AS n, min(position) AS position
       FROM faults GROUP BY ALL
     UNION ALL SELECT '', rule, any_value(message), 'error', count(*), -1 FROM malformed GROUP BY rule
     ORDER BY position, rule`);
	const order = contract.columns.map((column) => column.name);
	return rows.map((row) => ({
		column: String(row["column_name"]),
		rule: String(row["rule"]),
		message: String(row["message"]),
		severity: row["severity"] === "warning" ? "warning" : "error",
		rows: Number(row["n"])
	})).sort((a, b) => order.indexOf(a.column) - order.indexOf(b.column));
}

// kit/ml/data/count-sources.ts
/** Rows of each file that was read, in the files' order, after `acceptRows`. */
async function countSources(engine, files) {
	const rows = await engine.query(`SELECT file, sum(n)::BIGINT AS n, sum(bad)::BIGINT AS bad FROM (
       SELECT file, count(*) AS n, count_if(rowid IN (SELECT row FROM rejected)) AS bad FROM source_rows GROUP BY file
       UNION ALL SELECT file, count(*), count(*) FROM malformed GROUP BY file) GROUP BY file`);
	const counts = new Map(rows.map((row) => [Number(row["file"]), row]));
	return Array.from({ length: files }, (_, index) => ({
		read: Number(counts.get(index)?.["n"] ?? 0),
		rejected: Number(counts.get(index)?.["bad"] ?? 0)
	}));
}

// kit/ml/data/fit-imputation.ts
/**
* What fills a missing cell of each column with `x-impute`: the constant, or the median or mode of the training split
* (of equally frequent values the smallest; null when no value is there).
*/
async function fitImputation(engine, contract) {
	const imputation = {};
	for (const column of contract.columns) if (column.impute) imputation[column.name] = await fitColumn(engine, column, column.impute);
	return imputation;
}
async function fitColumn(engine, column, impute) {
	if (impute.method === "constant") return impute.value;
	const cell = quoteIdentifier(column.name);
	const train = `accepted WHERE __split = 'train' AND ${cell} IS NOT NULL`;
	if (impute.method === "mode") {
		const [row] = await engine.query(`SELECT ${cell} AS v FROM ${train} GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1`);
		return row?.["v"] ?? null;
	}
	const value = column.type === "integer" ? `quantile_disc(${cell}, 0.5)` : `median(${cell})`;
	const [row] = await engine.query(`SELECT ${value} AS v FROM ${train}`);
	return row?.["v"] ?? null;
}

// kit/ml/data/list-findings.ts
const FINDING = "SELECT source, line, \"column\", rule, value, reason, severity FROM findings";
/** The first findings of the view `findings`, those that reject a row before warnings. */
async function sampleFindings(engine, limit) {
	return (await engine.query(`${FINDING} ORDER BY severity = 'warning', file, line, position, rule LIMIT ${limit}`)).map(toFinding);
}
/** The first finding of every rule that was broken. */
async function firstFindings(engine) {
	return (await engine.query(`${FINDING} QUALIFY row_number() OVER (PARTITION BY "column", rule, severity ORDER BY file, line) = 1 ORDER BY position, rule`)).map(toFinding);
}
function toFinding(row) {
	return {
		source: String(row["source"]),
		line: Number(row["line"]),
		column: String(row["column"]),
		rule: String(row["rule"]),
		value: typeof row["value"] === "string" ? row["value"] : null,
		reason: String(row["reason"]),
		severity: row["severity"] === "warning" ? "warning" : "error"
	};
}

// kit/ml/data/load-sources.ts
/**
* Reads all files into two tables: `source_rows` (file, line where it is not told by the row's place, and `c<i>`: the
* contract's columns as text, and `__prediction`) and `source_files` (file, name, and what is added to a rowid to give its line), and the
* malformed records into `malformed` (file, line, rule, message).
*/
async function loadSources({ engine, contract, sources, log }) {
	const cells = contract.columns.map((_, index) => `c${index} VARCHAR`).join(", ");
	await engine.execute(`CREATE TABLE source_rows(file USMALLINT, line UBIGINT, ${cells}, __prediction VARCHAR);
    CREATE TABLE source_files(file USMALLINT, name VARCHAR, shift BIGINT);
    CREATE TABLE malformed(file USMALLINT, line UBIGINT, rule VARCHAR, message VARCHAR)`);
	const loaded = [];
	for (const [number, source] of sources.entries()) {
		const place = (header) => [...placeColumns({
			contract,
			header,
			name: source.url,
			log
		}), header.indexOf(PREDICTION_COLUMN)];
		const request = {
			engine,
			file: source.file,
			name: source.url,
			place,
			number
		};
		const { load, firstLine } = await findFormat(source.file, source.url);
		const { measure, malformed } = await load(request);
		await recordFile({
			engine,
			number,
			name: source.url,
			firstLine
		});
		await recordMalformed(engine, number, malformed);
		loaded.push({
			...source,
			...measure
		});
	}
	return loaded;
}
async function recordFile({ engine, number, name, firstLine }) {
	await engine.execute(`INSERT INTO source_files SELECT ${number}, ${quoteText(name)}, ${firstLine} - coalesce(min(rowid), 0)
     FROM source_rows WHERE file = ${number}`);
}
async function recordMalformed(engine, number, malformed) {
	if (malformed.length === 0) return;
	await engine.query(`INSERT INTO malformed SELECT ${number}, m.line, m.rule, m.message FROM (SELECT unnest(from_json($1, '[{"line":"UBIGINT","rule":"VARCHAR","message":"VARCHAR"}]')) AS m)`, [JSON.stringify(malformed)]);
}

// kit/ml/data/profile-categories.ts
/** Levels that a profile names; the rest are counted together. */
const MAX_CATEGORIES = 100;
/** Counts of the levels of text and truth columns, the most frequent by name; equal counts in order of their text. */
async function profileCategories({ engine, table, columns }) {
	const profiles = [];
	for (const name of columns) profiles.push(await profileColumn({
		engine,
		table,
		name
	}));
	return profiles;
}
async function profileColumn({ engine, table, name }) {
	const expression = textLevel(quoteIdentifier(name));
	const { present, missing, distinct } = await countLevels({
		engine,
		table,
		expression
	});
	const named = (await listLevels(engine, 100)).map(({ level, rows }) => [String(level), Number(rows)]);
	const slots = await countSlots(engine);
	return {
		name,
		kind: "category",
		count: present,
		missing,
		categories: Object.fromEntries(named),
		other: present - named.reduce((sum, [, rows]) => sum + rows, 0),
		distinct,
		buckets: sumBuckets(slots),
		slots: distinct > 100 ? describeSlots(slots) : null
	};
}
function describeSlots(slots) {
	return {
		seen: encodeSlots(slots.map(([slot]) => slot)),
		repeated: encodeSlots(slots.filter(([, rows]) => rows > 1).map(([slot]) => slot))
	};
}

// kit/ml/data/pick-bins.ts
/** Columns with at most so many distinct values have each counted exactly. */
const MAX_VALUES = 200;
/** Quantile bins of the other columns, beside those in the tails. */
const BINS = 200;
/** Ranks are told in ten thousandths. */
const WHOLE = 1e4;
/** Further edges in each tail; one is taken only where at least ten rows lie beyond it. */
const TAIL = [
	1,
	2,
	5,
	10
];
const FEWEST_BEYOND = 10;
const EVEN_RANKS = Array.from({ length: BINS }, (_, index) => (index + 1) * (WHOLE / BINS));
const TAIL_RANKS = [...TAIL, ...TAIL.map((rank) => WHOLE - rank)];
/** A value that holds so many even ranks stands in about one row in fifty or more. */
const FREQUENT_RANKS = 4;
/** Bins are picked from at most about this many rows, evenly spaced; counts are of all. */
const SAMPLE_ROWS = 1e5;
/**
* The bins of each column by name: one for every distinct value where there are few, else quantiles (the inverse of the
* empirical distribution; R's type 1 in Hyndman and Fan, The American Statistician 50, 1996, p. 361), equal ones once.
*/
async function pickBins({ engine, table, columns, rows }) {
	if (columns.length === 0) return /* @__PURE__ */ new Map();
	const stride = Math.ceil(rows / SAMPLE_ROWS);
	const cells = columns.map((column, index) => `${doubleOf(column)} AS x${index}`).join(", ");
	const sampled = stride <= 1 ? `SELECT ${cells} FROM ${table}` : `SELECT * EXCLUDE (n) FROM (SELECT ${cells}, row_number() OVER () AS n FROM ${table}) WHERE n % ${stride} = 0`;
	const lists = columns.map((_, index) => `list_sort(list(x${index}) FILTER (x${index} IS NOT NULL)) AS s${index}`);
	const picks = columns.map((_, index) => `${describeSample(`s${index}`)} AS p${index}`);
	const [row] = await engine.query(`SELECT ${picks.join(", ")} FROM (SELECT ${lists.join(", ")} FROM (${sampled}))`);
	const samples = new Map(columns.map((column, index) => [column, parseSample(row?.[`p${index}`])]));
	if (stride > 1) await completeValues({
		engine,
		table,
		samples
	});
	return new Map([...samples].map(([column, sample]) => [column, chooseBins(sample)]));
}
function describeSample(sorted) {
	const distinct = `list_distinct(${sorted})`;
	const at = (ranks) => `list_transform([${ranks.join(", ")}], lambda k: ${sorted}[(k * len(${sorted}) + 9999) // ${WHOLE}])`;
	return `CAST(json_object('rows', len(${sorted}),
    'distinct', CASE WHEN len(${distinct}) <= ${200} THEN list_sort(${distinct}) END,
    'even', ${at(EVEN_RANKS)}, 'tail', ${at(TAIL_RANKS)}) AS VARCHAR)`;
}
function parseSample(json) {
	const value = typeof json === "string" ? JSON.parse(json) : {};
	const numbers = (key) => {
		const list = readKey(value, key);
		return Array.isArray(list) ? list.filter((item) => item !== null).map(Number) : [];
	};
	return {
		rows: Number(readKey(value, "rows") ?? 0),
		distinct: readKey(value, "distinct") === null ? null : numbers("distinct"),
		even: numbers("even"),
		tail: numbers("tail")
	};
}
/** A sample may lack rare values: where it holds few, all rows are asked. */
async function completeValues({ engine, table, samples }) {
	for (const [column, sample] of samples) {
		if (sample.distinct === null) continue;
		const cell = doubleOf(column);
		const values = (await engine.query(`SELECT DISTINCT ${cell} AS x FROM ${table} WHERE ${cell} IS NOT NULL LIMIT 201`)).map(({ x }) => Number(x)).sort((a, b) => a - b);
		samples.set(column, {
			...sample,
			distinct: values.length > 200 ? null : values
		});
	}
}
function chooseBins({ rows, distinct, even, tail }) {
	if (distinct !== null) return {
		edges: distinct.slice(0, -1),
		values: distinct
	};
	const far = tail.filter((_, index) => (TAIL[index % TAIL.length] ?? 0) * rows >= FEWEST_BEYOND * WHOLE);
	const edges = [.../* @__PURE__ */ new Set([...even, ...far])].sort((a, b) => a - b);
	const frequent = edges.filter((edge) => even.filter((value) => value === edge).length >= FREQUENT_RANKS);
	return {
		edges: edges.slice(0, -1),
		values: frequent
	};
}
/** A column's cell as a DOUBLE in SQL. */
function doubleOf(column) {
	return `CAST(${quoteIdentifier(column)} AS DOUBLE)`;
}

// kit/ml/data/profile-numbers.ts
/** Larger values have no moments here: a sum of so many squares could leave the range of a double. */
const LARGEST_SQUARED = 1e140;
/**
* Moments, edges, counts a bin and exact values of number columns.
* @param known the bins of columns that are counted as another profile was, by name; others get their own
*/
async function profileNumbers({ known, ...numbers }) {
	const { columns } = numbers;
	if (columns.length === 0) return [];
	const moments = await queryMoments(numbers);
	const free = columns.filter((column) => !known.has(column));
	const picked = await pickBins({
		...numbers,
		columns: free,
		rows: Number(moments["n"])
	});
	const bins = columns.map((column) => known.get(column) ?? picked.get(column) ?? {
		edges: [],
		values: []
	});
	const counts = await queryCounts({
		...numbers,
		bins
	});
	return columns.map((name, index) => {
		const count = Number(moments[`count${index}`]);
		const pick = (key) => toNumber(moments[`${key}${index}`]);
		const { edges, values } = bins[index] ?? {
			edges: [],
			values: []
		};
		return {
			name,
			kind: "number",
			count,
			missing: Number(moments["n"]) - count,
			min: pick("min"),
			max: pick("max"),
			mean: pick("mean"),
			sum2: pick("sum2"),
			edges: [...edges],
			values: [...values],
			...counts[index] ?? {
				counts: [count],
				valueCounts: []
			}
		};
	});
}
async function queryMoments({ engine, table, columns }) {
	const ranges = columns.map((column, index) => {
		const cell = doubleOf(column);
		return `count(${cell}) AS count${index}, min(${cell}) AS min${index}, max(${cell}) AS max${index}`;
	});
	const [range = {}] = await engine.query(`SELECT count(*) AS n, ${ranges.join(", ")} FROM ${table}`);
	const moments = columns.flatMap((column, index) => {
		const cell = doubleOf(column);
		if (Math.max(Math.abs(Number(range[`min${index}`])), Math.abs(Number(range[`max${index}`]))) > LARGEST_SQUARED) return [];
		return [`avg(${cell}) AS mean${index}, var_pop(${cell}) * count(${cell}) AS sum2${index}`];
	});
	return moments.length === 0 ? range : {
		...range,
		...await sumInOrder(engine, moments, table)
	};
}
/** Sums of doubles depend on the order of summation: one thread gives the same digits every time. */
async function sumInOrder(engine, moments, table) {
	await engine.execute("SET threads = 1");
	try {
		const [row = {}] = await engine.query(`SELECT ${moments.join(", ")} FROM ${table}`);
		return row;
	} finally {
		await engine.execute("RESET threads");
	}
}
/** How many values lie in each bin, `edges[i-1] < v <= edges[i]`, and how many are each of the exact values. */
async function queryCounts({ engine, table, columns, bins }) {
	const parts = columns.map((column, index) => {
		const { edges = [], values = [] } = bins[index] ?? {};
		const cell = doubleOf(column);
		const exact = values.length === 0 ? "NULL" : listCounts(`histogram_exact(${cell}, ${listOf(values)})`);
		return `${listCounts(`histogram(${cell}, ${listOf(edges)})`)} AS h${index}, ${exact} AS v${index}`;
	});
	const [row] = await engine.query(`SELECT ${parts.join(", ")} FROM ${table}`);
	return bins.map(({ edges, values }, index) => ({
		counts: fill(parseNumbers(row?.[`h${index}`]), edges.length + 1),
		valueCounts: fill(parseNumbers(row?.[`v${index}`]), values.length)
	}));
}
function listCounts(histogram) {
	return `CAST(to_json(map_values(${histogram})) AS VARCHAR)`;
}
/** Numbers in exponent form: as plain decimals they would be read as DECIMAL and might miss the stored double. */
function listOf(values) {
	return `CAST([${values.map(quoteNumber).join(", ")}] AS DOUBLE[])`;
}
function fill(counts, length) {
	return Array.from({ length }, (_, index) => counts[index] ?? 0);
}
function parseNumbers(json) {
	const value = typeof json === "string" ? JSON.parse(json) : [];
	return Array.isArray(value) ? value.map(Number) : [];
}
function toNumber(value) {
	return typeof value === "number" ? value : null;
}

// kit/ml/data/profile.ts
/** Columns of one query: more would make its state large (one histogram each). */
const BATCH = 50;
/**
* What a table looks like, column by column in contract order, ignored columns left out. Sensitive columns, ids and
* instants are counted alone.
* @param table SQL of a table whose columns have the contract's names and types, missing cells null
* @param like a profile whose bins number columns are counted in, so that the two can be merged
*/
async function profileTable({ engine, table, contract, model, like }) {
	const known = listBins(like);
	const columns = contract.columns.filter((column) => column.role !== "ignored");
	await engine.execute("SET threads = 1");
	try {
		const profiles = /* @__PURE__ */ new Map();
		for (let start = 0; start < columns.length; start += BATCH) for (const profile of await profileBatch({
			engine,
			table,
			columns: columns.slice(start, start + BATCH),
			known
		})) profiles.set(profile.name, profile);
		const [total] = await engine.query(`SELECT count(*) AS n FROM ${table}`);
		return {
			$schema: ProfileSchema.properties.$schema.const,
			model,
			rows: Number(total?.["n"]),
			columns: columns.flatMap((column) => profiles.get(column.name) ?? [])
		};
	} finally {
		await engine.execute("RESET threads");
	}
}
function listBins(like) {
	const numbers = like?.columns.filter((column) => column.kind === "number") ?? [];
	return new Map(numbers.map(({ name, edges, values }) => [name, {
		edges,
		values: values ?? []
	}]));
}
async function profileBatch({ engine, table, columns, known }) {
	const names = (kind) => columns.filter((column) => kindOf(column) === kind).map(({ name }) => name);
	return [
		...await profileNumbers({
			engine,
			table,
			columns: names("number"),
			known
		}),
		...await profileCategories({
			engine,
			table,
			columns: names("category")
		}),
		...await countCells({
			engine,
			table,
			columns: names("redacted")
		})
	];
}
function kindOf({ sensitive, role, type }) {
	if (sensitive || role === "id" || role === "timestamp") return "redacted";
	return type === "number" || type === "integer" ? "number" : "category";
}
async function countCells({ engine, table, columns }) {
	if (columns.length === 0) return [];
	const counts = columns.map((column, index) => `count(${quoteIdentifier(column)}) AS c${index}`);
	const [row] = await engine.query(`SELECT count(*) AS n, ${counts.join(", ")} FROM ${table}`);
	return columns.map((name, index) => {
		const count = Number(row?.[`c${index}`]);
		return {
			name,
			kind: "redacted",
			count,
			missing: Number(row?.["n"]) - count
		};
	});
}

// kit/ml/data/refuse-empty-splits.ts
const SHARES = "change the shares (\"split-validation\", \"split-test\"; 0 does without a split)";
/** @throws ConfigurationError for a split that should hold rows and holds none */
function refuseEmptySplits(rule, splits) {
	const shares = {
		...rule,
		train: 1 - rule.validation - rule.test
	};
	const empty = SPLIT_NAMES.filter((name) => splits[name].rows === 0 && shares[name] > 0);
	if (empty.length === 0) return;
	const { train, validation, test } = splits;
	const rows = train.rows + validation.rows + test.rows;
	throw new ConfigurationError("SLW_SPLIT_EMPTY", `No row fell into ${empty.join(" and ")}: of ${formatCount(rows, "row")}, ${train.rows} went to train, ${validation.rows} to validation and ${test.rows} to test, ${adviseOn(rule)}`);
}
/** How the rows were dealt, and what else could be done. */
function adviseOn({ by, column, cutoffs }) {
	if (by === "row") return `by row. Add rows, or ${SHARES}.`;
	if (by === "group") return `by group of "${column}". A group goes to one split whole: add groups, ${SHARES} or the seed, or split by row.`;
	return `by time of "${column}", where ${["validation", "test"].filter((name) => cutoffs !== void 0 && cutoffs[name] !== null).map((name) => `${name} begins at ${cutoffs?.[name]}`).join(" and ")}. Add rows before or after, ${SHARES}, which moves the cut-offs, or split by row.`;
}

// kit/ml/data/table-rules.ts
/**
* What the table as a whole breaks of the contract, as sentences; empty when it holds. A share of rows is of those
* read.
*/
function checkTableRules(contract, { rows, rules }) {
	const { minRows, maxRejected } = contract.table;
	const broken = [];
	if (rows.accepted < Math.max(minRows, 1)) broken.push(`${formatCount(rows.accepted, "row")} ${rows.accepted === 1 ? "was" : "were"} accepted, and the contract asks for at least ${Math.max(minRows, 1)}`);
	if (rows.rejected / rows.read > maxRejected) broken.push(describeRejected(rows, maxRejected));
	return [...broken, ...contract.columns.flatMap((column) => checkTolerance(column, rows.read, rules))];
}
function describeRejected({ read, rejected }, most) {
	const preset = most === .05 ? " (the default; \"max-rejected\" under \"x-table\" sets another)" : "";
	return `${rejected.toLocaleString("en-US")} of ${formatCount(read, "row")} (${percent(rejected / read)}) ${rejected === 1 ? "was" : "were"} rejected, and the contract allows ${percent(most)}${preset}`;
}
function checkTolerance(column, read, rules) {
	const failing = Math.max(0, ...rules.filter((rule) => rule.column === column.name).map((rule) => rule.rows));
	if (failing === 0 || failing / read <= column.tolerance) return [];
	return [`${failing} of ${formatCount(read, "row")} (${percent(failing / read)}) ${failing === 1 ? "breaks" : "break"} a rule of "${column.name}", and its x-tolerance is ${percent(column.tolerance)}`];
}
function percent(share) {
	return formatShare(share, 2);
}

// kit/ml/data/spreadsheet-cell.ts
/**
* How a cell begins that a spreadsheet takes for a formula (OWASP, "CSV Injection"), full-width forms included: some
* programs read them as the plain ones.
*/
const FORMULA = "^[-=+@\\t\\r\\n＝＋－＠]";
const NUMBER = "[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?";
/**
* SQL for a text as a CSV file for people may hold it: hidden characters as `showHidden` writes them, and a single quote
* before what a spreadsheet would compute. Numbers stay as they are, negative ones too.
*/
function spreadsheetCell(text) {
	const shown = showHiddenSql(text);
	return `CASE WHEN ${`regexp_matches(${text}, ${quoteText(FORMULA)}) AND NOT regexp_full_match(${text}, ${quoteText(NUMBER)})`} THEN '''' || ${shown} ELSE ${shown} END`;
}
function showHiddenSql(text) {
	const isHidden = quoteText(HIDDEN_CLASS);
	const escaped = String.raw`format(CASE WHEN unicode(c) > 65535 THEN '\u{{{:04x}}}' ELSE '\u{:04x}' END, unicode(c))`;
	return `CASE WHEN regexp_matches(${text}, ${isHidden}) THEN array_to_string(${`list_transform(${`regexp_extract_all(${text}, '(?s).')`}, lambda c: CASE WHEN regexp_matches(c, ${isHidden}) THEN ${escaped} ELSE c END)`}, '') ELSE ${text} END`;
}

// kit/ml/data/write-rejects.ts
/** What stands where a sensitive value was. */
const REDACTED = "[redacted]";
/**
* Makes the view `findings` (one row for each rule a row breaks, in the order of sources and lines) and writes
* `rejects.csv`, safe to open in a spreadsheet or a terminal, and `rejects.parquet`, cells as read. Sensitive cells are
* redacted.
*/
async function writeRejects(engine, contract, folder) {
	const cell = (name) => `${spreadsheetCell(name)} AS ${name}`;
	await createViews(engine, contract);
	await replaceAtomically(join(folder, "rejects.csv"), (file) => engine.execute(`COPY (SELECT ${cell("source")}, line, nullif(${spreadsheetCell("\"column\"")}, '') AS "column", rule, ${cell("value")}, ${cell("reason")}
         FROM findings WHERE severity = 'error' ORDER BY file, line, position, rule)
       TO ${quoteText(file)} (FORMAT csv, HEADER true)`));
	await replaceAtomically(join(folder, "rejects.parquet"), (file) => engine.execute(`COPY (SELECT * EXCLUDE (file) FROM reject_rows ORDER BY file, line) TO ${quoteText(file)} (FORMAT parquet)`));
}
async function createViews(engine, contract) {
	const asRead = contract.columns.map(({ sensitive }, index) => {
		return sensitive ? `CASE WHEN c${index} IS NULL THEN NULL ELSE ${quoteText(REDACTED)} END AS c${index}` : `c${index}`;
	});
	const value = contract.columns.map(({ name }, index) => `WHEN ${quoteText(name)} THEN c${index}`);
	const named = contract.columns.map(({ name }, index) => `c${index} AS ${quoteIdentifier(readableName(name))}`);
	const missing = contract.columns.map(({ name }) => `NULL AS ${quoteIdentifier(readableName(name))}`);
	await engine.execute(`CREATE TABLE faulty AS
       SELECT r.rowid AS row, r.file, s.name AS source, coalesce(r.line, r.rowid + s.shift) AS line, ${asRead.join(", ")}
       FROM source_rows r JOIN source_files s ON r.file = s.file
       WHERE r.rowid IN (SELECT row FROM faults);
     CREATE VIEW findings AS
       SELECT file, source, line, column_name AS "column", rule, CASE column_name ${value.join(" ")} END AS value,
         message AS reason, severity, position
       FROM faults JOIN faulty ON faults.row = faulty.row
       UNION ALL
       SELECT m.file, s.name, m.line, '', m.rule, NULL, m.message, 'error', -1
       FROM malformed m JOIN source_files s ON m.file = s.file;
     CREATE VIEW reject_rows AS
       SELECT file, source, line, f.rules, f.reasons, ${named.join(", ")}
       FROM faulty JOIN (
         SELECT row, list(${ruleName} ORDER BY position, rule) AS rules,
           list(${reasonText} ORDER BY position, rule) AS reasons
         FROM faults WHERE severity = 'error' GROUP BY row) f ON f.row = faulty.row
       UNION ALL
       SELECT m.file, s.name, m.line, [m.rule], [m.message], ${missing.join(", ")}
       FROM malformed m JOIN source_files s ON m.file = s.file`);
}
const ruleName = `CASE WHEN column_name = '' THEN rule ELSE column_name || '.' || rule END`;
const reasonText = `CASE WHEN column_name = '' THEN message ELSE column_name || ' ' || message END`;
/** A contract's column with a name of the file's own columns stands under `data.<name>`. */
function readableName(name) {
	return [
		"source",
		"line",
		"rules",
		"reasons",
		"file"
	].includes(name.toLowerCase()) ? `data.${name}` : name;
}

// action-ingest/src/ingest/prepare-data.ts
/** Findings that are kept for annotations. */
const SAMPLE = 20;
/** Reads the files and checks every row; writes the rejects. */
async function examineData({ engine, contract, files, folder, log }) {
	const sources = await loadSources({
		engine,
		contract,
		sources: files,
		log
	});
	await checkRows(engine, contract);
	const { duplicates } = await acceptRows(engine, contract);
	const findings = await countFindings(engine, contract, duplicates);
	await writeRejects(engine, contract, folder);
	const sample = await sampleFindings(engine, SAMPLE);
	const firsts = await firstFindings(engine);
	return {
		sources,
		bySource: await countSources(engine, sources.length),
		findings,
		sample,
		firsts,
		broken: checkTableRules(contract, findings)
	};
}
/** Deals the accepted rows to the splits, describes them and writes them. */
async function splitData({ engine, contract, inputs, folder, last }) {
	const rule = await decideSplitRule({
		engine,
		contract,
		request: inputs.split,
		last
	});
	const splits = await describeSplits({
		engine,
		contract,
		rule,
		model: inputs.model
	});
	refuseEmptySplits(rule, splits.digests.splits);
	await writeSplits(engine, contract, folder);
	return splits;
}
/** Deals the rows of `accepted` by a rule and describes what came out. */
async function describeSplits({ engine, contract, rule, model }) {
	await splitRows(engine, contract, rule);
	return {
		rule,
		digests: await digestDataset(engine, contract),
		profile: await profileTable({
			engine,
			table: "(SELECT * FROM accepted WHERE __split = 'train')",
			contract,
			model
		}),
		imputation: await fitImputation(engine, contract)
	};
}

// action-ingest/src/ingest/read-last.ts
/**
* The lock that new data are compared with: the one on the branch that a change is for, or the checkout's where nothing
* is committed. Undefined before the first.
* @throws ConfigurationError where that lock, or the profile that would be written over, is another model's
*/
async function readLastLock(where, target) {
	const place = target === void 0 ? inCheckout(where) : onBranch(target);
	const lock = await readLock(where, place);
	await refuseForeignProfile(where, place);
	return lock;
}
/** The lock in the checkout, or undefined where there is none. @throws ConfigurationError for another model's */
function readCheckedOutLock(where) {
	return readLock(where, inCheckout(where));
}
function inCheckout({ directory }) {
	return {
		label: (path) => join(directory, path),
		read: (path) => readDocumentIfExists(join(directory, path))
	};
}
function onBranch({ git, base, commit }) {
	return {
		label: (path) => `${path} on the branch ${base}`,
		read: (path) => git.show(commit, path)
	};
}
function lockPath({ directory, lock }) {
	return relative(directory, lock).replaceAll("\\", "/");
}
async function readLock(where, { label, read }) {
	const path = lockPath(where);
	const text = await read(path);
	if (text === void 0) return void 0;
	const lock = parseManifest(DataLockSchema, text, label(path));
	refuseOtherModel({
		path,
		label: label(path),
		owner: lock.model,
		model: where.model
	});
	return lock;
}
/** The profile lies beside the lock under one name, so two locks in one folder would write over each other's. */
async function refuseForeignProfile(where, { label, read }) {
	const path = locateProfile(lockPath(where)).replaceAll("\\", "/");
	const text = await read(path);
	const profile = parseIfValid(ProfileSchema, text, path) ?? parseIfValid(FirstProfileSchema, text, path);
	if (profile) refuseOtherModel({
		path,
		label: label(path),
		owner: profile.model,
		model: where.model
	});
}
/** What changed since the lock's contract. One that cannot be read any more counts as broken. */
async function compareWithLast(contract, last, store) {
	if (last === void 0 || last.contract === contract.digest) return {
		breaking: [],
		compatible: []
	};
	const former = await readFormer(last, store);
	if (former !== void 0) return compareContracts(former, contract);
	return {
		breaking: ["the former contract is not in the store, so it cannot be compared"],
		compatible: []
	};
}
async function readFormer({ contractBlob }, store) {
	if (contractBlob === void 0) return void 0;
	try {
		const text = Buffer.from(await store.readBytes(contractBlob)).toString();
		return parseContract(text, "The former contract");
	} catch (error) {
		if (isFault(error, "SLW_BLOB_UNUSABLE")) return void 0;
		throw error;
	}
}

// action-ingest/src/ingest/store-blobs.ts
/**
* Stores splits, contract and the files that were added to the project's own, together; each is read back. `title` says
* what they are.
*/
async function storeBlobs({ store, contract, folder, sources, title }) {
	const describe = async (name) => {
		const file = join(folder, splitFileName(name));
		return {
			ref: await describeBlob(file),
			source: { file }
		};
	};
	const text = await describeContract(contract);
	const added = describeAdded(sources);
	const train = await describe("train");
	const validation = await describe("validation");
	const test = await describe("test");
	await store.writeBlobs({
		title,
		blobs: [
			text,
			...added,
			train,
			validation,
			test
		]
	});
	return {
		splits: {
			train: train.ref,
			validation: validation.ref,
			test: test.ref
		},
		contract: text.ref
	};
}
/** The contract as the store keeps it. */
async function describeContract(contract) {
	const source = { bytes: Buffer.from(compactContract(contract)) };
	return {
		name: "the contract",
		ref: await describeSource(source),
		source
	};
}
/** The files that were added to the project's own data, which the store keeps whole. */
function describeAdded(sources) {
	return sources.filter((entry) => entry.added).map(({ url, digest, bytes, file }) => ({
		name: url,
		ref: {
			digest,
			size: bytes
		},
		source: { file }
	}));
}

// action-ingest/src/ingest/ingest.ts
/** Reads, checks, splits and, when anything changed, stores, locks and proposes the data. */
async function ingest(inputs, ports) {
	const contract = await readContract(inputs.contract);
	resolveTask(inputs.task, contract);
	const target = await findTarget(inputs, ports);
	const last = await readLastLock(inputs, target);
	const { log } = ports;
	const { runtimePath, directory, model } = inputs;
	const engine = await openEngine({
		log,
		runtimePath
	});
	try {
		const context = {
			inputs,
			ports,
			contract,
			folder: workingFolder(directory),
			target,
			last
		};
		const examination = await examine(engine, context);
		if (examination.broken.length > 0) return {
			kind: "refused",
			model,
			examination
		};
		const splits = await splitData({
			engine,
			...context
		});
		return await lockSplits(context, {
			examination,
			splits,
			dealing: await describeDealing({
				engine,
				contract,
				splits,
				last,
				store: ports.store
			})
		});
	} finally {
		engine.close();
	}
}
async function examine(engine, context) {
	const { inputs, ports, contract, folder, last } = context;
	const files = await gatherSources({
		engine,
		inputs,
		last,
		...ports,
		folder: join(folder, "sources")
	});
	const examination = await examineData({
		engine,
		contract,
		files,
		folder,
		log: ports.log
	});
	annotateFindings(examination.sample, inputs.place, ports.log);
	return examination;
}
async function lockSplits(context, found) {
	const { examination, splits, dealing } = found;
	const { inputs, ports, contract, folder, last } = context;
	const changes = await compareWithLast(contract, last, ports.store);
	const differences = listDifferences({
		splits,
		sources: examination.sources,
		last
	});
	if (last && !hasChanges(changes) && differences.length === 0) {
		const beside = await listBeside(context, examination, last);
		const mended = await reuseSplits({
			last,
			store: ports.store,
			folder,
			beside
		});
		if (mended) {
			const handedOver = await handOverSplits({
				lock: last,
				folder,
				artifacts: ports.artifacts
			});
			return {
				kind: "unchanged",
				model: inputs.model,
				examination,
				lock: last,
				dealing,
				...handedOver,
				mended
			};
		}
		differences.push("The store lacks the splits of the last version, or holds them damaged.");
	}
	return lockVersion(context, found, proposeVersion({
		last: last?.version,
		contract: changes,
		other: differences
	}));
}
/**
* What the lock names beside its splits and is at hand. Added files that nobody gives anew were just read from the store,
* whole; a contract that only reads alike is another blob than the lock's.
*/
async function listBeside({ inputs, contract }, { sources }, last) {
	const text = await describeContract(contract);
	const added = inputs.additional.length === 0 ? [] : describeAdded(sources);
	return text.ref.digest === last.contractBlob?.digest ? [text, ...added] : added;
}
async function lockVersion({ inputs, ports, contract, folder, target, last }, { examination, splits, dealing }, { version, reasons }) {
	const { model } = inputs;
	const { profile } = splits;
	const title = titleData({
		model,
		version
	});
	const blobs = await storeBlobs({
		store: ports.store,
		contract,
		folder,
		sources: examination.sources,
		title
	});
	const lock = buildLock({
		model,
		version,
		contract,
		examination,
		splits,
		blobs
	});
	const handedOver = await handOverSplits({
		lock,
		folder,
		artifacts: ports.artifacts
	});
	for (const warning of warnOfDealing({
		lock,
		dealing,
		last
	})) ports.log.warning(warning);
	const proposal = target && await commitData({
		inputs,
		ports,
		target,
		lock,
		last,
		dealing,
		profile,
		examination,
		reasons
	});
	if (target === void 0 && !inputs.checkLock) await writeLock(inputs.lock, lock, profile);
	return {
		kind: "changed",
		model,
		examination,
		lock,
		last,
		dealing,
		...handedOver,
		reasons,
		proposal
	};
}
async function writeLock(file, lock, profile) {
	await writeManifest(ProfileSchema, locateProfile(file), profile);
	await writeManifest(DataLockSchema, file, lock);
}
function hasChanges({ breaking, compatible }) {
	return breaking.length + compatible.length > 0;
}

// action-ingest/src/ingest/code/list-code-paths.ts
/** What training reads in any project, and what its user adds; from the project's folder. */
function listCodePaths(directory, { files, added }) {
	const own = files.map((file) => relative(directory, file).replaceAll("\\", "/"));
	return [.../* @__PURE__ */ new Set([...own, ...added.map((path) => path.replace(/\/+$/, ""))])];
}

// action-ingest/src/ingest/inputs.ts
const COMMIT_MODES = [
	"pull-request",
	"direct",
	"none"
];
/** Reads the inputs. @throws ConfigurationError for a missing, impossible or contradictory one */
async function readInputs(runner) {
	const { inputs, context, directory, reach } = runner;
	const pipeline = await readProjectPipeline(runner);
	const data = pipeline?.data;
	const common = {
		model: settleModel(inputs, pipeline),
		directory,
		store: settleStore(inputs, pipeline),
		lock: resolve(directory, settleDataPaths(inputs, pipeline).lock)
	};
	if (inputs.flag("restore")) {
		for (const name of [
			"source",
			"additional-source",
			"drop-source"
		]) refuseSource(name, inputs.text(name));
		return {
			mode: "restore",
			...common,
			check: readCheck(runner, common, pipeline),
			codePaths: readCodePaths(runner, common, pipeline)
		};
	}
	const checkLock = inputs.flag("check-lock") ?? false;
	return {
		mode: "ingest",
		...common,
		sources: inputs.list("source") ?? listSources(data?.source) ?? throwMissing("source", "data.source"),
		additional: inputs.list("additional-source") ?? [],
		dropped: inputs.list("drop-source") ?? [],
		contract: locateContract(runner, pipeline),
		checkLock,
		task: pipeline?.task,
		split: readSplit(runner, data?.split),
		commit: checkLock ? "none" : inputs.choice("commit", COMMIT_MODES) ?? "pull-request",
		base: inputs.text("base"),
		runtimePath: settleRuntimePath(inputs, directory),
		reach,
		place: relative(context.workspace, directory)
	};
}
function locateContract({ inputs, directory }, pipeline) {
	return resolve(directory, settleDataPaths(inputs, pipeline).contract);
}
function readCodePaths(runner, { directory, lock }, pipeline) {
	const added = runner.inputs.list("code-paths");
	if (added === void 0) return void 0;
	const files = [
		resolve(directory, namePipelineFile(runner.inputs)),
		lock,
		locateProfile(lock),
		locateContract(runner, pipeline)
	];
	return listCodePaths(directory, {
		files,
		added
	});
}
function readCheck(runner, { directory, lock }, pipeline) {
	if (!runner.inputs.flag("check-lock")) return void 0;
	return {
		directory,
		lockFile: lock,
		contractFile: locateContract(runner, pipeline),
		split: readSplit(runner, pipeline?.data?.split),
		runtimePath: settleRuntimePath(runner.inputs, runner.directory)
	};
}
function readSplit({ inputs }, config) {
	const request = {
		by: inputs.text("split-by") ?? config?.by ?? "row",
		validation: readShare(inputs.number("split-validation", {
			min: 0,
			max: 1
		}), config?.validation),
		test: readShare(inputs.number("split-test", {
			min: 0,
			max: 1
		}), config?.test),
		seed: inputs.number("seed", { integer: true }) ?? config?.seed ?? 42,
		cutoffs: inputs.choice("cut-offs", CUTOFF_MODES) ?? config?.["cut-offs"],
		moveCutoffs: inputs.flag("move-cut-offs")
	};
	checkShares(request);
	return request;
}
function readShare(input, config) {
	return input ?? config ?? .2;
}
function listSources(source) {
	return source === void 0 ? void 0 : [source].flat();
}
function refuseSource(name, value) {
	if (value === void 0) return;
	throw new ConfigurationError("SLW_INPUTS_CONTRADICT", `The inputs "restore" and "${name}" contradict each other: restoring reads no source. Take one of them out.`);
}

// action-ingest/src/ingest/lock/check-statements.ts
/** What a lock says that can be judged without a row: about the contract, the profile, the rule and itself. */
function listStatementFaults({ lock, contract, profile }) {
	const faults = [];
	if (lock.contract !== contract.digest) faults.push(`it was made with another contract (${lock.contract}) than there is now (${contract.digest})`);
	if (lock.contractBlob !== void 0 && lock.contractBlob.digest !== lock.contract) faults.push(`its contract blob ${lock.contractBlob.digest} is not its contract`);
	const bytes = Buffer.byteLength(compactContract(contract));
	if (lock.contractBlob?.digest === contract.digest && lock.contractBlob.size !== bytes) faults.push(`its contract blob has ${lock.contractBlob.size} bytes, and the contract ${bytes}`);
	if (profile !== lock.profile) faults.push(`its profile is ${lock.profile}, and profile.json is ${profile ?? "missing"}`);
	if (canonicalJson(lock.split.key) !== canonicalJson(splitKey(contract, lock.split))) faults.push(`it deals rows by ${lock.split.key.join(", ")}, which is not the key that the contract gives`);
	return [
		...faults,
		...listTwins(lock),
		...listSums(lock)
	];
}
/** Where a lock's rule is another than the one asked for; cut-offs, which rows give, are left out. */
function listRuleFaults(lock, contract, request) {
	const { cutoffs: _, ...stated } = lock.split;
	const asked = planSplit(contract, request);
	if (canonicalJson(stated) === canonicalJson(asked)) return [];
	return [`it splits by ${describeRule(stated)}, and ${describeRule(asked)} is asked for`];
}
/** `row, validation 0.2, test 0.2, seed 42`. */
function describeRule({ by, column, validation, test, seed, rolling }) {
	return `${`${column === void 0 ? by : `${by}:${column}`}${rolling ? " with rolling cut-offs" : ""}`} (validation ${validation}, test ${test}, seed ${seed})`;
}
/** No two splits with rows in them can be the same rows, nor the same file. */
function listTwins({ splits }) {
	const filled = SPLIT_NAMES.filter((name) => splits[name].rows > 0);
	return filled.flatMap((name, index) => filled.slice(index + 1).filter((other) => splits[name].digest === splits[other].digest || splits[name].blob.digest === splits[other].blob.digest).map((other) => `its ${name} and its ${other} split are the same`));
}
function listSums({ splits, rows }) {
	const dealt = SPLIT_NAMES.reduce((sum, name) => sum + splits[name].rows, 0);
	return dealt === rows.accepted ? [] : [`its splits have ${formatCount(dealt, "row")}, and ${rows.accepted} were accepted`];
}

// action-ingest/src/ingest/lock/committed-profile.ts
/** `profile.json` beside the lock, as it lies: its digest and its content; undefined where there is none. */
async function readCommittedProfile(lockFile) {
	const text = await readDocumentIfExists(locateProfile(lockFile));
	return text === void 0 ? void 0 : {
		digest: digestOf(text),
		value: parseJson(text, "profile.json")
	};
}
/** Whether a profile is of the version that this Slipway writes, so that it can be made again and compared. */
function isCurrent(profile) {
	return isOfSchema(ProfileSchema, profile);
}

// action-ingest/src/ingest/lock/find-base.ts
/**
* The lock and the profile where a pull request left its base branch.
* @param base commit of the base branch that the event names
* @returns undefined where this clone does not hold it
*/
async function findBase(git, base, { directory, lock }) {
	if (!await git.hasCommit(base)) return void 0;
	const commit = await git.run([
		"merge-base",
		base,
		"HEAD"
	], { answers: [1] });
	if (commit === "") return void 0;
	const path = relative(directory, lock).replaceAll("\\", "/");
	const beside = locateProfile(path).replaceAll("\\", "/");
	return {
		commit,
		lock: await git.show(commit, path),
		profile: await git.show(commit, beside)
	};
}

// action-ingest/src/ingest/lock/hold-cutoffs.ts
/**
* Holds the cut-offs of a time split against the rows of `accepted` and the locks before: those that the rows give, or,
* unless the rule is rolling, those of the lock before. A lock that was on the line before was held then.
*/
async function holdCutoffs(engine, { contract, lock, earlier }) {
	const { column, cutoffs: stated } = lock.split;
	if (stated === void 0 || column === void 0 || earlier.isKnown) return {};
	const rule = {
		...lock.split,
		column
	};
	for (const last of [earlier.former, void 0]) {
		const given = await decideCutoffs({
			engine,
			contract,
			rule,
			last,
			move: false
		});
		if (canonicalJson(given) === canonicalJson(stated)) return {};
	}
	const where = describeCutoffs(stated);
	return explainUnseen(lock, earlier, where) ?? { fault: `${where} are neither those of the lock before nor those that the rows give, which ingest finds with "move-cut-offs"` };
}
/** The same where no rows can be read: all that can be told then is that they are those of the lock before. */
function holdFrozenCutoffs(lock, earlier) {
	const { cutoffs: stated, rolling } = lock.split;
	if (stated === void 0 || earlier.isKnown) return {};
	const { cutoffs: _, ...rule } = lock.split;
	const { cutoffs: former, ...formerRule } = earlier.former?.split ?? {};
	if (canonicalJson(rule) === canonicalJson(formerRule) && canonicalJson(stated) === canonicalJson(former ?? null) && !rolling) return {};
	return { unheld: `${describeCutoffs(stated)} are not those of a lock before, and only all of its rows can tell whether they give them` };
}
/** A lock that is not the first and has none before it lay elsewhere, or its line is cut off. */
function explainUnseen(lock, { former, unseen }, where) {
	if (former !== void 0 || lock.split.rolling) return void 0;
	const why = unseen ?? (lock.version === "1.0.0" ? void 0 : `no lock before ${lock.version} is on this line`);
	return why === void 0 ? void 0 : { unheld: `${where} are not those that the rows give, and cannot be held against the lock before (${why})` };
}
function describeCutoffs({ validation, test }) {
	return `its cut-offs (validation ${validation}, test ${test})`;
}

// action-ingest/src/ingest/lock/hold-sources.ts
/** What a lock says of its sources beside their digests, where that can be told: sizes, ETags, and what was added. */
async function listSourceFaults({ located, own, former }) {
	const faults = [];
	for (const found of located) {
		const { source } = found;
		const before = former?.source.find(({ url, digest }) => url === source.url && digest === source.digest);
		const all = [
			await findSizeFault(found, before),
			findTagFault(source),
			await findAddedFault({
				source,
				before,
				own
			})
		];
		faults.push(...all.filter((fault) => fault !== void 0));
	}
	return faults;
}
async function findSizeFault(found, before) {
	const { url, bytes } = found.source;
	const actual = found.state === "same" ? await measure(found.source, found.file) : before?.bytes;
	return actual === void 0 || actual === bytes ? void 0 : `it has ${url} at ${bytes} bytes, which are ${actual}`;
}
/** Undefined for a file that Git gave other ends of lines than those that were read. */
async function measure({ bytes, digest }, { file }) {
	const { size } = await stat(file);
	return size === bytes || (await digestOfFile(file)).digest === digest ? size : void 0;
}
/** Servers give ETags, and change them at will; a file has none. */
function findTagFault({ url, etag }) {
	return etag === void 0 || isElsewhere$1(url) ? void 0 : `it has an ETag of ${url}, which no server gave`;
}
/** Where a server gives another ETag than the lock has, though its bytes are the same: it may do so, and nobody relies on it. */
function listOtherTags(located) {
	return located.flatMap((found) => {
		const { etag, url } = found.source;
		const now = found.state === "same" ? found.file.etag : void 0;
		if (now === void 0 || now === etag) return [];
		return [`${url} has the ETag ${now} now, and the lock has ${etag ?? "none"}; its bytes are the same.`];
	});
}
/** What is the project's own is not added, and what was added stays so until it is left out. */
async function findAddedFault({ source: { url, digest, added }, before, own }) {
	if (added === before?.added && before) return void 0;
	const isOwn = await isAmong(digest, own);
	if (added && isOwn) return `it has ${url} as added, and that is the project's own`;
	if (before?.added && !added && !isOwn) return `it has ${url} as the project's own, and that was added`;
}
async function isAmong(digest, own) {
	for (const { file } of own) if (await digestAsCommitted(file, digest) === digest) return true;
	return false;
}

// action-ingest/src/ingest/lock/hold-version.ts
/**
* Whether a lock has the number that ingest gives after the lock before; a fault, or undefined.
* @param own the locks before it on its own branch, which may have grown by several
*/
async function findVersionFault({ own, ...question }) {
	const { lock, earlier } = question;
	if (earlier.isKnown || earlier.unseen !== void 0) return void 0;
	const possible = await listNext(question);
	const isNext = (numbers) => numbers.includes(lock.version);
	if (isNext(possible)) return void 0;
	if (own.former && isNext(await listNext({
		...question,
		earlier: own
	}))) return void 0;
	const last = earlier.former?.version;
	const before = last === void 0 ? "as the first" : `after ${last}`;
	return `it is version ${lock.version}, and ${before} ingest gives ${possible.join(" or ")}`;
}
async function listNext(question) {
	const last = question.earlier.former?.version;
	const changes = await listChanges(question);
	return [...new Set(changes.map((contract) => proposeVersion({
		last,
		contract,
		other: []
	}).version))];
}
const SAME = {
	breaking: [],
	compatible: []
};
const BROKEN = {
	breaking: ["it cannot be compared"],
	compatible: []
};
/** What ingest may have found of the contract: a store that lacks the former one makes every change a break. */
async function listChanges({ git, contract, earlier, contractPath }) {
	const { former, ref } = earlier;
	if (former === void 0 || former.contract === contract.digest) return [SAME];
	const text = ref && await findByDigest({
		git,
		ref,
		path: contractPath,
		digest: former.contract,
		identify: (text) => read(text, contractPath)?.digest
	});
	const before = text ? read(text, contractPath) : void 0;
	return [before ? compareContracts(before, contract) : SAME, BROKEN];
}
function read(text, path) {
	return tryToParse(() => parseContract(text, path));
}

// action-ingest/src/ingest/lock/locate-sources.ts
/**
* Reads every source that a lock names and holds it against the digest that the lock has of it.
* @returns beside them `own`, the files that `data.source` names now
*/
async function locateSources(lock, locating) {
	const own = await resolveOwn(locating);
	const located = [];
	for (const source of lock.source) located.push(await locate(source, own, locating));
	return {
		located,
		own
	};
}
async function locate(source, own, locating) {
	try {
		const file = await readSource(source, own, locating);
		const digest = await digestAsCommitted(file.file, source.digest);
		if (digest === source.digest) return {
			state: "same",
			source,
			file
		};
		const reason = `${source.url} is ${digest}, and the lock has ${source.digest}`;
		return {
			state: "different",
			source,
			isLocal: !isElsewhere$1(source.url),
			reason
		};
	} catch (error) {
		if (!(error instanceof ConfigurationError)) throw error;
		return {
			state: "unread",
			source,
			reason: error.message
		};
	}
}
async function readSource(source, own, { engine, inputs, ports, folder }) {
	if (source.added) {
		const file = join(folder, `kept-${source.digest.slice(7, 19)}`);
		return fetchKept({
			source,
			store: ports.store,
			file
		});
	}
	const known = own.find(({ url }) => url === source.url);
	if (known !== void 0) return known;
	const [file] = await resolveSources({
		engine,
		sources: [source.url],
		directory: inputs.directory,
		downloads: folder,
		reach: inputs.reach,
		...ports
	});
	if (file !== void 0) return file;
	throw new ConfigurationError("SLW_SOURCE_MISSING", `The source ${source.url} is not there.`);
}
/** The project's own sources, each by itself: one that cannot be read says so where the data are checked. */
async function resolveOwn({ engine, inputs, ports, folder }) {
	const files = [];
	for (const source of inputs.sources) {
		const { directory, reach } = inputs;
		const found = await resolveSources({
			engine,
			sources: [source],
			directory,
			downloads: folder,
			reach,
			...ports
		}).catch((error) => {
			if (error instanceof ConfigurationError) return [];
			throw error;
		});
		files.push(...found);
	}
	return files;
}

// action-ingest/src/ingest/lock/is-alike.ts
/** Two machines may add the same doubles with a last digit that differs; nobody's change of a value is so small. */
const TOLERANCE = 1e-9;
/** Whether two JSON values say the same, numbers within rounding. */
function isAlike(a, b) {
	if (typeof a === "number" && typeof b === "number") return a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
	if (!isObject(a) || !isObject(b)) return a === b;
	if (Array.isArray(a) !== Array.isArray(b)) return false;
	const keys = Object.keys(a);
	return keys.length === Object.keys(b).length && keys.every((key) => key in b && isAlike(a[key], b[key]));
}
function isObject(value) {
	return typeof value === "object" && value !== null;
}

// action-ingest/src/ingest/lock/list-differences.ts
/** Where a lock says something else than its rows: what it states, and what they give. */
function listSplitDifferences({ lock, splits, profile }) {
	const differences = [];
	const { digests, imputation } = splits;
	for (const name of SPLIT_NAMES) {
		const { rows, digest } = lock.splits[name];
		const found = digests.splits[name];
		if (rows === found.rows && digest === found.digest) continue;
		differences.push(`its ${name} split is ${formatCount(rows, "row")} (${digest}), and the rows give ${found.rows} (${found.digest})`);
	}
	if (lock.dataset !== digests.dataset) differences.push(`its dataset is ${lock.dataset}, and the rows give ${digests.dataset}`);
	if (!isAlike(lock.imputation, imputation)) differences.push(`it fills missing cells with ${compact(lock.imputation)}, and the training split gives ${compact(imputation)}`);
	if (isCurrent(profile) && !isAlike(profile, splits.profile)) differences.push("profile.json is not what the training split looks like");
	return differences;
}
/** The same of what became of the rows that were read. */
function listRowDifferences(lock, found) {
	return ["rows", "rejects"].filter((key) => canonicalJson(lock[key]) !== canonicalJson(found[key])).map((key) => `its ${key} are ${compact(lock[key])}, and reading gives ${compact(found[key])}`);
}
function compact(value) {
	return canonicalJson(value).replace(/\s+/g, " ").trim();
}

// action-ingest/src/ingest/lock/recompute.ts
/** Reads, checks and splits the sources of a lock as ingest did, and says where the lock says something else. */
async function recompute(engine, { inputs, ports, lock, contract, profile, earlier, files }) {
	const { log } = ports;
	const folder = workingFolder(inputs.directory);
	const examination = await examineData({
		engine,
		contract,
		files,
		folder,
		log
	});
	annotateFindings(examination.sample, inputs.place, log);
	if (examination.broken.length > 0) return {
		examination,
		faults: examination.broken
	};
	const rows = {
		rows: examination.findings.rows,
		rejects: countRejects(examination)
	};
	const { fault, unheld } = await holdCutoffs(engine, {
		contract,
		lock,
		earlier
	});
	const splits = await describeSplits({
		engine,
		contract,
		rule: lock.split,
		model: lock.model
	});
	return {
		examination,
		faults: [
			...listRowDifferences(lock, rows),
			...fault === void 0 ? [] : [fault],
			...listSplitDifferences({
				lock,
				splits,
				profile
			})
		],
		unheld
	};
}

// action-ingest/src/ingest/lock/refuse-lock.ts
/** @throws ConfigurationError with what is wrong about a lock, where anything is */
function refuseFaults(name, faults, cure) {
	if (faults.length === 0) return;
	throw new ConfigurationError("SLW_LOCK_BROKEN", `The data lock ${name} does not hold: ${faults.join("; ")}. ${cure}`);
}

// action-ingest/src/ingest/lock/earlier-locks.ts
/** Where a line cannot be read at all. */
function unseenLocks(why) {
	return {
		ref: void 0,
		former: void 0,
		isKnown: false,
		unseen: why
	};
}
/**
* The locks before one, by the first-parent line of a ref, on which a merged pull request is one step: what the commits of
* a branch say among themselves nobody has reviewed.
*/
async function findEarlierLocks({ ref, ...question }) {
	const states = await listStates({
		...question,
		ref
	});
	const own = canonicalJson(question.lock);
	const texts = states.map((lock) => lock && canonicalJson(lock));
	const newest = texts[0] === own ? texts.findIndex((text) => text !== own) : 0;
	const former = states[newest];
	const seen = {
		ref,
		former,
		isKnown: newest === 0 && texts.includes(own),
		unseen: void 0
	};
	if (former !== void 0 || seen.isKnown) return seen;
	if (await question.git.isShallow()) return {
		...seen,
		unseen: "this clone is shallow: set \"fetch-depth: 0\" in actions/checkout"
	};
	return {
		...seen,
		isKnown: texts.length === 0 && await hasMoved({
			...question,
			ref
		})
	};
}
/** What the lock's file was on the line, newest first; null where it was gone or no lock. */
async function listStates({ git, ref, place }) {
	const path = relative(place.directory, place.lock).replaceAll("\\", "/");
	const objects = (await git.firstParentLog(ref, [path])).flatMap(({ changes }) => changes.map(({ object }) => object)).reverse();
	const texts = await git.readBlobs(objects.filter((object) => object !== null));
	return objects.map((object) => object === null ? void 0 : parseIfValid(DataLockSchema, texts.get(object), path));
}
/** Whether the same lock lies elsewhere at the ref, from where this change moves it. */
async function hasMoved({ git, ref, lock, place }) {
	const name = basename(place.lock);
	const paths = (await git.list(ref, "")).filter((path) => basename(path) === name);
	const texts = await Promise.all(paths.map((path) => git.show(ref, path)));
	const own = canonicalJson(lock);
	return texts.some((text, index) => {
		const other = parseIfValid(DataLockSchema, text, paths[index] ?? "");
		return other !== void 0 && canonicalJson(other) === own;
	});
}

// action-ingest/src/ingest/lock/reviewed-locks.ts
/** The locks before one, as the branch has them that a pull request goes to, else the commit checked out. */
async function findReviewedLocks({ pullRequest, ...question }) {
	const { git, place } = question;
	const base = pullRequest && await findBase(git, pullRequest.base, place);
	if (pullRequest && !base) return unseenLocks(`the base commit ${pullRequest.base} is not in this clone: set "fetch-depth: 0" in actions/checkout`);
	const ref = base?.commit ?? await git.headCommit();
	return ref === null ? unseenLocks("nothing is committed yet") : findEarlierLocks({
		...question,
		ref
	});
}

// action-ingest/src/ingest/lock/check-committed.ts
const CURE$1 = "Locks are made by ingest alone: restore lock and profile from the base branch, and let ingest propose new ones after the merge.";
/**
* Holds the lock of the checkout against the sources it names. Where all can be read and are the recorded bytes, all that
* it says is made anew; otherwise what can be judged without them. What a pull request does not touch is left alone: its
* contract or its settings may well be newer than the lock.
* @throws ConfigurationError for a lock that does not hold, and for one that a fork changes
*/
async function checkCommitted(inputs, ports, pullRequest) {
	const lock = await readCheckedOutLock(inputs);
	const name = relative(inputs.directory, inputs.lock);
	const git = ports.openGit();
	const base = pullRequest && await findBase(git, pullRequest.base, inputs);
	if (!await isChanged(inputs, base)) return lock ? {
		state: "unchanged",
		lock
	} : { state: "absent" };
	refuseForkLock(name, pullRequest);
	if (lock === void 0) return { state: "absent" };
	const contract = await readContract(inputs.contract);
	const profile = await readCommittedProfile(inputs.lock);
	const hint = pullRequest && !base ? ` ${explainShallow(pullRequest)}` : "";
	const faults = [
		...listStatementFaults({
			lock,
			contract,
			profile: profile?.digest
		}),
		...listRuleFaults(lock, contract, inputs.split),
		...profile && !isCurrent(profile.value) ? ["its profile was written by another version of Slipway"] : []
	];
	refuseFaults(name, faults, CURE$1 + hint);
	const line = {
		git,
		lock,
		place: inputs
	};
	const earlier = await findReviewedLocks({
		...line,
		pullRequest
	});
	const contractPath = relative(inputs.directory, inputs.contract).replaceAll("\\", "/");
	const own = await findReviewedLocks(line);
	const fault = await findVersionFault({
		git,
		lock,
		contract,
		earlier,
		own,
		contractPath
	});
	if (earlier.unseen !== void 0) ports.log.warning(`The locks before ${name} are not seen (${earlier.unseen}), so its version is not held.`);
	const known = fault === void 0 ? [] : [fault];
	return checkSources({
		inputs,
		ports,
		lock,
		contract,
		profile: profile?.value,
		earlier,
		known
	});
}
/** Where nothing is known of the base, everything counts as changed. */
async function isChanged({ lock }, base) {
	if (base === void 0) return true;
	const profile = await readDocumentIfExists(locateProfile(lock));
	return base.lock !== await readDocumentIfExists(lock) || base.profile !== profile;
}
function refuseForkLock(name, pullRequest) {
	if (pullRequest?.fork === void 0) return;
	throw new ConfigurationError("SLW_FORK_REFUSED", `This pull request comes from ${pullRequest.fork} and changes ${name} or its profile, which forks may not. Restore both from the base branch: ingest proposes new ones after the merge.`);
}
function explainShallow({ base }) {
	return `(The base commit ${base} is not in this clone, so the lock counts as changed: set "fetch-depth: 0" in actions/checkout.)`;
}
async function checkSources(checking) {
	const { inputs, ports, lock } = checking;
	const { runtimePath, directory } = inputs;
	const engine = await openEngine({
		log: ports.log,
		runtimePath
	});
	const name = relative(directory, inputs.lock);
	try {
		const folder = `${workingFolder(directory)}/sources`;
		const { located, own } = await locateSources(lock, {
			engine,
			inputs,
			ports,
			folder
		});
		const { earlier, known } = checking;
		const sources = await listSourceFaults({
			located,
			own,
			former: earlier.former
		});
		const forged = [...listForged(located), ...sources];
		if (forged.length > 0) refuseFaults(name, [...known, ...forged], CURE$1);
		for (const note of listOtherTags(located)) ports.log.warning(note);
		const unread = located.flatMap((source) => source.state === "same" ? [] : [source.reason]);
		if (unread.length > 0) {
			refuseFaults(name, known, CURE$1);
			const { unheld } = holdFrozenCutoffs(lock, earlier);
			return {
				state: "partial",
				lock,
				reasons: unheld === void 0 ? unread : [...unread, unheld]
			};
		}
		const files = located.flatMap((source) => source.state === "same" ? [source.file] : []);
		const { examination, faults, unheld } = await recompute(engine, {
			...checking,
			files
		});
		refuseFaults(name, [...known, ...faults], CURE$1);
		if (unheld !== void 0) ports.log.warning(`${name}: ${unheld}.`);
		return {
			state: "whole",
			lock,
			examination,
			coversOwn: own.every(({ url }) => lock.source.some((source) => source.url === url))
		};
	} finally {
		engine.close();
	}
}
/** A file of the checkout is what it is: a changed lock that has another digest of it was not made from it. */
function listForged(located) {
	return located.flatMap((source) => source.state === "different" && source.isLocal && !source.source.added ? [source.reason] : []);
}

// action-ingest/src/ingest/lock/pull-request.ts
/** Reads it from the event; undefined where the step runs for something else. */
function readPullRequest(trigger) {
	const base = pickText(trigger.event, "pull_request", "base", "sha");
	return base === void 0 ? void 0 : {
		base,
		fork: findFork(trigger)
	};
}

// action-ingest/src/ingest/lock/render-check.ts
/** What the check of the lock came to, above the rest of a summary. */
function joinSummaries(check, rest) {
	return [describeCheck(check), rest].filter((part) => part !== "").join("\n\n");
}
/** The summary where the lock's rows are the project's own data. */
function renderChecked({ model, lock, examination }) {
	const rules = renderRules(examination);
	return [
		`## Data ${lock.version} of ${model}`,
		renderRows(examination),
		...rules === "" ? [] : [`### Rules that were broken\n\n${rules}`],
		renderSplits(lock)
	].join("\n\n");
}
function describeCheck(check) {
	switch (check.state) {
		case "absent": return "";
		case "unchanged": return "This change leaves the data lock as it is on its base branch.";
		case "whole": return `Data lock ${check.lock.version} holds: everything it says was made anew from its sources, and is so.`;
		case "partial": return `Data lock ${check.lock.version} could not be made anew, so its rows are held against it where the store can be read, before training:\n\n${check.reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join("\n")}`;
	}
}

// action-ingest/src/ingest/explain-added.ts
/**
* What became of files that were to be added and changed nothing, a sentence each: their rows were rejected, or are in the
* data already. Files that the lock names are no news.
*/
function explainAdded({ sources, bySource }, lock) {
	const known = new Set(lock.source.map(({ digest }) => digest));
	return sources.flatMap(({ url, digest, added }, index) => {
		const { read = 0, rejected = 0 } = bySource[index] ?? {};
		if (!added || known.has(digest)) return [];
		const present = read - rejected;
		const parts = [rejected > 0 ? `${rejected.toLocaleString("en-US")} rejected` : "", present > 0 ? `${present.toLocaleString("en-US")} in the data already` : ""].filter((part) => part !== "");
		const why = parts.length === 0 ? "" : `: ${parts.join(", ")}`;
		return [`${escapeMarkdown(url)} added nothing. Of its ${formatCount(read, "row")} none is new${why}.`];
	});
}

// action-ingest/src/ingest/render-summary.ts
/** The step summary of an ingest. */
function renderSummary(result) {
	const { model, examination } = result;
	const rules = renderRules(examination);
	const parts = [
		`## ${titleOf(result)}`,
		...explain(result),
		renderRows(examination)
	];
	if (rules !== "") parts.push(`### Rules that were broken\n\n${rules}\n\nEvery finding is in \`${OWN.data}/rejects.csv\`.`);
	if (result.kind !== "refused") {
		const last = result.kind === "changed" ? result.last : result.lock;
		const dealt = {
			...result,
			last
		};
		parts.push(`### Splits of ${model} ${result.lock.version}`, renderDealing(dealt), listItems(explainDealing(dealt)));
	}
	return parts.join("\n\n");
}
/** The step summary of a restore. */
function renderRestoreSummary({ lock, artifact, checked }) {
	return [
		`## Restored data ${lock.version} of ${lock.model}`,
		`The training and validation splits came from the store and are in the artifact \`${artifact}\`.`,
		...checked ? ["Everything the lock says of its rows was made anew from the store, and is so."] : [],
		renderSplits(lock)
	].join("\n\n");
}
/** The sentence the step fails with. */
function describeRefusal(broken) {
	return `The data was refused: ${broken.join("; ")}. See ${OWN.data}/rejects.csv, then correct the data or the contract.`;
}
function titleOf(result) {
	if (result.kind === "refused") return `Data of ${result.model} refused`;
	const state = result.kind === "unchanged" ? ": nothing changed" : "";
	return `Data ${result.lock.version} of ${result.model}${state}`;
}
function explain(result) {
	if (result.kind === "refused") return [listSentences(result.examination.broken)];
	if (result.kind === "unchanged") return [
		"The data lock names these rows already. Nothing is proposed.",
		...explainAdded(result.examination, result.lock),
		...explainMended(result)
	];
	return [listSentences(result.reasons), ...linkProposal(result.proposal)];
}
function explainMended({ mended }) {
	if (mended.length === 0) return [];
	return [`The store lacked, or held damaged: ${mended.join(", ")}. Stored anew. A training that failed for want of it can be run again.`];
}
function linkProposal(proposal) {
	if (proposal === void 0) return ["Lock and profile are written, not committed."];
	if (proposal.url === "") return [`Committed to \`${proposal.branch}\`.`];
	return [`Pull request (${proposal.state}): ${proposal.url}`];
}

// action-ingest/src/ingest/code/hand-over-code.ts
/**
* Uploads files of the commit that is checked out, as Git has them, so that training needs no clone: what lies in the
* history stays away from it.
* @throws ConfigurationError where nothing is checked out, or a path holds a submodule
*/
async function handOverCode(request) {
	const { directory, lock, paths, artifacts, log } = request;
	const git = createGitRunner({
		directory,
		log
	});
	const commit = (await git([
		"rev-parse",
		"--verify",
		"HEAD^{commit}"
	])).stdout.trim();
	const files = await listFiles(git, paths);
	const format = commit.length === 64 ? "sha256" : "sha1";
	const artifact = `code-${lock.model}-${commit.slice(0, 12)}`;
	const manifest = {
		$schema: CodeManifestSchema.properties.$schema.const,
		commit,
		files: files.map(({ path, mode }) => ({
			path,
			mode
		})),
		dataInGit: await isDataInGit(git, lock)
	};
	await inTemporaryFolder("slipway-code-", async (folder) => {
		await mkdir(join(folder, "files"));
		await writeManifest(CodeManifestSchema, join(folder, "code.json"), manifest);
		for (const [index, { object }] of files.entries()) {
			const { stdout } = await git([
				"cat-file",
				"blob",
				object
			], { encoding: "latin1" });
			await writeFile(join(folder, contentPath(index)), stdout, "latin1");
		}
		await artifacts.upload(artifact, folder, ["code.json", ...files.map((_, index) => contentPath(index))]);
	});
	return {
		artifact,
		commit,
		tree: hashTree(files, format)
	};
}
async function listFiles(git, paths) {
	const { stdout } = await git([
		"ls-tree",
		"-r",
		"-z",
		"HEAD",
		"--",
		...paths
	]);
	return stdout.split("\0").filter((line) => line !== "").map((line) => {
		const tab = line.indexOf("	");
		const [mode = "", , object = ""] = line.slice(0, tab).split(" ");
		const path = line.slice(tab + 1);
		return {
			path,
			mode: readMode(mode, path),
			object
		};
	});
}
function readMode(mode, path) {
	if (mode === "100644" || mode === "100755" || mode === "120000") return mode;
	throw new ConfigurationError("SLW_CODE_HANDOVER_INVALID", `${path} is a submodule, which cannot be handed over to training. Leave it out of "code-paths", or let the training job check out the repository.`);
}
/** Where a clone is shallow, its history may hold what the commit no longer does. */
async function isDataInGit(git, { source }) {
	const paths = source.filter(({ url, added }) => !added && !/^([a-z0-9+.-]+:\/\/|\/)/i.test(url)).map(({ url }) => url);
	if (paths.length === 0) return false;
	const { stdout } = await git([
		"ls-tree",
		"-r",
		"--name-only",
		"HEAD",
		"--",
		...paths
	]);
	if (stdout.trim() !== "") return true;
	return (await git(["rev-parse", "--is-shallow-repository"])).stdout.trim() === "true";
}

// action-ingest/src/ingest/lock/stored-rows.ts
/**
* Makes the table `accepted` of the three splits as they were stored, each row with its split as `__stored`. The tables
* that say where a row was read are empty: it was read from the store.
*/
async function loadStoredRows(engine, contract, folders) {
	const columns = contract.columns.map(({ name }) => quoteIdentifier(name)).join(", ");
	const parts = SPLIT_NAMES.map((name) => {
		const table = scanFile(join(folders[name], splitFileName(name)));
		return `SELECT ${columns}, ${quoteText(name)} AS __stored FROM ${table}`;
	});
	await engine.execute(`CREATE TABLE source_rows(file USMALLINT, line UBIGINT);
     CREATE TABLE source_files(file USMALLINT, name VARCHAR, shift BIGINT);
     CREATE TABLE accepted AS SELECT *, row_number() OVER () AS __row FROM (${parts.join(" UNION ALL ")})`);
}
/** Rows that the rule gives to another split than the one they were stored in, as sentences. */
async function listMisplaced(engine) {
	return (await engine.query(`SELECT __stored, __split, count(*) AS n FROM accepted WHERE __stored <> __split GROUP BY ALL ORDER BY ALL`)).map(({ __stored: stored, __split: split, n }) => `the ${String(stored)} split in the store holds ${formatCount(Number(n), "row")} that its rule gives to ${String(split)}`);
}

// action-ingest/src/ingest/lock/check-stored.ts
const CURE = "Nothing is trained on it. Run ingest, and merge the lock it proposes.";
/**
* Makes everything that a lock says of its rows anew from the splits in the store: which split each row belongs to by
* the lock's rule, its cut-offs, digests and counts, the values that fill missing cells, the profile. The test split is fetched for
* that, beside the project, and is gone at the end.
* @param folder where the training and validation split were restored to
* @throws ConfigurationError with what does not hold
*/
async function checkStored(check, { lock, earlier, folder, store, log }) {
	const contract = await readContract(check.contractFile);
	const profile = await readCommittedProfile(check.lockFile);
	const name = relative(check.directory, check.lockFile);
	refuseFaults(name, listStatementFaults({
		lock,
		contract,
		profile: profile?.digest
	}), CURE);
	for (const fault of listRuleFaults(lock, contract, check.split)) log.warning(`${name} is older than its settings: ${fault}. Merge the data pull request that ingest opens.`);
	const faults = await inTemporaryFolder("slipway-lock-", async (temporary) => {
		await restoreSplit({
			store,
			lock,
			split: "test",
			file: `${temporary}/${splitFileName("test")}`
		});
		const { runtimePath } = check;
		const engine = await openEngine({
			log,
			runtimePath
		});
		try {
			await loadStoredRows(engine, contract, {
				train: folder,
				validation: folder,
				test: temporary
			});
			const { fault, unheld } = await holdCutoffs(engine, {
				contract,
				lock,
				earlier
			});
			if (unheld !== void 0) log.warning(`${name}: ${unheld}.`);
			if (fault !== void 0) return [fault];
			const splits = await describeSplits({
				engine,
				contract,
				rule: lock.split,
				model: lock.model
			});
			const misplaced = await listMisplaced(engine);
			if (misplaced.length > 0) return misplaced;
			return listSplitDifferences({
				lock,
				splits,
				profile: profile?.value
			});
		} finally {
			engine.close();
		}
	});
	refuseFaults(name, faults, CURE);
}

// action-ingest/src/ingest/restore.ts
/** Hands over the training and validation splits of the committed lock from the store. Changes nothing. */
async function restore(inputs, ports, pullRequest) {
	const { store, artifacts, log } = ports;
	const lock = await readCheckedOutLock(inputs);
	if (lock === void 0) throw new ConfigurationError("SLW_LOCK_MISSING", `The data lock ${inputs.lock} does not exist, so there is nothing to restore. Run ingest and merge its pull request first.`);
	const folder = workingFolder(inputs.directory);
	for (const split of HANDED_OVER) {
		const file = join(folder, splitFileName(split));
		await restoreSplit({
			store,
			lock,
			split,
			file
		}).catch(explainMissing);
	}
	if (inputs.check) {
		const earlier = await findReviewedLocks({
			git: ports.openGit(),
			lock,
			place: inputs,
			pullRequest
		});
		await checkStored(inputs.check, {
			lock,
			earlier,
			folder,
			store,
			log
		}).catch(explainMissing);
	}
	const handedOver = await handOverSplits({
		lock,
		folder,
		artifacts
	});
	const { directory, codePaths: paths } = inputs;
	const code = paths && await handOverCode({
		directory,
		lock,
		paths,
		artifacts,
		log
	});
	return {
		lock,
		...handedOver,
		checked: inputs.check !== void 0,
		code
	};
}
/** A lock that was written on another store, such as a laptop's, is the usual reason. */
function explainMissing(error) {
	if (!isFault(error, "SLW_BLOB_UNUSABLE")) throw error;
	throw new ConfigurationError(error.code, `${error.message} Where the lock was written with another store: run ingest with this one first, it stores the splits there.`);
}

// action-ingest/src/ingest/index.ts
await run("ingest", async (runner) => {
	const inputs = await readInputs(runner);
	const ports = await pickPorts(runner, inputs);
	const pullRequest = readPullRequest(runner.context);
	if (inputs.mode === "restore") return completeRestore(await restore(inputs, ports, pullRequest));
	const check = inputs.checkLock ? await checkCommitted(inputs, ports, pullRequest) : void 0;
	if (check?.state === "whole" && check.coversOwn) return completeCheck(inputs.model, check, runner.directory);
	const completion = completeIngest(await ingest(inputs, ports), runner.directory);
	return check ? {
		...completion,
		summary: joinSummaries(check, completion.summary)
	} : completion;
});
async function pickPorts({ log, ports }, { store }) {
	return {
		log,
		store: await ports.store(store),
		artifacts: ports.artifacts(),
		openBucket: ports.sourceBucket,
		openGit: ports.git,
		openForge: ports.forge
	};
}
function countExamined({ findings: { rows } }, directory) {
	return {
		"rows-accepted": rows.accepted,
		"rows-rejected": rows.rejected,
		"rejects-path": relative(directory, `${workingFolder(directory)}/rejects.csv`).replaceAll("\\", "/")
	};
}
function completeCheck(model, check, directory) {
	const { lock, examination } = check;
	return {
		outputs: {
			changed: false,
			"data-version": lock.version,
			"dataset-digest": lock.dataset,
			artifact: "",
			"artifact-digest": "",
			...countExamined(examination, directory),
			"pull-request-url": "",
			branch: ""
		},
		summary: joinSummaries(check, renderChecked({
			model,
			lock,
			examination
		})),
		result: {
			kind: "checked",
			model,
			lock,
			examination
		}
	};
}
function completeIngest(result, directory) {
	const counts = countExamined(result.examination, directory);
	const summary = renderSummary(result);
	if (result.kind === "refused") {
		const { broken } = result.examination;
		return {
			outputs: {
				changed: false,
				...counts
			},
			summary,
			result,
			failure: describeRefusal(broken)
		};
	}
	const { lock, artifact, artifactDigest } = result;
	const proposal = result.kind === "changed" ? result.proposal : void 0;
	return {
		outputs: {
			changed: result.kind === "changed",
			"data-version": lock.version,
			"dataset-digest": lock.dataset,
			artifact,
			"artifact-digest": artifactDigest,
			...counts,
			...countDealt(result),
			"pull-request-url": proposal?.url ?? "",
			branch: proposal?.branch ?? ""
		},
		summary,
		result
	};
}
/** Rows by split; the new ones are empty where nothing tells them. */
function countDealt({ lock, dealing: { flow } }) {
	return {
		"rows-train": lock.splits.train.rows,
		"rows-validation": lock.splits.validation.rows,
		"rows-test": lock.splits.test.rows,
		"new-rows-train": flow?.fresh.train ?? "",
		"new-rows-validation": flow?.fresh.validation ?? "",
		"new-rows-test": flow?.fresh.test ?? ""
	};
}
function completeRestore(result) {
	const { lock, artifact, artifactDigest, code } = result;
	return {
		outputs: {
			changed: false,
			"data-version": lock.version,
			"dataset-digest": lock.dataset,
			artifact,
			"artifact-digest": artifactDigest,
			"code-artifact": code?.artifact ?? "",
			"code-commit": code?.commit ?? "",
			"code-tree": code?.tree ?? "",
			"rows-accepted": lock.rows.accepted,
			"rows-rejected": lock.rows.rejected,
			"rejects-path": "",
			"pull-request-url": "",
			branch: ""
		},
		summary: renderRestoreSummary(result),
		result
	};
}

export {  };