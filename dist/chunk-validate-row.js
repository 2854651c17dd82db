import { t as findNearest } from "./chunk-suggest.js";
import { d as compileSchema, h as unescapePointer, l as normaliseText, m as ROW_KEYWORDS, s as isReadable, u as CELL_RULES } from "./chunk-contract.js";

// kit/contract/interpret-cell.ts
/** A number as JSON writes it, and also `+5`, `007`, `.5` and `5.`, which CSV writers make. RE2 reads it alike. */
const NUMBER_PATTERN = "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?$";
const NUMBER_TEXT = new RegExp(NUMBER_PATTERN);
/**
* What a text cell means in its column: normalised, a number where the column holds numbers and the text is one, null
* where nothing is left. Text that is no value of the column's type stays text, and so breaks the rule `type`; a number
* that cannot be held exactly (`isHeld`) is given as near as it can be, and breaks the rule `magnitude`.
*/
function interpretCell(text, column) {
	if (text === null) return null;
	const normal = normaliseText(text, column);
	if (normal === void 0) return null;
	if (column.type === "string") return normal;
	if (column.type === "boolean") return normal === "true" ? true : normal === "false" ? false : normal;
	if (!NUMBER_TEXT.test(normal)) return normal;
	const value = Number(normal);
	return value === 0 ? 0 : value;
}
/**
* Whether a number of a column is the one that was written: no double holds more than 1.8e308, and a whole number of
* more than 2^53 - 1 loses its last digits, be it read from CSV, Parquet or JSON.
*/
function isHeld(value, { type }) {
	return Number.isFinite(value) && (type !== "integer" || Math.abs(value) <= Number.MAX_SAFE_INTEGER);
}

// kit/contract/describe-rule.ts
/** How many values of an enum a message lists. */
const MAX_LISTED = 12;
/**
* What a rule asks of a column, as the end of a sentence ("must be at least 100 square feet"). Never holds a value of
* the data, so it may stand in any log.
*/
function describeRule(column, rule) {
	const limit = column.schema[rule];
	const unit = column.unit ? ` ${column.unit}` : "";
	switch (rule) {
		case "required": return "is missing";
		case "type": return `must be ${describeType(column)}`;
		case "magnitude": return describeMagnitude(column);
		case "text": return "must not hold NUL or half a character";
		case "enum": return `must be one of ${listValues(limit)}`;
		case "const": return `must be ${JSON.stringify(limit)}`;
		case "minimum": return `must be at least ${limit}${unit}`;
		case "maximum": return `must be at most ${limit}${unit}`;
		case "exclusiveMinimum": return `must be more than ${limit}${unit}`;
		case "exclusiveMaximum": return `must be less than ${limit}${unit}`;
		case "multipleOf": return `must be a multiple of ${limit}`;
		case "minLength": return `must have at least ${countCharacters(limit)}`;
		case "maxLength": return `must have at most ${countCharacters(limit)}`;
		case "pattern": return `must match the pattern ${limit}`;
		case "format": return `must be a valid ${limit}`;
		default: return `breaks the rule "${rule}"`;
	}
}
function countCharacters(limit) {
	return `${limit} ${limit === 1 ? "character" : "characters"}`;
}
function describeType({ type, normalise }) {
	if (type === "integer") return "a whole number";
	if (type === "number") return "a number";
	if (type === "string") return "text";
	return normalise.includes("lower") ? "true or false" : "true or false (True and False, as pandas writes them, need \"x-normalise\": \"lower\")";
}
function describeMagnitude({ type }) {
	return type === "integer" ? "is too large: a whole number beyond 9007199254740991 (2^53 - 1) loses digits; declare the column as text (\"type\": \"string\")" : "is too large: numbers end at 1.8e308";
}
function listValues(values) {
	const list = Array.isArray(values) ? values.filter((value) => value !== null) : [];
	const shown = list.slice(0, MAX_LISTED).map((value) => typeof value === "string" ? value : JSON.stringify(value));
	return list.length > MAX_LISTED ? `${shown.join(", ")} … (${list.length} values)` : shown.join(", ");
}

// kit/contract/validate-row.ts
/**
* The contract as a check of one row in JSON types, after `x-normalise`. An absent key, null and empty text are a
* missing cell; the accepted row holds every column, missing ones as null.
* @param part `row` for all columns; `features` for what a prediction request carries: keys of other contract columns
* are let by and left out
*/
function createRowValidator(contract, part) {
	const columns = contract.columns.filter((column) => part === "row" || column.role === "feature");
	const findFaults = createFaultFinder(contract, columns, part);
	return (value) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return {
			ok: false,
			errors: [{
				column: "",
				rule: "type",
				message: "must be an object"
			}]
		};
		const row = normaliseRow(columns, { ...value });
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
	return (row) => {
		const present = Object.create(null);
		for (const column of columns) {
			const value = row[column.name];
			if (value !== null && value !== void 0) present[column.name] = value;
		}
		const unheld = columns.flatMap((column) => findUnheld(column, present[column.name]));
		const broken = validate(present) ? [] : collectFaults(validate.errors ?? [], byName);
		const replaced = new Set(unheld.map(({ column }) => column));
		return [...unheld, ...broken.filter(({ column }) => !replaced.has(column))];
	};
}
/** A value that would not come out as it was written, which is no question of the schema. */
function findUnheld(column, value) {
	if ((column.type === "number" || column.type === "integer") && typeof value === "number" && !isHeld(value, column)) return [toCellFault(column, "magnitude")];
	if (column.type === "string" && typeof value === "string" && !isReadable(value)) return [toCellFault(column, "text")];
	return [];
}
function toCellFault(column, rule) {
	return {
		column: column.name,
		rule,
		message: describeRule(column, rule)
	};
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
	const column = columns.get(name);
	return {
		column: name,
		rule,
		message: column && isDescribed(rule) ? describeRule(column, rule) : `breaks the rule "${rule}" of the contract`
	};
}
function isDescribed(rule) {
	return !ROW_KEYWORDS.includes(rule);
}
function isWarning(columns, { column, rule }) {
	return rule !== "additionalProperties" && columns.find(({ name }) => name === column)?.severity === "warning";
}
/** A cell that only a warning lets through and that is none of its column's is missing from the row. */
function clearMistyped(row, warnings) {
	for (const { column, rule } of warnings) if (CELL_RULES.includes(rule)) row[column] = null;
	return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toCell(value)]));
}
function toCell(value) {
	return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
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

export { interpretCell as a, NUMBER_PATTERN as i, createRowValidator as n, isHeld as o, describeRule as r, createFaultFinder as t };