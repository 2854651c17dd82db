/**
 * The area under the ROC curve of any draw of the rows: the share of pairs (positive, negative) in which the positive
 * scores higher, ties counting half (Mann and Whitney's U). NaN where a draw holds one class alone. Rows are sorted
 * once, so a draw costs two passes.
 */
export function createRanking(scores: Float64Array, isPositive: Uint8Array): (draw: Uint32Array) => number {
  const order = Uint32Array.from(scores, (_, row) => row).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const group = assignGroups(scores, order);
  const groups = (group[order.at(-1) ?? 0] ?? -1) + 1;
  const positives = new Float64Array(groups);
  const negatives = new Float64Array(groups);
  return (draw) => {
    positives.fill(0);
    negatives.fill(0);
    for (const row of draw) {
      const counts = isPositive[row] ? positives : negatives;
      const at = group[row] ?? 0;
      counts[at] = (counts[at] ?? 0) + 1;
    }
    return areaOf(positives, negatives);
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

function areaOf(positives: Float64Array, negatives: Float64Array): number {
  let below = 0;
  let total = 0;
  let won = 0;
  for (let at = 0; at < positives.length; at++) {
    const positive = positives[at] ?? 0;
    const negative = negatives[at] ?? 0;
    won += positive * (below + negative / 2);
    below += negative;
    total += positive;
  }
  return total === 0 || below === 0 ? Number.NaN : won / (total * below);
}
