import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  encodeRow,
  readBinaryAnswer,
  writeBinaryRequest,
} from '../../../action-serve/src/check/infer-client.ts';
import { createServiceClient } from '../../../action-serve/src/check/service-client.ts';
import { HOUSE, priceOf, readLog } from '../../helpers/make-bundle.ts';
import { MODEL } from '../../helpers/write-bundle.ts';
import { startTestService, type TestService } from './start-test-service.ts';

const INFER = `/v2/models/${MODEL}/infer`;

let service: TestService;
beforeAll(async () => {
  service = await startTestService();
});

const column = (name: string, datatype: string, data: unknown, shape: unknown = [1, 1]) => ({
  name,
  datatype,
  shape,
  data,
});

/** The tensors of HOUSE with an age, each replaceable. */
function inputs(parts: Record<string, object> = {}) {
  const all: Record<string, object> = {
    lot_size: column('lot_size', 'FP32', [5000]),
    rooms: column('rooms', 'INT64', [3]),
    driveway: column('driveway', 'FP32', [1]),
    heating: column('heating', 'BYTES', ['gas']),
    age: column('age', 'FP32', [10]),
    ...parts,
  };
  return Object.values(all);
}

describe('what the protocol says of server and model', () => {
  test.each([
    ['/v2', { name: 'slipway', extensions: ['binary_tensor_data'] }],
    ['/v2/health/live', { live: true }],
    ['/v2/health/ready', { ready: true }],
    [`/v2/models/${MODEL}/ready`, { name: MODEL, ready: true }],
    [
      `/v2/models/${MODEL}`,
      {
        name: MODEL,
        platform: 'onnxruntime_onnx',
        inputs: [
          { name: 'lot_size', datatype: 'FP32', shape: [-1, 1] },
          { name: 'rooms', datatype: 'INT64', shape: [-1, 1] },
          { name: 'driveway', datatype: 'FP32', shape: [-1, 1] },
          { name: 'heating', datatype: 'BYTES', shape: [-1, 1] },
          { name: 'age', datatype: 'FP32', shape: [-1, 1] },
        ],
        outputs: [{ name: 'price', datatype: 'FP32', shape: [-1, 1] }],
      },
    ],
  ])('GET %s', async (path, expected) => {
    const response = await service.ask(path);
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject(expected);
  });

  test('a version is served under its number alone', async () => {
    const { version } = service.parts.holder.current();
    expect((await service.ask(`/v2/models/${MODEL}/versions/${version}`)).status).toBe(200);
    expect(
      (await service.post(`/v2/models/${MODEL}/versions/${version}/infer`, { inputs: inputs() })).status,
    ).toBe(200);
    const other = await service.ask(`/v2/models/${MODEL}/versions/9`);
    expect(other.status).toBe(404);
    expect(await other.json()).toEqual({ error: expect.stringContaining('Version "9" is not served') });
  });
});

