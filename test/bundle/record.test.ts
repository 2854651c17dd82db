import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { describeFailedRun, describeRun, evaluateRun } from '../helpers/describe-runs.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';

const FILES = { 'pipeline.yaml': 'model: house-price\n', '.gitignore': '.slipway/\n' };

/** Writes an artifact into a project that has no artifact service; its name. */
function writeArtifact({ directory }: TestRepository, name: string, files: Record<string, unknown>): string {
  const folder = join(directory, '.slipway/artifacts', name);
  mkdirSync(folder, { recursive: true });
  for (const [file, value] of Object.entries(files)) writeFileSync(join(folder, file), canonicalJson(value));
  return name;
}

const record = ({ directory }: TestRepository, inputs: Record<string, string>) =>
  runBundle({ verb: 'record', inputs, directory });

const listKept = (repository: TestRepository) =>
  repository.remoteGit('ls-tree', '-r', '--name-only', 'slipway/runs').split('\n');

test('an evaluated run is kept with its evaluation and its bundle', async () => {
  const repository = makeRepository(FILES);
  const run = describeRun(1);
  const artifact = writeArtifact(repository, `evaluated-house-price-${run.key}`, {
    'run.json': run,
    'evaluation.json': evaluateRun(run),
    'golden.json': {},
  });
  const inputs = { artifact, 'bundle-digest': digestOf('bundle') };
  const { exitCode, outputs, stdout, summary } = await record(repository, inputs);
  expect(exitCode, stdout).toBe(0);
  const id = outputs['run'] ?? '';
  expect(outputs).toEqual({
    run: id,
    changed: 'true',
    commit: repository.remoteGit('rev-parse', 'slipway/runs'),
  });
  expect(listKept(repository)).toEqual(
    ['bundle', 'evaluation', 'run'].map((name) => `runs/house-price/${id}/${name}.json`),
  );
  expect(summary).toContain('slipway runs --model house-price');
  expect((await record(repository, inputs)).outputs).toEqual({ ...outputs, changed: 'false' });
});

test('a failed run is kept with its reason', async () => {
  const repository = makeRepository(FILES);
  const artifact = writeArtifact(repository, 'failed-run-house-price-x-1', {
    'failed-run.json': describeFailedRun(1),
  });
  const { outputs, summary } = await record(repository, { artifact });
  expect(listKept(repository)).toEqual([`runs/house-price/${outputs['run']}/failed-run.json`]);
  expect(summary).toContain('It failed: The training command failed with exit code 3.');
});

test('jobs that push at once lose nothing and double nothing', async () => {
  const repository = makeRepository(FILES);
  // The first one twice, as when a job is run again while it still runs.
  const jobs = [1, 1, 2, 3, 4, 5].map((number) => {
    const clone = repository.clone('--depth=1');
    const artifact = writeArtifact(clone, `run-house-price-${number}-1`, { 'run.json': describeRun(number) });
    return { clone, artifact };
  });
  const results = await Promise.all(jobs.map(({ clone, artifact }) => record(clone, { artifact })));
  for (const { exitCode, stdout } of results) expect(exitCode, stdout).toBe(0);
  expect(new Set(results.map(({ outputs }) => outputs['run'])).size).toBe(5);
  expect(listKept(repository)).toHaveLength(5);
  expect(repository.remoteGit('rev-list', '--count', 'slipway/runs')).toBe('5');
});

test.each<[string, Record<string, string>, RegExp]>([
  ['an artifact without a run', { artifact: 'data-house-price-1.0.0' }, /has no run\.json\. Hand over one/],
  ['a run of another model', { artifact: 'other' }, /of the model "cabin", and this is "house-price"/],
  ['no digest', { artifact: 'other', 'bundle-digest': 'latest' }, /"bundle-digest" is "latest"/],
  ['no artifact', { artifact: 'none' }, /There is no artifact "none"/],
])('%s is refused in one sentence, and nothing is pushed', async (_case, inputs, message) => {
  const repository = makeRepository(FILES);
  writeArtifact(repository, 'data-house-price-1.0.0', { 'train.parquet': {} });
  writeArtifact(repository, 'other', { 'run.json': describeRun(1, { model: 'cabin' }) });
  const { exitCode, annotations, outputs } = await record(repository, inputs);
  expect([exitCode, outputs]).toEqual([1, {}]);
  expect(annotations).toEqual([
    { kind: 'error', title: expect.any(String), message: expect.stringMatching(message) },
  ]);
  expect(repository.remoteGit('branch', '--list', 'slipway/*')).toBe('');
});
