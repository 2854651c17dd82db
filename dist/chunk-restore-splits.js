import { a as ConfigurationError } from "./chunk-make-folder.js";
import { n as canonicalLine } from "./chunk-canonical-json.js";
import { n as suggest } from "./chunk-suggest.js";
import { O as digestOf } from "./chunk-evaluation.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { i as quoteIdentifier } from "./chunk-engine.js";
import { n as timeValue, r as canonicalCells, t as splitExpression } from "./chunk-split.js";

// kit/data/dataset-digest.ts
/** A SHA-256 is summed as four words of 64 bits. */
const LANES = [
	0,
	1,
	2,
	3
];
const HEX_DIGITS_A_LANE = 16;
/**
* Digests of `accepted` (with `__split` and the lanes of each row's hash) that depend on the rows alone: not on their order, the file format or the
* order of columns. Each row's SHA-256 (over the canonical JSON of its cells, columns by name) is cut into four 64-bit
* words, which are summed over the rows modulo 2^64; the digest is taken of the columns' names, the number of rows and
* the sums. An incremental multiset hash (AdHash: Bellare and Micciancio 1997, "A new paradigm for collision-free
* hashing"), so digests of shards can be merged. It names data; the bytes of each blob have a plain SHA-256 besides.
*/
async function digestDataset(engine, contract) {
	const columns = sortedNames(contract);
	const sums = await sumRowHashes(engine);
	const whole = mergeSums(SPLIT_NAMES.map((name) => sums[name]));
	const describe = (split) => ({
		rows: split.rows,
		digest: toDigest(columns, split)
	});
	return {
		dataset: toDigest(columns, whole),
		splits: {
			train: describe(sums.train),
			validation: describe(sums.validation),
			test: describe(sums.test)
		}
	};
}
/**
* The digest of one split as it was written: what `digestDataset` gave for it.
* @param table SQL that scans it, such as `scanFile` gives
*/
async function digestSplit(engine, contract, table) {
	const lanes = Object.values(hashLanes("hash")).map((word, lane) => `CAST(sum(${word}) AS VARCHAR) AS s${lane}`);
	const [row] = await engine.query(`SELECT count(*) AS n, ${lanes.join(", ")} FROM (SELECT ${hashRow(contract)} AS hash FROM ${table})`);
	const sums = readSums(row);
	return {
		rows: sums.rows,
		digest: toDigest(sortedNames(contract), sums)
	};
}
/** SQL for the hash of a row that the digest sums. */
function hashRow(contract) {
	return `sha256(${canonicalCells(sortedNames(contract))})`;
}
/** SQL for the words of a hash that are summed, by column: `__lane0` and so on. */
function hashLanes(hash) {
	const words = LANES.map((lane) => {
		const digits = `substr(${hash}, ${lane * HEX_DIGITS_A_LANE + 1}, ${HEX_DIGITS_A_LANE})`;
		return [`__lane${lane}`, `CAST('0x' || ${digits} AS UBIGINT)`];
	});
	return Object.fromEntries(words);
}
function sortedNames(contract) {
	return contract.columns.map((column) => column.name).sort();
}
async function sumRowHashes(engine) {
	const lanes = LANES.map((lane) => `CAST(sum(__lane${lane}) AS VARCHAR) AS s${lane}`);
	const rows = await engine.query(`SELECT __split, count(*) AS n, ${lanes.join(", ")}
     FROM accepted GROUP BY __split`);
	const find = (name) => readSums(rows.find((candidate) => candidate["__split"] === name));
	return {
		train: find("train"),
		validation: find("validation"),
		test: find("test")
	};
}
function readSums(row) {
	return {
		rows: Number(row?.["n"] ?? 0),
		sums: LANES.map((lane) => BigInt(String(row?.[`s${lane}`] ?? 0)))
	};
}
function mergeSums(parts) {
	return {
		rows: parts.reduce((sum, part) => sum + part.rows, 0),
		sums: LANES.map((lane) => parts.reduce((sum, part) => sum + (part.sums[lane] ?? 0n), 0n))
	};
}
function toDigest(columns, { rows, sums }) {
	const words = sums.map((sum) => BigInt.asUintN(64, sum).toString(16).padStart(HEX_DIGITS_A_LANE, "0"));
	return digestOf(canonicalLine({
		columns,
		rows,
		sums: words.join("")
	}));
}

