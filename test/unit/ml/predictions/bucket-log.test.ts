import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { type Logger, silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openLog } from '../../../../kit/ml/predictions/open-log.ts';
import type { LogDays } from '../../../../kit/ml/predictions/opened-log.ts';
import { type LogOptions, openPredictionsLog } from '../../../../kit/ml/predictions/predictions-log.ts';
import { LOG_TABLE } from '../../../../kit/ml/predictions/records-view.ts';
import { type MemoryBucket, serveMemoryBucket } from '../../../helpers/memory-bucket.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { createRecord } from './create-record.ts';

const URL = 's3://logs/house/production';
const DAY = 'house/production/date=2026-11-23/house/';

/** A project with a log in a bucket, and what its services say. */
async function makeProject() {
  const bucket = await serveMemoryBucket();
  const directory = makeTemporaryFolder('outbox');
  const warnings: string[] = [];
  const log: Logger = { ...silentLogger, warning: (message) => void warnings.push(message) };
  const opened = openLog(URL, { directory, s3: bucket.access, log });
  return {
    bucket,
    directory,
    warnings,
    opened,
    start: (options: Partial<LogOptions> = {}) =>
      openPredictionsLog(opened, { service: 'house', log, ...options }),
  };
}

async function readIds(opened: ReturnType<typeof openLog>, days: Omit<LogDays, 'engine'> = {}) {
  const connection = await (await DuckDBInstance.create()).connect();
  const engine = { execute: async (sql: string) => void (await connection.run(sql)) };
  const rows = await opened.read({ engine, ...days }, () =>
    connection.runAndReadAll(`SELECT id FROM ${LOG_TABLE} ORDER BY id`),
  );
  connection.closeSync();
  return rows.getRowObjectsJson().map(({ id }) => id);
}

