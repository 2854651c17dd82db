import { METHODS, request } from 'node:http';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { HOUSE } from '../../helpers/make-bundle.ts';
import { MODEL } from '../../helpers/write-bundle.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ logUrl: undefined });
});

interface Call {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

function send({ method, path, headers, body }: Call): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const call = request(`${service.url}${path}`, { method, headers: { ...length, ...headers } });
    call.on('error', reject);
    call.on('response', async (response) => {
      resolve({ status: response.statusCode ?? 0, text: (await response.toArray()).join('') });
    });
    call.end(body);
  });
}

/** Whatever is wrong with a request is said by a status below 500 and, but where there is no body, in JSON. */
async function expectAnswer(call: Call): Promise<void> {
  const { status, text } = await send(call);
  expect(status, text).toBeLessThan(500);
  if (status < 400 || call.method === 'HEAD') return;
  expect(JSON.parse(text)).toMatchObject({ error: expect.stringMatching(/\.$/) });
}

/** A valid document with one of its members replaced. */
function mutate(document: object): fc.Arbitrary<string> {
  return fc.tuple(fc.nat(), fc.jsonValue({ maxDepth: 3 })).map(([nth, value]) => {
    let left = nth % countMembers(document);
    return JSON.stringify(document, (key, old) => (key !== '' && left-- === 0 ? value : old));
  });
}

function countMembers(document: object): number {
  let count = 0;
  JSON.stringify(document, (_key, value) => {
    count++;
    return value;
  });
  return Math.max(1, count - 1);
}

const TENSORS = {
  id: 'x',
  parameters: { binary_data_output: false },
  inputs: [
    { name: 'lot_size', datatype: 'FP32', shape: [1, 1], data: [5000], parameters: {} },
    { name: 'rooms', datatype: 'INT64', shape: [1, 1], data: [3] },
    { name: 'driveway', datatype: 'FP32', shape: [1, 1], data: [1] },
    { name: 'heating', datatype: 'BYTES', shape: [1, 1], data: ['gas'] },
    { name: 'age', datatype: 'FP32', shape: [1, 1], data: [7] },
  ],
  outputs: [{ name: 'price', parameters: { binary_data: false } }],
};

const PATHS = [
  '/',
  '/predict',
  '/health',
  '/metrics',
  '/v2',
  `/v2/models/${MODEL}/infer`,
  '/v2/models/%2f/ready',
];

const HEADERS = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      '',
      ';',
      'a/b; c',
      'application/json;x',
    ),
    'content-encoding': fc.constantFrom('gzip', 'identity', ''),
    'inference-header-content-length': fc.constantFrom('0', '1', '-1', '1e3', '99999999', 'x'),
    'x-request-id': fc.constantFrom('', 'one', 'two words', 'x'.repeat(200)),
    authorization: fc.constantFrom('Bearer', 'x'),
  },
  { requiredKeys: [] },
);

test('no request of any method, path, header or body is answered 500', async () => {
  const call = fc.record({
    // CONNECT and an upgrade are no requests for an answer.
    method: fc.constantFrom(...METHODS.filter((method) => method !== 'CONNECT')),
    path: fc.oneof(
      fc.constantFrom(...PATHS),
      fc.webPath().map((path) => path || '/'),
      fc.string({ unit: 'grapheme-ascii' }).map((text) => `/v2/models/${encodeURIComponent(text)}/infer?x=%`),
      fc.integer({ min: 90, max: 3000 }).map((length) => `/v2/models/${'x'.repeat(length)}`),
    ),
    headers: HEADERS,
    body: fc.oneof(fc.constant(''), fc.string(), fc.json()),
  });
  await fc.assert(fc.asyncProperty(call, expectAnswer), { numRuns: 200 });
});

test('no member of a document makes it a 500', async () => {
  const headers = { 'content-type': 'application/json' };
  const call = fc.oneof(
    mutate(TENSORS).map((body) => ({ method: 'POST', path: `/v2/models/${MODEL}/infer`, headers, body })),
    mutate({ rows: [HOUSE, HOUSE] }).map((body) => ({ method: 'POST', path: '/predict', headers, body })),
  );
  await fc.assert(fc.asyncProperty(call, expectAnswer), { numRuns: 200 });
});

test('a document as deep as its size allows is refused', async () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const headers = { 'content-type': 'application/json' };
  for (const member of ['name', 'datatype', 'shape', 'data', 'parameters']) {
    const tensor = JSON.stringify({ ...TENSORS.inputs[0], [member]: 'DEEP' }).replace('"DEEP"', deep);
    const body = `{"inputs": [${tensor}]}`;
    await expectAnswer({ method: 'POST', path: `/v2/models/${MODEL}/infer`, headers, body });
  }
  const path = '/predict';
  await expectAnswer({ method: 'POST', path, headers, body: `{"heating": ${deep}}` });
  await expectAnswer({ method: 'POST', path, headers, body: `{"rows": ${deep}}` });
});
