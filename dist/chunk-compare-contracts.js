import { f as COLUMN_COMBINATORS, m as ROW_KEYWORDS, p as COMPILED_KEYWORDS } from "./chunk-contract.js";

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

export { compareContracts as t };