describe('inference', () => {
  test('JSON tensors', async () => {
    const { status, body } = await service.post(INFER, { id: 'é-1', inputs: inputs() });
    expect(status).toBe(200);
    expect(body).toEqual({
      model_name: MODEL,
      model_version: service.parts.holder.current().version,
      id: 'é-1',
      outputs: [{ name: 'price', datatype: 'FP32', shape: [1, 1], data: [priceOf(HOUSE) - 10] }],
    });
  });

  test('an empty id is kept, and a member that is null is none', async () => {
    const { body } = await service.post(INFER, { id: '', inputs: inputs() });
    expect(body).toMatchObject({ id: '' });
    const none = { id: null, parameters: null, outputs: null, inputs: inputs() };
    const { body: other } = await service.post(INFER, none);
    expect(other).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      outputs: [{ name: 'price' }],
    });
  });

  test('several rows, nested as their shape or flat, inputs in any order', async () => {
    const two = {
      lot_size: column('lot_size', 'FP32', [[5000], [6000]], [2, 1]),
      rooms: column('rooms', 'INT64', [3, 4], [2, 1]),
      driveway: column('driveway', 'FP32', [1, 0], [2, 1]),
      heating: column('heating', 'BYTES', [['gas'], ['wood']], [2, 1]),
      age: column('age', 'FP32', [0, 1], [2, 1]),
    };
    const { body } = await service.post(INFER, { inputs: inputs(two).reverse() });
    expect(body).toMatchObject({ outputs: [{ shape: [2, 1], data: [68_100 - 10_000 + 0, 63_999] }] });
  });

  test('binary tensors both ways, as tritonclient sends them: no content type, a missing value as NaN', async () => {
    const { bundle } = service.parts.holder.current();
    const client = createServiceClient(service.url, '');
    for (const row of [HOUSE, { ...HOUSE, heating: 'öl', age: 12.5 }]) {
      const { headers = {}, body = '' } = writeBinaryRequest(encodeRow(bundle, row));
      delete headers['content-type'];
      const reply = await client(INFER, { method: 'POST', headers, body });
      expect(reply.status).toBe(200);
      expect(reply.headers.get('content-type')).toBe('application/octet-stream');
      expect(readBinaryAnswer(bundle, reply)).toEqual({ value: priceOf(row) });
    }
  });

  test('outputs that are asked for, as binary data or JSON', async () => {
    const ask = (output: object) => service.post(INFER, { inputs: inputs(), outputs: [output] });
    expect(await ask({ name: 'price' })).toMatchObject({
      status: 200,
      body: { outputs: [{ name: 'price' }] },
    });
    expect(await ask({ name: 'cost' })).toMatchObject({
      status: 400,
      body: { error: 'The model has no output "cost". It gives: price.' },
    });
    for (const extension of ['classification', 'shared_memory_region']) {
      const { status, body } = await ask({ name: 'price', parameters: { [extension]: 1 } });
      expect(status).toBe(400);
      expect(body).toEqual({
        error: expect.stringContaining(`asks for "${extension}", which is not supported`),
      });
    }
  });

  test('requests at once are answered each with its own', async () => {
    const sizes = Array.from({ length: 64 }, (_, index) => 1000 + index);
    const answers = await Promise.all(
      sizes.map((size) =>
        service.post(INFER, { inputs: inputs({ lot_size: column('lot_size', 'FP32', [size]) }) }),
      ),
    );
    expect(answers.map(({ body }) => Object(body).outputs[0].data)).toEqual(
      sizes.map((lot_size) => [priceOf({ ...HOUSE, lot_size }) - 10]),
    );
  });
});

