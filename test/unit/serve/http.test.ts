import { request } from 'node:http';
import { connect } from 'node:net';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildServer, MAX_BODY_BYTES } from '../../../action-serve/src/serve/build-server.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { HOUSE } from '../../helpers/make-bundle.ts';
import { MODEL } from '../../helpers/write-bundle.ts';
import { startTestService, type TestService } from './start-test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ logUrl: undefined });
});

/** Sends bytes on a connection of their own; what comes back until the service closes it. */
function converse(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (chunk) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
  });
}

describe('refusals are JSON with one sentence', () => {
  test.each([
    ['GET', '/nowhere', 404, /There is no GET \/nowhere/],
    ['POST', '/', 404, /There is no POST/],
    ['GET', '/v2/models/other', 404, /no model "other"/],
    ['POST', '/v2/models/other/infer', 404, /no model "other"/],
    ['GET', '/predict', 405, /Use POST/],
    ['DELETE', '/predict', 405, /Use POST/],
    ['PUT', '/health', 405, /Use GET/],
    ['POST', '/metrics', 405, /Use GET/],
    ['GET', `/v2/models/${MODEL}/infer`, 405, /Use POST/],
    ['POST', '/predict', 400, /body is empty/],
    ['GET', '/v2/%zz', 400, /not a valid URL/],
    ['GET', `/v2/models/${'x'.repeat(101)}`, 414, /name that is too long/],
    ['QUERY', '/predict', 405, /Use POST/],
    ['QUERY', '/health', 405, /Use GET/],
  ])('%s %s is answered %i', async (method, path, status, message) => {
    const response = await service.ask(path, { method });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(await response.json()).toEqual({ error: expect.stringMatching(message) });
    if (status === 405) expect(response.headers.get('allow')).toMatch(/^(POST|GET, HEAD)$/);
  });

  test.each([
    [
      { 'content-type': 'application/x-www-form-urlencoded' },
      /application\/x-www-form-urlencoded is not supported/,
    ],
    [{ 'content-type': 'text/plain' }, /text\/plain is not supported/],
    [{ 'content-encoding': 'gzip' }, /Send it uncompressed/],
  ])('a body with %j is answered 415', async (headers, message) => {
    const { status, body } = await service.post('/predict', HOUSE, headers);
    expect(status).toBe(415);
    expect(body).toEqual({ error: expect.stringMatching(message) });
  });

  test('a body with a charset, or none named, is taken', async () => {
    const type = { 'content-type': 'application/json; charset=utf-8' };
    expect((await service.post('/predict', HOUSE, type)).status).toBe(200);
    const bytes = new TextEncoder().encode(JSON.stringify(HOUSE));
    expect((await service.ask('/predict', { method: 'POST', body: bytes })).status).toBe(200);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'no type at all'])(
    'a request without a body is answered the same with the content type "%s"',
    async (type) => {
      const headers = { 'content-type': type };
      for (const path of ['/v2/health/ready', '/health', '/v2', `/v2/models/${MODEL}`]) {
        expect((await service.ask(path, { headers })).status).toBe(200);
      }
      expect((await service.ask('/predict', { method: 'DELETE', headers })).status).toBe(405);
    },
  );

  test('a body that is too large is answered 413', async () => {
    const response = await service.ask('/predict', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: ' '.repeat(MAX_BODY_BYTES + 1),
    });
    expect(response.status).toBe(413);
    expect(await response.json()).toEqual({ error: expect.stringContaining('too large') });
  });

  test('a chunked body that grows too large is answered 413', async () => {
    const status = await new Promise((resolve) => {
      const call = request(`${service.url}/predict`, { method: 'POST' });
      call.on('response', (response) => resolve(response.statusCode));
      call.on('error', () => undefined);
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      for (let sent = 0; sent <= MAX_BODY_BYTES; sent += chunk.length) call.write(chunk);
      call.end();
    });
    expect(status).toBe(413);
  });

  test('what is not HTTP is answered 400', async () => {
    const answer = await converse(Number(new URL(service.url).port), 'hello\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(answer).toContain('{"error":"This is not a valid HTTP request."}');
  });
});

