import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLogger } from '../../../kit/log/logger.ts';
import { openPredictionsLog } from '../../../kit/predictions/predictions-log.ts';
import { predictionsSource, type ScanOptions } from '../../../kit/predictions/scan.ts';
import { createRecord } from './create-record.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-it's [odd]*-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function writeLog(...ids: [id: string, time: string][]): Promise<void> {
  const log = await openPredictionsLog('file://log', {
    directory: folder,
    service: 'house',
    log: silentLogger,
  });
  for (const [id, time] of ids) log.append(createRecord({ id, time }));
  await log.close();
}

async function query(select: string, options: Partial<ScanOptions> = {}) {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  const source = predictionsSource('file://log', { directory: folder, ...options });
  const reader = await connection.runAndReadAll(`SELECT ${select} FROM ${source} ORDER BY id`);
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

test('a line that a crash cut short is left out, whole ones before and after it are not', async () => {
  await writeLog(['a', '2026-11-23T10:00:00.000Z']);
  const half = JSON.stringify(createRecord({ id: 'half' })).slice(0, 120);
  await appendFile(join(folder, 'log/date=2026-11-23/house/1.jsonl'), half);
  await writeLog(['b', '2026-11-23T11:00:00.000Z']);
  expect(await query('id')).toEqual([{ id: 'a' }, { id: 'b' }]);
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
  expect(await query('id, time, features')).toEqual([]);
});
