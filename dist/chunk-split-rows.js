import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { n as suggest } from "./chunk-suggest.js";
import { o as canonicalLine } from "./chunk-make-folder.js";
import { n as SPLIT_NAMES } from "./chunk-data-lock.js";
import { E as digestOf } from "./chunk-evaluation.js";
import { i as canonicalCells, n as isInstant, r as splitExpression } from "./chunk-restore-splits.js";
import { E as quoteIdentifier, O as quoteText } from "./chunk-contract.js";

// kit/ml/data/dataset-digest.ts
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

// kit/ml/data/time-order.ts
/** A day, or an instant as RFC 3339 writes it; a space for the T and a missing offset (UTC) are let by. */
const INSTANT = String.raw`^\d{4}-\d\d-\d\d([T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:?\d\d)?)?)?$`;
const CURE = "Write every cell as 2024-02-29 or 2024-02-29T13:00:00Z (without an offset it is read as UTC), or as a number in a column of \"type\": \"number\".";
/** SQL for a cell as what it stands for. Instants compare as such, whatever their offset; a day is its first instant. */
function orderSql(column, order) {
	const name = quoteIdentifier(column);
	return order === "number" ? `TRY_CAST(${name} AS DOUBLE)` : `TRY_CAST(${name} AS TIMESTAMPTZ)`;
}
/**
* The one order of all the accepted cells of a column.
* @throws ConfigurationError that names the first cell that has no place in it, and the cure
*/
async function findTimeOrder(engine, contract, column) {
	const { type, sensitive } = contract.columns.find(({ name }) => name === column) ?? {};
	if (type === "number" || type === "integer") return "number";
	if (type === "boolean") throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `Rows cannot be split by time of "${column}": it is true or false. Name another.`);
	const stray = await findStray(engine, column);
	if (stray === void 0) return "instant";
	const cell = sensitive ? "" : ` ${JSON.stringify(stray.cell)},`;
	throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `Rows cannot be split by time of "${column}":${cell} ${stray.place}, is no day or instant. ${CURE}`);
}
/** The first accepted cell that is no day or instant, and where it stands. */
async function findStray(engine, column) {
	const cell = quoteIdentifier(column);
	const fits = `regexp_matches(${cell}, ${quoteText(INSTANT)}) AND ${orderSql(column, "instant")} IS NOT NULL`;
	const [row] = await engine.query(`SELECT a.${cell} AS cell, s.name, coalesce(r.line, r.rowid + s.shift) AS line
     FROM (SELECT __row, ${cell} FROM accepted WHERE ${cell} IS NOT NULL AND NOT (${fits}) ORDER BY __row LIMIT 1) a
     LEFT JOIN source_rows r ON r.rowid = a.__row LEFT JOIN source_files s ON s.file = r.file`);
	if (row === void 0) return void 0;
	const { cell: text, name, line } = row;
	return {
		cell: String(text),
		place: name === null ? "in the store" : `in ${String(name)}:${Number(line)}`
	};
}
/** The value at which the rows from a share on begin, in time's order; null where no row has a time. */
async function pickCutoff(engine, { column, order, share }) {
	const cell = quoteIdentifier(column);
	const value = orderSql(column, order);
	const written = order === "number" ? cell : writeInstant(cell, value);
	const timed = `FROM accepted WHERE ${cell} IS NOT NULL`;
	const [total] = await engine.query(`SELECT count(*) AS n ${timed}`);
	const count = Number(total?.["n"]);
	const offset = Math.max(0, Math.min(count - 1, Math.round(count * share)));
	const [row] = await engine.query(`SELECT ${written} AS cutoff ${timed} ORDER BY ${value}, ${cell} LIMIT 1 OFFSET ${offset}`);
	return row?.["cutoff"] ?? null;
}
/** A day stays as it is written; an instant is written in UTC. */
function writeInstant(cell, value) {
	const text = `strftime(make_timestamp(epoch_us(${value})), '%Y-%m-%dT%H:%M:%S.%f')`;
	return `CASE WHEN ${String.raw`regexp_matches(${cell}, '^\d{4}-\d\d-\d\d$')`} THEN ${cell} ELSE regexp_replace(${text}, '\\.?0+$', '') || 'Z' END`;
}

