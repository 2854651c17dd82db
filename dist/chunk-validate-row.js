import { t as findNearest } from "./chunk-suggest.js";
import { t as isRecord } from "./chunk-record.js";
import { C as unescapePointer, S as compileSchema, b as CELL_RULES, f as isValue, h as isReadable, s as ROW_KEYWORDS, u as MISSING, y as normaliseText } from "./chunk-contract.js";

// kit/format/contract/quick-check.ts
/**
* The columns' own rules as a reader of rows: the row with every one of `columns` where it surely fits and normalising
* leaves it as it is, else undefined, which says nothing: some rules only ajv knows (see `createRowValidator`).
*/
function createQuickReader(parts) {
	const { contract, columns, part } = parts;
	const { schema } = contract;
	if (part === "row" && ROW_KEYWORDS.some((keyword) => keyword in schema)) return () => void 0;
	const fits = createQuickCheck(columns);
	const isWhole = createCompletenessCheck(columns);
	const known = new Set(contract.columns.map(({ name }) => name));
	const isClosed = schema["additionalProperties"] === false;
	return (raw) => {
		if (!fits(raw)) return void 0;
		if (isWhole(raw)) return raw;
		if (isClosed && !Object.keys(raw).every((name) => known.has(name))) return void 0;
		return Object.fromEntries(columns.map(({ name }) => [name, raw[name] ?? null]));
	};
}
/** Whether every column's cell surely fits; of other keys it says nothing. */
function createQuickCheck(columns) {
	const checks = columns.map((column) => ({
		name: column.name,
		fits: createCellCheck(column)
	}));
	return (raw) => {
		for (const { name, fits } of checks) if (!fits(raw[name])) return false;
		return true;
	};
}
/** Whether a row that fits has a key for every column and no other. */
function createCompletenessCheck(columns) {
	const optional = columns.filter(({ nullable }) => nullable).map(({ name }) => name);
	return (row) => {
		for (const name of optional) if (row[name] === void 0) return false;
		return Object.keys(row).length === columns.length;
	};
}
function createCellCheck(column) {
	const rules = column.rules.map(({ fits }) => fits);
	const known = rules.filter((fits) => fits !== void 0);
	if (known.length < rules.length) return () => false;
	const fits = joinChecks([createValueCheck(column), ...known]);
	return (cell) => cell === null || cell === void 0 ? column.nullable : fits(cell);
}
/** Whether a value is of the column's type, held as written, and left by normalising: the cell's own rules as one. */
function createValueCheck(column) {
	if (column.type === "number") return Number.isFinite;
	if (column.type === "integer") return Number.isSafeInteger;
	if (column.type === "boolean") return (cell) => typeof cell === "boolean";
	if (column.enum) return (cell) => typeof cell === "string";
	return (cell) => typeof cell === "string" && isReadable(cell) && normaliseText(cell, column) === cell;
}
/** All of them as one. Most columns have few rules, and this runs for every cell of every request: without a loop. */
function joinChecks(checks) {
	const [first = () => true, second, third, ...others] = checks;
	if (!second) return first;
	if (!third) return (cell) => first(cell) && second(cell);
	if (others.length === 0) return (cell) => first(cell) && second(cell) && third(cell);
	const rest = joinChecks(others);
	return (cell) => first(cell) && second(cell) && third(cell) && rest(cell);
}

