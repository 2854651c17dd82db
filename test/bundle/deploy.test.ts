import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeBundle } from '../helpers/make-bundle.ts';
import { pointerFile, promotionFiles } from '../helpers/registry-files.ts';
import { MODEL } from '../helpers/write-bundle.ts';
import { startRunningService } from './running-service.ts';
import { makeServingProject, type ServingProject } from './serving-project.ts';

let project: ServingProject;
beforeAll(async () => {
  project = await makeServingProject();
});

const deploy = (inputs: Record<string, string>, { repository } = project) =>
  runBundle({
    verb: 'deploy',
    inputs: { environment: 'production', ...inputs },
    directory: repository.directory,
  });

test('without a service the environment is wanted, and a notice says how to serve it', async () => {
  const { exitCode, outputs, annotations, summary } = await deploy({});
  expect(exitCode).toBe(0);
  expect(outputs).toEqual({ version: '1.0.0', 'bundle-digest': project.bundle, state: 'wanted' });
  expect(annotations).toMatchObject([{ kind: 'notice', message: expect.stringContaining('--follow') }]);
  expect(summary).toContain('production shall serve house-price 1.0.0');
});

test('waits until the following service is ready with what the branch says now, not with what was checked out', async () => {
  const { repository, store } = project;
  const inputs = { environment: 'production', follow: 'true', 'poll-seconds': '0.5' };
  const service = await startRunningService({ directory: repository.clone().directory, inputs });
  const next = await makeBundle({ directory: '/', store, base: 7 });
  repository
    .clone()
    .commit('Promote', promotionFiles({ model: MODEL, version: '1.1.0', bundle: next.digest }));
  const { exitCode, outputs, summary } = await deploy({
    'service-url': `${service.url}/`,
    'timeout-seconds': '30',
  });
  expect(exitCode).toBe(0);
  expect(outputs).toEqual({ version: '1.1.0', 'bundle-digest': next.digest, state: 'serving' });
  expect(summary).toContain('production serves house-price 1.1.0');
  await service.stop();
});

test('a service that serves something else in the end fails the step and says what it serves', async () => {
  const own = await makeServingProject();
  const service = await startRunningService({
    directory: own.repository.directory,
    inputs: { environment: 'production' },
  });
  const next = await makeBundle({ directory: '/', store: own.store, base: 7 });
  own.repository
    .clone()
    .commit('Promote', promotionFiles({ model: MODEL, version: '1.1.0', bundle: next.digest }));
  const { exitCode, outputs, annotations } = await deploy(
    { 'service-url': service.url, 'timeout-seconds': '2' },
    own,
  );
  expect(exitCode).toBe(1);
  expect(outputs['state']).toBe('wanted');
  expect(annotations.at(-1)?.message).toMatch(
    /does not serve house-price 1\.1\.0 after 2 s: it serves 1\.0\.0/,
  );
});

test('somebody else there, or nobody, is told as such', async () => {
  const server = createServer((_request, response) => response.end('{"status": "up"}'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const inputs = {
    'service-url': `http://127.0.0.1:${Object(server.address()).port}`,
    'timeout-seconds': '1',
  };
  const other = await deploy(inputs);
  expect(other.annotations.at(-1)?.message).toMatch(/is not a Slipway service's/);
  await new Promise((resolve) => server.close(resolve));
  const gone = await deploy(inputs);
  expect(gone.exitCode).toBe(1);
  expect(gone.annotations.at(-1)?.message).toMatch(/does not answer \(.*ECONNREFUSED/);
});

test('a bundle that is not in the store whole is an error, with no outputs', async () => {
  const broken = await makeServingProject();
  await rm(broken.store.replace('file://', ''), { recursive: true });
  const { exitCode, outputs, annotations } = await deploy({}, broken);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations.at(-1)?.message).toContain(broken.bundle.slice(7, 19));
});

test('a pointer to a version that is not there is an error, and nothing is announced', async () => {
  const own = await makeServingProject();
  const pointer = { model: MODEL, version: '1.0.7', bundle: own.bundle };
  own.repository.clone().commit('Edit by hand', pointerFile(pointer));
  const { exitCode, outputs, annotations } = await deploy({}, own);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations).toMatchObject([
    { kind: 'error', message: expect.stringMatching(/points to version 1\.0\.7, and .* is not there/) },
  ]);
});

test('before the first promotion to an environment of pipeline.yaml there is nothing to do, and that is no error', async () => {
  const own = await makeServingProject();
  const elsewhere = own.repository.clone();
  const pipeline = elsewhere.git('show', 'HEAD:pipeline.yaml');
  own.repository.commit('List them', {
    'pipeline.yaml': `${pipeline}\nenvironments: [staging, production]\n`,
  });
  const nobody = { 'service-url': 'http://127.0.0.1:9', 'timeout-seconds': '1' };
  const waiting = await deploy({ environment: 'staging', ...nobody }, own);
  expect(waiting.exitCode).toBe(0);
  expect(waiting.outputs).toEqual({ version: '', 'bundle-digest': '', state: 'nothing' });
  expect(waiting.annotations).toMatchObject([
    { kind: 'notice', message: expect.stringMatching(/^Nothing was promoted to the environment "staging"/) },
  ]);
  const misspelt = await deploy({ environment: 'stagging', ...nobody }, own);
  expect(misspelt.exitCode).toBe(1);
});

test.each([
  [{ environment: '' }, /"environment" is missing/],
  [{ environment: 'staging' }, /Nothing was promoted to the environment "staging"/],
  [{ base: 'nowhere' }, /no branch "nowhere"/],
  [{ 'service-url': 'models.example.com' }, /Write the service's address/],
  [{ 'timeout-seconds': '0' }, /"timeout-seconds" is "0"/],
])('%j is one clear sentence', async (inputs, message) => {
  const { exitCode, outputs, annotations } = await deploy(inputs);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations).toMatchObject([{ kind: 'error', message: expect.stringMatching(message) }]);
});
