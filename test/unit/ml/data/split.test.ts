import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalLine } from '../../../../kit/format/manifest/canonical-json.ts';
import type { SplitRule } from '../../../../kit/format/manifest/data-lock.ts';
import { canonicalCells } from '../../../../kit/ml/data/canonical-cells.ts';
import { splitExpression } from '../../../../kit/ml/data/split.ts';
import { useEngine } from './use-engine.ts';

const engine = useEngine();

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(
    0,
    -0,
    0.1,
    1e15,
    1e16,
    123456789012345680000,
    1e21,
    1.5e300,
    1e-4,
    9.9e-5,
    1e-6,
    1e-7,
    5e-324,
    42000.5,
  ),
);

/** The rule as its definition says, in JavaScript. */
function splitOf(cells: unknown[], { seed, validation, test }: SplitRule): string {
  const hash = createHash('sha256')
    .update(`${seed}:${canonicalLine(cells)}`)
    .digest('hex');
  const place = Number.parseInt(hash.slice(0, 13), 16) / 2 ** 52;
  if (place < test) return 'test';
  return place < test + validation ? 'validation' : 'train';
}

describe('the canonical cells', () => {
  it('are canonical JSON, whatever type holds a number', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((it) => !/[\p{Cc}\ufeff]/u.test(it));
    await fc.assert(
      fc.asyncProperty(number, text, fc.boolean(), async (n, t, b) => {
        const [row] = await engine().query(
          `SELECT ${canonicalCells(['n', 't', 'b', 'none'])} AS json
           FROM (SELECT CAST($1 AS DOUBLE) AS n, CAST($2 AS VARCHAR) AS t, CAST($3 AS BOOLEAN) AS b, NULL AS none)`,
          [n, t, b],
        );
        expect(row?.['json']).toBe(canonicalLine([n, t, b, null]));
      }),
      { numRuns: 500 },
    );
    const [row] = await engine().query(
      `SELECT ${canonicalCells(['a', 'b', 'c'])} AS json FROM (SELECT 7::BIGINT AS a, 7::DOUBLE AS b, 7::FLOAT AS c)`,
    );
    expect(row?.['json']).toBe('[7,7,7]');
  });
});

describe('splitExpression', () => {
  const rule: SplitRule = { by: 'row', key: ['a', 'b'], validation: 0.15, test: 0.25, seed: 7 };

  it('deals rows by the hash of their key, about as the shares say', async () => {
    await engine().execute(
      "CREATE TABLE t AS SELECT CAST(range AS DOUBLE) / 8 AS a, 'x' || range % 7 AS b FROM range(4000)",
    );
    const rows = await engine().query(`SELECT a, b, ${splitExpression(rule)} AS split FROM t`);
    for (const { a, b, split } of rows) expect(split).toBe(splitOf([a, b], rule));
    const share = (name: string) => rows.filter(({ split }) => split === name).length / rows.length;
    // Three standard errors of a share of 4,000 rows are at most 2.4 points.
    expect(share('test')).toBeCloseTo(0.25, 1);
    expect(share('validation')).toBeCloseTo(0.15, 1);
  });

  it('keeps rows in test when the share of validation grows', async () => {
    await engine().execute("CREATE TABLE t AS SELECT range AS a, 'x' AS b FROM range(1000)");
    const wider = { ...rule, validation: 0.3 };
    const [row] = await engine().query(
      `SELECT count(*) FILTER (${splitExpression(rule)} = 'test' AND ${splitExpression(wider)} <> 'test') AS lost FROM t`,
    );
    expect(row?.['lost']).toBe(0);
  });

  it('splits by time at its cut-offs: instants, days, numbers', async () => {
    const by = (validation: string | number, test: string | number): SplitRule => ({
      by: 'time',
      column: 'at',
      key: [],
      validation: 0.2,
      test: 0.2,
      seed: 1,
      cutoffs: { validation, test },
    });
    const split = async (value: string | number | null, rule: SplitRule) => {
      const [row] = await engine().query(
        `SELECT ${splitExpression(rule)} AS split FROM (SELECT ${typeof value === 'number' ? '$1::DOUBLE' : '$1::VARCHAR'} AS "at")`,
        [value],
      );
      return row?.['split'];
    };
    const instants = by('2025-01-01T00:00:00Z', '2025-02-01T00:00:00Z');
    expect(await split('2025-01-01T01:00:00+02:00', instants)).toBe('train');
    expect(await split('2025-01-01T00:00:00.000Z', instants)).toBe('validation');
    expect(await split('2025-02-01T00:00:00Z', instants)).toBe('test');
    expect(await split(null, instants)).toBe('train');
    expect(await split('2025-01-31', by('2025-01-01', '2025-02-01'))).toBe('validation');
    expect(await split(10, by(5, 10))).toBe('test');
    expect(await split(9, by(5, 10))).toBe('validation');
  });

  it('asks for cut-offs', () => {
    expect(() =>
      splitExpression({ by: 'time', column: 'at', key: [], validation: 0, test: 0, seed: 1 }),
    ).toThrow(RangeError);
  });
});
