import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { measureColumns } from '../../../action-monitor/src/monitor/measure-columns.ts';
import { WINDOW_TABLE } from '../../../action-monitor/src/monitor/tables.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { type Engine, openEngine } from '../../../kit/ml/data/engine.ts';
import { quoteNumber, quoteText } from '../../../kit/ml/data/sql-text.ts';
import { profileValues, windowValues } from '../maths/stats/bin-samples.ts';
import { profileLevels, profileLevelsAtFirst, windowLevels } from '../maths/stats/level-samples.ts';

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

/** Sums in another order: of a hundred numbers up to 1e9, the fourth decimal may be another. */
const closeToSum = (sum: number) => expect.closeTo(sum, Math.abs(sum) > 1e6 ? 0 : 3);

describe('measureColumns', () => {
  test('counts numbers over the profile’s bins as a plain loop does', async () => {
    // Decimals such as 0.1 and 0.3 are where an edge read as DECIMAL would lose a bin.
    const cell = fc.oneof(
      fc.integer({ min: -30, max: 30 }).map((tenths) => tenths / 10),
      // Zero has one sign here: text, as numbers reach the table, has no other.
      fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }).map((value) => value + 0),
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
          below: { ...expected.below, excess: closeToSum(expected.below.excess) },
          above: { ...expected.above, excess: closeToSum(expected.above.excess) },
        });
      }),
      { numRuns: 60 },
    );
  });

  const loadTexts = (values: readonly (string | null)[]) => {
    const rows = values.map((name) => `(${name === null ? 'NULL' : quoteText(name)})`);
    return engine.execute(
      `CREATE OR REPLACE TABLE ${WINDOW_TABLE} AS SELECT v::VARCHAR AS v FROM (VALUES ${rows.join(', ')}) t(v)`,
    );
  };

  test.each([
    ['of few levels, hostile names included', ['gas', `o'il`, '__proto__', '"', '', 'NULL', '東京']],
    ['of more levels than are named', Array.from({ length: 300 }, (_, index) => `town ${index % 270}`)],
  ])('counts categories %s as a plain loop does', async (_name, before) => {
    const now = [...before.slice(3), ...before.slice(0, 20), 'new', 'new', 'newer', null];
    await loadTexts(now);
    for (const profile of [profileLevels(before), profileLevelsAtFirst(before)]) {
      const [pair] = await measureColumns(engine, [{ profile, expression: 'v' }]);
      expect(pair?.window).toEqual(windowLevels(now, profile));
    }
  });

  test('counts what lies far beyond the range apart, with its extremes', async () => {
    const profile = profileValues(Array.from({ length: 500 }, (_, index) => index));
    await loadNumbers([-1, -5000, 3, 499, 500, 5489, 5490, 1e300]);
    const [pair] = await measureColumns(engine, [{ profile, expression: 'v' }]);
    expect(pair?.window).toMatchObject({
      below: { rows: 2, far: 1, extreme: -5000 },
      above: { rows: 4, far: 2, extreme: 1e300 },
      unlisted: null,
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
