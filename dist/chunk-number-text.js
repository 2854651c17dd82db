// kit/report/number-text.ts
/** A number for people: four significant digits, thousands grouped, tiny and huge ones in powers of ten. */
function formatNumber(value) {
	if (!Number.isFinite(value)) return String(value);
	const size = Math.abs(value);
	if (size !== 0 && (size < 1e-4 || size >= 1e9)) return value.toExponential(2);
	if (Number.isInteger(value)) return value.toLocaleString("en-US");
	return value.toLocaleString("en-US", { maximumSignificantDigits: Math.max(4, Math.trunc(size).toString().length) });
}
/** A share of 1 in percent: `12.5 %`. */
function formatShare(share) {
	return `${(100 * share).toLocaleString("en-US", { maximumFractionDigits: 1 })} %`;
}
/** A p-value: three digits, or `< 0.001`. */
function formatPValue(pValue) {
	return pValue < .001 ? "< 0.001" : pValue.toFixed(3);
}
/** `1 row`, `2,000 rows`. */
function formatCount(count, noun) {
	return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}
/** A size for people: `512 B`, `1.5 MiB`. */
function formatBytes(bytes) {
	if (bytes < 1024) return `${bytes} B`;
	const units = [
		"KiB",
		"MiB",
		"GiB"
	];
	const power = Math.min(Math.floor(Math.log2(bytes) / 10), units.length);
	return `${(bytes / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
}

export { formatShare as a, formatPValue as i, formatCount as n, formatNumber as r, formatBytes as t };