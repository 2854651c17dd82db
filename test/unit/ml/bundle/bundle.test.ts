import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../../kit/format/manifest/canonical-json.ts';
import { type Digest, digestOf } from '../../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { readTarSize, tarHeader } from '../../../../kit/ground/files/tar.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../../../../kit/ml/bundle/build-bundle.ts';
import { openBundle } from '../../../../kit/ml/bundle/open-bundle.ts';
import { openStore } from '../../../../kit/ml/store/open-store.ts';
import { makeBundle } from '../../../helpers/make-bundle.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

async function setUp() {
  const directory = makeTemporaryFolder('project');
  const { digest } = await makeBundle({ directory });
  const store = await openStore('file://.slipway/store', { directory, credentials: {}, log: silentLogger });
  const blob = (of: string) => join(directory, '.slipway/store/blobs/sha256', of.slice('sha256:'.length));
  const manifest = JSON.parse(readFileSync(blob(digest), 'utf8'));
  const open = (of: Digest = digest) =>
    openBundle({ store, digest: of, directory: join(directory, 'opened') });
  return { directory, digest, store, manifest, blob, open };
}

/** Stores a changed manifest under its own digest, with a configuration that fits. */
function forge(
  blob: (of: string) => string,
  manifest: { layers: { digest: string }[]; config: object },
): Digest {
  const config = canonicalJson({
    architecture: 'amd64',
    os: 'linux',
    config: {},
    rootfs: { type: 'layers', diff_ids: manifest.layers.map(({ digest }) => digest) },
  });
  writeFileSync(blob(digestOf(config)), config);
  manifest.config = { ...manifest.config, digest: digestOf(config), size: config.length };
  const text = canonicalJson(manifest);
  writeFileSync(blob(digestOf(text)), text);
  return digestOf(text);
}

test('opens what was built, and finds it unpacked the next time', async () => {
  const { open, digest, directory } = await setUp();
  const bundle = await open();
  expect(bundle.digest).toBe(digest);
  expect(bundle.directory).toBe(join(directory, 'opened', digest.slice(7, 19)));
  expect(bundle.signature.outputs).toHaveLength(1);
  expect(bundle.model.digest).toBe(bundle.evaluation.artefact);
  rmSync(join(directory, '.slipway/store/blobs/sha256', bundle.model.digest.slice(7)), { force: true });
  expect((await open()).modelFile).toBe(bundle.modelFile);
});

test('unpacks again what was changed since', async () => {
  const { open } = await setUp();
  const { modelFile, model } = await open();
  writeFileSync(modelFile, 'changed');
  expect((await open()).model).toEqual(model);
  expect(digestOf(readFileSync(modelFile))).toBe(model.digest);
});

test('a stray file or a link beside what the manifest names is not taken over', async () => {
  const { open } = await setUp();
  const { directory, modelFile } = await open();
  const kept = await readdir(directory);
  writeFileSync(join(directory, 'weights.bin'), 'stray');
  renameSync(modelFile, join(directory, '..', 'elsewhere.onnx'));
  symlinkSync(join(directory, '..', 'elsewhere.onnx'), modelFile);
  await open();
  expect(await readdir(directory)).toEqual(kept);
  expect(lstatSync(modelFile).isFile()).toBe(true);
});

test('many open the same bundle at once', async () => {
  const { open } = await setUp();
  const bundles = await Promise.all(Array.from({ length: 6 }, () => open()));
  expect(new Set(bundles.map(({ model }) => model.digest)).size).toBe(1);
});

test('is an image that other tools read: one tar layer a file, owned by nobody, without time', async () => {
  const { manifest, blob, directory } = await setUp();
  expect(manifest).toMatchObject({
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.cncf.model.manifest.v1+json',
  });
  const root = join(directory, 'mounted');
  mkdirSync(root);
  for (const layer of manifest.layers) {
    expect(layer.mediaType).toBe('application/vnd.oci.image.layer.v1.tar');
    // GNU tar is the judge of the archives.
    const env = { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] ?? '' };
    const listing = execFileSync('tar', ['-tvf', blob(layer.digest), '--numeric-owner'], {
      encoding: 'utf8',
      env,
    });
    const name = layer.annotations['org.cncf.model.filepath'];
    expect(listing).toMatch(new RegExp(`^-rw-r--r-- 0/0 +\\d+ 1970-01-01 00:00 models/${name}\\n$`));
    execFileSync('tar', ['-xf', blob(layer.digest), '-C', root]);
  }
  expect((await readdir(join(root, 'models'))).sort()).toEqual([
    'contract.json',
    'data.lock.json',
    'evaluation.json',
    'golden.json',
    'ml-bom.cdx.json',
    'model-card.md',
    'model.onnx',
    'profile.json',
    'run.json',
    'signature.json',
  ]);
});