// kit/data/split-rows.ts
/** @throws ConfigurationError for shares that leave nothing to train on */
function checkShares({ validation, test }) {
	if (validation + test < 1) return;
	throw new ConfigurationError(`The shares of validation (${validation}) and test (${test}) leave nothing to train on. Make them smaller, such as 0.2 each.`);
}
/**
* The rule that deals the rows of `accepted`. A time rule keeps the cut-offs of the last lock as long as column and
* shares stay, so that a row keeps its split when data grows.
* @throws ConfigurationError for shares that leave no training rows, and a column that is not in the contract
*/
async function decideSplitRule({ engine, contract, request, last }) {
	const rule = planSplit(contract, request);
	const { by, column } = rule;
	if (by !== "time" || column === void 0) return rule;
	return {
		...rule,
		cutoffs: keepCutoffs(rule, last) ?? await findCutoffs(engine, rule, column)
	};
}
/** The rule as far as no rows are needed for it: all but the cut-offs of a time split. @throws as `decideSplitRule` */
function planSplit(contract, request) {
	const { validation, test, seed } = request;
	checkShares(request);
	const { by, column } = parseSplitBy(request.by, contract);
	const rule = {
		by,
		validation,
		test,
		seed
	};
	if (column === void 0) return {
		...rule,
		key: splitKey(contract, rule)
	};
	return {
		...rule,
		column,
		key: splitKey(contract, {
			by,
			column
		})
	};
}
/** The columns that a rule deals rows by: the unique key where the contract declares one, else all features; none by time. */
function splitKey(contract, { by, column }) {
	if (by === "time") return [];
	return by === "group" && column !== void 0 ? [column] : rowKey(contract);
}
/**
* Adds the columns `__split` and `__lane0` to `__lane3` (the row's hash, see `digestDataset`) to `accepted`, and keeps
* the order of its rows. All in one pass, for they look at the same cells; the other columns are not copied.
*/
async function splitRows(engine, contract, rule) {
	const lanes = hashLanes(hashRow(contract));
	const columns = Object.keys(lanes).map((name) => `ALTER TABLE accepted ADD COLUMN ${name} UBIGINT`);
	const words = Object.entries(lanes).map(([name, word]) => `${name} = ${word}`);
	await engine.execute(`ALTER TABLE accepted ADD COLUMN __split VARCHAR;
     ${columns.join(";\n")};
     UPDATE accepted SET __split = ${splitExpression(rule)}, ${words.join(", ")}`);
}
function rowKey(contract) {
	if (contract.table.unique.length > 0) return [...contract.table.unique];
	return contract.columns.filter((column) => column.role === "feature").map((column) => column.name);
}
function parseSplitBy(text, contract) {
	if (text === "row") return { by: "row" };
	const [, by, column] = /^(group|time):(.+)$/.exec(text) ?? [];
	if (column === void 0 || by !== "group" && by !== "time") throw new ConfigurationError(`Rows cannot be split by "${text}". Write row, group:<column> or time:<column> in "split-by" or "data.split.by".`);
	const names = contract.columns.map((candidate) => candidate.name);
	if (names.includes(column)) return {
		by,
		column
	};
	throw new ConfigurationError(`Rows cannot be split by ${by} of "${column}": the contract has no such column.${suggest(column, names)}`);
}
function keepCutoffs(rule, last) {
	if (last?.split.by !== "time" || last.split.column !== rule.column) return void 0;
	return last.split.validation === rule.validation && last.split.test === rule.test ? last.split.cutoffs : void 0;
}
/** The values at which the last shares of the rows begin, in time's order; null for a share of none. */
async function findCutoffs(engine, { validation, test }, column) {
	const cell = quoteIdentifier(column);
	const [sample] = await engine.query(`SELECT ${cell} AS v, count(${cell}) OVER () AS n FROM accepted WHERE ${cell} IS NOT NULL LIMIT 1`);
	if (sample === void 0) throw new ConfigurationError(`Rows cannot be split by time of "${column}": all its cells are missing.`);
	const count = Number(sample["n"]);
	const order = timeValue(column, sample["v"]);
	const pick = async (share) => {
		const offset = Math.min(count - 1, Math.round(count * share));
		const [row] = await engine.query(`SELECT ${cell} AS v FROM accepted WHERE ${cell} IS NOT NULL ORDER BY ${order}, ${cell} LIMIT 1 OFFSET ${offset}`);
		return row?.["v"] ?? null;
	};
	return {
		validation: validation === 0 ? null : await pick(1 - validation - test),
		test: test === 0 ? null : await pick(1 - test)
	};
}

// kit/data/restore-splits.ts
/**
* Writes the Parquet of one split of a lock to `file`, whole and verified.
* @throws ConfigurationError when the store lacks it or holds other bytes
*/
async function restoreSplit({ store, lock, split, file }) {
	await store.readBlob(lock.splits[split].blob, file);
}

export { splitKey as a, digestSplit as c, planSplit as i, checkShares as n, splitRows as o, decideSplitRule as r, digestDataset as s, restoreSplit as t };