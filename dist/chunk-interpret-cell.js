import { d as normaliseText } from "./chunk-contract.js";

// kit/contract/interpret-cell.ts
/** A number as JSON writes it, and also `+5`, `007`, `.5` and `5.`, which CSV writers make. */
const NUMBER_TEXT = /^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?$/;
/**
* What a text cell means in its column: normalised, a number where the column holds numbers and the text is one, null
* where nothing is left. Text that is no value of the column's type stays text, and so breaks the rule `type`.
*/
function interpretCell(text, column) {
	if (text === null) return null;
	const normal = normaliseText(text, column);
	if (normal === void 0) return null;
	if (column.type === "string") return normal;
	if (column.type === "boolean") return normal === "true" ? true : normal === "false" ? false : normal;
	const value = NUMBER_TEXT.test(normal) ? Number(normal) : NaN;
	if (!Number.isFinite(value)) return normal;
	if (column.type === "integer" && Number.isInteger(value) && !Number.isSafeInteger(value)) return normal;
	return value === 0 ? 0 : value;
}

export { interpretCell as t };