import { beforeAll, expect, test } from 'vitest';
import { DATATYPES, type Datatype } from '../../kit/format/manifest/signature.ts';
import { describeEchoModel, outputOf, writeEchoModel } from '../helpers/echo-model.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { MODEL, writeBundle } from '../helpers/write-bundle.ts';
import { type RunningService, startRunningService } from './running-service.ts';

/** A row that fills every datatype, near the end of its range where JSON can carry that. */
const ROW: Record<Datatype, boolean | number | string> = {
  BOOL: true,
  UINT8: 255,
  UINT16: 65_535,
  UINT32: 4_294_967_295,
  UINT64: Number.MAX_SAFE_INTEGER,
  INT8: -128,
  INT16: -32_768,
  INT32: -2_147_483_648,
  INT64: Number.MIN_SAFE_INTEGER,
  FP16: -65_504,
  FP32: 1.5,
  FP64: 0.1,
  BYTES: 'gr\u00f6\u00dfe',
};

const typeOf = (datatype: Datatype) =>
  datatype === 'BOOL' ? 'boolean' : datatype === 'BYTES' ? 'string' : 'number';

let service: RunningService;
beforeAll(async () => {
  const folder = makeTemporaryFolder('every-datatype');
  const store = `file://${makeTemporaryFolder('store')}`;
  const columns = Object.fromEntries(DATATYPES.map((name) => [name, { type: typeOf(name) }]));
  const { digest } = await writeBundle({
    folder,
    store,
    directory: '/',
    contract: {
      type: 'object',
      properties: { price: { type: 'number', 'x-role': 'target' }, ...columns },
      required: DATATYPES,
    },
    model: writeEchoModel(1),
    golden: [{ row: ROW, prediction: { value: -65_504 } }],
    signature: describeEchoModel(1),
  });
  const inputs = { model: MODEL, store, 'bundle-digest': digest };
  service = await startRunningService({ directory: folder, inputs });
});

async function post(path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${service.url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  return answer;
}

test('tensors of all 13 datatypes go in and come out unchanged', async () => {
  const inputs = DATATYPES.map((name) => ({ name, datatype: name, shape: [1, 1], data: [ROW[name]] }));
  const outputs = DATATYPES.map((name) => ({ name: outputOf(name) }));
  expect(await post(`/v2/models/${MODEL}/infer`, { inputs, outputs })).toMatchObject({
    outputs: inputs.map(({ name, ...tensor }) => ({ name: outputOf(name), ...tensor })),
  });
});

test('a row fills all of them', async () => {
  expect(await post('/predict', ROW)).toMatchObject({ prediction: { value: -65_504 } });
});
