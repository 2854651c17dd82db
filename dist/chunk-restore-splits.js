import { D as quoteNumber, E as quoteIdentifier, O as quoteText } from "./chunk-contract.js";

// kit/ml/data/canonical-cells.ts
/**
* SQL for the canonical JSON array of some columns of a row, the text that digests are taken of. Numbers are written
* as ECMAScript does whatever type holds them, so 42000 is the same row from CSV and from a Parquet double.
*/
function canonicalCells(columns) {
	return `concat('[', ${columns.map((column) => canonicalCell(quoteIdentifier(column))).join(", ',', ")}, ']')`;
}
/**
* The engine writes a double as ECMAScript does but for `.0`, a missing `+` in exponents and `-0`; the first two matter
* to whole numbers and where exponents begin. The branch is chosen once, by the column's type.
*/
function canonicalCell(cell) {
	const number = `TRY_CAST(${cell} AS DOUBLE)`;
	const json = `CAST(to_json(${number}) AS VARCHAR)`;
	return `coalesce(${`CASE WHEN typeof(${cell}) IN ('DOUBLE', 'FLOAT') THEN ${`CASE WHEN ${number} = trunc(${number}) AND abs(${number}) < 1e15 THEN CAST(TRY_CAST(${number} AS BIGINT) AS VARCHAR)
    WHEN abs(${number}) >= 1e15 OR abs(${number}) < 1e-4 THEN ${`regexp_replace(regexp_replace(${json}, '\\.0$', ''), 'e([0-9])', 'e+\\1')`} ELSE ${json} END`} ELSE CAST(to_json(${cell}) AS VARCHAR) END`}, 'null')`;
}

// kit/ml/data/split.ts
/** A row's place in the unit interval is told by the first 52 bits of its hash, as hexadecimal digits. */
const HASH_DIGITS = 13;
const LARGEST_PLACE = 16 ** HASH_DIGITS - 1;
/**
* SQL that gives `train`, `validation` or `test` for a row of accepted data (typed columns, as in the splits'
* Parquet). The same row falls into the same split whatever stands beside it.
* @throws RangeError for a `time` rule without cut-offs
*/
function splitExpression(rule) {
	return rule.by === "time" ? splitByTime(rule) : splitByHash(rule);
}
/**
* SHA-256 over `<seed>:<canonical JSON of the key cells>`; the lowest places are test, then validation. The branches of
* a CASE would each compute the hash anew, so the split is picked from a list.
*/
function splitByHash({ key, seed, validation, test }) {
	const hash = `sha256(concat(${quoteText(`${seed}:`)}, ${canonicalCells(key)}))`;
	return `(['test', 'validation', 'train'])[1 + ${[test, test + validation].map((share) => {
		return `CAST(${hash} >= ${quoteText(placeOf(share))} AS INTEGER)`;
	}).join(" + ")}]`;
}
/** Where a share of the unit interval ends, as a hash would begin: texts of such digits are in the order of their numbers. */
function placeOf(share) {
	return Math.min(Math.round(share * 2 ** 52), LARGEST_PLACE).toString(16).padStart(HASH_DIGITS, "0");
}
function splitByTime({ column, cutoffs }) {
	if (column === void 0 || cutoffs === void 0) throw new RangeError("A time split needs its cut-offs.");
	const at = (cutoff) => cutoff === null ? "false" : `${timeValue(column, cutoff)} >= ${timeLiteral(cutoff)}`;
	return `CASE WHEN ${at(cutoffs.test)} THEN 'test' WHEN ${at(cutoffs.validation)} THEN 'validation' ELSE 'train' END`;
}
/** SQL that orders the rows of a time column as its values mean: instants, numbers, or plain text. */
function timeValue(column, sample) {
	const name = quoteIdentifier(column);
	if (typeof sample === "number") return `TRY_CAST(${name} AS DOUBLE)`;
	return isInstant(sample) ? `TRY_CAST(${name} AS TIMESTAMPTZ)` : name;
}
function timeLiteral(cutoff) {
	if (typeof cutoff === "number") return quoteNumber(cutoff);
	return isInstant(cutoff) ? `TIMESTAMPTZ ${quoteText(cutoff)}` : quoteText(String(cutoff));
}
/** A day or an instant as RFC 3339 writes them. */
function isInstant(value) {
	return typeof value === "string" && /^\d{4}-\d\d-\d\d(T[0-9:.]+(Z|[+-]\d\d:\d\d))?$/.test(value);
}

// kit/ml/data/restore-splits.ts
/**
* Writes the Parquet of one split of a lock to `file`, whole and verified.
* @throws ConfigurationError when the store lacks it or holds other bytes
*/
async function restoreSplit({ store, lock, split, file }) {
	await store.readBlob(lock.splits[split].blob, file);
}

export { canonicalCells as i, isInstant as n, splitExpression as r, restoreSplit as t };