import { type FileHandle, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createSegmentWriter } from '../../../../kit/ml/predictions/folder/segment-writer.ts';
import { createLineBuffer } from '../../../../kit/ml/predictions/line-buffer.ts';
import { openLog } from '../../../../kit/ml/predictions/open-log.ts';
import {
  type LogOptions,
  openPredictionsLog,
  startLog,
} from '../../../../kit/ml/predictions/predictions-log.ts';
import { MAX_RETRY_PAUSE_MS, pauseAfter } from '../../../../kit/ml/predictions/retry-pause.ts';
import { createRecord } from './create-record.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-log-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const openAt = async (url: string, options: Partial<LogOptions> = {}) =>
  openPredictionsLog(openLog(url, { directory: folder, s3: { region: 'eu-west-1' }, log: silentLogger }), {
    service: 'house',
    log: silentLogger,
    ...options,
  });
const open = (options?: Partial<LogOptions>) => openAt('file://log', options);

const readLines = async (path: string) =>
  (await readFile(join(folder, 'log', path), 'utf8')).split('\n').filter((line) => line !== '');

describe('where records go', () => {
  test('each day of a record has its own folder', async () => {
    const log = await open();
    log.append(createRecord({ id: 'a', time: '2026-11-23T23:59:59.999Z' }));
    log.append(createRecord({ id: 'b', time: '2026-11-24T00:00:00.000Z' }));
    await log.close();
    expect((await readLines('date=2026-11-23/house/1.jsonl')).map((line) => JSON.parse(line))).toEqual([
      createRecord({ id: 'a', time: '2026-11-23T23:59:59.999Z' }),
    ]);
    expect(await readLines('date=2026-11-24/house/1.jsonl')).toHaveLength(1);
  });

  test('a second process begins segments of its own', async () => {
    const first = await open();
    first.append(createRecord({ id: 'a' }));
    await first.flush();
    const second = await open();
    second.append(createRecord({ id: 'b' }));
    await second.close();
    first.append(createRecord({ id: 'c' }));
    await first.close();
    expect(await readLines('date=2026-11-23/house/1.jsonl')).toHaveLength(2);
    expect(await readLines('date=2026-11-23/house/2.jsonl')).toHaveLength(1);
  });

  test('a segment is rolled when it is large', async () => {
    const log = await open({ maxSegmentBytes: 300 });
    for (let index = 0; index < 3; index++) {
      log.append(createRecord({ id: `${index}`, features: { text: 'x'.repeat(300) } }));
      await log.flush();
    }
    await log.close();
    expect((await readdir(join(folder, 'log/date=2026-11-23/house'))).sort()).toEqual([
      '1.jsonl',
      '2.jsonl',
      '3.jsonl',
    ]);
  });

  test('a segment is rolled when it is old', async () => {
    let now = 0;
    const log = await open({ maxSegmentAgeMs: 1000, clock: () => new Date(now) });
    for (const instant of [0, 999, 1000]) {
      now = instant;
      log.append(createRecord({ id: `${instant}` }));
      await log.flush();
    }
    await log.close();
    expect(await readLines('date=2026-11-23/house/1.jsonl')).toHaveLength(2);
    expect(await readLines('date=2026-11-23/house/2.jsonl')).toHaveLength(1);
  });
});

describe('when writing is slow or fails', () => {
  test('the timer writes without being asked', async () => {
    const log = await open({ flushIntervalMs: 5 });
    log.append(createRecord({ id: 'a' }));
    await expect.poll(() => log.describe().written).toBe(1);
    await log.close();
  });

  test('memory is bounded and what is lost is counted', async () => {
    const log = await open({ maxBufferedBytes: 1000, flushIntervalMs: 60_000 });
    for (let index = 0; index < 100; index++) log.append(createRecord({ id: `${index}` }));
    const { waiting, dropped } = log.describe();
    expect(waiting).toBeGreaterThan(0);
    expect(waiting).toBeLessThan(10);
    expect(waiting + dropped).toBe(100);
    await log.close();
    expect(log.describe().written).toBe(waiting);
  });

  test('a log that fails says so once, keeps its records, and recovers', async () => {
    const warnings: string[] = [];
    const logger: Logger = { ...silentLogger, warning: (message) => void warnings.push(message) };
    const log = await open({ log: logger, flushIntervalMs: 60_000 });
    const obstacle = join(folder, 'log/date=2026-11-23');
    await writeFile(obstacle, 'a file where a folder must be');
    log.append(createRecord({ id: 'a' }));
    await log.flush();
    log.append(createRecord({ id: 'b' }));
    await log.flush();
    expect(log.describe()).toMatchObject({ state: 'failing', waiting: 2, written: 0 });
    expect(warnings).toHaveLength(1);
    await rm(obstacle);
    await log.close();
    expect(log.describe()).toEqual({ state: 'ok', waiting: 0, written: 2, dropped: 0 });
    const ids = (await readLines('date=2026-11-23/house/1.jsonl')).map((line) => JSON.parse(line).id);
    expect(ids).toEqual(['a', 'b']);
  });
});

