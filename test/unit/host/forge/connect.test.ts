import { buffer } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { silentLogger as log } from '../../../../kit/ground/log/logger.ts';
import { type Connection, connect } from '../../../../kit/host/forge/rest/connect.ts';
import { TransientError } from '../../../../kit/host/http/retry.ts';
import { serveHttp } from '../../../helpers/serve-http.ts';

const TASK = { doing: 'Asking', permission: 'contents: read' };
const REPOSITORY = 'acme/house-price';

function open(apiUrl: string, token: string | undefined = 'secret'): Promise<Connection> {
  return connect({ repository: REPOSITORY, apiUrl, token, log });
}

const readIssue = ({ perform, owner, repo }: Connection) =>
  perform(TASK, async (api) => (await api.issues.get({ owner, repo, issue_number: 1 })).data.title);

test('an answer that breaks off is asked for again, not taken for all there is', async () => {
  const { url } = await serveHttp((_request, response, count) => {
    const text = JSON.stringify({ title: 'Drift' });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
    if (count > 1) return void response.end(text);
    response.write(text.slice(0, 5), () => response.destroy());
  });
  expect(await readIssue(await open(url))).toBe('Drift');
});

test('the token goes to the forge alone, and nowhere else that an address leads to', async () => {
  const other = await serveHttp((_request, response) => void response.end('elsewhere'));
  const forge = await serveHttp((request, response) =>
    request.url === '/moved'
      ? void response.writeHead(302, { location: `${other.url}storage` }).end()
      : void response.end('here'),
  );
  const { perform } = await open(forge.url);
  const download = (address: string) => perform(TASK, async (api) => (await api.download(address)).text());
  expect(await download(`${forge.url}file`)).toBe('here');
  expect(await download('/moved')).toBe('elsewhere');
  expect(await download(`${other.url}file`)).toBe('elsewhere');
  expect(forge.requests.map(({ headers }) => headers.authorization)).toEqual([
    'token secret',
    'token secret',
  ]);
  expect(other.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined]);
});

test('without a token none is sent', async () => {
  const { url, requests } = await serveHttp((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"title":"Public"}');
  });
  const connection = await connect({ repository: REPOSITORY, apiUrl: url, log });
  expect(await readIssue(connection)).toBe('Public');
  expect(requests[0]?.headers.authorization).toBeUndefined();
});

test('what must not be done again is tried once, and says that another try may help', async () => {
  const { url, requests } = await serveHttp((_request, response) => void response.writeHead(502).end());
  const { attempt, owner, repo } = await open(url);
  const trying = attempt(TASK, (api) => api.issues.create({ owner, repo, title: 't' }));
  await expect(trying).rejects.toThrow(TransientError);
  expect(requests).toHaveLength(1);
});

test('bytes are sent as they come, to an address taken as it is', async () => {
  const received: Buffer[] = [];
  const { url, requests } = await serveHttp(async (request, response) => {
    received.push(await buffer(request));
    response.writeHead(201, { 'content-type': 'application/json' }).end('{"id":1}');
  });
  async function* read() {
    yield Buffer.from('one ');
    yield Buffer.from('two');
  }
  const { attempt } = await open(url);
  const headers = { 'content-type': 'application/x-tar', 'content-length': '7' };
  const address = `${url}a:b/assets?name=a%20b`;
  expect(await attempt(TASK, (api) => api.upload(address, { headers, body: read() }))).toEqual({ id: 1 });
  expect(requests[0]?.url).toBe('/a:b/assets?name=a%20b');
  expect(requests[0]?.headers).toMatchObject(headers);
  expect(received.join('')).toBe('one two');
});

test('what goes wrong with bytes that are sent is told, and not called the forge’s failure', async () => {
  const { url } = await serveHttp((request) => void request.resume());
  async function* fail(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('one');
    throw Object.assign(new Error('no such disk'), { code: 'EACCES' });
  }
  const { attempt } = await open(url);
  const headers = { 'content-length': '7' };
  await expect(attempt(TASK, (api) => api.upload('/assets', { headers, body: fail() }))).rejects.toThrow(
    /^no such disk$/,
  );
});

test('a forge that cannot be reached is named with the cure', async () => {
  const { url, server } = await serveHttp(() => {});
  await new Promise((done) => void server.close(done));
  await expect(readIssue(await open(url))).rejects.toThrow(
    /Asking in acme\/house-price failed: the forge cannot be reached \(.*ECONNREFUSED.*GITHUB_API_URL holds the address\.$/,
  );
});

test.each([
  [
    { message: 'Validation Failed', errors: [{ code: 'missing' }, { message: 'No tag.' }, 'odd'] },
    'Validation Failed, missing, No tag., odd',
  ],
  ['<p>A page\nof a proxy</p>', '<p>A page of a proxy</p>'],
  ['', 'no reason'],
])('the words of the answer %j are %s', async (body, words) => {
  const { url } = await serveHttp((_request, response) => {
    const isPage = typeof body === 'string';
    const type = isPage ? 'text/html' : 'application/json';
    response.writeHead(409, { 'content-type': type }).end(isPage ? body : JSON.stringify(body));
  });
  await expect(readIssue(await open(url))).rejects.toThrow(
    `the forge refuses it (409: ${words.replace(/\.$/, '')}).`,
  );
});
