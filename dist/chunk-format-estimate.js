import { n as formatNumber } from "./chunk-number-text.js";

// kit/report/format-estimate.ts
/** `0.61 (0.52 to 0.68)`, or a dash. */
function formatEstimate(estimate) {
	if (!estimate) return "–";
	const { value, low, high } = estimate;
	if (low === null || high === null) return formatNumber(value);
	return `${formatNumber(value)} (${formatNumber(low)} to ${formatNumber(high)})`;
}

export { formatEstimate as t };