/** Counts over unequal ascending bins. */
export interface Bins {
  /** The bins' borders, one more than counts. */
  borders: readonly number[];
  counts: readonly number[];
}

/**
 * The shares (they sum to at most 1) of `total` rows in equal-width bars between two borders: rows spread evenly within
 * their bin; what lies outside goes to the end bars. Rows of a bin without width go to the bar that holds its place.
 */
export function spreadBins({
  bins,
  total,
  low,
  high,
  bars,
}: {
  bins: Bins;
  total: number;
  low: number;
  high: number;
  bars: number;
}): number[] {
  const shares: number[] = new Array(bars).fill(0);
  const place = (value: number) => ((value - low) / (high - low)) * bars;
  for (const [index, count] of bins.counts.entries()) {
    const start = place(bins.borders[index] ?? low);
    const end = place(bins.borders[index + 1] ?? high);
    addRange({ shares, start, end, share: total === 0 ? 0 : count / total });
  }
  return shares;
}

/** Adds a share evenly over [start, end), in units of bars; ends beyond the bars count for the end bars. */
function addRange({
  shares,
  start,
  end,
  share,
}: {
  shares: number[];
  start: number;
  end: number;
  share: number;
}): void {
  const last = shares.length - 1;
  if (share === 0) return;
  if (!(end - start > 1e-9)) {
    addShare(shares, Math.ceil(end) - 1, share);
    return;
  }
  for (let bar = 0; bar <= last; bar++) {
    const from = bar === 0 ? start : Math.max(start, bar);
    const to = bar === last ? end : Math.min(end, bar + 1);
    if (to > from) addShare(shares, bar, (share * (to - from)) / (end - start));
  }
}

function addShare(shares: number[], bar: number, share: number): void {
  const index = Math.min(shares.length - 1, Math.max(0, bar));
  shares[index] = (shares[index] ?? 0) + share;
}
