import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { PredictionRecordSchema } from '../../../kit/format/manifest/prediction-record.ts';
import { HOUSE, priceOf, readLog } from '../../helpers/make-bundle.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});

describe('POST /predict answers rows as the contract has them', () => {
  test('one row', async () => {
    const { status, body } = await service.post('/predict', HOUSE);
    expect(status).toBe(200);
    const { bundle, version } = service.parts.holder.current();
    expect(body).toEqual({
      model: 'house-price',
      version,
      bundle: bundle.digest,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      prediction: { value: priceOf(HOUSE) },
      unit: 'dollars',
    });
  });

  test('many rows, in their order', async () => {
    const rows = [1, 2, 3].map((rooms) => ({ ...HOUSE, rooms, age: rooms }));
    const { status, body } = await service.post('/predict', { rows }, { 'x-request-id': 'mine' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: 'mine',
      predictions: rows.map((row, index) => ({ id: `mine/${index}`, prediction: { value: priceOf(row) } })),
    });
  });

  test('normalised as ingestion normalises, absent optional cells missing', async () => {
    const { age: _age, ...rest } = HOUSE;
    const { body } = await service.post('/predict', { ...rest, driveway: '  YES ' });
    expect(body).toMatchObject({ prediction: { value: priceOf(HOUSE) } });
  });

  test('a row is answered the same alone and among a hundred others at once', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({
      ...HOUSE,
      lot_size: 500 + index * 7,
      age: index,
    }));
    const answers = await Promise.all(rows.map((row) => service.post('/predict', row)));
    expect(answers.map(({ body }) => body)).toMatchObject(
      rows.map((row) => ({ prediction: { value: priceOf(row) } })),
    );
  });
});

describe('POST /predict refuses what does not fit', () => {
  test.each([
    ['lot_size', { lot_size: 499 }, 'minimum', 'must be at least 500 square feet'],
    ['rooms', { rooms: 2.5 }, 'type', 'must be a whole number'],
    ['rooms', { rooms: '3' }, 'type', 'must be a whole number'],
    ['driveway', { driveway: 'perhaps' }, 'enum', 'must be one of no, yes'],
    ['heating', { heating: null }, 'required', 'is missing'],
    ['heating', { heating: 'a\0b' }, 'text', /NUL/],
    ['rooms', { rooms: 2 ** 53 }, 'magnitude', /9007199254740991 .*loses digits; declare the column as text/],
    ['heating', { heating: '\ud800' }, 'text', /half a character/],
    ['lotsize', { lotsize: 1 }, 'additionalProperties', /did you mean "lot_size"/],
  ])('%s in %j breaks %s', async (column, part, rule, message) => {
    const { status, body } = await service.post('/predict', { ...HOUSE, ...part });
    expect(status).toBe(422);
    expect(body).toEqual({
      error: expect.stringMatching(/The row does not fit the data contract/),
      errors: [
        {
          row: 0,
          column,
          rule,
          message: typeof message === 'string' ? message : expect.stringMatching(message),
        },
      ],
    });
  });

  test('a number in the body that no double holds, with the true reason', async () => {
    const body = JSON.stringify({ ...HOUSE, lot_size: 'here' }).replace('"here"', '1e400');
    expect(await service.post('/predict', body)).toMatchObject({
      status: 422,
      body: {
        errors: [{ column: 'lot_size', rule: 'magnitude', message: 'is too large: numbers end at 1.8e308' }],
      },
    });
  });

  test('every wrong cell of every row is named', async () => {
    const rows = [HOUSE, { ...HOUSE, rooms: 0 }, { ...HOUSE, driveway: 1, heating: 2 }, 'text'];
    const { status, body } = await service.post('/predict', { rows });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: expect.stringContaining('3 of the rows do not fit'),
      errors: [
        { row: 1, column: 'rooms' },
        { row: 2, column: 'driveway' },
        { row: 2, column: 'heating' },
        { row: 3, column: '' },
      ],
    });
  });

  test.each([
    ['{"rooms": 3', /not valid JSON/],
    ['', /empty/],
    ['[]', /not a JSON object/],
    ['null', /not a JSON object/],
    ['{"rows": []}', /"rows" is empty/],
  ])('the body %s', async (text, message) => {
    const { status, body } = await service.post('/predict', text);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: expect.stringMatching(message) });
  });

  test('bytes that are not UTF-8', async () => {
    const response = await service.ask('/predict', {
      method: 'POST',
      body: new Uint8Array([0x7b, 0xff, 0x7d]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/not valid JSON/) });
  });

  test('an id that is no id', async () => {
    const { status, body } = await service.post('/predict', HOUSE, { 'x-request-id': 'two words' });
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.stringContaining('X-Request-Id') });
  });
});

test('the log has every answered row, and of the refused ones how many and by which columns', async () => {
  const own = await startTestService();
  await own.post('/predict', { ...HOUSE, age: 77 }, { 'x-request-id': 'one' });
  await own.post('/predict', { ...HOUSE, rooms: 99, colour: 'a secret', driveway: 'a secret' });
  await own.post('/predict', { rows: [HOUSE, HOUSE] }, { 'x-request-id': 'three' });
  await own.post('/predict', { rows: [HOUSE, { ...HOUSE, rooms: 0 }, { ...HOUSE, rooms: -1 }, 'a secret'] });
  await own.post('/predict', 'a secret');
  await own.post('/predict', HOUSE);
  await own.close();
  const records = await readLog(join(own.directory, 'log'));
  for (const record of records)
    expect(() => checkManifest(PredictionRecordSchema, record, 'record')).not.toThrow();
  expect(records).toMatchObject([
    {
      schema: 2,
      request: 'one',
      environment: null,
      model: 'house-price',
      outcome: 'ok',
      features: { lot_size: 5000, rooms: 3, driveway: 'yes', heating: 'gas', age: null },
      prediction: { value: priceOf(HOUSE) - 77 },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      milliseconds: expect.any(Number),
    },
    { outcome: 'invalid', rows: 1, columns: ['', 'driveway', 'rooms'] },
    { request: 'three/0' },
    { request: 'three/1' },
    { outcome: 'invalid', rows: 2, columns: ['rooms'] },
    { outcome: 'invalid', rows: 1, columns: [''] },
    { outcome: 'invalid', rows: 1, columns: [] },
    { outcome: 'ok' },
  ]);
  expect(JSON.stringify(records)).not.toContain('secret');
  expect(records.at(-1)).not.toHaveProperty('request');
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length);
});

test('requests that share one id are records of their own', async () => {
  const own = await startTestService();
  for (const rooms of [1, 2, 3]) await own.post('/predict', { ...HOUSE, rooms }, { 'x-request-id': '1' });
  await own.close();
  const records = await readLog(join(own.directory, 'log'));
  expect(records.map(({ request }) => request)).toEqual(['1', '1', '1']);
  expect(new Set(records.map(({ id }) => id)).size).toBe(3);
});
