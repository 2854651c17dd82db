// kit/evaluate/format-number.ts
/** A number for people: four significant digits, from 1,000 on whole with thousands separated. */
function formatNumber(value) {
	if (!Number.isFinite(value)) return String(value);
	if (Math.abs(value) >= 1e3) return Math.round(value).toLocaleString("en-US");
	const rounded = Number(value.toPrecision(4));
	return Math.abs(value) >= 1e-4 || value === 0 ? String(rounded) : rounded.toExponential();
}

export { formatNumber as t };