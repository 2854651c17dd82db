import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Digest } from '../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openLog } from '../../kit/ml/predictions/open-log.ts';
import { LOG_TABLE } from '../../kit/ml/predictions/records-view.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { HOUSE, makeBundle, priceOf, readLog } from '../helpers/make-bundle.ts';
import { pointerFile, promotionFiles } from '../helpers/registry-files.ts';
import { MODEL } from '../helpers/write-bundle.ts';
import { beginRequest } from './begin-request.ts';
import { startLoad } from './load-client.ts';
import { startRunningService } from './running-service.ts';
import { makeServingProject, POINTER, type ServingProject } from './serving-project.ts';

/** However busy the machine is, an event comes within this time. */
const WAIT = { timeout: 100_000 };
vi.setConfig({ testTimeout: 300_000 });

let project: ServingProject;
beforeAll(async () => {
  project = await makeServingProject();
});

const body = JSON.stringify(HOUSE);

const promote = (bundle: Digest, version: string) => promotionFiles({ model: MODEL, version, bundle });

async function predict(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/predict`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
}

async function readHealth(url: string): Promise<Record<string, unknown>> {
  return JSON.parse(await (await fetch(`${url}/health`)).text());
}

describe('a service of the checkout', () => {
  test('says where it is, answers by both protocols, and ends cleanly on SIGTERM', async () => {
    const { directory } = project.repository;
    const inputs = { environment: 'production', log: 'file://.slipway/predictions' };
    const service = await startRunningService({ directory, inputs });
    expect(service.ready).toEqual({
      url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      model: 'house-price',
      version: '1.0.0',
      bundle: project.bundle,
    });
    const answer = await predict(service.url);
    expect(await answer.json()).toMatchObject({ version: '1.0.0', prediction: { value: priceOf(HOUSE) } });
    const { exitCode, stdout, stderr } = await service.stop();
    expect(exitCode, stderr).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(await readLog(join(directory, '.slipway/predictions'))).toHaveLength(1);
  });

  test('asks for the token that the environment gives', async () => {
    const service = await startRunningService({
      directory: project.repository.directory,
      inputs: { 'bundle-digest': project.bundle },
      env: { SLIPWAY_SERVE_TOKEN: 'open-sesame' },
    });
    expect((await predict(service.url)).status).toBe(401);
    expect((await predict(service.url, { authorization: 'Bearer open-sesam' })).status).toBe(401);
    expect((await predict(service.url, { authorization: 'Bearer open-sesame' })).status).toBe(200);
    expect((await fetch(`${service.url}/v2/health/ready`)).status).toBe(200);
    expect((await fetch(`${service.url}/metrics`)).status).toBe(401);
    expect((await service.stop('SIGINT')).exitCode).toBe(0);
  });

  test('finishes what is under way when it is told to stop', async () => {
    const inputs = { environment: 'production', log: 'file://.slipway/drained' };
    const { directory } = project.repository;
    const service = await startRunningService({ directory, inputs });
    const rows = JSON.stringify({ rows: Array.from({ length: 2_000 }, () => HOUSE) });
    const begun = await Promise.all(
      Array.from({ length: 8 }, () => beginRequest(`${service.url}/predict`, rows)),
    );
    const stopped = service.stop();
    for (const { status, document } of await Promise.all(begun.map(({ finish }) => finish()))) {
      expect(status).toBe(200);
      expect(Object(document).predictions).toHaveLength(2_000);
    }
    expect((await stopped).exitCode).toBe(0);
    expect(await readLog(join(directory, '.slipway/drained'))).toHaveLength(16_000);
  });

  test('a killed one leaves a log of whole lines', async () => {
    const { directory } = project.repository;
    const inputs = { environment: 'production', log: 'file://.slipway/killed' };
    const service = await startRunningService({ directory, inputs });
    const load = startLoad({ url: service.url, body, connections: 8, findFault: () => undefined });
    const written = async () => {
      const { log } = await readHealth(service.url);
      return Number(Object(log)['written']);
    };
    await expect.poll(written, WAIT).toBeGreaterThan(200);
    await service.stop('SIGKILL');
    await load.stop();
    const instance = await DuckDBInstance.create();
    const connection = await instance.connect();
    const engine = { execute: async (sql: string) => void (await connection.run(sql)) };
    const log = openLog('file://.slipway/killed', {
      directory,
      s3: { region: 'eu-west-1' },
      log: silentLogger,
    });
    const reader = await log.read({ engine }, () =>
      connection.runAndReadAll(
        `SELECT count(*)::INT AS rows, count(*) FILTER (outcome = 'ok' AND prediction IS NOT NULL)::INT AS whole FROM ${LOG_TABLE} WHERE readable`,
      ),
    );
    const [counts] = reader.getRowObjectsJson();
    connection.closeSync();
    expect(counts?.['rows']).toBeGreaterThan(200);
    expect(counts?.['whole']).toBe(counts?.['rows']);
  });
});

describe('a service that follows the remote', () => {
  test('takes up a merge under load without losing a request', async () => {
    const { repository, store, bundle } = await makeServingProject();
    const next = await makeBundle({ directory: '/', store, base: 1_000_000 });
    const inputs = {
      environment: 'production',
      follow: 'true',
      'poll-seconds': '0.2',
      log: 'file://.slipway/log',
    };
    const service = await startRunningService({ directory: repository.directory, inputs });
    const bundles: Record<string, unknown> = { '1.0.0': bundle, '1.1.0': next.digest };
    const values: Record<string, unknown> = { '1.0.0': priceOf(HOUSE), '1.1.0': priceOf(HOUSE, 1_000_000) };
    const findFault = ({ version, bundle: from, prediction }: Record<string, unknown>) =>
      bundles[String(version)] === from && Object(prediction).value === values[String(version)]
        ? undefined
        : `${version} answered ${JSON.stringify(prediction)}`;
    const load = startLoad({ url: service.url, body, connections: 8, findFault });
    await expect.poll(() => load.versions.get('1.0.0') ?? 0, WAIT).toBeGreaterThan(100);

    const elsewhere = repository.clone();
    elsewhere.git('checkout', '--quiet', '-b', 'promote');
    elsewhere.commit('Promote', promote(next.digest, '1.1.0'));
    const merge = repository.merge('promote');

    await expect.poll(() => load.versions.get('1.1.0') ?? 0, WAIT).toBeGreaterThan(100);
    await load.stop();
    expect(load.failures).toEqual([]);
    expect(await readHealth(service.url)).toMatchObject({
      status: 'ok',
      model: { version: '1.1.0', bundle: next.digest },
      follow: { branch: 'main', commit: merge, fault: null },
    });
    // The checkout that the service was started in is left as it was.
    expect(repository.git('status', '--porcelain')).toBe('');
    expect((await service.stop()).exitCode).toBe(0);
    const asked = [...load.versions.values()].reduce((sum, count) => sum + count, 0);
    expect(await readLog(join(repository.directory, '.slipway/log'))).toHaveLength(asked);
  });

  test('goes on serving through broken pointers, a missing bundle and wrong golden rows, and says each once', async () => {
    const { repository, store, bundle } = await makeServingProject();
    const wrong = await makeBundle({ directory: '/', store, base: 5, goldenShift: 500 });
    const elsewhere = repository.clone();
    const inputs = { environment: 'production', follow: 'true', 'poll-seconds': '0.1' };
    const service = await startRunningService({ directory: repository.directory, inputs });
    const faultOf = async () => String(Object((await readHealth(service.url))['follow'])['fault']);

    const faults: [Record<string, string>, RegExp][] = [
      [{ [POINTER]: '{"model": ' }, /is not valid JSON/],
      [pointerFile({ model: MODEL, version: '9.9.9', bundle }), /version 9\.9\.9, and .* is not there/],
      [pointerFile({ model: MODEL, version: '1.0.0', bundle: wrong.digest }), /as version 1\.0\.0, which is/],
      [promote(`sha256:${'0'.repeat(64)}`, '9.9.9'), /000000000000/],
      [promote(wrong.digest, '2.0.0'), /golden row 0 is answered/],
    ];
    for (const [files, message] of faults) {
      elsewhere.commit('Break it', files);
      await expect.poll(faultOf, WAIT).toMatch(message);
      expect(await (await predict(service.url)).json()).toMatchObject({ version: '1.0.0', bundle });
      expect(await readHealth(service.url)).toMatchObject({ status: 'degraded', ready: true });
    }
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toMatch(/^slipway_following 0$/m);
    expect(Number(/^slipway_follow_faults_total (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThan(2);

    elsewhere.commit('Mend it', promote(bundle, '1.0.0'));
    await expect.poll(faultOf, WAIT).toBe('null');
    const lines = service
      .said()
      .split('\n')
      .filter((line) => line.includes('goes on serving'));
    expect(lines, lines.join('\n')).toHaveLength(5);
    await service.stop();
  });
});

describe('a service whose project is renamed', () => {
  const rename = { 'pipeline.yaml': 'model: flats\n' };
  const follow = { environment: 'production', follow: 'true', 'poll-seconds': '0.1' };
  const faultOf = async (url: string) => Object((await readHealth(url))['follow'])['fault'];

  test('says so, and still follows the model that it was started for', async () => {
    const { repository, store, bundle } = await makeServingProject();
    const next = await makeBundle({ directory: '/', store, base: 1_000_000 });
    const before = repository.git('show', 'HEAD:pipeline.yaml');
    const service = await startRunningService({ directory: repository.directory, inputs: follow });
    const elsewhere = repository.clone();
    elsewhere.git('rm', '--quiet', '-r', 'models');
    elsewhere.commit('Rename the model', rename);
    const fault = expect.poll(() => faultOf(service.url), WAIT);
    await fault.toMatch(/pipeline\.yaml names the model "flats" there, and this service was started for/);
    expect(await readHealth(service.url)).toMatchObject({
      status: 'degraded',
      ready: true,
      model: { bundle },
    });
    elsewhere.commit('Promote', promote(next.digest, '1.1.0'));
    const served = async () => Object((await readHealth(service.url))['model'])['bundle'];
    await expect.poll(served, WAIT).toBe(next.digest);
    elsewhere.commit('Name it as before', { 'pipeline.yaml': `${before}\n` });
    await expect.poll(() => faultOf(service.url), WAIT).toBeNull();
    expect(service.said().match(/names the model "flats"/g)).toHaveLength(1);
    await service.stop();
  });

  test('has nothing to say where the model was named at the start', async () => {
    const { repository } = await makeServingProject();
    const service = await startRunningService({
      directory: repository.directory,
      inputs: { ...follow, model: MODEL },
    });
    const commit = repository.clone().commit('Rename the model', rename);
    const seen = async () => Object((await readHealth(service.url))['follow']);
    await expect.poll(async () => (await seen())['commit'], WAIT).toBe(commit);
    expect((await seen())['fault']).toBeNull();
    await service.stop();
  });
});

test.each([
  [{}, /Neither "bundle-digest" nor "environment"/],
  [{ environment: 'staging' }, /Nothing was promoted/],
  [{ environment: 'production', port: '70000' }, /"port" is "70000"/],
  [{ environment: 'production', host: 'no.such.host.invalid' }, /cannot listen on no\.such\.host\.invalid/],
  [{ environment: 'production', log: 'postgres://db/log' }, /postgres:\/\/db\/log is not supported yet/],
  [{ environment: 'production', follow: 'true', base: 'nowhere' }, /no branch "nowhere"/],
])('%j ends with one clear sentence', async (inputs, message) => {
  const { directory } = project.repository;
  const { exitCode, stdout, stderr } = await runBundle({
    verb: 'serve',
    inputs: { port: '0', ...inputs },
    directory,
  });
  expect(exitCode).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(message);
  expect(stderr).not.toContain('in a way it should not');
});

test('a pointer to a version that is not there is refused', async () => {
  const { repository, bundle } = await makeServingProject();
  repository.write(pointerFile({ model: MODEL, version: '1.0.7', bundle }));
  const inputs = { environment: 'production', port: '0' };
  const { exitCode, stdout, stderr } = await runBundle({
    verb: 'serve',
    inputs,
    directory: repository.directory,
  });
  expect(exitCode).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(
    `${POINTER} points to version 1.0.7, and models/${MODEL}/versions/1.0.7/version.json, which has to describe it, is not there. There are 1.0.0. Restore it`,
  );
});

test('a taken port ends with one clear sentence', async () => {
  const { directory } = project.repository;
  const inputs = { environment: 'production' };
  const first = await startRunningService({ directory, inputs });
  const { port } = new URL(first.url);
  const { exitCode, stderr } = await runBundle({ verb: 'serve', inputs: { ...inputs, port }, directory });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(new RegExp(`Port ${port} of 127.0.0.1 is taken`));
});

test('a pull request leads the log nowhere outside of the project', async () => {
  const { repository } = await makeServingProject();
  repository.write({
    'pipeline.yaml': `model: ${MODEL}\ndata: { store: "file://store" }\nserve: { log: "file:///srv/log" }\n`,
  });
  const { exitCode, stderr } = await runBundle({
    verb: 'serve',
    inputs: { environment: 'production', port: '0' },
    directory: repository.directory,
    env: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { pull_request: { head: { repo: { full_name: 'acme/house-price' } } } },
  });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/"serve\.log" lies outside of the project/);
});
