// kit/ground/errors/suggest.ts
/** The candidate nearest to `name` (Levenshtein distance at most a third of its length, at least 2), if any. */
function findNearest(name, candidates) {
	const limit = Math.max(2, Math.floor(name.length / 3));
	let nearest;
	let best = limit + 1;
	for (const candidate of candidates) {
		const distance = measureEditDistance(name.toLowerCase(), candidate.toLowerCase());
		if (distance < best) {
			best = distance;
			nearest = candidate;
		}
	}
	return nearest;
}
/** ` Did you mean "x"?` with a leading space, or the list of what is known, or nothing. */
function suggest(name, candidates) {
	const nearest = findNearest(name, candidates);
	if (nearest !== void 0) return ` Did you mean "${nearest}"?`;
	return candidates.length > 0 && candidates.length <= 20 ? ` Known: ${candidates.join(", ")}.` : "";
}
function measureEditDistance(a, b) {
	let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		for (let column = 1; column <= b.length; column++) {
			const substitution = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
			current.push(Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[b.length] ?? 0;
}

export { suggest as n, findNearest as t };