test('a client that hangs up is counted, and told of in a line for developers alone', async () => {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const logger = { debug: () => undefined, info: say, notice: say, warning: say, error: say };
  const own = await startTestService({ logUrl: undefined, logger: { ...silentLogger, ...logger } });
  const { port } = new URL(own.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
  // A request that the service has begun with: its head was read before the next connection's.
  await own.ask('/health');
  socket.destroy();
  const metrics = async () => (await own.parts.metrics.expose()).text;
  await expect.poll(metrics, { timeout: 20_000 }).toMatch(/^slipway_hang_ups_total 1$/m);
  expect(lines).toEqual([]);
});

test('a request that does not arrive in time is answered 408', async () => {
  const app = await buildServer(service.parts, { token: undefined, requestTimeoutMs: 50 });
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));
  const answer = await converse(
    Number(port),
    'POST /predict HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  await app.close();
});

test('GET /health', async () => {
  const response = await service.ask('/health');
  const { version, bundle } = service.parts.holder.current();
  expect(await response.json()).toEqual({
    status: 'ok',
    ready: true,
    environment: null,
    model: { name: MODEL, version, bundle: bundle.digest },
    log: null,
    follow: null,
  });
});

test('a draining service is alive and not ready, and still answers', async () => {
  const own = await startTestService();
  own.parts.readiness.drain();
  expect((await own.ask('/v2/health/live')).status).toBe(200);
  expect((await own.ask('/v2/health/ready')).status).toBe(503);
  expect((await own.ask(`/v2/models/${MODEL}/ready`)).status).toBe(503);
  expect((await own.ask('/health')).status).toBe(503);
  expect((await own.post('/predict', HOUSE)).status).toBe(200);
  expect((await own.ask('/v2')).headers.get('connection')).toBe('close');
});

test('GET /metrics counts requests by route and status, rows by outcome, and names the model', async () => {
  const own = await startTestService();
  await own.post('/predict', { rows: [HOUSE, HOUSE] });
  await own.post('/predict', { ...HOUSE, rooms: 0 });
  const response = await own.ask('/metrics');
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(text).toContain('slipway_request_duration_seconds_count{route="/predict",status="200"} 1');
  expect(text).toContain('slipway_request_duration_seconds_count{route="/predict",status="422"} 1');
  expect(text).toContain('slipway_predictions_total{outcome="ok"} 2');
  expect(text).toContain('slipway_predictions_total{outcome="invalid"} 1');
  expect(text).toMatch(
    /slipway_model_info\{model="house-price",version="[^"]+",bundle="sha256:[0-9a-f]{64}"\} 1/,
  );
  expect(text).toContain('slipway_log_records{state="dropped"} 0');
  expect(text).toContain('process_cpu_seconds_total');
  expect(text).not.toMatch(/slipway_following \d/);
});

test('GET /openapi.json describes rows so that a validator agrees with the service', async () => {
  const document = Object(await (await service.ask('/openapi.json')).json());
  expect(document.openapi).toBe('3.1.0');
  expect(Object.keys(document.paths)).toContain('/predict');
  const validate = new Ajv2020({ strict: true }).compile(document.components.schemas.Row);
  const { rooms: _rooms, ...incomplete } = HOUSE;
  for (const row of [
    HOUSE,
    { ...HOUSE, age: 3 },
    { ...HOUSE, rooms: 0 },
    { ...HOUSE, driveway: 'x' },
    incomplete,
  ]) {
    expect(validate(row)).toBe((await service.post('/predict', row)).status === 200);
  }
  const { example } = document.paths['/predict'].post.requestBody.content['application/json'];
  expect((await service.post('/predict', example)).status).toBe(200);
  expect(JSON.stringify(document)).not.toContain('"x-');
});
