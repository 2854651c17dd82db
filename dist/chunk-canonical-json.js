// kit/format/manifest/canonical-json.ts
/**
* The one way Slipway writes JSON: keys sorted by code unit, two spaces, LF, a final newline.
* Numbers are written as ECMAScript does (the shortest text that reads back to the same double).
* @throws TypeError for NaN and infinities, which JSON cannot hold.
*/
function canonicalJson(value) {
	return `${JSON.stringify(sortKeys(value), refuseNonFinite, 2)}\n`;
}
/** The same on one line, without a final newline: for JSON lines and for cells to be hashed. */
function canonicalLine(value) {
	return JSON.stringify(sortKeys(value), refuseNonFinite);
}
function sortKeys(value) {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).filter(([, item]) => item !== void 0);
	entries.sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
	return Object.fromEntries(entries.map(([key, item]) => [key, sortKeys(item)]));
}
function refuseNonFinite(key, value) {
	if (typeof value === "number" && !Number.isFinite(value)) throw new TypeError(`"${key}" is ${value}, which JSON cannot hold.`);
	return value;
}

export { canonicalLine as n, canonicalJson as t };