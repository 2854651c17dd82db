import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { KIT_ROOT } from '../../../../cli/kit-root.ts';
import { findNode } from '../../../../scripts/find-node.mjs';
import { makeCertificate } from '../../../helpers/make-certificate.ts';
import { listen, serveHttp } from '../../../helpers/serve-http.ts';
import { serveProxy } from '../../../helpers/serve-proxy.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const MODULE = pathToFileURL(join(KIT_ROOT, 'kit/host/http/send-request.ts')).href;
const SCRIPT = `import { sendRequest } from '${MODULE}';
const response = await sendRequest({ url: process.argv[1] }).catch((error) => ({ text: () => error.code }));
process.stdout.write(await response.text());`;

/** What a Node of these settings, which it reads as it starts, is answered at an address. */
async function askFromProcess(url: string, env: Record<string, string>): Promise<string> {
  const args = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', SCRIPT, url];
  const { stdout } = await promisify(execFile)(findNode(), args, { env });
  return stdout;
}

/** A server with TLS and a certificate that no machine knows, and the file of that. */
async function serveHttps() {
  const { cert, key } = makeCertificate();
  const file = join(makeTemporaryFolder('certificate'), 'ca.pem');
  writeFileSync(file, cert);
  const server = createServer({ cert, key }, (_, response) => response.end('secret'));
  onTestFinished(() => void server.close().closeAllConnections());
  const { port } = await listen(server);
  return { url: `https://127.0.0.1:${port}/`, file };
}

test('an authority that NODE_EXTRA_CA_CERTS names is known, and no other', async () => {
  const { url, file } = await serveHttps();
  expect(await askFromProcess(url, {})).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(await askFromProcess(url, { NODE_EXTRA_CA_CERTS: file })).toBe('secret');
});

test('proxies are asked where NODE_USE_ENV_PROXY says so, and are not otherwise', async () => {
  const { url, file } = await serveHttps();
  const { url: plain } = await serveHttp((_, response) => response.end('directly'));
  const proxy = await serveProxy();
  const env = { NODE_EXTRA_CA_CERTS: file, HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url };
  expect(await askFromProcess(plain, env)).toBe('directly');
  expect(proxy.asked).toEqual([]);
  const told = { ...env, NODE_USE_ENV_PROXY: '1' };
  expect(await askFromProcess(plain, told)).toBe('by proxy');
  expect(await askFromProcess(url, told)).toBe('secret');
  expect(proxy.asked).toEqual([`GET ${plain}`, `CONNECT ${new URL(url).host}`]);
  expect(await askFromProcess(plain, { ...told, NO_PROXY: '127.0.0.1' })).toBe('directly');
});
