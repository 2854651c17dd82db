import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeBundle } from '../helpers/make-bundle.ts';
import { makeServingProject, POINTER, type ServingProject } from './serving-project.ts';

let project: ServingProject;
beforeAll(async () => {
  project = await makeServingProject();
});

const check = (inputs: Record<string, string>, directory = project.repository.directory) =>
  runBundle({ verb: 'check', inputs, directory });

test('a good bundle passes, and the report says what was tried', async () => {
  const { exitCode, outputs, summary, stdout } = await check({
    environment: 'production',
    requests: '50',
    'max-p99-ms': '5000',
  });
  expect(exitCode, stdout).toBe(0);
  expect(outputs['verdict']).toBe('pass');
  expect(Number(outputs['p50-ms'])).toBeGreaterThan(0);
  expect(Number(outputs['p99-ms'])).toBeGreaterThanOrEqual(Number(outputs['p50-ms']));
  const report = await readFile(join(project.repository.directory, '.slipway/check/report.md'), 'utf8');
  expect(summary.trim()).toBe(report.trim());
  expect(report).toContain('house-price 1.0.0 passes the service check');
  expect(report).toMatch(/golden rows \| pass \| 6 of 6/);
  expect(report).toMatch(/contract \| pass \| 10 of 10/);
  for (const name of ['heating: missing', 'age: minimum broken', 'driveway: enum broken'])
    expect(report).toContain(name);
});

test('a bundle by its digest, under its version or the first digits when it was never promoted', async () => {
  const speed = { requests: '10', 'max-p99-ms': '5000' };
  const { exitCode, result } = await check({ 'bundle-digest': project.bundle, ...speed });
  expect(exitCode).toBe(0);
  expect(result).toMatchObject({ verdict: 'pass', details: { bundle: project.bundle, version: '1.0.0' } });
  const { digest } = await makeBundle({ directory: '/', store: project.store, base: 3 });
  const unpromoted = await check({ 'bundle-digest': digest, ...speed });
  expect(unpromoted.result).toMatchObject({ details: { bundle: digest, version: digest.slice(7, 19) } });
});

test('a copy unpacked before that was tampered with is not what is served', async () => {
  const { repository, bundle } = await makeServingProject();
  const inputs = { environment: 'production', requests: '10', 'max-p99-ms': '5000' };
  const run = () => runBundle({ verb: 'check', inputs, directory: repository.directory });
  await run();
  const folder = join(repository.directory, '.slipway/bundles', bundle.slice(7, 19));
  const genuine = await readFile(join(folder, 'contract.json'), 'utf8');
  await writeFile(join(folder, 'contract.json'), genuine.replace('"maximum":10', '"maximum":11'));
  await writeFile(join(folder, 'weights.bin'), 'stray');
  expect((await run()).exitCode).toBe(0);
  expect(await readFile(join(folder, 'contract.json'), 'utf8')).toBe(genuine);
  expect(await readdir(folder)).not.toContain('weights.bin');
});

test('a service that is too slow fails, with outputs and report kept', async () => {
  const { exitCode, outputs, annotations, summary } = await check({
    environment: 'production',
    requests: '10',
    'max-p99-ms': '0',
  });
  expect(exitCode).toBe(1);
  expect(outputs['verdict']).toBe('fail');
  expect(summary).toContain('### What failed');
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/fails the service check: the 99th percentile is .* ms, above 0.00 ms. \.slipway/),
  ]);
});

test('a bundle whose golden rows are answered otherwise is not served', async () => {
  const wrong = await makeServingProject({ goldenShift: 1000 });
  const { exitCode, outputs, annotations } = await check(
    { environment: 'production' },
    wrong.repository.directory,
  );
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations).toMatchObject([
    { message: expect.stringMatching(/golden row 0 is answered \d+ instead of \d+/) },
  ]);
});

test.each([
  [{}, /Neither "bundle-digest" nor "environment" is set/],
  [{ environment: 'production', 'bundle-digest': `sha256:${'0'.repeat(64)}` }, /Both/],
  [{ 'bundle-digest': 'latest' }, /Write sha256: and 64 hex digits/],
  [{ 'bundle-digest': `sha256:${'0'.repeat(64)}` }, /000000000000/],
  [{ environment: 'Production!' }, /lower-case letters/],
  [{ environment: 'staging' }, /Nothing was promoted to the environment "staging"/],
  [{ environment: 'production', requests: '1.5' }, /"requests" is "1.5"/],
  [{ environment: 'production', store: 'ftp://x' }, /ftp:\/\/x/],
])('%j is one clear sentence', async (inputs, message) => {
  const { exitCode, outputs, annotations } = await check(inputs);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations).toMatchObject([{ kind: 'error', message: expect.stringMatching(message) }]);
  expect(annotations[0]?.message).not.toContain('failed in a way it should not');
});

test('a broken pointer is one clear sentence', async () => {
  const broken = await makeServingProject();
  broken.repository.write({ [POINTER]: '{"model": ' });
  const { exitCode, annotations } = await check({ environment: 'production' }, broken.repository.directory);
  expect(exitCode).toBe(1);
  expect(annotations).toMatchObject([{ message: expect.stringContaining(`${POINTER} is not valid JSON`) }]);
  await rm(broken.repository.directory, { recursive: true });
});
