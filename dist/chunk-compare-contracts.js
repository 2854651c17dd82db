import { c as ROW_KEYWORDS, o as COLUMN_COMBINATORS, s as COMPILED_KEYWORDS } from "./chunk-contract.js";
import { i as quoteText, n as quoteIdentifier, r as quoteNumber } from "./chunk-engine.js";

// kit/data/canonical-cells.ts
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

// kit/data/split.ts
/** A row's place in the unit interval is told by this many bits of its hash. */
const HASH_BITS = 52;
const HASH_DIGITS = HASH_BITS / 4;
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
	const place = `CAST('0x' || substr(${`sha256(concat(${quoteText(`${seed}:`)}, ${canonicalCells(key)}))`}, 1, ${HASH_DIGITS}) AS UBIGINT)`;
	return `(['test', 'validation', 'train'])[1 + ${[test, test + validation].map((share) => {
		return `CAST(${place} >= ${Math.round(share * 2 ** HASH_BITS)} AS INTEGER)`;
	}).join(" + ")}]`;
}
function splitByTime({ column, cutoffs }) {
	if (column === void 0 || cutoffs === void 0) throw new RangeError("A time split needs its cut-offs.");
	const at = (cutoff) => `${timeValue(column, cutoff)} >= ${timeLiteral(cutoff)}`;
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

// kit/contract/compare-contracts.ts
/** Compares two contracts as a user of their rows sees them. */
function compareContracts(before, after) {
	const changes = {
		breaking: [],
		compatible: []
	};
	const old = new Map(before.columns.map((column) => [column.name, column]));
	const names = new Set(after.columns.map((column) => column.name));
	for (const { name } of before.columns) if (!names.has(name)) changes.breaking.push(`\`${name}\` was removed`);
	for (const column of after.columns) {
		const former = old.get(column.name);
		if (former) compareColumns(former, column, changes);
		else if (column.nullable) changes.compatible.push(`\`${column.name}\` was added`);
		else changes.breaking.push(`\`${column.name}\` was added and is required`);
	}
	compareTables(before, after, changes);
	if (before.digest !== after.digest && changes.breaking.length + changes.compatible.length === 0) changes.compatible.push("its notes changed");
	return changes;
}
function compareTables(before, after, changes) {
	if (commonOrder(before, after) !== commonOrder(after, before)) changes.breaking.push("the order of the features changed");
	if (!isSame(before.table.unique, after.table.unique)) changes.breaking.push("the unique key changed");
	const closed = (contract) => contract.schema["additionalProperties"] === false;
	if (closed(after) && !closed(before)) changes.breaking.push("other columns are no longer allowed");
	for (const keyword of ROW_KEYWORDS) compareKeyword({
		what: `the row's rule "${keyword}"`,
		before: before.schema[keyword],
		after: after.schema[keyword],
		changes
	});
}
/** The features both contracts have, in the order of the first. */
function commonOrder(contract, other) {
	const isFeature = (column) => column.role === "feature";
	const names = new Set(other.columns.filter(isFeature).map((column) => column.name));
	return JSON.stringify(contract.columns.filter(isFeature).flatMap(({ name }) => names.has(name) ? [name] : []));
}
function compareColumns(before, after, changes) {
	const { breaking, compatible } = changes;
	const name = `\`${after.name}\``;
	if (before.type !== after.type) (before.type === "integer" && after.type === "number" ? compatible : breaking).push(`${name} was of type ${before.type} and is of type ${after.type}`);
	if (before.role !== after.role) breaking.push(`${name} was ${before.role} and is ${after.role}`);
	if (before.unit !== after.unit) breaking.push(`${name} has another unit (${after.unit ?? "none"})`);
	if (!isSame(before.normalise, after.normalise)) breaking.push(`${name} is normalised otherwise`);
	if (before.nullable && !after.nullable) breaking.push(`${name} may no longer be missing`);
	if (!before.nullable && after.nullable) compatible.push(`${name} may be missing`);
	for (const keyword of [...COMPILED_KEYWORDS, ...COLUMN_COMBINATORS]) {
		if (keyword === "type") continue;
		compareKeyword({
			what: `${name}: ${keyword}`,
			before: before.schema[keyword],
			after: after.schema[keyword],
			changes,
			keyword
		});
	}
}
/** A keyword that went or allows more is compatible, any other change breaks. */
function compareKeyword({ what, before, after, changes, keyword = "" }) {
	if (isSame(before, after)) return;
	const isLooser = after === void 0 || allowsMore(keyword, before, after);
	const was = before === void 0 ? "new" : `was ${JSON.stringify(before)}`;
	const is = after === void 0 ? "gone" : `is ${JSON.stringify(after)}`;
	(isLooser ? changes.compatible : changes.breaking).push(`${what} ${was}, ${is}`);
}
function allowsMore(keyword, before, after) {
	if (keyword === "enum" && Array.isArray(before) && Array.isArray(after)) return before.every((value, index) => after[index] === value);
	if (typeof before !== "number" || typeof after !== "number") return false;
	if ([
		"minimum",
		"exclusiveMinimum",
		"minLength"
	].includes(keyword)) return after < before;
	return [
		"maximum",
		"exclusiveMaximum",
		"maxLength"
	].includes(keyword) && after > before;
}
function isSame(a, b) {
	return JSON.stringify(a) === JSON.stringify(b);
}

export { canonicalCells as i, splitExpression as n, timeValue as r, compareContracts as t };