import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Digest, digestOf, digestOfJson } from '../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openBundle } from '../../kit/ml/bundle/open-bundle.ts';
import { openSignature, SIGSTORE_BUNDLE_TYPE } from '../../kit/ml/sign/envelope.ts';
import { parsePublicKey } from '../../kit/ml/sign/keys.ts';
import { checkFiles } from '../../kit/ml/sign/model-signature.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { externalise } from '../helpers/externalise.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeSigningKeys } from '../helpers/signing-keys.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { copyProject, makeIngestedProject } from './ingested-project.ts';

const LOCATION = 'weights/model.onnx.data';

let directory: string;
let files: { model: Uint8Array; weights: Uint8Array };

/** Trains with a script that writes the model, its weights apart, to where it is told. */
async function train(prepare: (folder: string) => void = () => {}) {
  const source = makeTemporaryFolder('model');
  mkdirSync(join(source, 'weights'));
  writeFileSync(join(source, 'model.onnx'), files.model);
  writeFileSync(join(source, LOCATION), files.weights);
  prepare(source);
  const work = copyProject({ directory }, join(makeTemporaryFolder('project'), 'work'));
  mkdirSync(join(work, 'train'), { recursive: true });
  const script = `import { cpSync } from 'node:fs';\ncpSync(${JSON.stringify(source)}, process.env.SLIPWAY_OUTPUT_DIR, { recursive: true, verbatimSymlinks: true });\n`;
  writeFileSync(join(work, 'train/train.mjs'), script);
  const inputs = { command: `"${process.execPath}" train/train.mjs` };
  return { work, result: await runBundle({ verb: 'train', inputs, directory: work }) };
}

beforeAll(async () => {
  const project = await makeIngestedProject();
  directory = project.directory;
  const work = copyProject(project, join(makeTemporaryFolder('project'), 'work'));
  const { outputs } = await runBundle({ verb: 'train', directory: work });
  files = externalise(readFileSync(outputs['model-path'] ?? ''), LOCATION);
});

test('a model with its weights apart goes from training to service', async () => {
  const { work, result: trained } = await train();
  expect(trained.exitCode, trained.stdout).toBe(0);
  const run = (verb: string, inputs: Record<string, string>) => runBundle({ verb, inputs, directory: work });
  const evaluated = await run('evaluate', { artifact: trained.outputs['artifact'] ?? '' });
  expect(evaluated.exitCode, evaluated.stdout).toBe(0);
  const artifact = evaluated.outputs['artifact'] ?? '';
  const packaged = await run('package', { artifact, store: 'file://.slipway/store' });
  expect(packaged.exitCode, packaged.stdout).toBe(0);
  const digest = packaged.outputs['bundle-digest'] as Digest;

  const store = await openStore('file://.slipway/store', {
    directory: work,
    credentials: {},
    log: silentLogger,
  });
  const bundle = await openBundle({ store, digest, directory: join(work, 'opened') });
  const { ino } = statSync(bundle.modelFile);
  await openBundle({ store, digest, directory: join(work, 'opened') });
  expect(statSync(bundle.modelFile).ino).toBe(ino);
  expect(readFileSync(join(bundle.directory, LOCATION))).toEqual(Buffer.from(files.weights));
  const digests = { 'model.onnx': digestOf(files.model), [LOCATION]: digestOf(files.weights) };
  expect(bundle.files).toMatchObject(digests);
  expect(bundle.evaluation.artefact).toBe(digestOfJson(digests));

  const manifest = JSON.parse(
    readFileSync(join(work, '.slipway/store/blobs/sha256', digest.slice(7)), 'utf8'),
  );
  const mounted = makeTemporaryFolder('mounted');
  for (const layer of manifest.layers)
    execFileSync('tar', [
      '-xf',
      join(work, '.slipway/store/blobs/sha256', layer.digest.slice(7)),
      '-C',
      mounted,
    ]);
  expect(readdirSync(join(mounted, 'models/weights'))).toEqual(['model.onnx.data']);

  const checked = await run('check', {
    'bundle-digest': digest,
    store: 'file://.slipway/store',
    requests: '10',
    'max-p99-ms': '5000',
  });
  expect(checked.exitCode, checked.stdout).toBe(0);
  expect(checked.outputs['verdict']).toBe('pass');
});

test('a signature covers the weights too', async () => {
  const { work, result: trained } = await train();
  const keys = makeSigningKeys();
  const env = { SLIPWAY_SIGNING_KEY: keys.privateKey };
  const evaluated = await runBundle({
    verb: 'evaluate',
    inputs: { artifact: trained.outputs['artifact'] ?? '' },
    directory: work,
  });
  const inputs = { artifact: evaluated.outputs['artifact'] ?? '', store: 'file://.slipway/store' };
  const { outputs } = await runBundle({ verb: 'package', inputs, directory: work, env });
  const digest = outputs['bundle-digest'] as Digest;
  const options = { directory: work, credentials: {}, log: silentLogger };
  const store = await openStore('file://.slipway/store', options);
  const { files: unpacked } = await openBundle({ store, digest, directory: join(work, 'opened') });
  const [signature] = await store.readAttachments(digest, SIGSTORE_BUNDLE_TYPE);
  const { payload } = openSignature({
    text: Buffer.from(signature ?? []).toString('utf8'),
    label: 'model.sig',
    keys: [parsePublicKey(keys.publicKey, 'team.pem')],
  });
  const check = (found: typeof unpacked) => checkFiles({ payload, label: 'model.sig', files: found });
  expect(() => check(unpacked)).not.toThrow();
  expect(() => check({ ...unpacked, [LOCATION]: digestOf('others') })).toThrow(
    /its file weights\/model\.onnx\.data is not the one that was signed/,
  );
});

test.each<[string, (folder: string) => void, RegExp]>([
  ['missing', (folder) => execFileSync('rm', [join(folder, LOCATION)]), /external data .* is not beside it/s],
  ['cut off', (folder) => writeFileSync(join(folder, LOCATION), 'x'), /which has 1\. The file|which has 1\./],
  [
    'a link',
    (folder) => {
      execFileSync('rm', [join(folder, LOCATION)]);
      symlinkSync('/etc/hostname', join(folder, LOCATION));
    },
    /is a symbolic link/,
  ],
])('weights that are %s are refused where they are made', async (_, prepare, sentence) => {
  const { result } = await train(prepare);
  expect(result.exitCode).toBe(1);
  expect(result.outputs['artifact']).toBeUndefined();
  expect(result.annotations.at(-1)?.message).toMatch(sentence);
});

test('weights that were exchanged after the evaluation are refused', async () => {
  const { work, result } = await train();
  const { outputs } = await runBundle({
    verb: 'evaluate',
    inputs: { artifact: result.outputs['artifact'] ?? '' },
    directory: work,
  });
  const artifact = outputs['artifact'] ?? '';
  const file = join(work, '.slipway/artifacts', artifact, LOCATION);
  const weights = readFileSync(file);
  weights[0] = (weights[0] ?? 0) ^ 1;
  writeFileSync(file, weights);
  const { exitCode, annotations } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: work,
  });
  expect(exitCode).toBe(1);
  expect(annotations.at(-1)?.message).toMatch(/not of one piece: evaluation\.json → model\.onnx/);
});
