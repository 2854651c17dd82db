import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRanking } from '../../../../kit/maths/metrics/area-under-curve.ts';

/** Rows as score and class; equal scores are common. */
const rows = fc.array(fc.tuple(fc.integer({ min: -4, max: 4 }), fc.constantFrom(0, 1)), { minLength: 1 });

function rank(drawn: readonly (readonly [number, number])[], draw = drawn.map((_, row) => row)): number {
  const scores = Float64Array.from(drawn, ([score]) => score);
  const isPositive = Uint8Array.from(drawn, ([, positive]) => positive);
  return createRanking(scores, isPositive)(Uint32Array.from(draw));
}

/** By its definition, over every pair of a positive and a negative. */
function countPairs(drawn: readonly (readonly [number, number])[]): number {
  const scoresOf = (wanted: number) =>
    drawn.filter(([, positive]) => positive === wanted).map(([score]) => score);
  const [negatives, positives] = [scoresOf(0), scoresOf(1)];
  let won = 0;
  for (const above of positives)
    for (const below of negatives) won += above > below ? 1 : above === below ? 0.5 : 0;
  return won / (positives.length * negatives.length);
}

/** The same number but for rounding, or none on both sides. */
function expectSame(actual: number, wanted: number): void {
  if (Number.isNaN(wanted)) expect(actual).toBeNaN();
  else expect(actual).toBeCloseTo(wanted, 12);
}

describe('the area under the curve', () => {
  test('is the share of pairs in which the positive scores higher', () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        expectSame(rank(drawn), countPairs(drawn));
      }),
    );
  });

  test('of a draw counts its rows as often as it has them, and nothing of the draw before', () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(1000), { maxLength: 30 }), (all, picks) => {
        const draw = picks.map((pick) => pick % all.length);
        const drawn = draw.map((row): [number, number] => all[row] ?? [0, 0]);
        const ranking = createRanking(
          Float64Array.from(all, ([score]) => score),
          Uint8Array.from(all, ([, positive]) => positive),
        );
        ranking(Uint32Array.from(all, (_, row) => row));
        expectSame(ranking(Uint32Array.from(draw)), countPairs(drawn));
      }),
    );
  });

  test('is not a number where one class, or every row, is missing', () => {
    expect(rank([])).toBeNaN();
    expect(rank([[1, 1]])).toBeNaN();
    expect(rank([[1, 0]])).toBeNaN();
  });
});
