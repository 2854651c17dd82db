import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { RunSchema } from '../../kit/format/manifest/run.ts';
import { findStep, requireSuccess, resultsOf } from './act/act-events.ts';
import { startProjectWithData } from './act/run-workflows.ts';
import { unpackArtifacts } from './act/unpack-artifacts.ts';

test('from merged data to a promotion that main serves', async () => {
  const project = await startProjectWithData();

  const train = await project.run({ workflow: 'train.yml', event: 'push' });
  requireSuccess(train);
  expect(resultsOf(train)).toEqual({
    data: 'success',
    'train-cpu': 'success',
    evaluate: 'success',
    package: 'success',
    record: 'success',
    promote: 'success',
  });
  const taken = [...train.log.matchAll(/Artifact (\w+)-\S+: the one that was handed on/g)];
  expect(taken.map(([, kind]) => kind).sort()).toEqual(['data', 'evaluated', 'evaluated', 'run']);
  const [code, data, evaluated, run] = await unpackArtifacts(train.artifacts);
  const commit = project.remoteGit('rev-parse', 'main');
  expect(code?.name).toBe(`code-house-price-${commit.slice(0, 12)}`);
  expect(data).toMatchObject({
    name: 'data-house-price-1.0.0',
    files: ['train.parquet', 'validation.parquet'],
  });
  expect(evaluated?.name).toMatch(/^evaluated-house-price-[0-9a-f]{12}$/);
  expect(run).toMatchObject({
    name: `${evaluated?.name.replace('evaluated', 'run')}-1`,
    files: ['model.onnx', 'run.json'],
  });
  const { testReachable, code: trained } = await readManifest(RunSchema, join(run?.folder ?? '', 'run.json'));
  const tree = project.remoteGit('rev-parse', 'main:train');
  expect(trained).toEqual({ commit, tree, dirty: false });
  expect(testReachable).toMatchObject({ state: 'unreachable' });

  const kept = project.remoteGit('ls-tree', '-r', '--name-only', 'slipway/runs').split('\n');
  expect(kept.map((path) => path.split('/').at(-1))).toEqual(['bundle.json', 'evaluation.json', 'run.json']);

  const digest = findStep(train, 'package').outputs['bundle-digest'];
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const { branch, version, verdict } = findStep(train, 'acme/slipway/action-package/promote@v1').outputs;
  expect([version, verdict]).toEqual(['1.0.0', 'pass']);
  const pointer = project.remoteGit('show', `${branch}:models/house-price/environments/staging.json`);
  expect(JSON.parse(pointer)).toMatchObject({ version: '1.0.0', bundle: digest });

  expect(project.forge.pulls).toMatchObject([{}, { head: branch, base: 'main', state: 'open' }]);
  expect(project.forge.statuses).toMatchObject([
    { sha: project.remoteGit('rev-parse', branch ?? ''), state: 'success' },
  ]);

  const gate = await project.runPullRequest(branch ?? '');
  requireSuccess(gate);
  expect(resultsOf(gate)).toEqual({
    changes: 'success',
    data: 'success',
    verify: 'success',
    check: 'success',
    gate: 'success',
  });

  project.mergeIntoMain(branch ?? '');
  expect(project.remoteGit('show', 'main:models/house-price/environments/staging.json')).toBe(pointer);
});

test('the GPU lane goes on to a promotion, although the other one was skipped', async () => {
  const project = await startProjectWithData();
  const train = await project.run({
    workflow: 'train.yml',
    event: 'push',
    vars: { GPU_RUNNER: 'ubuntu-24.04' },
    programs: { 'nvidia-smi': '#!/bin/sh\necho "NVIDIA A10, 550.90"\n' },
  });
  requireSuccess(train);
  expect(resultsOf(train)).toMatchObject({ 'train-gpu': 'success', record: 'success', promote: 'success' });
  expect(resultsOf(train)).not.toHaveProperty('train-cpu');
  expect(project.forge.pulls).toMatchObject([{}, { base: 'main', state: 'open' }]);
});
