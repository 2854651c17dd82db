// kit/maths/stats/judge-difference.ts
/** Whether the challenger is better on one metric: only a paired interval wholly on one side of 0 says so. */
function judgeDifference({ difference, direction }) {
	if (!difference || difference.low === null || difference.high === null) return "unpaired";
	if (difference.low <= 0 && difference.high >= 0) return "unclear";
	return difference.low > 0 === (direction === "higher") ? "better" : "worse";
}
/** What the difference of the metric that decides says; `unpaired` where it was not measured. */
function judgePrimary({ metrics, primary }) {
	const decides = metrics.find(({ metric }) => metric === primary);
	return decides ? judgeDifference(decides) : "unpaired";
}

export { judgePrimary as n, judgeDifference as t };