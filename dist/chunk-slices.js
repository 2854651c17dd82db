import { t as ConfigurationError } from "./chunk-configuration-error.js";
import { t as formatCount } from "./chunk-format-count.js";
import { n as suggest } from "./chunk-suggest.js";
import { i as quantileOf } from "./chunk-bootstrap.js";
import { n as formatNumber } from "./chunk-number-text.js";

// kit/ml/evaluate/slices.ts
/** Numbers with more different values than this are sliced at their quartiles. */
const MAX_VALUES = 10;
const MISSING = "(missing)";
/**
* The columns to slice by.
* @throws ConfigurationError for one that the contract lacks or calls sensitive, whose values may stand in no file
*/
function findSliceColumns(names, contract) {
	const known = contract.columns.filter(({ sensitive }) => !sensitive).map(({ name }) => name);
	return names.map((name) => {
		const column = contract.columns.find((candidate) => candidate.name === name);
		if (!column) throw new ConfigurationError("SLW_PIPELINE_INVALID", `"evaluate.slices" names the column "${name}", which the data contract does not have.${suggest(name, known)}`);
		if (!column.sensitive) return column;
		throw new ConfigurationError("SLW_PIPELINE_INVALID", `"evaluate.slices" names the sensitive column "${name}", whose values may not stand in evaluation.json. Remove it there, or its "x-sensitive".`);
	});
}
/**
* Slices by each column, that hold every row once: its values in their order, of more than ten the most frequent and one
* slice of all others, quartiles of more numbers than that; missing values last.
*/
function sliceRows(rows, columns) {
	return columns.flatMap((column) => {
		const values = rows.map((row) => row[column.name] ?? null);
		const numbers = values.filter((value) => typeof value === "number");
		return groupRows({
			column,
			values,
			nameOf: new Set(numbers).size > MAX_VALUES ? quartileNamer(numbers) : (value) => String(value)
		});
	});
}
/** What belongs to the rows of a slice, out of one item for every row. */
function takeRows(items, rows) {
	return rows.flatMap((row) => items.slice(row, row + 1));
}
function groupRows({ column, values, nameOf }) {
	const groups = /* @__PURE__ */ new Map();
	values.forEach((value, row) => {
		const name = value === null ? MISSING : nameOf(value);
		const group = groups.get(name);
		if (group) group.rows.push(row);
		else groups.set(name, {
			first: value,
			rows: [row]
		});
	});
	const missing = groups.get(MISSING);
	groups.delete(MISSING);
	const largest = [...groups].sort(([, a], [, b]) => b.rows.length - a.rows.length);
	return [
		...largest.slice(0, MAX_VALUES).sort(([, a], [, b]) => compareCells(a.first, b.first)).map(([value, { rows }]) => ({
			column: column.name,
			value,
			rows
		})),
		...gatherOthers(column, largest.slice(MAX_VALUES)),
		...missing ? [{
			column: column.name,
			value: MISSING,
			rows: missing.rows
		}] : []
	];
}
/** The rows of all other values as one slice, so that none is left out unseen. */
function gatherOthers(column, others) {
	if (others.length === 0) return [];
	const rows = others.flatMap(([, group]) => group.rows).sort((a, b) => a - b);
	return [{
		column: column.name,
		value: `(${formatCount(others.length, "other value")})`,
		rows
	}];
}
function compareCells(a, b) {
	if (a === null || b === null) return 0;
	return a < b ? -1 : a > b ? 1 : 0;
}
function quartileNamer(numbers) {
	const sorted = Float64Array.from(numbers).sort();
	const edges = [...new Set([
		.25,
		.5,
		.75
	].map((share) => quantileOf(sorted, share)))];
	return (value) => {
		const at = edges.findIndex((edge) => typeof value === "number" && value <= edge);
		const below = edges[at - 1];
		const above = edges[at];
		if (above === void 0) return `above ${formatNumber(edges.at(-1) ?? 0)}`;
		return below === void 0 ? `up to ${formatNumber(above)}` : `above ${formatNumber(below)} up to ${formatNumber(above)}`;
	};
}

export { sliceRows as n, takeRows as r, findSliceColumns as t };