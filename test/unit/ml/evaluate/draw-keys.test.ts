import { describe, expect, it } from 'vitest';
import { createKeyDrawer } from '../../../../kit/maths/metrics/draw-keys.ts';
import { estimateMetrics } from '../../../../kit/maths/metrics/estimate.ts';
import { numberKeys } from '../../../../kit/maths/metrics/number-keys.ts';
import { createRandom } from '../../../../kit/maths/metrics/random.ts';
import { fixture, values } from './fixture.ts';

describe('numberKeys', () => {
  const rows = [
    { town: 'a', size: 1 },
    { town: 'b', size: 1 },
    { town: 'a', size: 2 },
    { town: null, size: 1 },
    { size: 1, town: null },
  ];

  it('gives rows with the same cells in the key columns one number', () => {
    expect([...numberKeys(rows, { key: ['town'] })]).toEqual([0, 1, 0, 2, 2]);
    expect([...numberKeys(rows, { key: ['town', 'size'] })]).toEqual([0, 1, 2, 3, 3]);
  });

  it('tells a text from a number, and columns from what stands beside them', () => {
    const cells = [
      { a: '1', b: ',' },
      { a: 1, b: ',' },
      { a: '1,', b: '' },
    ];
    expect([...numberKeys(cells, { key: ['a', 'b'] })]).toEqual([0, 1, 2]);
  });

  it('gives every row its own where a rule has no key columns, as one by time', () => {
    expect([...numberKeys(rows, { key: [] })]).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a draw', () => {
  it('takes keys with all their rows, and every row about equally often', () => {
    const keys = Uint32Array.of(70, 1, 1, 70, 70, 3, 1, 70);
    const drawer = createKeyDrawer(8, keys);
    expect(drawer.keys).toBe(3);
    const random = createRandom(5);
    const seen = new Array<number>(8).fill(0);
    for (let round = 0; round < 3000; round++) {
      for (const row of drawer.draw(random)) seen[row] = (seen[row] ?? 0) + 1;
    }
    for (const [row, other] of [
      [0, 3],
      [0, 4],
      [0, 7],
      [1, 2],
      [1, 6],
    ] as const)
      expect(seen[row]).toBe(seen[other]);
    for (const count of seen) expect(Math.abs(count - 3000)).toBeLessThan(150);
  });

  it('holds as many rows as the drawn keys have, also more than there are', () => {
    const drawer = createKeyDrawer(12, Uint32Array.of(0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2));
    const random = createRandom(1);
    const lengths = new Set(Array.from({ length: 200 }, () => drawer.draw(random).length));
    expect([...lengths].sort((a, b) => a - b)).toEqual([3, 12, 21, 30]);
  });

  it('weighs keys of unequal size by what they are worth', () => {
    expect(createKeyDrawer(6, Uint32Array.of(0, 0, 1, 1, 2, 2)).effective).toBe(3);
    expect(createKeyDrawer(4, Uint32Array.of(0, 0, 0, 1)).effective).toBeCloseTo(1.6, 12);
    expect(createKeyDrawer(5).effective).toBe(5);
  });
});

describe('intervals', () => {
  const { truth, predicted } = fixture.regression;
  const settings = { task: 'regression', seed: 3, resamples: 200 } as const;
  const scored = { truth, predictions: values(predicted) };

  it('are those of rows where no two rows share a key', () => {
    const keys = Uint32Array.from(truth, (_, row) => truth.length - 1 - row);
    expect(estimateMetrics({ ...settings, ...scored, keys })).toEqual(
      estimateMetrics({ ...settings, ...scored }),
    );
  });

  it('are no narrower for rows that stand there twice', () => {
    const twice = { truth: [...truth, ...truth], predictions: values([...predicted, ...predicted]) };
    const keys = Uint32Array.from(twice.truth, (_, row) => row % truth.length);
    const once = estimateMetrics({ ...settings, ...scored })['rmse'];
    const doubled = estimateMetrics({ ...settings, ...twice, keys })['rmse'];
    expect(doubled?.low).toBeCloseTo(once?.low ?? 0, 9);
    expect(doubled?.high).toBeCloseTo(once?.high ?? 0, 9);
  });

  it('are null below ten keys, however many rows there are', () => {
    const keys = Uint32Array.from(truth, (_, row) => row % 9);
    expect(estimateMetrics({ ...settings, ...scored, keys })['rmse']).toMatchObject({
      low: null,
      high: null,
    });
  });
});