describe('a log whose folder goes away', () => {
  test.each(['removed', 'moved away'])('is made anew, and says so, when it is %s', async (what) => {
    const warnings: string[] = [];
    const logger: Logger = { ...silentLogger, warning: (message) => void warnings.push(message) };
    const log = await open({ log: logger, flushIntervalMs: 60_000 });
    log.append(createRecord({ id: 'a' }));
    await log.flush();
    if (what === 'removed') await rm(join(folder, 'log'), { recursive: true });
    else await rename(join(folder, 'log'), join(folder, 'elsewhere'));
    await log.flush();
    const lost = expect.stringContaining(`log/date=2026-11-23/house/1.jsonl was removed or moved away`);
    expect(log.describe()).toMatchObject({ state: 'ok', written: 1, lost });
    expect(warnings).toEqual([lost]);
    log.append(createRecord({ id: 'b' }));
    await log.close();
    expect((await readLines('date=2026-11-23/house/1.jsonl')).map((line) => JSON.parse(line).id)).toEqual([
      'b',
    ]);
  });

  test('is noticed without a record to write, and fails while it cannot be made', async () => {
    const log = await open({ flushIntervalMs: 5 });
    // The log may make its folder anew between the two.
    await vi.waitFor(async () => {
      await rm(join(folder, 'log'), { recursive: true });
      await writeFile(join(folder, 'log'), 'a file where the folder must be');
    });
    log.append(createRecord());
    await expect.poll(() => log.describe().state, { timeout: 20_000 }).toBe('failing');
    await rm(join(folder, 'log'));
    await log.close();
    expect(log.describe()).toMatchObject({ state: 'ok', written: 1 });
  });
});

describe('a full disk', () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  const create = (append: (handle: FileHandle, bytes: Uint8Array) => Promise<void>) =>
    createSegmentWriter({
      folder,
      service: 'house',
      maxBytes: 1000,
      maxAgeMs: 1000,
      clock: () => new Date(0),
      append,
    });
  const list = async () =>
    (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.jsonl'));

  test('is tried again with the same segment, which keeps whole lines alone', async () => {
    let left = 5;
    const writer = await create(async (handle, bytes) => {
      if (left-- === 0) return handle.appendFile(bytes);
      await handle.appendFile(bytes.subarray(0, 3));
      throw full;
    });
    for (let tries = 0; tries < 5; tries++) {
      await expect(writer.write('2026-11-23', 'whole line\n')).rejects.toThrow('no space left');
    }
    expect(await list()).toEqual(['date=2026-11-23/house/1.jsonl']);
    await writer.write('2026-11-23', 'whole line\n');
    await writer.close();
    expect(await readFile(join(folder, 'date=2026-11-23/house/1.jsonl'), 'utf8')).toBe('whole line\n');
  });

  test('leaves no empty segment behind', async () => {
    const writer = await create(() => Promise.reject(full));
    await expect(writer.write('2026-11-23', 'line\n')).rejects.toThrow('no space left');
    await writer.close();
    expect(await list()).toEqual([]);
  });

  test('is tried less and less often', () => {
    expect([0, 1, 2, 3, 10].map((failures) => pauseAfter(failures, 200))).toEqual([
      0,
      400,
      800,
      1600,
      MAX_RETRY_PAUSE_MS,
    ]);
  });

  test('is left alone by the timer until the next try is due', async () => {
    vi.useFakeTimers();
    let tries = 0;
    const buffer = createLineBuffer(1000);
    const writer = {
      write: () => Promise.reject(full),
      tend: async () => void tries++,
      fault: () => undefined,
      close: async () => undefined,
    };
    startLog({ buffer, writer, log: silentLogger, intervalMs: 200 });
    buffer.add(createRecord());
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThan(20);
  });
});

describe('which URLs', () => {
  test.each([
    ['s3://key:secret@bucket/log', /\*\*\*@bucket.*not the address of a bucket/],
    ['postgres://user:secret@host/db', /\*\*\*@host.*not supported yet/],
    ['ftp://host', /unknown scheme/],
    ['file://', /names no folder/],
  ])('%s is refused with a cure', async (url, message) => {
    const opening = openAt(url);
    await expect(opening).rejects.toThrow(message);
    await expect(opening).rejects.toHaveProperty('name', 'ConfigurationError');
    await expect(opening).rejects.not.toThrow(/secret/);
  });

  test('a folder that cannot be made is the user’s to cure', async () => {
    await writeFile(join(folder, 'log'), '');
    await expect(open()).rejects.toThrow(/predictions log's folder .* is not a folder\. Point it to one/);
  });
});
