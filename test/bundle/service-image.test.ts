import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { digestOf, hexOf } from '../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { createChildEnvironment } from '../../kit/ground/runtime/child-environment.ts';
import { unpackImage } from '../../kit/ml/bundle/unpack-image.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { findNode } from '../../scripts/find-node.mjs';
import { buildServiceImage, type ServiceImage } from '../../scripts/release/service-image.ts';
import { HOUSE, makeBundle, priceOf } from '../helpers/make-bundle.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

let image: ServiceImage;
let layout = '';
beforeAll(async () => {
  image = await buildServiceImage(KIT_ROOT);
  layout = makeTemporaryFolder('layout');
  writeFileSync(join(layout, 'image.tar'), image.archive);
  execFileSync('tar', ['-xf', 'image.tar'], { cwd: layout });
});

const readBlob = (digest: string) => readFileSync(join(layout, 'blobs', digest.replace(':', '/')));

test('is an OCI layout of which every digest is right', () => {
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
  expect(index.manifests).toEqual([expect.objectContaining({ digest: image.digest })]);
  const manifest = JSON.parse(readBlob(image.digest).toString());
  for (const { digest, size } of [manifest.config, ...manifest.layers]) {
    expect(digestOf(readBlob(digest))).toBe(digest);
    expect(readBlob(digest)).toHaveLength(size);
  }
  const { rootfs } = JSON.parse(readBlob(manifest.config.digest).toString());
  expect(rootfs.diff_ids).toEqual(manifest.layers.map(({ digest }: { digest: string }) => digest));
});

test('has the same digest the second time', async () => {
  expect((await buildServiceImage(KIT_ROOT)).digest).toBe(image.digest);
});

// The native library in the image is that of one platform.
describe.runIf(process.platform === 'linux' && process.arch === 'x64')('mounted in a pod', () => {
  test('it serves a mounted bundle, and fetches nothing', async () => {
    const mount = unpackLayer();
    const { digest, models } = await mountBundle();
    const home = makeTemporaryFolder('home');
    const child = spawn(
      findNode(),
      [
        join(mount, 'slipway/dist/cli.js'),
        'serve',
        '--model=house-price',
        '--port=0',
        `--bundle-directory=${models}`,
        `--bundle-digest=${digest}`,
      ],
      // A registry that is not there: an installation would fail.
      {
        cwd: home,
        env: createChildEnvironment({
          kind: 'npm',
          overrides: {
            HOME: home,
            XDG_CACHE_HOME: home,
            npm_config_registry: 'http://127.0.0.1:9',
          },
        }),
      },
    );
    try {
      const said: string[] = [];
      child.stderr.on('data', (text) => said.push(String(text)));
      const ended = once(child, 'exit').then(() => Promise.reject(new Error(said.join(''))));
      const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), ended]);
      const answer = await fetch(`${JSON.parse(line).url}/predict`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(HOUSE),
      });
      expect(await answer.json()).toMatchObject({ prediction: { value: priceOf(HOUSE) } });
      expect(existsSync(join(home, 'slipway'))).toBe(false);
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});

function unpackLayer(): string {
  const { layers } = JSON.parse(readBlob(image.digest).toString());
  const mount = makeTemporaryFolder('mount');
  execFileSync('tar', ['-xf', join(layout, 'blobs/sha256', hexOf(layers[0].digest)), '-C', mount]);
  return mount;
}

async function mountBundle() {
  const url = `file://${makeTemporaryFolder('store')}`;
  const { digest } = await makeBundle({ directory: '/', store: url });
  const store = await openStore(url, { directory: '/', credentials: {}, log: silentLogger });
  const models = join(makeTemporaryFolder('bundle'), 'models');
  await unpackImage({ store, digest, folder: models });
  return { digest, models };
}
