import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { blobPath } from '../../kit/ml/store/blob-ref.ts';
import { findStep, requireSuccess, resultsOf } from './act/act-events.ts';
import { startPublishedProject } from './act/publish-model.ts';
import type { Workflows } from './act/run-workflows.ts';

const POINTER = 'models/house-price/environments/staging.json';
const VERIFY = 'acme/slipway/action-package/verify@v1';

let project: Workflows;
beforeAll(async () => {
  project = await startPublishedProject(['staging']);
});

test('the verify workflow traces what is live back to code and data', async () => {
  const run = await project.run({ workflow: 'verify.yml', event: 'schedule' });
  requireSuccess(run);
  const { outputs, summary } = findStep(run, VERIFY);
  expect(outputs['verdict']).toBe('pass');
  expect(Number(outputs['links-checked'])).toBeGreaterThan(20);
  expect(summary).toContain('run → code commit');
});

test('a pointer edited by hand fails the gate of its pull request', async () => {
  const pointer = project.git('show', `HEAD:${POINTER}`);
  project.git('checkout', '--quiet', '-b', 'by-hand', 'main');
  project.commit('Point elsewhere', { [POINTER]: pointer.replace(/[0-9a-f]{64}/, '0'.repeat(64)) });
  const run = await project.runPullRequest('by-hand');
  expect(run.exitCode).toBe(1);
  expect(resultsOf(run)).toMatchObject({ verify: 'failure', gate: 'failure' });
  expect(run.annotations.find(({ job }) => job === 'verify')?.message).toContain('bundle of version 1.0.0');
});

test('a pull request is verified as main would be after it, and told where it conflicts', async () => {
  const start = project.git('rev-parse', 'main');
  const pointer = project.git('show', `main:${POINTER}`);
  const production = POINTER.replace('staging', 'production');
  project.git('checkout', '--quiet', '-b', 'stale', 'main');
  project.commit('Promote to production', { [production]: pointer.replaceAll('staging', 'production') });
  project.git('checkout', '--quiet', 'main');
  project.git('rm', '--quiet', '-r', 'models/house-price/versions');
  project.commit('Take the version out', { 'README.md': 'main\n' });
  const stale = await project.runPullRequest('stale');
  expect(stale.annotations.find(({ job }) => job === 'verify')?.message).toContain('is not there');

  project.git('checkout', '--quiet', '-b', 'conflict', start);
  project.commit('Say otherwise', { 'README.md': 'mine\n' });
  const conflict = await project.runPullRequest('conflict');
  expect(resultsOf(conflict)).toMatchObject({ verify: 'failure', gate: 'failure' });
  // The runner now and then loses the last line before a step's end, so the sentence itself is not asked for.
  expect(JSON.stringify(conflict.annotations)).not.toContain('is broken');
  project.git('checkout', '--quiet', 'main');
  project.git('revert', '--no-edit', 'HEAD');
  project.git('push', '--quiet', 'origin', 'main');
});

test('data that are gone from the store are found missing', async () => {
  const lock = JSON.parse(project.git('show', 'main:data/data.lock.json'));
  rmSync(join(fileURLToPath(project.store), blobPath(lock.splits.train.blob)));
  const run = await project.run({ workflow: 'verify.yml', event: 'schedule' });
  expect(run.exitCode).toBe(1);
  expect(findStep(run, VERIFY).outputs['verdict']).toBe('fail');
  expect(run.annotations.map(({ message }) => message).join('\n')).toMatch(/train/);
});
