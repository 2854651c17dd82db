import { type BinnedPair, sumCounts, zipCounts } from './counts.ts';

/** The number of groups that PSI is commonly judged on. More would drown it in noise: about groups / rows a sample. */
const PSI_GROUPS = 10;

/** What an empty cell counts as, so that its logarithm exists. */
const EMPTY_CELL = 0.5;

/**
 * The total variation distance of the two samples, 0 to 1: the share of rows that would have to move to another bin
 * to make them alike. 0 when either sample is empty.
 */
export function measureTotalVariation(pair: BinnedPair): number {
  const n = sumCounts(pair.reference);
  const m = sumCounts(pair.current);
  if (n === 0 || m === 0) return 0;
  return sumCounts(zipCounts(pair).map((bin) => Math.abs(bin.reference / n - bin.current / m))) / 2;
}

/**
 * The population stability index Σ (q - p) ln(q / p) over the cells as they are (Siddiqi, Credit Risk Scorecards,
 * 2006, p. 136); an empty cell counts as half a row. 0 when either sample is empty.
 */
export function measurePsi(pair: BinnedPair): number {
  const n = sumCounts(pair.reference);
  const m = sumCounts(pair.current);
  if (n === 0 || m === 0) return 0;
  const filled = zipCounts(pair).filter((bin) => bin.reference + bin.current > 0);
  return sumCounts(
    filled.map((bin) => {
      const p = Math.max(bin.reference, EMPTY_CELL) / n;
      const q = Math.max(bin.current, EMPTY_CELL) / m;
      return (q - p) * Math.log(q / p);
    }),
  );
}

/** Fine ascending bins as about ten with equal shares of the reference; few bins (discrete values) stay as they are. */
export function coarsenBins(pair: BinnedPair, groups = PSI_GROUPS): BinnedPair {
  const bins = zipCounts(pair);
  if (bins.length <= groups + 2) return pair;
  const n = sumCounts(pair.reference);
  const reference: number[] = [];
  const current: number[] = [];
  let below = 0;
  for (const bin of bins) {
    const group = Math.min(groups - 1, Math.floor(((below + bin.reference / 2) / Math.max(n, 1)) * groups));
    reference[group] = (reference[group] ?? 0) + bin.reference;
    current[group] = (current[group] ?? 0) + bin.current;
    below += bin.reference;
  }
  return { reference: Array.from(reference, zeroIfNone), current: Array.from(current, zeroIfNone) };
}

function zeroIfNone(count: number | undefined): number {
  return count ?? 0;
}