// kit/ml/data/decide-cutoffs.ts
/**
* Where the validation and the test split of a time rule begin. Those of the last lock stay as long as column and
* shares do, so that a row keeps its split when data grow; a rolling rule, and who asks for it, finds them anew.
* @throws ConfigurationError for cells that have no order in time
*/
async function decideCutoffs({ engine, contract, rule, last, move }) {
	const order = await findTimeOrder(engine, contract, rule.column);
	return (move || rule.rolling ? void 0 : keepCutoffs(rule, order, last)) ?? findCutoffs(engine, rule, order);
}
function keepCutoffs(rule, order, last) {
	if (last?.split.by !== "time" || last.split.column !== rule.column) return void 0;
	const { validation, test, cutoffs } = last.split;
	const isSame = validation === rule.validation && test === rule.test;
	const fits = (cutoff) => cutoff === null || (order === "number" ? typeof cutoff === "number" : isInstant(cutoff));
	return isSame && cutoffs && fits(cutoffs.validation) && fits(cutoffs.test) ? cutoffs : void 0;
}
/** The values at which the last shares of the rows begin, in time's order; null for a share of none. */
async function findCutoffs(engine, { column, validation, test }, order) {
	const pick = async (share) => {
		const cutoff = await pickCutoff(engine, {
			column,
			order,
			share
		});
		if (cutoff !== null) return cutoff;
		throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `Rows cannot be split by time of "${column}": all its cells are missing.`);
	};
	return {
		validation: validation === 0 ? null : await pick(1 - validation - test),
		test: test === 0 ? null : await pick(1 - test)
	};
}

// kit/ml/data/split-rows.ts
const CUTOFF_MODES = ["frozen", "rolling"];
/** @throws ConfigurationError for shares that leave nothing to train on */
function checkShares({ validation, test }) {
	if (validation + test < 1) return;
	throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `The shares of validation (${validation}) and test (${test}) leave nothing to train on. Make them smaller, such as 0.2 each.`);
}
/**
* The rule that deals the rows of `accepted`.
* @throws ConfigurationError for shares that leave no training rows, a column that is not in the contract or has no order
* in time, and cut-offs for a rule that has none
*/
async function decideSplitRule({ engine, contract, request, last }) {
	const rule = planSplit(contract, request);
	const { by, column } = rule;
	if (by !== "time" || column === void 0) return rule;
	const move = request.moveCutoffs ?? false;
	return {
		...rule,
		cutoffs: await decideCutoffs({
			engine,
			contract,
			rule: {
				...rule,
				column
			},
			last,
			move
		})
	};
}
/** The rule as far as no rows are needed for it: all but the cut-offs of a time split. @throws as `decideSplitRule` */
function planSplit(contract, request) {
	const { validation, test, seed } = request;
	checkShares(request);
	const { by, column } = parseSplitBy(request.by, contract);
	if (by !== "time") refuseCutoffs(request);
	const rule = {
		by,
		validation,
		test,
		seed,
		...request.cutoffs === "rolling" ? { rolling: true } : {}
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
function refuseCutoffs({ by, cutoffs, moveCutoffs }) {
	if (cutoffs !== "rolling" && !moveCutoffs) return;
	throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `Rows that are split by ${by} have no cut-offs: each keeps its split. Take out "cut-offs" and "move-cut-offs", or split by time:<column>.`);
}
function rowKey(contract) {
	if (contract.table.unique.length > 0) return [...contract.table.unique];
	return contract.columns.filter((column) => column.role === "feature").map((column) => column.name);
}
function parseSplitBy(text, contract) {
	if (text === "row") return { by: "row" };
	const [, by, column] = /^(group|time):(.+)$/.exec(text) ?? [];
	if (column === void 0 || by !== "group" && by !== "time") throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `Rows cannot be split by "${text}". Write row, group:<column> or time:<column> in "split-by" or "data.split.by".`);
	const names = contract.columns.map((candidate) => candidate.name);
	if (names.includes(column)) return {
		by,
		column
	};
	throw new ConfigurationError("SLW_SPLIT_RULE_INVALID", `Rows cannot be split by ${by} of "${column}": the contract has no such column.${suggest(column, names)}`);
}

export { splitKey as a, digestDataset as c, hashRow as d, planSplit as i, digestSplit as l, checkShares as n, splitRows as o, decideSplitRule as r, decideCutoffs as s, CUTOFF_MODES as t, hashLanes as u };