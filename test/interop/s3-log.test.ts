import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openBucket } from '../../kit/host/s3/bucket.ts';
import { writeObject } from '../../kit/host/s3/write-object.ts';
import { openEngine } from '../../kit/ml/data/engine.ts';
import { openLog } from '../../kit/ml/predictions/open-log.ts';
import { LOG_TABLE } from '../../kit/ml/predictions/records-view.ts';
import { startLoad } from '../bundle/load-client.ts';
import {
  drawRow,
  type MonitorProject,
  makeMonitorProject,
  WINDOW,
  writeCsv,
} from '../bundle/monitor-project.ts';
import { startRunningService } from '../bundle/running-service.ts';
import { makeServingProject } from '../bundle/serving-project.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { HOUSE } from '../helpers/make-bundle.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { createRandom } from '../unit/maths/stats/random.ts';
import { type Gateway, KEYS, startGateway } from './start-gateway.ts';

vi.setConfig({ testTimeout: 300_000 });

const BODY = JSON.stringify(HOUSE);

let gateway: Gateway;
beforeAll(async () => {
  gateway = await startGateway('logs');
});

const access = () => ({ ...KEYS, endpoint: gateway.endpoint });

async function count(url: string) {
  const log = openLog(url, { directory: makeTemporaryFolder('reader'), s3: access(), log: silentLogger });
  const engine = await openEngine({ log: silentLogger });
  try {
    const [row] = await log.read({ engine }, () =>
      engine.query(
        `SELECT count(*)::INTEGER AS rows, count(DISTINCT id)::INTEGER AS ids, count_if(readable)::INTEGER AS whole FROM ${LOG_TABLE}`,
      ),
    );
    return { rows: Number(row?.['rows']), ids: Number(row?.['ids']), whole: Number(row?.['whole']) };
  } finally {
    engine.close();
  }
}

describe('a service that logs into a bucket', () => {
  const URL = 's3://logs/house/{environment}';
  const start = (directory: string) =>
    startRunningService({ directory, inputs: { environment: 'production', log: URL }, env: gateway.env });

  test('has every answer there when it has ended, and after kill -9 when it is started again', async () => {
    const { repository } = await makeServingProject();
    const { directory } = repository;
    const first = await start(directory);
    const load = startLoad({ url: first.url, body: BODY, connections: 8, findFault: () => undefined });
    const readWritten = async () => {
      const health: unknown = await (await fetch(`${first.url}/health`)).json();
      return Number(Object(Object(health).log).written);
    };
    await expect.poll(readWritten, { timeout: 100_000 }).toBeGreaterThan(300);
    await first.stop('SIGKILL');
    await load.stop();
    const second = await start(directory);
    const headers = { 'content-type': 'application/json' };
    const asked = await fetch(`${second.url}/predict`, { method: 'POST', headers, body: BODY });
    expect(asked.status).toBe(200);
    expect((await second.stop()).exitCode).toBe(0);
    const { rows, ids, whole } = await count('s3://logs/house/production');
    expect(whole).toBeGreaterThan(300);
    expect(ids).toBe(whole);
    expect(rows - whole).toBeLessThanOrEqual(1);
  });

  test('does not start where the bucket answers that it may not write there', async () => {
    const { repository } = await makeServingProject();
    const { directory } = repository;
    const failing = (log: string, env: Record<string, string>) =>
      runBundle({ verb: 'serve', directory, inputs: { environment: 'production', port: '0', log }, env });
    const missing = await failing('s3://nowhere/house', gateway.env);
    expect(missing.stderr).toMatch(/bucket of the predictions log s3:\/\/nowhere\/house does not exist/);
    const wrong = await failing(URL, { ...gateway.env, AWS_SECRET_ACCESS_KEY: 'wrong' });
    expect(wrong.stderr).toMatch(/refuses these credentials \(403\)/);
    expect(wrong.stderr).not.toContain('AWS_SECRET_ACCESS_KEY: wrong');
  });
});

describe('a monitor on another machine', () => {
  async function makeDrifted(): Promise<{ project: MonitorProject; log: string; ids: string[] }> {
    const project = await makeMonitorProject();
    const random = createRandom(5);
    const rows = Array.from({ length: 200 }, () => drawRow(random, { size: 2 }));
    project.log(rows);
    const folder = join(project.directory, '.slipway/predictions');
    const log = `s3://logs/monitored-${Date.now()}`;
    const bucket = openBucket({ what: 'log', url: log, access: access(), log: silentLogger });
    const ids: string[] = [];
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.jsonl')) continue;
      await writeObject(bucket, name, { file: join(folder, name) });
      const lines = readFileSync(join(folder, name), 'utf8').trim().split('\n');
      ids.push(...lines.map((line) => String(JSON.parse(line).id)));
    }
    return { project, log, ids };
  }

  const look = (directory: string, inputs: Record<string, string>) =>
    runBundle({
      verb: 'monitor',
      inputs: { environment: 'production', ...WINDOW, ...inputs },
      directory,
      env: gateway.env,
    });

  test('reads the log from the bucket, and hands labelled rows on through it', async () => {
    const { project, log, ids } = await makeDrifted();
    const labels = writeCsv(ids.map((id, index) => ({ id, sale: `n${index}`, rent: 900 + index, age: 30 })));
    project.repository.write({ 'labels.csv': labels });
    const { outputs, stdout } = await look(project.directory, {
      log,
      labels: 'labels.csv',
      'on-drift': 'issue,retrain',
      budget: '9/week',
    });
    expect(outputs['verdict'], stdout).toBe('drift');
    const [dispatch = '{}'] = readFileSync(
      join(project.directory, '.slipway/dispatches.jsonl'),
      'utf8',
    ).split('\n');
    const source = String(JSON.parse(dispatch).inputs['additional-source']);
    expect(source).toMatch(new RegExp(`^${log}/labelled/.*\\.csv$`));
    const kept = readFileSync(join(gateway.root, source.slice('s3://'.length)), 'utf8')
      .trim()
      .split('\n');
    expect(kept).toHaveLength(201);
  });

  test('says that a log was never written to', async () => {
    const { project } = await makeDrifted();
    const { outputs, stdout } = await look(project.directory, { log: 's3://logs/mistyped' });
    expect(outputs).toEqual({});
    expect(stdout).toMatch(
      /::error title=SLW_[A-Z_]+::The predictions log s3:\/\/logs\/mistyped has never been written to/,
    );
  });
});
