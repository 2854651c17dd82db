/** The candidate nearest to `name` (Levenshtein distance at most a third of its length, at least 2), if any. */
export function findNearest(name: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(2, Math.floor(name.length / 3));
  let nearest: string | undefined;
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
export function suggest(name: string, candidates: readonly string[]): string {
  const nearest = findNearest(name, candidates);
  if (nearest !== undefined) return ` Did you mean "${nearest}"?`;
  return candidates.length > 0 && candidates.length <= 20 ? ` Known: ${candidates.join(', ')}.` : '';
}

function measureEditDistance(a: string, b: string): number {
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
