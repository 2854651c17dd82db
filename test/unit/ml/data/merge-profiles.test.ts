import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  CategoryColumnProfile,
  NumberColumnProfile,
  Profile,
} from '../../../../kit/format/manifest/profile.ts';
import { mergeProfiles } from '../../../../kit/ml/data/merge-profiles.ts';
import { profileTable } from '../../../../kit/ml/data/profile.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const contract = makeContract({
  x: { type: 'number' },
  k: { type: 'string' },
  secret: { type: 'string', 'x-sensitive': true },
});

interface Cells {
  x: number | null;
  k: string | null;
}

async function profileRows(rows: readonly Cells[], like?: Profile): Promise<Profile> {
  await engine().execute('CREATE OR REPLACE TABLE t(x DOUBLE, k VARCHAR, secret VARCHAR)');
  await engine().query(
    `INSERT INTO t SELECT r.x, r.k, 'hush' FROM (SELECT unnest(from_json($1, '[{"x":"DOUBLE","k":"VARCHAR"}]')) AS r)`,
    [JSON.stringify(rows)],
  );
  return profileTable({ engine: engine(), table: 't', contract, model: 'm', ...(like ? { like } : {}) });
}

function columnsOf({ columns }: Profile) {
  const [x, k, secret] = columns;
  if (x?.kind !== 'number' || k?.kind !== 'category') throw new Error('other kinds');
  return { x, k, secret };
}

/** Sums of doubles differ in their last digits with the order of summation. */
function expectSameNumbers(merged: NumberColumnProfile, whole: NumberColumnProfile): void {
  const { mean, sum2, ...exact } = whole;
  expect(merged).toMatchObject(exact);
  const spread = Math.abs(whole.max ?? 0) + Math.abs(whole.min ?? 0) + 1;
  if (mean === null || sum2 === null) {
    expect(merged).toMatchObject({ mean, sum2 });
    return;
  }
  expect(Math.abs((merged.mean ?? Number.NaN) - mean)).toBeLessThan(1e-9 * spread);
  expect(Math.abs((merged.sum2 ?? Number.NaN) - sum2)).toBeLessThan(1e-9 * (sum2 + spread ** 2));
}

/** What the tests go by is the same; names are too where every level is named. */
function expectSameLevels(merged: CategoryColumnProfile, whole: CategoryColumnProfile): void {
  const { categories, other, distinct, ...exact } = whole;
  expect(merged).toMatchObject(exact);
  if (other === 0) expect(merged).toEqual(whole);
  expect(merged.distinct).toBeLessThanOrEqual(distinct);
  for (const [level, rows] of Object.entries(merged.categories))
    expect(rows).toBeLessThanOrEqual(categories[level] ?? Object.values(categories).at(-1) ?? 0);
}

const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
const rowsOf = (level: fc.Arbitrary<string>) =>
  fc.array(fc.record({ x: fc.option(number, { freq: 6 }), k: fc.option(level, { freq: 6 }) }), {
    maxLength: 250,
  });
const level = fc.integer({ min: 0, max: 400 }).map((rank) => `level ${rank}`);
const hostile = fc.constantFrom('', '__proto__', 'constructor', 'é', '"', "o'il", '東京');

describe('two profiles merged', () => {
  test.each([
    ['few levels, hostile names', rowsOf(hostile)],
    ['many levels', rowsOf(level)],
  ])('are the profile of both tables together, in the same bins: %s', async (_name, rows) => {
    await fc.assert(
      fc.asyncProperty(rows, rows, async (a, b) => {
        const like = await profileRows([...b.slice(0, 60), ...a.slice(0, 60)]);
        const [first, second, whole] = [
          await profileRows(a, like),
          await profileRows(b, like),
          await profileRows([...a, ...b], like),
        ];
        const merged = mergeProfiles(first, second);
        expect(merged.rows).toBe(whole.rows);
        const [found, expected] = [columnsOf(merged), columnsOf(whole)];
        expectSameNumbers(found.x, expected.x);
        expectSameLevels(found.k, expected.k);
        expect(found.secret).toEqual({ name: 'secret', kind: 'redacted', count: whole.rows, missing: 0 });
      }),
      { numRuns: 12 },
    );
  });

  test('and in bins of their own where both name every value', async () => {
    const cells = (values: number[]) => values.map((x) => ({ x, k: null }));
    const [a, b] = [cells([3, 1, 1, 7]), cells([2, 7, 7, -1])];
    const merged = mergeProfiles(await profileRows(a), await profileRows(b));
    expectSameNumbers(columnsOf(merged).x, columnsOf(await profileRows([...a, ...b])).x);
  });

  test('not in other bins', async () => {
    const many = (step: number) => Array.from({ length: 500 }, (_, index) => ({ x: index * step, k: null }));
    const [a, b] = [await profileRows(many(1)), await profileRows(many(2))];
    expect(() => mergeProfiles(a, b)).toThrow('The column x is counted in other bins');
  });
});
