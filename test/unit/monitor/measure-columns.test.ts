import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureColumns } from '../../../action-monitor/src/measure-columns.ts';
import { WINDOW_TABLE } from '../../../action-monitor/src/tables.ts';
import { type Engine, openEngine } from '../../../kit/data/engine.ts';
import { quoteNumber, quoteText } from '../../../kit/data/sql-text.ts';
import { silentLogger } from '../../../kit/log/logger.ts';
import type { CategoryColumnProfile } from '../../../kit/manifest/profile.ts';
import { profileValues, windowValues } from '../stats/bin-samples.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ log: silentLogger });
});
afterAll(() => engine.close());

async function loadNumbers(values: readonly (number | null)[]): Promise<void> {
  const rows = values.map((value) => `(${value === null ? 'NULL' : quoteNumber(value)})`);
  const source = rows.length === 0 ? 'SELECT NULL::DOUBLE WHERE false' : `VALUES ${rows.join(', ')}`;
  await engine.execute(
    `CREATE OR REPLACE TABLE ${WINDOW_TABLE} AS SELECT v::DOUBLE AS v FROM (${source}) t(v)`,
  );
}

describe('measureColumns', () => {
  test('counts numbers over the profile’s bins as a plain loop does', async () => {
    // Decimals such as 0.1 and 0.3 are where an edge read as DECIMAL would lose a bin.
    const cell = fc.oneof(
      fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10),
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
    );
    const reference = fc.array(cell, { minLength: 1, maxLength: 300 });
    const current = fc.array(fc.option(cell, { freq: 8 }), { maxLength: 100 });
    await fc.assert(
      fc.asyncProperty(reference, current, async (before, now) => {
        const profile = profileValues(before, { bins: 40 });
        await loadNumbers(now);
        const [pair] = await measureColumns(engine, [{ profile, expression: 'v' }]);
        const present = now.filter((value) => value !== null);
        const expected = windowValues(present, profile, now.length - present.length);
        expect(pair?.window).toEqual({
          ...expected,
          below: { rows: expected.below.rows, excess: expect.closeTo(expected.below.excess, 3) },
          above: { rows: expected.above.rows, excess: expect.closeTo(expected.above.excess, 3) },
        });
      }),
      { numRuns: 60 },
    );
  });

  test('counts categories, hostile names included, and all others together', async () => {
    const names = ['gas', `o'il`, '__proto__', '"', '', 'NULL', '東京'];
    const profile: CategoryColumnProfile = {
      kind: 'category',
      name: 'x',
      count: 7,
      missing: 0,
      categories: Object.fromEntries(names.map((name) => [name, 1])),
      other: 0,
      distinct: 7,
    };
    const values = [...names, ...names, 'new', 'newer']
      .map((name) => `(${quoteText(name)})`)
      .concat('(NULL)');
    await engine.execute(
      `CREATE OR REPLACE TABLE ${WINDOW_TABLE} AS SELECT v::VARCHAR AS v FROM (VALUES ${values.join(', ')}) t(v)`,
    );
    const [pair] = await measureColumns(engine, [{ profile, expression: 'v' }]);
    expect(pair?.window).toEqual({
      missing: 1,
      categories: new Map(names.map((name) => [name, 2])),
      other: 2,
    });
  });

  test('takes more columns than one batch, in their order', async () => {
    await loadNumbers([1, 2, 3]);
    const columns = Array.from({ length: 120 }, (_, index) => ({
      profile: profileValues([0, index], { name: `c${index}` }),
      expression: 'v',
    }));
    const pairs = await measureColumns(engine, columns);
    expect(pairs.map(({ profile }) => profile.name)).toEqual(columns.map(({ profile }) => profile.name));
    expect(pairs.at(-1)?.window).toMatchObject({ counts: [0, 3] });
    expect(pairs[0]?.window).toMatchObject({ counts: [0], above: { rows: 3, excess: 6 } });
  });
});