test('the same files make the same digest in any order and place', async () => {
  const { open, store } = await setUp();
  const { directory, digest, annotations } = await open();
  const names = await readdir(directory);
  const elsewhere = makeTemporaryFolder('elsewhere');
  for (const name of names) copyFileSync(join(directory, name), join(elsewhere, name));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(names, { minLength: names.length }), async (shuffled) => {
      const files = Object.fromEntries(shuffled.map((name) => [name, join(elsewhere, name)]));
      const built = await buildBundle({ files, annotations });
      expect(built.digest).toBe(digest);
      expect(await publishBundle(store, built)).toBe(digest);
    }),
    { numRuns: 5 },
  );
});

const evil = Buffer.from('another model');
const entry = (name: string) =>
  Buffer.concat([tarHeader(name, evil.length), evil, Buffer.alloc(512 - evil.length)]);

test.each<[string, (layer: Buffer) => Buffer]>([
  [
    'the same file again',
    (layer) => Buffer.concat([layer.subarray(0, -1024), entry('models/model.onnx'), Buffer.alloc(1024)]),
  ],
  ['a file after the end', (layer) => Buffer.concat([layer, entry('models/model.onnx'), Buffer.alloc(1024)])],
  [
    'a file in place of the end',
    (layer) => Buffer.concat([layer.subarray(0, -1024), entry('models/../../x')]),
  ],
  ['more end than there is', (layer) => Buffer.concat([layer, Buffer.alloc(512)])],
  ['less end than there is', (layer) => layer.subarray(0, -512)],
  ['bytes in the end', (layer) => Buffer.concat([layer.subarray(0, -1), Buffer.from('x')])],
])('refuses a layer that holds %s', async (_, change) => {
  const { blob, manifest, open } = await setUp();
  for (const layer of manifest.layers) {
    const bytes = change(readFileSync(blob(layer.digest)));
    writeFileSync(blob(digestOf(bytes)), bytes);
    const layers = manifest.layers.map((each: object) =>
      each === layer ? { ...layer, digest: digestOf(bytes), size: bytes.length } : each,
    );
    await expect(open(forge(blob, { ...manifest, layers }))).rejects.toThrow(
      /does not hold the one file models\/.* it claims to hold/,
    );
  }
});

test('refuses a bit flipped anywhere in the stored layout, naming the blob and the file', async () => {
  const { manifest, digest, blob, open } = await setUp();
  const named = manifest.layers.map((layer: { digest: string; annotations: Record<string, string> }) => ({
    of: layer.digest,
    file: layer.annotations['org.cncf.model.filepath'] ?? '',
  }));
  for (const { of, file } of [{ of: digest, file: '' }, { of: manifest.config.digest, file: '' }, ...named]) {
    const right = readFileSync(blob(of));
    await fc.assert(
      fc.asyncProperty(fc.nat(right.length - 1), fc.nat(7), async (at, bit) => {
        const wrong = Buffer.from(right);
        wrong[at] = (wrong[at] ?? 0) ^ (1 << bit);
        writeFileSync(blob(of), wrong);
        const error = await open().catch((thrown) => thrown);
        expect(error).toBeInstanceOf(ConfigurationError);
        expect(error.message).toContain(of);
        expect(error.message).toContain(file);
      }),
      {
        numRuns: 4,
        examples: [
          [0, 0],
          [right.length - 1, 7],
        ],
      },
    );
    writeFileSync(blob(of), right);
  }
  await expect(open()).resolves.toBeDefined();
});

test('leaves nothing behind when a layer is missing', async () => {
  const { manifest, blob, open, directory } = await setUp();
  rmSync(blob(manifest.layers.at(-1).digest));
  await expect(open()).rejects.toThrow(/holds no blob/);
  expect(await readdir(join(directory, 'opened'))).toEqual([]);
});

test.each([
  ['../escape.json', /unexpected file "\.\.\/escape\.json"/],
  ['/etc/passwd', /unexpected file/],
  ['extra.json', /unexpected file "extra\.json"/],
])('refuses a layer that calls itself %s', async (name, sentence) => {
  const { manifest, blob, open } = await setUp();
  manifest.layers[0].annotations['org.cncf.model.filepath'] = name;
  await expect(open(forge(blob, manifest))).rejects.toThrow(sentence);
});

