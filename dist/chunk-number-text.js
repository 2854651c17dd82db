// kit/report/number-text.ts
/** A number for people: four significant digits, thousands grouped, tiny and huge ones in powers of ten. */
function formatNumber(value) {
	if (!Number.isFinite(value)) return String(value);
	const size = Math.abs(value);
	if (size !== 0 && (size < 1e-4 || size >= 1e9)) return value.toExponential(2);
	if (Number.isInteger(value)) return value.toLocaleString("en-US");
	return value.toLocaleString("en-US", { maximumSignificantDigits: Math.max(4, Math.trunc(size).toString().length) });
}
/** The least distance from 0 and 100 % that is written out. */
const LEAST_PERCENT = 1e-4;
/**
* A share of 1 in percent: `12.5 %`. What is neither none nor all gets the decimals that say so: `0.023 %`.
* @param decimals most decimals of other shares
*/
function formatShare(share, decimals = 1) {
	const percent = 100 * share;
	const rest = Math.min(Math.abs(percent), Math.abs(100 - percent));
	if (rest > 0 && rest < LEAST_PERCENT) return percent < 50 ? `< ${LEAST_PERCENT} %` : `> 99.9999 %`;
	const needed = rest > 0 && rest < .5 / 10 ** decimals ? Math.ceil(-Math.log10(rest)) + 1 : decimals;
	return `${percent.toLocaleString("en-US", { maximumFractionDigits: needed })} %`;
}
/** A p-value: three digits, or `< 0.001`. */
function formatPValue(pValue) {
	return pValue < .001 ? "< 0.001" : pValue.toFixed(3);
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

export { formatShare as i, formatNumber as n, formatPValue as r, formatBytes as t };