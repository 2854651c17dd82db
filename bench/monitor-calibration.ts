import { type Change, measureRates } from '../test/unit/stats/simulate-drift.ts';

// The error rates in action-monitor/README.md: `node bench/monitor-calibration.ts` (Node 24; some minutes).
const DRAWS = 1000;
const CHANGES: readonly Change[] = ['none', 'shift-0.25', 'shift-0.10', 'category-6.7'];

console.log(
  `| rows | change | any flag | any drift | changed column flagged |\n| --- | --- | --- | --- | --- |`,
);
for (const n of [50, 100, 300, 1000, 10_000]) {
  for (const change of CHANGES) {
    const { any, drift, found } = measureRates({ n, change, draws: DRAWS, seed: 20261123 });
    const shares = [any, drift, found].map((share) => `${(100 * share).toFixed(1)} %`);
    console.log(`| ${n} | ${change} | ${shares.join(' | ')} |`);
  }
}