// kit/format/contract/validate-row.ts
/**
* The contract as a check of one row in JSON types, after `x-normalise`. An absent key, null and empty text are a
* missing cell; the accepted row holds every column, missing ones as null. It is the row given where that is so already.
*
* Two judges share the work. ajv, on the compiled schema, is the reference: it knows every rule and tells what a row
* breaks. The columns' own rules (`createQuickReader`) know less and only let by what surely fits,
* which nearly every row of a request does, in a fraction of the time. No one asks either of them elsewhere.
* @param part `row` for all columns; `features` for what a prediction request carries: keys of other contract columns
* are let by and left out
*/
function createRowValidator(contract, part) {
	const columns = contract.columns.filter((column) => part === "row" || column.role === "feature");
	const takeFitting = createQuickReader({
		contract,
		columns,
		part
	});
	const findFaults = createFaultFinder(contract, columns, part);
	return (value) => {
		if (!isRecord(value)) return {
			ok: false,
			errors: [{
				column: "",
				rule: "type",
				message: "must be an object"
			}]
		};
		const fitting = takeFitting(value);
		if (fitting) return {
			ok: true,
			row: fitting
		};
		const row = normaliseRow(columns, value);
		const faults = [...findUnknownKeys(contract, value), ...findFaults(row)];
		const errors = faults.filter((fault) => !isWarning(columns, fault));
		return errors.length > 0 ? {
			ok: false,
			errors
		} : {
			ok: true,
			row: clearMistyped(row, faults)
		};
	};
}
/**
* The same for a row that is normalised and interpreted already (`interpretCell`): every fault, warnings too.
* A cell that is none of its column's has one fault: text in a column of another type `type`, a number that cannot be
* held `magnitude`, text with NUL or half a character `text`.
*/
function createFaultFinder(contract, columns, part) {
	const validate = compileSchema(partSchema(contract, columns, part), "The data contract");
	const byName = new Map(columns.map((column) => [column.name, column]));
	const finders = columns.map((column) => ({
		name: column.name,
		findUnheld: createUnheldFinder(column)
	}));
	return (row) => {
		const present = Object.create(null);
		for (const column of columns) {
			const value = row[column.name];
			if (value !== null && value !== void 0) present[column.name] = value;
		}
		const unheld = finders.flatMap(({ name, findUnheld }) => findUnheld(present[name]));
		const broken = validate(present) ? [] : collectFaults(validate.errors ?? [], byName);
		const replaced = new Set(unheld.map(({ column }) => column));
		return [...unheld, ...broken.filter(({ column }) => !replaced.has(column))];
	};
}
/** A value that would not come out as it was written, which is no question of the schema. */
function createUnheldFinder(column) {
	const rules = column.cellRules.filter(({ name }) => name !== "type");
	return (value) => rules.filter(({ fits }) => fits?.(value) === false).map(({ name, sentence }) => ({
		column: column.name,
		rule: name,
		message: sentence
	}));
}
/**
* Columns that may be missing are not required, whether the contract says so by `required` or by the type null. Every
* column is described, for a rule of one may refer to another's.
*/
function partSchema(contract, columns, part) {
	const properties = Object.fromEntries(contract.columns.map((column) => [column.name, {
		type: column.type,
		...column.schema
	}]));
	const required = columns.filter((column) => !column.nullable).map((column) => column.name);
	const shared = Object.entries(contract.schema).filter(([key]) => key === "$defs" || part === "row" && ROW_KEYWORDS.includes(key));
	return {
		type: "object",
		properties,
		required,
		...Object.fromEntries(shared)
	};
}
function normaliseRow(columns, value) {
	const row = {};
	for (const column of columns) {
		const cell = Object.hasOwn(value, column.name) ? value[column.name] : null;
		row[column.name] = typeof cell === "string" ? normaliseText(cell, column) ?? null : cell ?? null;
	}
	return row;
}
function collectFaults(errors, columns) {
	const faults = /* @__PURE__ */ new Map();
	for (const error of tellOnce(errors)) {
		const fault = toFault(error, columns);
		faults.set(`${fault.column}\n${fault.rule}`, fault);
	}
	const mistyped = new Set([...faults.values()].filter(({ rule }) => rule === "type").map(({ column }) => column));
	return [...faults.values()].filter(({ column, rule }) => rule === "type" || !mistyped.has(column));
}
/**
* One fault, one error: `if` is told by what its `then` or `else` asks for and the row breaks, and a choice of schemas as a
* choice, not by what each of them asks for.
*/
function tellOnce(errors) {
	const choices = errors.filter(({ keyword }) => keyword === "anyOf" || keyword === "oneOf").map(({ schemaPath }) => `${schemaPath}/`);
	const isWithin = (place) => errors.some(({ schemaPath }) => schemaPath.startsWith(place));
	return errors.filter(({ keyword, schemaPath }) => {
		if (choices.some((choice) => schemaPath.startsWith(choice))) return false;
		const place = schemaPath.slice(0, -2);
		return keyword !== "if" || !CONDITIONAL.some((branch) => isWithin(`${place}${branch}/`));
	});
}
/** What a row breaks below these, the contract says by `if`. */
const CONDITIONAL = ["then", "else"];
/** The error at the contract's own keyword: what a combinator holds is told as the combinator. */
function toFault(error, columns) {
	const steps = error.schemaPath.split("/").slice(1).map(unescapePointer);
	const own = (steps[0] === "properties" ? steps[2] : steps[0]) ?? error.keyword;
	const rule = CONDITIONAL.includes(own) ? "if" : own;
	const name = (rule === "required" ? String(error.params["missingProperty"]) : void 0) ?? unescapePointer(error.instancePath.split("/")[1] ?? "");
	return {
		column: name,
		rule,
		message: describeFault(rule, columns.get(name))
	};
}
function describeFault(rule, column) {
	if (rule === "required") return MISSING;
	return (column ? [...column.cellRules, ...column.rules] : []).find(({ name }) => name === rule)?.sentence ?? `breaks the rule "${rule}" of the contract`;
}
function isWarning(columns, { column, rule }) {
	return rule !== "additionalProperties" && columns.find(({ name }) => name === column)?.severity === "warning";
}
/** A cell that only a warning lets through and that is none of its column's is missing from the row. */
function clearMistyped(row, warnings) {
	for (const { column, rule } of warnings) if (CELL_RULES.includes(rule)) row[column] = null;
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, isValue(value) ? value : null]));
}
function findUnknownKeys(contract, value) {
	if (contract.schema["additionalProperties"] !== false) return [];
	const names = contract.columns.map((column) => column.name);
	return Object.keys(value).filter((key) => !names.includes(key)).map((key) => {
		const nearest = findNearest(key, names);
		return {
			column: key,
			rule: "additionalProperties",
			message: `is not a column of the contract${nearest === void 0 ? "" : `; did you mean "${nearest}"?`}`
		};
	});
}

export { createRowValidator as n, createFaultFinder as t };