describe('a request that does not fit is answered 400 with the tensor’s name', () => {
  test.each([
    ['lot_size', column('lot_size', 'FP64', [1]), /is "FP64"; the model takes FP32/],
    ['lot_size', column('lot_size', 'FP32', [1], [1]), /shape \[1\]; the model takes \[-1, 1\]/],
    ['lot_size', column('lot_size', 'FP32', [1], [1, 2]), /shape \[1,2\]/],
    ['lot_size', column('lot_size', 'FP32', [1], [-1, 1]), /shape \[-1,1\]/],
    ['lot_size', column('lot_size', 'FP32', [1], 'wide'), /shape "wide"/],
    ['lot_size', column('lot_size', 'FP32', [1], null), /shape null/],
    ['lot_size', column('lot_size', 'FP32', [], [0, 1]), /0 rows|no rows|has 3 rows|has 1 row /],
    ['lot_size', column('lot_size', 'FP32', [1, 2]), /1 value, and carries 2/],
    ['lot_size', column('lot_size', 'FP32', undefined), /no "data" array/],
    ['lot_size', column('lot_size', 'FP32', [null]), /is null/],
    ['lot_size', column('lot_size', 'FP32', ['1']), /FP32 takes a number/],
    ['lot_size', column('lot_size', 'FP32', [true]), /FP32 takes a number/],
    ['lot_size', column('lot_size', 'FP32', [1e39]), /too large for FP32/],
    ['lot_size', column('lot_size', 'FP32', [[1, 2]]), /nested otherwise/],
    ['lot_size', column('lot_size', 'FP32', [{}]), /is an object/],
    ['rooms', column('rooms', 'INT64', [2.5]), /whole number/],
    ['rooms', column('rooms', 'INT64', [2 ** 53]), /JSON can carry exactly/],
    ['heating', column('heating', 'BYTES', [5]), /BYTES takes text/],
    ['heating', column('heating', 'BYTES', ['a\0b']), /NUL/],
    ['heating', column('heating', 'BYTES', ['\ud800']), /surrogate/],
    [
      'age',
      { name: 'age', datatype: 'FP32', shape: [1, 1], parameters: { shared_memory_region: 'x' } },
      /shared memory/,
    ],
    [
      'age',
      { name: 'age', datatype: 'FP32', shape: [1, 1], parameters: { binary_data_size: 4 } },
      /0 bytes are left/,
    ],
    ['age', column('ages', 'FP32', [1]), /no input "ages"/],
    ['age', column('rooms', 'INT64', [1]), /"rooms" is there twice/],
  ])('%s as %j', async (name, tensor, message) => {
    const { status, body } = await service.post(INFER, { inputs: inputs({ [name]: tensor }) });
    expect(body).toEqual({ error: expect.stringMatching(message) });
    expect(status).toBe(400);
  });

  test.each([
    [{}, /no "inputs"/],
    [{ inputs: 'x' }, /no "inputs"/],
    [{ inputs: [] }, /"lot_size" is missing/],
    [{ inputs: [], id: 5 }, /missing|"id" is not text/],
    [{ inputs: inputs(), id: 5 }, /"id" is not text/],
    [{ inputs: inputs(), outputs: 'price' }, /"outputs" is not a list/],
    [{ inputs: inputs(), parameters: 5 }, /The request has "parameters" that are no object/],
    [{ inputs: inputs(), outputs: [{ name: 'price', parameters: [] }] }, /Output "price" has "parameters"/],
    [{ inputs: [{ ...column('age', 'FP32', [1]), parameters: 'x' }] }, /Input "age" has "parameters"/],
  ])('%j', async (value, message) => {
    const { status, body } = await service.post(INFER, value);
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.stringMatching(message) });
  });

  test.each([
    ['5', /"5"; the body has|not valid JSON/],
    ['99999999', /the body has \d+ bytes/],
    ['-1', /is "-1"/],
  ])('a header length of %s', async (length, message) => {
    const { status, body } = await service.post(
      INFER,
      { inputs: inputs() },
      { 'inference-header-content-length': length },
    );
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.stringMatching(message) });
  });

  test('binary data that belong to no input, or are too few', async () => {
    const { bundle } = service.parts.holder.current();
    const { headers, body = '' } = writeBinaryRequest(encodeRow(bundle, HOUSE));
    const client = createServiceClient(service.url, '');
    const longer = new Uint8Array([...Buffer.from(body), 0]);
    const shorter = new Uint8Array(Buffer.from(body).subarray(0, -1));
    for (const [bytes, message] of [
      [longer, /longer than the inputs say: 1 byte too many/],
      [shorter, /3 bytes are left/],
    ] as const) {
      const reply = await client(INFER, { method: 'POST', headers: headers ?? {}, body: bytes });
      expect(reply.status).toBe(400);
      expect(reply.json?.['error']).toMatch(message);
    }
  });
});

