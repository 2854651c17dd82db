import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, request as sendOn } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../../kit/ml/bundle/build-bundle.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startOpenRegistry } from './open-registry.ts';

/** Stands between us and the registry: counts uploads, and cuts the line once it has let some of them through. */
const line = { sent: [] as string[], uploads: Number.POSITIVE_INFINITY };
let registry: string;
let address: string;

const proxy = createServer((request, response) => {
  const digest = new URL(request.url ?? '', 'http://x').searchParams.get('digest');
  if (request.method === 'PUT' && digest !== null) {
    if (line.sent.length >= line.uploads) return void request.once('data', () => request.destroy());
    line.sent.push(digest);
  }
  const { host: hostname, port } = splitAddress(registry);
  const onward = sendOn(
    { host: hostname, port, method: request.method, path: request.url, headers: request.headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    },
  );
  onward.on('error', () => response.destroy());
  request.pipe(onward);
});

function splitAddress(text: string) {
  const [host = '', port = ''] = text.split(':');
  return { host, port: Number(port) };
}

beforeAll(async () => {
  registry = await startOpenRegistry();
  await new Promise<void>((done) => proxy.listen(0, '127.0.0.1', done));
  const bound = proxy.address();
  address = `127.0.0.1:${typeof bound === 'object' && bound ? bound.port : 0}`;
});

afterAll(() => {
  proxy.close();
  proxy.closeAllConnections();
});

test('a push that was cut goes on where it ended, and is no bundle before its end', async () => {
  const folder = makeTemporaryFolder('files');
  const files = Object.fromEntries(
    ['a.bin', 'b.bin', 'c.bin', 'd.bin'].map((name) => [name, join(folder, name)]),
  );
  for (const file of Object.values(files)) writeFileSync(file, randomBytes(3_000_000));
  const built = await buildBundle({ files, annotations: {} });
  const options = { directory: folder, credentials: {}, log: silentLogger };
  const store = await openStore(`oci://${address}/team/models`, options);

  line.uploads = 2;
  const error = await publishBundle(store, built).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(line.sent).toHaveLength(2);
  await expect(store.readManifest(built.digest)).rejects.toThrow(/holds no bundle/);

  const first = line.sent.splice(0);
  line.uploads = Number.POSITIVE_INFINITY;
  expect(await publishBundle(store, built)).toBe(built.digest);
  expect(line.sent.filter((digest) => first.includes(digest))).toEqual([]);
  expect(new Set([...first, ...line.sent])).toEqual(new Set(built.blobs.map(({ ref }) => ref.digest)));
  for (const { ref } of built.blobs) expect((await store.readBytes(ref)).length).toBe(ref.size);

  line.sent.splice(0);
  await publishBundle(store, built);
  expect(line.sent).toEqual([]);
});
