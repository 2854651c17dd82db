import { o as __toESM } from "./chunk-rolldown-runtime.js";
import { a as ConfigurationError, o as describeError } from "./chunk-make-folder.js";
import { n as readUserFile } from "./chunk-files.js";
import { E as require__2020, O as digestOf, T as describeMismatch, p as parseJson } from "./chunk-evaluation.js";
import { t as require_dist } from "./chunk-dist.js";
import { n as suggest } from "./chunk-suggest.js";

// kit/contract/find-broken-pattern.ts
var import__2020 = require__2020();
/** Keys whose values are data or words, not schemas. */
const NO_SCHEMAS = [
	"enum",
	"const",
	"default",
	"examples",
	"required"
];
/** The first `pattern` within a schema that is no regular expression (ECMA-262, with the flag u), if any. */
function findBrokenPattern(schema, path = []) {
	if (typeof schema !== "object" || schema === null) return void 0;
	for (const [key, value] of Object.entries(schema)) {
		const here = [...path, key];
		const reason = key === "pattern" && typeof value === "string" ? explainPattern(value) : void 0;
		if (reason !== void 0) return {
			path: here,
			pattern: String(value),
			reason
		};
		const found = NO_SCHEMAS.includes(key) ? void 0 : findBrokenPattern(value, here);
		if (found) return found;
	}
}
function explainPattern(pattern) {
	try {
		new RegExp(pattern, "u");
		return;
	} catch (error) {
		return describeError(error).split(": ").at(-1);
	}
}

