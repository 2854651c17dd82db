import { c as KEYWORDS, m as isSame, p as compareValues, s as ROW_KEYWORDS } from "./chunk-contract.js";

// kit/format/contract/compare-contracts.ts
/** The change that only a model which takes the features by their places can tell. */
const FEATURE_ORDER_CHANGE = "the order of the features changed";
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
		else if (column.nullable || onlyWarns(column)) changes.compatible.push(`\`${column.name}\` was added`);
		else changes.breaking.push(`\`${column.name}\` was added and is required`);
	}
	compareTables(before, after, changes);
	if (before.digest !== after.digest && changes.breaking.length + changes.compatible.length === 0) changes.compatible.push("its notes changed");
	return changes;
}
function compareTables(before, after, changes) {
	if (commonOrder(before, after) !== commonOrder(after, before)) changes.breaking.push(FEATURE_ORDER_CHANGE);
	if (!isSame(before.table.unique, after.table.unique)) changes.breaking.push("the unique key changed");
	const closed = (contract) => contract.schema["additionalProperties"] === false;
	if (closed(after) && !closed(before)) changes.breaking.push("other columns are no longer allowed");
	for (const name of ROW_KEYWORDS) {
		const [was, is] = [before.schema[name], after.schema[name]];
		tell(changes, `the row's rule "${name}"`, compareValues({
			was,
			is,
			compare: () => "narrower"
		}));
	}
}
/** The features both contracts have, in the order of the first. */
function commonOrder(contract, other) {
	const isFeature = (column) => column.role === "feature";
	const names = new Set(other.columns.filter(isFeature).map((column) => column.name));
	return JSON.stringify(contract.columns.filter(isFeature).flatMap(({ name }) => names.has(name) ? [name] : []));
}
function compareColumns(before, after, changes) {
	const subject = `\`${after.name}\``;
	const contexts = [enterColumn(before), enterColumn(after)];
	const compareKind = (kind) => {
		for (const keyword of Object.values(KEYWORDS)) {
			if (keyword.kind !== kind) continue;
			const change = keyword.compare(...contexts);
			const rejects = kind === "meaning" || keyword.encodes || !onlyWarns(after);
			tell(changes, subject, change && (rejects ? change : {
				...change,
				effect: "wider"
			}));
		}
	};
	compareKind("meaning");
	if (before.nullable && !after.nullable) (onlyWarns(after) ? changes.compatible : changes.breaking).push(`${subject} may no longer be missing`);
	if (!before.nullable && after.nullable) changes.compatible.push(`${subject} may be missing`);
	compareKind("rule");
}
/** Whether rows that break the column's rules, a missing cell included, are let in. */
function onlyWarns({ severity }) {
	return severity === "warning";
}
/** A column that has been read already, as its keys see it. */
function enterColumn({ name, schema, nullable }) {
	return {
		name,
		schema,
		required: !nullable,
		fail: (key, problem) => {
			throw new TypeError(`${key} of "${name}" was read and is refused now: ${problem}`);
		}
	};
}
function tell(changes, subject, change) {
	if (!change) return;
	(change.effect === "wider" ? changes.compatible : changes.breaking).push(change.tell(subject));
}

export { compareContracts as n, FEATURE_ORDER_CHANGE as t };