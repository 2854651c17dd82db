import { type BinnedPair, NOTHING_TO_TEST, sumCounts, type TestResult, zipCounts } from './counts.ts';
import { kolmogorovSurvival } from './kolmogorov.ts';

/**
 * The two-sample Kolmogorov–Smirnov test from counts over shared, ascending bins.
 * The statistic is the largest difference of the two distribution functions at a bin's edge, so at most the one of the
 * raw values; the p-value is the asymptotic one at effective size n m / (n + m) (Smirnov 1939; Conover, Practical
 * Nonparametric Statistics, section 6.3). Binning and ties make both cautious: a p-value may be too large, never too
 * small beyond the asymptotic error.
 */
export function testKolmogorovSmirnov(pair: BinnedPair): TestResult {
  const n = sumCounts(pair.reference);
  const m = sumCounts(pair.current);
  if (n === 0 || m === 0) return NOTHING_TO_TEST;
  let below = 0;
  let belowCurrent = 0;
  let statistic = 0;
  for (const bin of zipCounts(pair)) {
    below += bin.reference;
    belowCurrent += bin.current;
    statistic = Math.max(statistic, Math.abs(below / n - belowCurrent / m));
  }
  return { statistic, pValue: kolmogorovSurvival(Math.sqrt((n * m) / (n + m)) * statistic) };
}