// kit/contract/formats.ts
var import_dist = /* @__PURE__ */ __toESM(require_dist(), 1);
/** The formats that are compiled to SQL; the patterns mean the same to RE2 and ECMAScript. */
const COMPILED_FORMATS = {
	date: {
		pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
		calendar: true
	},
	/** RFC 3339, section 5.6, with capital T and Z and without leap seconds. */
	"date-time": {
		pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$",
		calendar: true
	},
	uuid: {
		pattern: "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$",
		calendar: false
	},
	/** The HTML Living Standard's "valid e-mail address". */
	email: {
		pattern: "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$",
		calendar: false
	}
};
/** Teaches ajv the formats: the compiled ones as defined here, the rest as ajv-formats has them. */
function addFormats(ajv) {
	import_dist.default.default(ajv);
	for (const [name, { pattern, calendar }] of Object.entries(COMPILED_FORMATS)) {
		const expression = new RegExp(pattern, "u");
		ajv.addFormat(name, (text) => expression.test(text) && (!calendar || isCalendarDay(text.slice(0, 10))));
	}
}
/** Whether `YYYY-MM-DD` is a day of the proleptic Gregorian calendar. */
function isCalendarDay(text) {
	const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// kit/contract/schema-object.ts
/** The keywords of one column that are compiled to SQL. */
const COMPILED_KEYWORDS = [
	"type",
	"enum",
	"const",
	"minimum",
	"maximum",
	"exclusiveMinimum",
	"exclusiveMaximum",
	"multipleOf",
	"minLength",
	"maxLength",
	"pattern",
	"format"
];
/** Keywords that say nothing about validity. */
const ANNOTATIONS$1 = [
	"$comment",
	"title",
	"description",
	"default",
	"examples",
	"deprecated"
];
/** Keywords left to ajv, for a column and for the row alike. */
const COMBINATORS = [
	"allOf",
	"anyOf",
	"oneOf",
	"not",
	"if",
	"then",
	"else"
];
const COLUMN_KEYS = [
	...COMPILED_KEYWORDS,
	...ANNOTATIONS$1,
	...COMBINATORS,
	"x-role",
	"x-normalise",
	"x-impute",
	"x-sensitive",
	"x-severity",
	"x-tolerance",
	"x-unit"
];
const TOP_LEVEL_KEYS = [
	...ANNOTATIONS$1,
	...COMBINATORS,
	"$schema",
	"$id",
	"$defs",
	"type",
	"properties",
	"required",
	"additionalProperties",
	"dependentRequired",
	"dependentSchemas",
	"x-table"
];
/** Keywords of the row that look at values, so SQL cannot answer for them. */
const ROW_KEYWORDS = [
	...COMBINATORS,
	"dependentRequired",
	"dependentSchemas"
];
/** Keywords of a column that SQL cannot answer for. */
const COLUMN_COMBINATORS = COMBINATORS;
/** The value as a schema object, or undefined when it is anything else. */
function toSchemaObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : void 0;
}
/** @throws ConfigurationError that names the first key that is not known, and the nearest that is. */
function refuseUnknownKeys({ schema, known, file, path }) {
	const unknown = Object.keys(schema).find((key) => !known.includes(key));
	if (unknown === void 0) return;
	const hint = suggest(unknown, known) || " Take it out; the README of ingest lists the keys.";
	throw new ConfigurationError(`${file}: at ${path}/${escapePointer(unknown)}: unknown key "${unknown}".${hint}`);
}
/** A key as a step of a JSON Pointer (RFC 6901, section 3). */
function escapePointer(step) {
	return step.replaceAll("~", "~0").replaceAll("/", "~1");
}
/** A step of a JSON Pointer as the key it stands for. */
function unescapePointer(step) {
	return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

// kit/contract/compile-schema.ts
const DIALECT = "https://json-schema.org/draft/2020-12/schema";
const ANNOTATIONS = [
	"x-role",
	"x-normalise",
	"x-impute",
	"x-sensitive",
	"x-severity",
	"x-tolerance",
	"x-unit",
	"x-table"
];
/**
* A contract's schema as a validator that reports every fault of a row.
* @throws ConfigurationError when it is not a valid JSON Schema (2020-12)
*/
function compileSchema(schema, file) {
	const { $id: _id, ...anonymous } = schema;
	refuseInvalid(anonymous, file);
	const ajv = new import__2020.Ajv2020({
		allErrors: true,
		strict: false,
		validateSchema: false,
		logger: false
	});
	ajv.addVocabulary(ANNOTATIONS);
	addFormats(ajv);
	try {
		return ajv.compile(anonymous);
	} catch (error) {
		if (!(error instanceof import__2020.Ajv2020.MissingRefError)) throw new ConfigurationError(`${file}: its references cannot be followed: ${describeError(error)}. Correct "$ref", "$id" and "$anchor" in it.`);
		throw new ConfigurationError(`${file}: "$ref" names "${error.missingRef}", which the contract does not define. Add it under "$defs", or correct the name.`);
	}
}
function refuseInvalid(schema, file) {
	const declared = schema["$schema"];
	if (declared !== void 0 && declared !== DIALECT) throw new ConfigurationError(`${file}: at /$schema: a contract is written in "${DIALECT}". Correct it.`);
	const ajv = new import__2020.Ajv2020({
		allErrors: true,
		strict: false,
		verbose: true,
		logger: false
	});
	if (ajv.validateSchema(schema) !== true) throw new ConfigurationError(explainInvalid(ajv, file));
	const broken = findBrokenPattern(schema);
	if (broken === void 0) return;
	throw new ConfigurationError(`${file}: at ${pointTo(broken.path)}: ${JSON.stringify(broken.pattern)} is no regular expression (${broken.reason}). Correct it.`);
}
function explainInvalid({ errors }, file) {
	const mismatch = describeMismatch(errors ?? []);
	const place = `${file}: at ${pointTo(mismatch.path)}`;
	if (mismatch.kind === "wrong value") return `${place}: it is ${mismatch.found}. Write ${mismatch.expected}.`;
	return mismatch.kind === "missing key" ? `${place}: the key "${mismatch.key}" is missing. Add it.` : `${place}: unknown key "${mismatch.key}". Take it out.`;
}
function pointTo(path) {
	return `/${path.map(escapePointer).join("/")}`;
}

// kit/contract/column.ts
const TYPES = [
	"number",
	"integer",
	"string",
	"boolean"
];
const ROLES = [
	"feature",
	"target",
	"id",
	"timestamp",
	"group",
	"ignored"
];
const NORMALISERS = ["trim", "lower"];
const SEVERITIES = ["error", "warning"];

// kit/contract/column-keys.ts
/** A key that holds one of a few words. */
function parseChoice({ schema, fail }, key, choices) {
	const value = schema[key];
	if (value === void 0) return void 0;
	return choices.find((candidate) => candidate === value) ?? fail(key, `unknown value ${JSON.stringify(value)}.${suggest(String(value), choices)}`);
}
/** A key that holds true or false; false when absent. */
function parseFlag({ schema, fail }, key) {
	const value = schema[key] ?? false;
	return typeof value === "boolean" ? value : fail(key, "must be true or false.");
}
/** A key that holds a share from 0 to 1. */
function parseShare({ schema, fail }, key) {
	const value = schema[key];
	if (value === void 0) return void 0;
	return typeof value === "number" && value >= 0 && value <= 1 ? value : fail(key, "must be a share from 0 to 1, such as 0.05.");
}
/** A key that holds text. */
function parseText({ schema, fail }, key) {
	const value = schema[key];
	return value === void 0 || typeof value === "string" ? value : fail(key, "must be text.");
}
/** `x-normalise`: one step or a list of them. */
function parseNormalise({ schema, fail }) {
	return [schema["x-normalise"] ?? []].flat().map((item) => {
		return NORMALISERS.find((candidate) => candidate === item) ?? fail("x-normalise", `unknown normaliser "${String(item)}".${suggest(String(item), NORMALISERS)}`);
	});
}

// kit/contract/column-type.ts
/** The one type beside null; read from `enum` or `const` where `type` is absent. */
function parseType({ schema, fail }, values) {
	const named = [schema["type"] ?? []].flat().filter((name) => name !== "null");
	if (named.length > 1) fail("type", `one type beside "null", not ${named.join(" and ")}.`);
	const [name] = named;
	const guess = inferType(values ?? ("const" in schema ? [schema["const"]] : []));
	return TYPES.find((candidate) => candidate === (name ?? guess)) ?? fail("type", `must be one of ${TYPES.join(", ")} (or a list of one of them and "null").`);
}
function inferType(values) {
	const [type, ...others] = new Set(values.map((value) => typeof value));
	if (others.length > 0) return void 0;
	return TYPES.find((candidate) => candidate === type);
}
/** Whether null is a type, or a value where no type is said. */
function admitsNull(schema) {
	const types = [schema["type"] ?? []].flat();
	const values = schema["enum"];
	return (types.length === 0 || types.includes("null")) && (!Array.isArray(values) || values.includes(null)) && (types.length > 0 || Array.isArray(values));
}
/** The values of `enum` but null; undefined where there is none, or only truth values. */
function parseEnum({ schema, fail }) {
	const values = schema["enum"];
	if (values === void 0) return void 0;
	if (!Array.isArray(values) || values.length === 0) return fail("enum", "must be a list of values.");
	const present = values.filter((value) => value !== null && typeof value !== "boolean");
	const texts = present.filter((value) => typeof value === "string");
	const numbers = present.filter((value) => typeof value === "number");
	if (texts.length !== present.length && numbers.length !== present.length) return fail("enum", "its values must be all text or all numbers (and null).");
	return present.length === 0 ? void 0 : [...texts, ...numbers];
}

// kit/contract/normalise.ts
/**
* Capital letters that younger Unicode versions added. Whether a runtime knows their small form depends on its age,
* so they are left as they are: the same text on every machine, in JavaScript and in SQL.
*/
const YOUNG_CAPITALS = /[\u1c89\ua7cb\ua7cc\ua7ce\ua7d2\ua7d4\ua7da\ua7dc\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u;
/** Every character that `String.prototype.trim` removes (ECMA-262, WhiteSpace and LineTerminator). */
const WHITE_SPACE = "	\n\v\f\r \xA0            \u2028\u2029  　﻿";
/** Text after a column's `x-normalise`; undefined where nothing is left, which is a missing cell. */
function normaliseText(text, column) {
	let result = text;
	for (const step of column.normalise) result = step === "trim" ? result.trim() : toLowerCase(result);
	return result === "" ? void 0 : result;
}
/** Small letters, one code point at a time, whatever stands beside it (no final sigma), as the table engine does. */
function toLowerCase(text) {
	if (isAscii(text)) return text.toLowerCase();
	return Array.from(text, (point) => {
		if (point === "İ") return "i";
		return YOUNG_CAPITALS.test(point) ? point : point.toLowerCase();
	}).join("");
}
function isAscii(text) {
	for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 127) return false;
	return true;
}

// kit/contract/parse-impute.ts
/** `x-impute`. A sensitive column takes a constant alone, for a fitted value would show one of it. */
function parseImpute({ schema, fail }, column) {
	const value = schema["x-impute"];
	if (value === void 0) return void 0;
	if (!column.nullable) fail("x-impute", "the cell may not be missing. Take the column out of \"required\", or add \"null\" to its type.");
	const isNumber = column.type === "number" || column.type === "integer";
	if (value === "mode" || value === "median" && isNumber) {
		if (!column.sensitive) return { method: value };
		return fail("x-impute", "a sensitive column would show a value of it. Write a constant.");
	}
	if ((isNumber ? typeof value === "number" : typeof value === column.type) && (typeof value === "string" || typeof value === "number" || typeof value === "boolean")) return {
		method: "constant",
		value
	};
	return fail("x-impute", `must be "mode"${isNumber ? ", \"median\"" : ""} or a constant of type ${column.type}.`);
}

// kit/contract/parse-column.ts
/** The columns of a contract's `properties`. @throws ConfigurationError with file, JSON path and cure. */
function parseColumns(schema, file) {
	const properties = toSchemaObject(schema["properties"]);
	if (properties === void 0 || Object.keys(properties).length === 0) throw new ConfigurationError(`${file}: at /properties: the contract names no column. Add one property for each column.`);
	const required = parseRequired(schema["required"], Object.keys(properties), file);
	refuseAwkwardNames(Object.keys(properties), file);
	const columns = Object.entries(properties).map(([name, value]) => parseColumn({
		name,
		value,
		required: required.includes(name),
		file
	}));
	refuseSecondTarget(columns, file);
	return columns;
}
function parseColumn({ name, value, required, file }) {
	const path = `/properties/${escapePointer(name)}`;
	const schema = toSchemaObject(value);
	if (schema === void 0) throw new ConfigurationError(`${file}: at ${path}: a column must be an object, such as {"type": "number"}.`);
	refuseUnknownKeys({
		schema,
		known: COLUMN_KEYS,
		file,
		path
	});
	const fail = (key, problem) => {
		throw new ConfigurationError(`${file}: at ${path}/${key}: ${problem}`);
	};
	const context = {
		name,
		schema,
		required,
		fail
	};
	const values = parseEnum(context);
	const type = parseType(context, values);
	const nullable = !required || admitsNull(schema);
	const unit = parseText(context, "x-unit");
	const description = parseText(context, "description");
	const column = {
		name,
		type,
		nullable,
		role: parseChoice(context, "x-role", ROLES) ?? "feature",
		...values ? { enum: values } : {},
		normalise: parseNormalise(context),
		sensitive: parseFlag(context, "x-sensitive"),
		severity: parseChoice(context, "x-severity", SEVERITIES) ?? "error",
		tolerance: parseShare(context, "x-tolerance") ?? 1,
		...unit === void 0 ? {} : { unit },
		...description === void 0 ? {} : { description },
		schema
	};
	refuseUnreachableEnum(column, fail);
	const impute = parseImpute(context, column);
	return impute ? {
		...column,
		impute
	} : column;
}
function parseRequired(value, names, file) {
	if (value === void 0) return [];
	return (Array.isArray(value) ? value : [value]).map((item) => {
		if (typeof item === "string" && names.includes(item)) return item;
		const hint = suggest(String(item), names) || " Name a key of \"properties\".";
		throw new ConfigurationError(`${file}: at /required: "${String(item)}" is not a column.${hint}`);
	});
}
/** Names that JSON objects reorder or lose, and names that only their case tells apart. */
function refuseAwkwardNames(names, file) {
	const seen = /* @__PURE__ */ new Map();
	for (const name of names) {
		const twin = seen.get(name.toLowerCase());
		const problem = twin ? `the columns "${twin}" and "${name}" differ in case alone` : /^\d+$/.test(name) ? `the column name "${name}" is a number, which JSON does not keep in order` : name === "" || name.startsWith("__") || name.trim() !== name ? `the column name "${name}" is empty, begins with "__" (reserved), or begins or ends with white space` : void 0;
		if (problem) throw new ConfigurationError(`${file}: at /properties: ${problem}. Rename it here and in the data.`);
		seen.set(name.toLowerCase(), name);
	}
}
function refuseSecondTarget(columns, file) {
	const [first, second] = columns.filter((column) => column.role === "target");
	if (first && second) throw new ConfigurationError(`${file}: at /properties/${escapePointer(second.name)}/x-role: "${first.name}" is the target already. Keep one target.`);
}
/** A value that normalisation turns into another can never be met. */
function refuseUnreachableEnum(column, fail) {
	const lost = column.enum?.find((value) => typeof value === "string" && normaliseText(value, column) !== value);
	if (lost === void 0) return;
	const becomes = normaliseText(String(lost), column) ?? "missing";
	fail("enum", `"${lost}" never occurs, because x-normalise makes it ${JSON.stringify(becomes)}. Write it that way.`);
}

// kit/contract/table-rules.ts
const TABLE_KEYS = [
	"unique",
	"min-rows",
	"max-rejected",
	"drop-duplicates"
];
/** Reads `x-table`. @throws ConfigurationError with file, JSON path and cure. */
function parseTableRules(value, columns, file) {
	const schema = value === void 0 ? {} : toSchemaObject(value);
	if (schema === void 0) throw new ConfigurationError(`${file}: at /x-table: must be an object.`);
	refuseUnknownKeys({
		schema,
		known: TABLE_KEYS,
		file,
		path: "/x-table"
	});
	return {
		unique: parseUnique(schema["unique"], columns, file),
		minRows: parseNumber({
			schema,
			key: "min-rows",
			max: Number.MAX_SAFE_INTEGER,
			integer: true,
			file
		}) ?? 1,
		maxRejected: parseNumber({
			schema,
			key: "max-rejected",
			max: 1,
			integer: false,
			file
		}) ?? 1,
		dropDuplicates: parseDropDuplicates(schema["drop-duplicates"], file)
	};
}
function parseUnique(value, columns, file) {
	const names = columns.map((column) => column.name);
	return [value ?? []].flat().map((item) => {
		const name = names.find((candidate) => candidate === item);
		if (name !== void 0) return name;
		const hint = suggest(String(item), names) || " Name columns of the contract.";
		throw new ConfigurationError(`${file}: at /x-table/unique: "${String(item)}" is not a column.${hint}`);
	});
}
function parseDropDuplicates(value, file) {
	if (value === void 0 || typeof value === "boolean") return value ?? false;
	throw new ConfigurationError(`${file}: at /x-table/drop-duplicates: must be true or false.`);
}
function parseNumber({ schema, key, max, integer, file }) {
	const value = schema[key];
	if (value === void 0) return void 0;
	if (typeof value === "number" && value >= 0 && value <= max && (!integer || Number.isInteger(value))) return value;
	throw new ConfigurationError(`${file}: at /x-table/${key}: must be ${integer ? "a whole number of rows" : "a share from 0 to 1, such as 0.05"}.`);
}

// kit/contract/contract.ts
/** The contract as the bytes its `digest` is taken of. */
function compactContract(contract) {
	return JSON.stringify(contract.schema);
}
/**
* Reads a contract's text.
* @param file what messages call it
* @throws ConfigurationError with file, JSON path and cure
*/
function parseContract(text, file) {
	const schema = toSchemaObject(parseJson(text, file));
	if (schema === void 0) throw new ConfigurationError(`${file} is not a data contract: it must be a JSON Schema object of one row.`);
	refuseUnknownKeys({
		schema,
		known: TOP_LEVEL_KEYS,
		file,
		path: ""
	});
	refuseOtherTypes(schema, file);
	const columns = parseColumns(schema, file);
	const table = parseTableRules(schema["x-table"], columns, file);
	compileSchema(schema, file);
	const title = schema["title"];
	return {
		digest: digestOf(JSON.stringify(schema)),
		text,
		...typeof title === "string" ? { title } : {},
		columns,
		table,
		schema
	};
}
/** Reads a contract from a file. @throws ConfigurationError as `parseContract`, and when there is no such file. */
async function readContract(file) {
	return parseContract(await readUserFile(file, "The data contract", "Write it, or set \"data.contract\" in pipeline.yaml to where it is."), file);
}
/** The columns a model is given, in the order of the contract. */
function featureColumns(contract) {
	return contract.columns.filter((column) => column.role === "feature");
}
/** The column a model is to predict. @throws ConfigurationError when the contract marks none. */
function targetColumn(contract) {
	const target = contract.columns.find((column) => column.role === "target");
	if (target) return target;
	throw new ConfigurationError("The data contract has no target. Add \"x-role\": \"target\" to the column the model is to predict.");
}
function refuseOtherTypes(schema, file) {
	if (schema["type"] === void 0 || schema["type"] === "object") return;
	throw new ConfigurationError(`${file}: at /type: the contract describes one row, so "type" must be "object". Correct it.`);
}

export { targetColumn as a, compileSchema as c, ROW_KEYWORDS as d, unescapePointer as f, readContract as i, COLUMN_COMBINATORS as l, featureColumns as n, WHITE_SPACE as o, COMPILED_FORMATS as p, parseContract as r, normaliseText as s, compactContract as t, COMPILED_KEYWORDS as u };