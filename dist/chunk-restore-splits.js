import { n as quoteIdentifier } from "./chunk-engine.js";

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

// kit/data/restore-splits.ts
/**
* Writes the Parquet of one split of a lock to `file`, whole and verified.
* @throws ConfigurationError when the store lacks it or holds other bytes
*/
async function restoreSplit({ store, lock, split, file }) {
	await store.readBlob(lock.splits[split].blob, file);
}

export { canonicalCells as n, restoreSplit as t };