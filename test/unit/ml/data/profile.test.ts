import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSlots, slotOf, sumBuckets } from '../../../../kit/format/manifest/level-slots.ts';
import { checkManifest } from '../../../../kit/format/manifest/parse-manifest.ts';
import { type NumberColumnProfile, ProfileSchema } from '../../../../kit/format/manifest/profile.ts';
import { sumCounts } from '../../../../kit/maths/stats/counts.ts';
import { profileTable } from '../../../../kit/ml/data/profile.ts';
import { countRows } from '../../maths/stats/bin-samples.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const contract = makeContract({ x: { type: 'number' } });

async function profileNumbers(values: (number | null)[]): Promise<NumberColumnProfile> {
  await engine().execute('CREATE OR REPLACE TABLE t(x DOUBLE)');
  await engine().query('INSERT INTO t SELECT unnest(from_json($1, \'["DOUBLE"]\'))', [
    JSON.stringify(values),
  ]);
  const profile = await profileTable({ engine: engine(), table: 't', contract, model: 'm' });
  checkManifest(ProfileSchema, profile, 'profile.json');
  const [column] = profile.columns;
  if (column?.kind !== 'number') throw new Error('no number column');
  return column;
}

describe('the profile of a number column', () => {
  it('counts every value in the bin it lies in', async () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 3 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 600 }), async (values) => {
        const { edges, counts, count, missing, min, max } = await profileNumbers(values);
        const present = values.filter((it) => it !== null);
        expect([count, missing]).toEqual([present.length, values.length - present.length]);
        expect(counts).toHaveLength(edges.length + 1);
        expect(edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge))).toBe(true);
        const bounds = [Number.NEGATIVE_INFINITY, ...edges, Number.POSITIVE_INFINITY];
        const expected = counts.map((_, bin) => {
          const [low = 0, high = 0] = bounds.slice(bin, bin + 2);
          return present.filter((it) => it > low && it <= high).length;
        });
        expect(counts).toEqual(expected);
        if (present.length === 0) expect([min, max]).toEqual([null, null]);
        else expect([min, max]).toEqual([Math.min(...present) + 0, Math.max(...present) + 0]);
      }),
      { numRuns: 60 },
    );
  });

  it('has an edge for each of few values, and 200 even bins of many', async () => {
    expect((await profileNumbers([1, 1, 2, 3])).edges).toEqual([1, 2]);
    const many = await profileNumbers(Array.from({ length: 10_000 }, (_, index) => index / 7));
    // Every 200th, and every 1,000th in the tails.
    expect(many.edges).toHaveLength(201);
    expect(many.counts.slice(0, 3)).toEqual([10, 40, 50]);
    expect(new Set(many.counts.slice(2, -2))).toEqual(new Set([50]));
    expect(many.values).toEqual([]);
  });

  it('has finer edges in the tails of more rows', async () => {
    await engine().execute(
      'CREATE OR REPLACE TABLE t AS SELECT CAST(range AS DOUBLE) AS x FROM range(100000)',
    );
    const { columns } = await profileTable({ engine: engine(), table: 't', contract, model: 'm' });
    const [column] = columns;
    if (column?.kind !== 'number') throw new Error('no number column');
    expect(column.counts.slice(0, 5)).toEqual([10, 10, 30, 50, 400]);
    expect(column.counts.slice(-5)).toEqual([400, 50, 30, 10, 10]);
  });

  it('counts few values exactly, and frequent ones among many', async () => {
    expect(await profileNumbers([3, 1, 1, 2, null])).toMatchObject({
      values: [1, 2, 3],
      valueCounts: [2, 1, 1],
    });
    const amounts = Array.from({ length: 1000 }, (_, index) => (index % 4 === 0 ? index / 3 - 50 : 0));
    const { values, valueCounts, edges } = await profileNumbers(amounts);
    expect({ values, valueCounts }).toEqual({
      values: [0],
      valueCounts: [amounts.filter((it) => it === 0).length],
    });
    expect(edges).toContain(0);
  });

  it('finds the few values of a large table in all of its rows', async () => {
    await engine().execute(
      'CREATE OR REPLACE TABLE t AS SELECT CAST(CASE WHEN range = 77777 THEN 9 ELSE range % 3 END AS DOUBLE) AS x FROM range(300000)',
    );
    const { columns } = await profileTable({ engine: engine(), table: 't', contract, model: 'm' });
    expect(columns[0]).toMatchObject({ values: [0, 1, 2, 9], valueCounts: [100000, 100000, 99999, 1] });
  });

  it('has the moments', async () => {
    // Mean 5, sum of squared deviations 32: the example of Wikipedia's article "Standard deviation".
    expect(await profileNumbers([2, 4, 4, 4, 5, 5, 7, 9, null])).toMatchObject({
      mean: 5,
      sum2: 32,
      min: 2,
      max: 9,
      missing: 1,
    });
  });

  it('takes edges of a large table from a sample, and counts all rows', async () => {
    await engine().execute('CREATE TABLE t AS SELECT CAST(range AS DOUBLE) AS x FROM range(350000)');
    const { columns } = await profileTable({ engine: engine(), table: 't', contract, model: 'm' });
    const [column] = columns;
    if (column?.kind !== 'number') throw new Error('no number column');
    expect(column.counts.reduce((sum, count) => sum + count, 0)).toBe(350_000);
    expect(Math.max(...column.counts)).toBeLessThan(2000);
  });
});

