import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalLine } from '../../../../kit/format/manifest/canonical-json.ts';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { digestDataset } from '../../../../kit/ml/data/dataset-digest.ts';
import { openEngine } from '../../../../kit/ml/data/engine.ts';
import { fitImputation } from '../../../../kit/ml/data/fit-imputation.ts';
import { readRows } from '../../../../kit/ml/data/read-rows.ts';
import { writeSplits } from '../../../../kit/ml/data/write-splits.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { runSplits, writeCsv } from './run-checks.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const contract = makeContract(
  {
    x: { type: 'number', 'x-impute': 'median' },
    k: { type: 'string', 'x-impute': 'mode' },
    n: { type: 'integer', 'x-impute': 0 },
    ok: { type: 'boolean' },
  },
  { required: [] },
);

const records = Array.from({ length: 40 }, (_, index) => [
  index % 5 === 0 ? '' : String(index / 4),
  index % 7 === 0 ? '' : ['a', 'b', 'é "q"'][index % 3],
  String(index),
  index % 2 === 0 ? 'true' : 'false',
]);
const quote = (cell: string | undefined = '') =>
  cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
const toCsv = (rows: typeof records) =>
  ['x,k,n,ok', ...rows.map((row) => row.map(quote).join(','))].join('\n');

async function digest(content: string | string[]) {
  const own = await openEngine({ log: silentLogger });
  try {
    await runSplits(own, contract, content);
    return await digestDataset(own, contract);
  } finally {
    own.close();
  }
}

describe('the dataset digest', () => {
  it('is the one its definition gives', async () => {
    await runSplits(engine(), contract, toCsv(records));
    const typed = records.map(([x, k, n, ok]) => [k || null, Number(n), ok === 'true', x ? Number(x) : null]);
    const sums = [0n, 0n, 0n, 0n];
    for (const cells of typed) {
      const hash = createHash('sha256').update(canonicalLine(cells)).digest('hex');
      for (const lane of sums.keys()) {
        sums[lane] = ((sums[lane] ?? 0n) + BigInt(`0x${hash.slice(lane * 16, lane * 16 + 16)}`)) % 2n ** 64n;
      }
    }
    const words = sums.map((sum) => sum.toString(16).padStart(16, '0')).join('');
    const expected = digestOf(canonicalLine({ columns: ['k', 'n', 'ok', 'x'], rows: 40, sums: words }));
    expect((await digestDataset(engine(), contract)).dataset).toBe(expected);
  });

  it('does not depend on row order, spelling, number of files or file format', async () => {
    const { dataset, splits } = await digest(toCsv(records));
    expect(await digest(toCsv([...records].reverse()))).toEqual({ dataset, splits });
    const spelled = records.map(([x, ...rest]) => [x && `${Number(x).toFixed(4)}`, ...rest]);
    expect((await digest(toCsv(spelled))).dataset).toBe(dataset);
    const halves = [records.slice(0, 13), records.slice(13)].map((rows) => writeCsv(toCsv(rows)));
    expect((await digest(halves)).dataset).toBe(dataset);
    const parquet = join(makeTemporaryFolder('parquet'), 'data.parquet');
    await engine().execute(`COPY (SELECT * FROM read_csv('${writeCsv(toCsv(records))}')) TO '${parquet}'`);
    expect((await digest([parquet])).dataset).toBe(dataset);
  });

  it('tells one row twice from the row once, and any change of a cell', async () => {
    const digests = await Promise.all([
      digest(toCsv(records)),
      digest(toCsv([...records, records[3] ?? []])),
      digest(toCsv([...records, records[3] ?? [], records[3] ?? []])),
      digest(toCsv(records.map((row, index) => (index === 3 ? ['0.5', ...row.slice(1)] : row)))),
    ]);
    expect(new Set(digests.map(({ dataset }) => dataset)).size).toBe(4);
  });
});

describe('the splits', () => {
  it('are written typed, in the order of the source, as the same bytes each time', async () => {
    const write = async () => {
      const own = await openEngine({ log: silentLogger });
      const folder = makeTemporaryFolder('splits');
      await runSplits(own, contract, toCsv(records));
      await writeSplits(own, contract, folder);
      const rows = await readRows(own, join(folder, 'train.parquet'));
      own.close();
      return { rows, bytes: readFileSync(join(folder, 'train.parquet')) };
    };
    const [first, second] = [await write(), await write()];
    expect(first.bytes.equals(second.bytes)).toBe(true);
    const order = first.rows.map((row) => Number(row['n']));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(first.rows.every((row) => typeof row['ok'] === 'boolean')).toBe(true);
  });

  it('have their imputation fitted on training rows alone', async () => {
    await runSplits(engine(), contract, toCsv(records));
    const train = await engine().query("SELECT x, k FROM accepted WHERE __split = 'train'");
    const xs = train.flatMap(({ x }) => (typeof x === 'number' ? [x] : [])).sort((a, b) => a - b);
    const middle = ((xs[Math.ceil(xs.length / 2) - 1] ?? 0) + (xs[Math.floor(xs.length / 2)] ?? 0)) / 2;
    const counts = new Map<unknown, number>();
    for (const { k } of train) if (k !== null) counts.set(k, (counts.get(k) ?? 0) + 1);
    const most = Math.max(...counts.values());
    const [mode] = [...counts]
      .filter(([, count]) => count === most)
      .map(([k]) => k)
      .sort();
    expect(await fitImputation(engine(), contract)).toEqual({ x: middle, k: mode, n: 0 });
  });
});

describe('a Parquet source', () => {
  it('is read as CSV would be: instants, days, decimals, null', async () => {
    const file = join(makeTemporaryFolder('parquet'), 'data.parquet');
    await engine().execute(
      `COPY (SELECT TIMESTAMP '2025-01-02 03:04:05.5' AS at, DATE '2025-01-02' AS day, 1.50::DECIMAL(5, 2) AS d, 0.1::FLOAT AS f,
         TIMESTAMPTZ '2025-01-02 03:04:05+01' AS tz, NULL::INTEGER AS none) TO '${file}' (FORMAT parquet)`,
    );
    const typed = makeContract(
      {
        at: { type: 'string', format: 'date-time' },
        day: { type: 'string', format: 'date' },
        d: { type: 'number' },
        f: { type: 'number' },
        tz: { type: 'string', format: 'date-time' },
        none: { type: 'integer' },
      },
      { required: ['at'] },
    );
    await runSplits(engine(), typed, [file]).catch(() => undefined);
    const [row] = await engine().query('SELECT "at", day, d, f, tz, none FROM accepted');
    expect(row).toEqual({
      at: '2025-01-02T03:04:05.5Z',
      day: '2025-01-02',
      d: 1.5,
      f: 0.1,
      tz: '2025-01-02T02:04:05Z',
      none: null,
    });
  });

  it('may not be nested in a column of the contract', async () => {
    const file = join(makeTemporaryFolder('parquet'), 'data.parquet');
    await engine().execute(`COPY (SELECT [1, 2] AS x) TO '${file}' (FORMAT parquet)`);
    const typed = makeContract({ x: { type: 'number' } });
    await expect(runSplits(engine(), typed, [file])).rejects.toThrow(
      /the column "x" has the nested type INTEGER\[\]/,
    );
  });
});
