import { describe, expect, test } from 'vitest';
import { COMMON, HARD } from './draw-columns.ts';
import { CHANGES, measureRates } from './simulate-drift.ts';

// As the README's tables of error rates (there with more draws and sizes); seeded: the rates never move.
const SETTING = { sizes: { n: 1000, m: 1000 }, seed: 20261123 };

describe('20 mixed columns', () => {
  const common = COMMON.map((draw) => ({ draw }));
  const measure = (tried: (typeof common)[number], draws: number) =>
    measureRates({ ...SETTING, tried: [tried], rest: common.slice(1), draws })[0];

  test('at most 7 in 100 unchanged windows get any flag', () => {
    expect(measure(CHANGES.none, 300)?.any).toBeLessThanOrEqual(0.07);
  });

  test.each([
    ['+0.25 sd', 0.9],
    ['1 % outliers at a million sd', 0.9],
    ['2 % of a new level among 8', 0.8],
  ] as const)('%s is found among them in at least %d of all windows', (change, share) => {
    expect(measure(CHANGES[change], 60)?.found).toBeGreaterThanOrEqual(share);
  });
});

describe('a column alone', () => {
  test.each(Object.entries(HARD))('%s: flagged in at most 8 in 100 unchanged windows', (_name, draw) => {
    const tried = [{ draw }, { draw, first: true }];
    const [now, first] = measureRates({ ...SETTING, tried, rest: [], draws: 150 });
    // Of 150 draws at 5 %, 12 or fewer in 95 of 100 seeds: what false cells did was 81 to 99 %.
    expect(now?.found).toBeLessThanOrEqual(0.08);
    expect(first?.found).toBeLessThanOrEqual(0.08);
  });

  test('a small shift in many rows is found, and only suspect', () => {
    const tried = [{ draw: CHANGES['+0.10 sd'].draw, now: CHANGES['+0.10 sd'].now }];
    const [rates] = measureRates({ tried, rest: [], sizes: { n: 20_000, m: 20_000 }, draws: 10, seed: 7 });
    expect(rates?.found).toBeCloseTo(1, 9);
    expect(rates?.drift).toBeLessThan(1);
  });
});