describe('the profile of other columns', () => {
  it('counts the most frequent categories, and shows none of what is sensitive or names a row', async () => {
    const mixed = makeContract({
      kind: { type: 'string' },
      ok: { type: 'boolean' },
      secret: { type: 'string', 'x-sensitive': true },
      id: { type: 'string', 'x-role': 'id' },
      unused: { type: 'string', 'x-role': 'ignored' },
    });
    await engine().execute(
      `CREATE TABLE t AS SELECT CASE WHEN range < 150 THEN 'rare' || range WHEN range = 150 THEN NULL ELSE 'often' END AS kind,
         range % 4 = 0 AS ok, 'secret' AS secret, 'id' || range AS id, 'u' AS unused FROM range(200)`,
    );
    const { rows, columns } = await profileTable({
      engine: engine(),
      table: 't',
      contract: mixed,
      model: 'm',
    });
    expect(rows).toBe(200);
    const [kind, ok, ...others] = columns;
    if (kind?.kind !== 'category') throw new Error('no category column');
    expect(Object.keys(kind.categories)).toHaveLength(100);
    expect(kind).toMatchObject({
      count: 199,
      missing: 1,
      distinct: 151,
      other: 51,
      categories: { often: 49, rare0: 1 },
    });
    expect(ok).toEqual({
      name: 'ok',
      kind: 'category',
      count: 200,
      missing: 0,
      categories: { false: 150, true: 50 },
      other: 0,
      distinct: 2,
      buckets: sumBuckets([
        [slotOf('false'), 150],
        [slotOf('true'), 50],
      ]),
      slots: null,
    });
    const levels = ['often', ...Array.from({ length: 150 }, (_, index) => `rare${index}`)];
    const slots = countRows(levels.map(slotOf));
    const repeated = [...slots].filter(([slot, rows]) => rows > 1 || slot === slotOf('often'));
    expect(kind.slots).toEqual({
      seen: encodeSlots(slots.keys()),
      repeated: encodeSlots(repeated.map(([slot]) => slot)),
    });
    expect(sumCounts(kind.buckets ?? [])).toBe(199);
    expect(others).toEqual([
      { name: 'secret', kind: 'redacted', count: 200, missing: 0 },
      { name: 'id', kind: 'redacted', count: 200, missing: 0 },
    ]);
  });

  it('of no rows is empty, not an error', async () => {
    const both = makeContract({ x: { type: 'number' }, k: { type: 'string' } });
    await engine().execute('CREATE TABLE t(x DOUBLE, k VARCHAR)');
    const { columns } = await profileTable({ engine: engine(), table: 't', contract: both, model: 'm' });
    expect(columns).toEqual([
      {
        name: 'x',
        kind: 'number',
        count: 0,
        missing: 0,
        min: null,
        max: null,
        mean: null,
        sum2: null,
        edges: [],
        counts: [0],
        values: [],
        valueCounts: [],
      },
      {
        name: 'k',
        kind: 'category',
        count: 0,
        missing: 0,
        categories: {},
        other: 0,
        distinct: 0,
        buckets: new Array(32).fill(0),
        slots: null,
      },
    ]);
  });
});
