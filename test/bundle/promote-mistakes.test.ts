import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makePackagedProject, packageModel, promoteAndMerge } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';

const promote = (project: SampleProject, inputs: Record<string, string>) =>
  runBundle({ verb: 'promote', inputs, directory: project.directory });

const makeProject = buildOnce(makeSampleProject);
const makePackaged = buildOnce(makePackagedProject);

const wrongs: [string, (project: SampleProject, digest: string) => Record<string, string>, RegExp][] = [
  [
    'neither digest nor version',
    () => ({ environment: 'staging' }),
    /input "bundle-digest" is missing, or "version"/,
  ],
  [
    'both digest and version',
    (_, digest) => ({ 'bundle-digest': digest, version: '1.0.0', environment: 'staging' }),
    /contradict each other/,
  ],
  ['no environment', (_, digest) => ({ 'bundle-digest': digest }), /input "environment" is missing/],
  [
    'an unknown environment',
    (_, digest) => ({ 'bundle-digest': digest, environment: 'prod' }),
    /"prod" is not one of those in pipeline\.yaml \(staging, production\)/,
  ],
  [
    'a malformed digest',
    () => ({ 'bundle-digest': 'abc', environment: 'staging' }),
    /Write sha256: and 64 hex digits/,
  ],
  [
    'a bundle that is not there',
    () => ({ 'bundle-digest': `sha256:${'0'.repeat(64)}`, environment: 'staging' }),
    /holds no bundle sha256:000/,
  ],
  [
    'an unknown version',
    () => ({ version: '9.9.9', environment: 'staging' }),
    /no version "9\.9\.9" of rent on main/,
  ],
  [
    "another model's bundle",
    (_, digest) => ({ 'bundle-digest': digest, environment: 'staging', model: 'other' }),
    /is the model "rent", not "other"/,
  ],
  [
    'a damaged bundle',
    (project, digest) => {
      const manifest = readFileSync(join(project.storeFolder, 'blobs/sha256', digest.slice(7)), 'utf8');
      const layer = JSON.parse(manifest).layers[3].digest.slice(7);
      const file = join(project.storeFolder, 'blobs/sha256', layer);
      const bytes = readFileSync(file);
      bytes[600] = (bytes[600] ?? 0) ^ 1;
      writeFileSync(file, bytes);
      return { 'bundle-digest': digest, environment: 'staging' };
    },
    /The blob sha256:.* is damaged/,
  ],
  [
    'a pointer edited into nonsense',
    (project, digest) => {
      project.repository.commit('Edit by hand', {
        'models/rent/environments/staging.json': '{"version": "latest"}',
      });
      return { 'bundle-digest': digest, environment: 'staging' };
    },
    /models\/rent\/environments\/staging\.json does not fit its schema/,
  ],
  [
    "another model's pointer",
    (project, digest) => {
      const pointer = `{"$schema":"https://slipway-mlops.github.io/slipway/schemas/environment-1.json","model":"other","environment":"staging","version":"1.0.0","bundle":"${digest}"}`;
      project.repository.commit('Edit by hand', { 'models/rent/environments/staging.json': pointer });
      return { 'bundle-digest': digest, environment: 'staging' };
    },
    /points to model "other"/,
  ],
];

test.each(wrongs)('refuses %s in one sentence', async (_, prepare, sentence) => {
  const project = await makePackaged();
  const { digest } = project;
  const { exitCode, outputs, annotations } = await promote(project, prepare(project, digest));
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(project.repository.remoteGit('branch', '--format=%(refname:short)')).toBe('main');
});

test('refuses a model whose code commit was never pushed, until it is', async () => {
  const project = await makeProject();
  project.repository.write({ 'train/train.py': 'x' });
  project.repository.git('add', '--all');
  project.repository.git('commit', '--quiet', '--message', 'Mine alone');
  const inputs = { 'bundle-digest': await packageModel(project, GOOD), environment: 'staging' };
  const { exitCode, annotations } = await promote(project, inputs);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The code commit \w{40} of the model is on no branch of the remote .*Push it/),
  ]);
  project.repository.git('push', '--quiet', 'origin', 'HEAD:refs/heads/topic');
  expect((await promote(project, inputs)).exitCode).toBe(0);
});

test('refuses a model that was trained from files which no commit holds', async () => {
  const project = await makeProject();
  const pipeline = readFileSync(join(project.directory, 'pipeline.yaml'), 'utf8');
  project.repository.write({ 'pipeline.yaml': `${pipeline}train: { params: { alpha: 3 } }\n` });
  const inputs = { 'bundle-digest': await packageModel(project, GOOD), environment: 'staging' };
  const { exitCode, annotations } = await promote(project, inputs);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^The model was trained from files that no commit holds: .* Commit and push them, then/,
    ),
  ]);
});

test('refuses a model that was trained on a data lock which its commit does not hold', async () => {
  const project = await makeProject();
  const lock = readFileSync(join(project.directory, 'data/data.lock.json'), 'utf8');
  project.repository.commit('Another lock', { 'data/data.lock.json': `${lock} ` });
  const artifact = await project.evaluate(GOOD);
  project.repository.write({ 'data/data.lock.json': lock });
  const packaged = await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
  const digest = packaged.outputs['bundle-digest'] ?? '';
  const { annotations } = await promote(project, { 'bundle-digest': digest, environment: 'staging' });
  expect(annotations[0]?.message).toMatch(
    /^data\/data\.lock\.json at the code commit \w{40} is not the data lock that the model was trained on/,
  );
});

test('a shallow clone without the code commit warns', async () => {
  const project = await makePackaged();
  const { digest } = project;
  project.repository.commit('Go on', { 'README.md': 'x' });
  const { directory } = project.repository.clone('--depth=1');
  const inputs = { 'bundle-digest': digest, environment: 'staging' };
  const { exitCode, annotations } = await runBundle({ verb: 'promote', inputs, directory });
  expect(exitCode).toBe(0);
  expect(annotations).toMatchObject([
    {
      kind: 'warning',
      message: expect.stringContaining('is not in this clone, so whether it is on the remote'),
    },
  ]);
});

test('refuses an evaluation.json that is not what the model is worth, without a champion and with one', async () => {
  const project = await makeProject();
  const r2 = { value: 0.95, low: 0.94, high: 0.96 };
  const forge = async (weights: typeof GOOD) => {
    const artifact = await project.evaluate(weights, {
      spoil: (evaluation) => {
        const { test, validation } = evaluation.splits;
        return { ...evaluation, splits: { validation, test: { ...test, metrics: { ...test.metrics, r2 } } } };
      },
    });
    const packaged = await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
    return promote(project, {
      'bundle-digest': packaged.outputs['bundle-digest'] ?? '',
      environment: 'production',
    });
  };
  const sentence = [
    expect.stringMatching(
      /^The evaluation\.json of this model states r2 0\.95 on the test split, and the model was measured at -\d/,
    ),
  ];
  const first = await forge({ size: 0, rooms: 0, base: 1 });
  expect(first.annotations.map(({ message }) => message)).toEqual(sentence);
  expect(first.exitCode).toBe(1);
  await promoteAndMerge(project, await packageModel(project, GOOD), 'production');
  const second = await forge({ size: 0, rooms: 0, base: 2 });
  expect(second.annotations.map(({ message }) => message)).toEqual(sentence);
  expect([first.outputs, second.outputs]).toEqual([{}, {}]);
});