test('refuses a bundle that lacks a file, or holds one twice', async () => {
  const { manifest, blob, open } = await setUp();
  const layers = [...manifest.layers];
  manifest.layers = layers.slice(1);
  await expect(open(forge(blob, manifest))).rejects.toThrow(/lacks the file "contract\.json"/);
  manifest.layers = [...layers, layers[0]];
  await expect(open(forge(blob, manifest))).rejects.toThrow(/unexpected file "contract\.json"/);
});

test('refuses a layer that holds something else than its name says', async () => {
  const { manifest, blob, open } = await setUp();
  const [first, second] = manifest.layers;
  [first.digest, second.digest] = [second.digest, first.digest];
  [first.size, second.size] = [second.size, first.size];
  await expect(open(forge(blob, manifest))).rejects.toThrow(
    /does not hold the one file models\/contract\.json/,
  );
});

test('refuses a configuration with other layers than the manifest', async () => {
  const { manifest, blob, open } = await setUp();
  const { config } = manifest;
  const [layer] = manifest.layers;
  const text = readFileSync(blob(config.digest), 'utf8').replace(layer.digest, `sha256:${'0'.repeat(64)}`);
  writeFileSync(blob(digestOf(text)), text);
  manifest.config = { ...config, digest: digestOf(text), size: text.length };
  const forged = canonicalJson(manifest);
  writeFileSync(blob(digestOf(forged)), forged);
  await expect(open(digestOf(forged))).rejects.toThrow(/lists other layers than its manifest/);
});

test('refuses what is no bundle at all', async () => {
  const { blob, open } = await setUp();
  for (const text of ['{}', 'no JSON', '{"schemaVersion":2}']) {
    writeFileSync(blob(digestOf(text)), text);
    await expect(open(digestOf(text))).rejects.toThrow(ConfigurationError);
  }
});

test('refuses files that do not belong together', async () => {
  const { open, store, directory } = await setUp();
  const bundle = await open();
  const other = await makeBundle({ directory, base: 5 });
  const names = await readdir(bundle.directory);
  const files = Object.fromEntries(names.map((name) => [name, join(bundle.directory, name)]));
  const foreign = await open(other.digest);
  files['evaluation.json'] = join(foreign.directory, 'evaluation.json');
  const digest = await publishBundle(store, await buildBundle({ files, annotations: {} }));
  await expect(open(digest)).rejects.toThrow(
    /is not of one piece: evaluation\.json → model\.onnx states sha256:/,
  );
});

test('sizes read back from tar headers, those beyond 8 GiB too', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (size) => {
      expect(readTarSize(tarHeader('models/a', size))).toBe(size);
    }),
  );
});

test('a bundle of thousands of layers is refused before any is fetched', async () => {
  const { open, manifest, blob } = await setUp();
  const [layer] = manifest.layers;
  const more = Array.from({ length: 5_000 }, (_, index) => ({
    ...layer,
    digest: digestOf(`layer ${index}`),
    annotations: { 'org.cncf.model.filepath': `part-${index}` },
  }));
  const forged = forge(blob, { ...manifest, layers: [...manifest.layers, ...more] });
  await expect(open(forged)).rejects.toThrow(/holds 5010 files, and a bundle has 1000 at most/);
});

test('a document of many megabytes is refused before it is fetched', async () => {
  const { open, manifest, blob } = await setUp();
  const layers = manifest.layers.map((layer: { annotations: Record<string, string> }) =>
    layer.annotations['org.cncf.model.filepath'] === 'profile.json' ? { ...layer, size: 60_000_000 } : layer,
  );
  await expect(open(forge(blob, { ...manifest, layers }))).rejects.toThrow(/profile\.json of 60000000 bytes/);
});

test('a file that the model does not name is refused before it is fetched', async () => {
  const { open, manifest, blob } = await setUp();
  const stray = {
    ...manifest.layers[0],
    digest: digestOf('nowhere'),
    annotations: { 'org.cncf.model.filepath': 'weights.bin' },
  };
  const forged = forge(blob, { ...manifest, layers: [...manifest.layers, stray] });
  await expect(open(forged)).rejects.toThrow(/holds the unexpected file "weights\.bin"/);
});
