import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { unpackImage } from '../../kit/ml/bundle/unpack-image.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { HOUSE, makeBundle, priceOf } from '../helpers/make-bundle.ts';
import { makeSigningKeys } from '../helpers/signing-keys.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startRunningService } from './running-service.ts';

const NOWHERE = `sha256:${'0'.repeat(64)}`;

/** A bundle's files as a container runtime mounts them, in a folder without a project, a store or a repository. */
async function mountBundle() {
  const url = `file://${makeTemporaryFolder('store')}`;
  const { digest } = await makeBundle({ directory: '/', store: url });
  const store = await openStore(url, { directory: '/', credentials: {}, log: silentLogger });
  const folder = join(makeTemporaryFolder('mount'), 'models');
  await unpackImage({ store, digest, folder });
  return { digest, folder, directory: makeTemporaryFolder('pod') };
}

test('a mounted bundle is served without a project, a store or a repository', async () => {
  const { digest, folder, directory } = await mountBundle();
  const inputs = { model: 'house-price', 'bundle-digest': digest, 'bundle-directory': folder };
  const service = await startRunningService({ directory, inputs });
  expect(service.ready).toMatchObject({ model: 'house-price', bundle: digest });
  const answer = await fetch(`${service.url}/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(HOUSE),
  });
  expect(await answer.json()).toMatchObject({ prediction: { value: priceOf(HOUSE) } });
  expect((await service.stop()).exitCode).toBe(0);
});

test('a mount that is missing is not served', async () => {
  const { digest, directory } = await mountBundle();
  expect(await refuse(directory, { 'bundle-digest': digest })).toContain(
    `so that its /models is ${directory}/models, or correct "bundle-directory"`,
  );
});

test('a mount that nobody trusted has signed is not served where a signature is required', async () => {
  const { digest, folder, directory } = await mountBundle();
  const inputs = { 'bundle-digest': digest, 'bundle-directory': folder, 'require-signature': 'true' };
  writeFileSync(join(directory, 'team.pem'), makeSigningKeys().publicKey);
  expect(await refuse(directory, inputs)).toContain('models/keys holds no public key');
  const message = await refuse(directory, { ...inputs, keys: directory });
  expect(message).toContain('mount its model.sig and set "signature" to the file');
});

test('a mount whose files are not of one piece is not served', async () => {
  const { digest, folder, directory } = await mountBundle();
  appendFileSync(join(folder, 'model.onnx'), 'x');
  const inputs = { 'bundle-digest': digest, 'bundle-directory': folder };
  expect(await refuse(directory, inputs)).toContain('is not of one piece: evaluation.json → model.onnx');
});

test.each([
  [{ environment: 'production' }, 'The inputs "bundle-directory" and "environment" contradict each other'],
  [{ 'bundle-digest': NOWHERE, follow: 'true' }, '"bundle-directory" and "follow" contradict'],
  [{}, 'Neither "bundle-digest" nor "environment" is set.'],
])('a mount with %o is refused', async (inputs, message) => {
  expect(await refuse(makeTemporaryFolder('pod'), inputs)).toContain(message);
});

/** What the service says when it does not start. */
async function refuse(directory: string, inputs: Record<string, string>): Promise<string> {
  const all = { model: 'house-price', 'bundle-directory': 'models', ...inputs };
  const { exitCode, stderr } = await runBundle({ verb: 'serve', directory, inputs: all });
  expect(exitCode).toBe(1);
  return stderr;
}