describe('tensors are held to the contract, as rows are', () => {
  const ask = (parts: Record<string, object>) => service.post(INFER, { inputs: inputs(parts) });

  test.each([
    ['rooms', column('rooms', 'INT64', [0]), 'minimum'],
    ['lot_size', column('lot_size', 'FP32', [499]), 'minimum'],
    ['driveway', column('driveway', 'FP32', [2]), 'type'],
    ['driveway', column('driveway', 'FP32', [0.5]), 'type'],
    ['heating', column('heating', 'BYTES', ['']), 'required'],
    ['heating', column('heating', 'BYTES', ['x'.repeat(21)]), 'maxLength'],
    ['age', column('age', 'FP32', [-1]), 'minimum'],
  ])('%s as %j is answered 400', async (name, tensor, rule) => {
    const { status, body } = await ask({ [name]: tensor });
    expect(body).toMatchObject({
      error: expect.stringContaining(`Row 0 does not fit the data contract: "${name}" `),
      errors: [{ row: 0, column: name, rule }],
    });
    expect(status).toBe(400);
  });

  test('every row is, and each cell is named', async () => {
    const two = (name: string, datatype: string, data: unknown[]) => column(name, datatype, data, [2, 1]);
    const { status, body } = await service.post(INFER, {
      inputs: [
        two('lot_size', 'FP32', [5000, 1]),
        two('rooms', 'INT64', [3, 99]),
        two('driveway', 'FP32', [1, 0]),
        two('heating', 'BYTES', ['gas', 'gas']),
        two('age', 'FP32', [1, 2]),
      ],
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: expect.stringMatching(/^Row 1 .* So does 1 more cell,/),
      errors: [
        { row: 1, column: 'lot_size' },
        { row: 1, column: 'rooms' },
      ],
    });
  });

  test('NaN, which only binary data carry, is a missing cell, and infinity none', async () => {
    const { bundle } = service.parts.holder.current();
    const client = createServiceClient(service.url, '');
    const send = (name: string, value: number) => {
      const tensors = encodeRow(bundle, HOUSE).map((tensor) =>
        tensor.name === name ? { ...tensor, data: Float32Array.of(value) } : tensor,
      );
      return client(INFER, writeBinaryRequest(tensors));
    };
    expect((await send('age', Number.NaN)).status).toBe(200);
    expect((await send('lot_size', Number.NaN)).json).toMatchObject({ errors: [{ rule: 'required' }] });
    expect((await send('lot_size', Number.POSITIVE_INFINITY)).json).toMatchObject({
      errors: [{ row: 0, column: 'lot_size' }],
    });
  });

  test('a service of raw tensors asks the model as it is asked, and logs them as unchecked', async () => {
    const own = await startTestService({ rawTensors: true });
    const { status } = await own.post(INFER, {
      id: 'raw',
      inputs: inputs({ rooms: column('rooms', 'INT64', [0]) }),
    });
    expect(status).toBe(200);
    await own.close();
    expect(await readLog(join(own.directory, 'log'))).toMatchObject([
      { request: 'raw', outcome: 'unchecked', features: { rooms: 0 } },
    ]);
  });

  test('those that do not fit are logged as invalid, with their columns', async () => {
    const own = await startTestService();
    await own.post(INFER, { inputs: inputs({ rooms: column('rooms', 'INT64', [0]) }) });
    await own.post(INFER, { inputs: [] });
    await own.close();
    expect(await readLog(join(own.directory, 'log'))).toMatchObject([
      { outcome: 'invalid', rows: 1, columns: ['rooms'] },
      { outcome: 'invalid', rows: 1, columns: [] },
    ]);
  });
});

test('the log has the rows that tensors stand for, as the contract has them', async () => {
  const own = await startTestService();
  await own.post(INFER, { id: 'one', inputs: inputs() });
  await own.close();
  expect(await readLog(join(own.directory, 'log'))).toMatchObject([
    {
      request: 'one',
      outcome: 'ok',
      features: { lot_size: 5000, rooms: 3, driveway: 'yes', heating: 'gas', age: null },
      prediction: { value: priceOf(HOUSE) - 10 },
    },
  ]);
});