const listWaiting = (directory: string) =>
  readdirSync(join(directory, '.slipway/outbox'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.jsonl'),
  );
const listSegments = ({ objects }: MemoryBucket) =>
  [...objects.keys()].filter((key) => key.endsWith('.jsonl'));

describe('a log in a bucket', () => {
  test('has the lines when the service ends, and nothing is left on the disk', async () => {
    const { bucket, directory, opened, start } = await makeProject();
    const log = await start();
    log.append(createRecord({ id: 'a' }));
    log.append(createRecord({ id: 'b', time: '2026-11-24T00:00:00.000Z' }));
    await log.close();
    expect(log.describe()).toEqual({ state: 'ok', written: 2, waiting: 0, dropped: 0 });
    expect(listSegments(bucket)).toEqual([
      expect.stringMatching(/^house\/production\/date=2026-11-23\/house\/[0-9a-f]{12}-1\.jsonl$/),
      expect.stringMatching(/^house\/production\/date=2026-11-24\/house\/[0-9a-f]{12}-1\.jsonl$/),
    ]);
    expect(listWaiting(directory)).toEqual([]);
    expect(await readIds(opened)).toEqual(['a', 'b']);
    expect(await readIds(opened, { from: '2026-11-24', to: '2026-11-25' })).toEqual(['b']);
    expect(await readIds(opened, { from: '2026-11-24' })).toEqual(['b']);
  });

  test('gets a segment when it is old, without another line, and no name twice', async () => {
    let now = 0;
    const { bucket, start } = await makeProject();
    const log = await start({ clock: () => new Date(now), flushIntervalMs: 5 });
    for (const id of ['a', 'b']) {
      log.append(createRecord({ id }));
      await log.flush();
      now += 60_000;
      await expect.poll(() => listSegments(bucket).length).toBe(id === 'a' ? 1 : 2);
    }
    await log.close();
    const lines = [...bucket.objects]
      .filter(([key]) => key.startsWith(DAY))
      .map(([, text]) => JSON.parse(text).id);
    expect(lines).toEqual(['a', 'b']);
  });

  test('is read by whoever has its address, and a file is kept beside it', async () => {
    const { bucket, directory, opened } = await makeProject();
    const file = join(directory, 'labelled.csv');
    writeFileSync(file, 'id\n1\n');
    expect(await opened.keepFile('labelled/house/production/x.csv', file)).toBe(
      `${URL}/labelled/house/production/x.csv`,
    );
    expect(bucket.objects.get('house/production/labelled/house/production/x.csv')).toBe('id\n1\n');
  });

  test('that nobody ever wrote to is a mistake, and one that nobody asked anything is empty', async () => {
    const { opened, start } = await makeProject();
    await expect(readIds(opened)).rejects.toThrow(
      /house\/production has never been written to\. Correct "log"/,
    );
    await (await start()).close();
    expect(await readIds(opened)).toEqual([]);
  });
});

describe('a bucket that takes nothing', () => {
  test('is told of at once where it answers so', async () => {
    const { bucket, start } = await makeProject();
    for (const [status, sentence] of [
      [403, /^The predictions log s3:\/\/logs\/house\/production refuses these credentials \(403\)/],
      [404, /^The bucket of the predictions log s3:\/\/logs\/house\/production does not exist/],
    ] as const) {
      bucket.failWith(status);
      await expect(start()).rejects.toThrow(sentence);
    }
  });

  test('holds up nobody: lines wait on the disk, and are there once when it is back', async () => {
    const { bucket, directory, warnings, opened, start } = await makeProject();
    bucket.failWith(501);
    const log = await start({ maxSegmentBytes: 1 });
    expect(warnings).toEqual([
      expect.stringMatching(/cannot be reached: .* answers 501.*Lines wait on this/),
    ]);
    for (const id of ['a', 'b', 'c']) {
      log.append(createRecord({ id }));
      await log.flush();
    }
    await expect.poll(() => log.describe().state).toBe('failing');
    expect(log.describe()).toMatchObject({ written: 3, waiting: 0, dropped: 0 });
    expect(log.describe().reason).toMatch(/answers 501/);
    expect(listWaiting(directory)).toHaveLength(3);
    bucket.failWith(undefined);
    await expect.poll(() => log.describe().state, { timeout: 20_000 }).toBe('ok');
    await log.close();
    expect(await readIds(opened)).toEqual(['a', 'b', 'c']);
    expect(bucket.written).toHaveLength(new Set(bucket.written).size);
    expect(warnings).toHaveLength(2);
  });

  test('leaves what a service could not bring there to the next one', async () => {
    const { bucket, directory, warnings, opened, start } = await makeProject();
    const log = await start();
    log.append(createRecord({ id: 'a' }));
    await log.flush();
    bucket.failWith(501);
    await log.close();
    expect(warnings.at(-1)).toMatch(
      /^1 segment of the predictions log .* stays in .*outbox.*brings it there\.$/,
    );
    expect(listWaiting(directory)).toHaveLength(1);
    bucket.failWith(undefined);
    await (await start()).close();
    expect(listWaiting(directory)).toEqual([]);
    expect(await readIds(opened)).toEqual(['a']);
  });
});

describe('what an outbox holds of others', () => {
  const line = `${JSON.stringify(createRecord({ id: 'left' }))}\n`;
  /** A segment of another writer of this log. */
  async function leave(writer: string, minutes: number) {
    const project = await makeProject();
    await (await project.start()).close();
    const [log = ''] = readdirSync(join(project.directory, '.slipway/outbox'));
    const folder = join(project.directory, '.slipway/outbox', log, writer, 'date=2026-11-23/house');
    mkdirSync(folder, { recursive: true });
    const file = join(folder, '1.jsonl');
    writeFileSync(file, line);
    const touched = new Date(Date.now() - minutes * 60_000);
    utimesSync(file, touched, touched);
    await (await project.start()).close();
    return { written: listSegments(project.bucket), waiting: listWaiting(project.directory) };
  }

  test.each([
    ['a process that is gone', `${hostname()}.4194304.abcdef`, 0],
    ['another machine, long ago', 'elsewhere.17.abcdef', 61],
  ])('is brought there for %s', async (_what, writer, minutes) => {
    const { written, waiting } = await leave(writer, minutes);
    expect(written).toEqual([`${DAY}abcdef-1.jsonl`]);
    expect(waiting).toEqual([]);
  });

  test.each([
    ['a process that runs', `${hostname()}.${process.ppid}.abcdef`, 0],
    ['another machine, just now', 'elsewhere.17.abcdef', 59],
  ])('is left to %s', async (_what, writer, minutes) => {
    const { written, waiting } = await leave(writer, minutes);
    expect(written).toEqual([]);
    expect(waiting).toHaveLength(1);
  });
});
