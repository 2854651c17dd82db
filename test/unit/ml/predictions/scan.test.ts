import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PredictionRecord } from '../../../../kit/format/manifest/prediction-record.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openLog } from '../../../../kit/ml/predictions/open-log.ts';
import type { LogDays } from '../../../../kit/ml/predictions/opened-log.ts';
import { openPredictionsLog } from '../../../../kit/ml/predictions/predictions-log.ts';
import { LOG_TABLE } from '../../../../kit/ml/predictions/records-view.ts';
import { createRecord, createRefusal } from './create-record.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-it's [odd]*-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openHere = () =>
  openLog('file://log', { directory: folder, s3: { region: 'eu-west-1' }, log: silentLogger });

async function writeRecords(...records: PredictionRecord[]): Promise<void> {
  const log = await openPredictionsLog(openHere(), { service: 'house', log: silentLogger });
  for (const record of records) log.append(record);
  await log.close();
}

const writeLog = (...ids: [id: string, time: string][]) =>
  writeRecords(...ids.map(([id, time]) => createRecord({ id, time })));

const SEGMENT = 'log/date=2026-11-23/house/1.jsonl';

async function query(select: string, days: Omit<LogDays, 'engine'> = {}) {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const engine = { execute: async (sql: string) => void (await connection.run(sql)) };
  const reader = await openHere().read({ engine, ...days }, () =>
    connection.runAndReadAll(`SELECT ${select} FROM ${LOG_TABLE} ORDER BY id`),
  );
  connection.closeSync();
  return reader.getRowObjectsJson();
}

test('records read back as they were written', async () => {
  await writeLog(['a', '2026-11-23T10:00:00.000Z']);
  const select = `id, time, features->>'$."lot_size"' AS lot, features->>'$."basement"' AS basement,
    prediction->>'$.value' AS value, milliseconds, outcome, bundle`;
  expect(await query(select)).toEqual([
    {
      id: 'a',
      time: '2026-11-23 10:00:00',
      lot: '5850',
      basement: null,
      value: '42000',
      milliseconds: 1.25,
      outcome: 'ok',
      bundle: `sha256:${'0'.repeat(64)}`,
    },
  ]);
});

test('a record of every outcome reads back with its environment, and what it stands for', async () => {
  await writeRecords(
    createRecord({ id: 'a', request: 'theirs', outcome: 'unchecked', prediction: null }),
    createRefusal({ id: 'b', columns: ['lot_size', ''], rows: 7 }),
    createRefusal({ id: 'c', outcome: 'error', columns: [], environment: null }),
  );
  const select =
    'id, request, schema, environment, outcome, "rows"::INTEGER AS "rows", "columns", features IS NULL AS bare';
  const common = { schema: 2, environment: 'production' };
  expect(await query(select)).toEqual([
    { ...common, id: 'a', request: 'theirs', outcome: 'unchecked', rows: 1, columns: [], bare: false },
    { ...common, id: 'b', request: 'b', outcome: 'invalid', rows: 7, columns: ['lot_size', ''], bare: true },
    {
      ...common,
      id: 'c',
      request: 'c',
      environment: null,
      outcome: 'error',
      rows: 3,
      columns: [],
      bare: true,
    },
  ]);
});

test('a log of schema 1 is still read', async () => {
  const { schema: _, environment: __, ...old } = createRecord({ id: 'old' });
  await writeLog(['a', '2026-11-23T10:00:00.000Z']);
  await appendFile(join(folder, SEGMENT), `${JSON.stringify({ ...old, outcome: 'invalid' })}\n`);
  const select = 'id, request, schema, environment, outcome, "rows"::INTEGER AS "rows", readable';
  expect(await query(select)).toContainEqual({
    id: 'old',
    request: 'old',
    schema: 1,
    environment: null,
    outcome: 'invalid',
    rows: 1,
    readable: true,
  });
});

test('a line that is no record, as one that a crash cut short, is told from the whole ones around it', async () => {
  await writeLog(['a', '2026-11-23T10:00:00.000Z']);
  const half = JSON.stringify(createRecord({ id: 'half' })).slice(0, 120);
  await appendFile(join(folder, SEGMENT), `noise\n[1]\n${half}`);
  await writeLog(['b', '2026-11-23T11:00:00.000Z']);
  expect(await query('id, readable')).toEqual([
    { id: 'a', readable: true },
    { id: 'b', readable: true },
    ...Array.from({ length: 3 }, () => ({ id: null, readable: false })),
  ]);
});

test('a line that is too long to be read is counted, and costs no other', async () => {
  await writeLog(['a', '2026-11-23T10:00:00.000Z']);
  const long = JSON.stringify(createRecord({ id: 'long', features: { text: 'x'.repeat(17 * 1024 * 1024) } }));
  const whole = JSON.stringify(createRecord({ id: 'b', features: { text: 'x'.repeat(2 * 1024 * 1024) } }));
  await appendFile(join(folder, SEGMENT), `${long}\n${whole}\n${long}`);
  expect(await query('id, readable')).toEqual([
    { id: 'a', readable: true },
    { id: 'b', readable: true },
    { id: null, readable: false },
    { id: null, readable: false },
  ]);
});

test('whole days can be chosen', async () => {
  await writeLog(
    ['a', '2026-11-22T10:00:00.000Z'],
    ['b', '2026-11-23T10:00:00.000Z'],
    ['c', '2026-11-24T10:00:00.000Z'],
  );
  expect(await query('id', { from: '2026-11-23' })).toEqual([{ id: 'b' }, { id: 'c' }]);
  expect(await query('id', { to: '2026-11-22' })).toEqual([{ id: 'a' }]);
  expect(await query('id', { from: '2026-11-23', to: '2026-11-23' })).toEqual([{ id: 'b' }]);
});

test('a log with nothing in it is an empty relation', async () => {
  await expect(query('id, time, features')).rejects.toThrow(/folder .* does not exist\. Correct "log"/);
  await writeRecords();
  expect(await query('id, time, features')).toEqual([]);
});
