// kit/evaluate/judge-difference.ts
/** Whether the challenger is better on one metric: only an interval wholly on one side of 0 says so. */
function judgeDifference({ difference, direction }) {
	if (!difference || difference.low === null || difference.high === null) return "unpaired";
	if (difference.low <= 0 && difference.high >= 0) return "unclear";
	return difference.low > 0 === (direction === "higher") ? "better" : "worse";
}

export { judgeDifference as t };