// kit/maths/stats/nearest-rank.ts
/** The smallest value that at least this share of the sorted values do not exceed (nearest rank); 0 of none. */
function pickQuantile(sorted, share) {
	return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export { pickQuantile as t };