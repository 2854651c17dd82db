import { o as holdTemporary } from "./chunk-files.js";
import { O as quoteText } from "./chunk-contract.js";
import { t as loadLibrary } from "./chunk-load-library.js";
import { join } from "node:path";
import { tmpdir } from "node:os";

// kit/ml/data/sql-text.ts
/** One file's path as an SQL literal: the engine takes a path for a pattern of several where its name looks like one. */
function quotePath(path) {
	return quoteText(escapeGlob(path));
}
/** A path as a pattern that fits it alone. */
function escapeGlob(path) {
	return path.replace(/[*?[]/g, "[$&]");
}

// kit/ml/data/engine.ts
/** Nothing is fetched while it runs: all extensions it needs are built in. */
const SETTINGS = {
	autoinstall_known_extensions: "false",
	autoload_known_extensions: "false"
};
/** Opens a table engine. Close it when done. */
async function openEngine({ log, runtimePath }) {
	const { DuckDBInstance: library, DOUBLE: double } = await loadLibrary("duckdb", {
		log,
		runtimePath
	});
	const spill = join(tmpdir(), `slipway-duckdb-${process.pid}`);
	const release = holdTemporary(spill);
	const instance = await library.create(":memory:", {
		...SETTINGS,
		temp_directory: spill
	});
	const connection = await instance.connect();
	await connection.run("SET TimeZone = 'UTC'");
	const engine = wrapConnection({
		instance,
		connection,
		double
	});
	return {
		...engine,
		close() {
			engine.close();
			release();
		}
	};
}
function wrapConnection({ instance, connection, double }) {
	return {
		async execute(sql) {
			await connection.run(sql);
		},
		async query(sql, values = []) {
			const named = Object.fromEntries(values.map((value, index) => [String(index + 1), value]));
			return toRows(await connection.runAndReadAll(sql, named, bindTypes(named, double)));
		},
		close() {
			connection.closeSync();
			instance.closeSync();
		}
	};
}
/** A whole number beyond the safe ones would be bound as an integer and overflow: it is a double. */
function bindTypes(values, double) {
	const isLarge = (value) => typeof value === "number" && !Number.isSafeInteger(value);
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, isLarge(value) ? double : void 0]));
}
function toRows(result) {
	const names = result.columnNames();
	return result.getRowsJS().map((cells) => {
		const row = {};
		for (const [index, name] of names.entries()) row[name] = toCell(cells[index] ?? null, name);
		return row;
	});
}
function toCell(value, name) {
	if (typeof value === "bigint") return toSafeNumber(value, name);
	if (value instanceof Date) return value.toISOString();
	if (value === null || typeof value !== "object") return value;
	throw new TypeError(`The query's column "${name}" holds a nested value. Cast it to JSON text.`);
}
function toSafeNumber(value, name) {
	const number = Number(value);
	if (Number.isSafeInteger(number)) return number;
	throw new RangeError(`The query's column "${name}" holds ${value}, which a number cannot hold exactly.`);
}

export { escapeGlob as n, quotePath as r, openEngine as t };