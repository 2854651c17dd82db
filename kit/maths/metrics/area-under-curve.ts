/**
 * The area under the ROC curve of any draw of the rows: the share of pairs (positive, negative) in which the positive
 * scores higher, ties counting half (Mann and Whitney's U). NaN where a draw holds one class alone. Rows are sorted
 * once, so a draw costs two passes.
 */
export function createRanking(scores: Float64Array, isPositive: Uint8Array): (draw: Uint32Array) => number {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const group = assignGroups(scores, order);
  const groups = (group[order.at(-1) ?? 0] ?? -1) + 1;
  const counts = new Uint32Array(2 * groups);
  const place = group.map((at, row) => 2 * at + (isPositive[row] ?? 0));
  return (draw) => {
    counts.fill(0);
    for (let index = 0; index < draw.length; index++) {
      const at = place[draw[index] ?? 0] ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return areaOf(counts);
  };
}

/** Which group of equal scores each row is in, counted from the lowest score. */
function assignGroups(scores: Float64Array, order: Uint32Array): Uint32Array {
  const group = new Uint32Array(scores.length);
  let current = 0;
  order.forEach((row, rank) => {
    const before = order[rank - 1];
    if (before !== undefined && scores[before] !== scores[row]) current++;
    group[row] = current;
  });
  return group;
}

/** @param counts of each group of equal scores, the lowest first: its negatives, its positives */
function areaOf(counts: Uint32Array): number {
  let below = 0;
  let total = 0;
  let won = 0;
  for (let at = 0; at < counts.length; at += 2) {
    const negative = counts[at] ?? 0;
    const positive = counts[at + 1] ?? 0;
    won += positive * (below + negative / 2);
    below += negative;
    total += positive;
  }
  return total === 0 || below === 0 ? Number.NaN : won / (total * below);
}
