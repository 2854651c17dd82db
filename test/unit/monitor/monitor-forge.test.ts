import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { MonitorInputs } from '../../../action-monitor/src/monitor/inputs.ts';
import { monitorEnvironment } from '../../../action-monitor/src/monitor/monitor.ts';
import { parseBudget } from '../../../action-monitor/src/monitor/parse-budget.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { openArtifacts } from '../../../kit/host/artifact/open-artifacts.ts';
import { openForge } from '../../../kit/host/forge/open-forge.ts';
import { createGit } from '../../../kit/host/git/git.ts';
import { openBucket } from '../../../kit/host/s3/bucket.ts';
import { openLog } from '../../../kit/ml/predictions/open-log.ts';
import { openStore } from '../../../kit/ml/store/open-store.ts';
import {
  drawRow,
  type MonitorProject,
  makeMonitorProject,
  type Shift,
} from '../../bundle/monitor-project.ts';
import { type ForgeServer, startForgeServer } from '../../helpers/forge-server.ts';
import { createRandom } from '../maths/stats/random.ts';

const log = silentLogger;
const DAY_MS = 86_400_000;

/** Judges the seven days before an instant, with the forge by REST. */
async function monitorAt(
  { project, server }: { project: MonitorProject; server: ForgeServer },
  instant: string,
  budget = '1/week',
  settings: Partial<MonitorInputs> = {},
) {
  const { directory } = project;
  const git = createGit({ directory, log });
  const inputs: MonitorInputs = {
    directory,
    model: 'rent',
    environment: 'production',
    environments: ['production'],
    store: project.store,
    source: ['data/rents.csv'],
    lock: join(directory, 'data/data.lock.json'),
    contract: join(directory, 'data/contract.json'),
    log: 'file://.slipway/predictions',
    labels: undefined,
    reach: { plainHttp: false },
    period: { milliseconds: 7 * DAY_MS, from: undefined, to: undefined },
    onDrift: ['issue', 'retrain'],
    budget: parseBudget(budget),
    minLabels: 30,
    limits: { invalid: 0.05, error: 0.01 },
    runId: '',
    retrainWorkflow: 'ingest.yml',
    pipeline: undefined,
    runtimePath: undefined,
    ...settings,
  };
  const context = { repository: server.repository, apiUrl: server.apiUrl, serverUrl: server.url };
  return monitorEnvironment(inputs, {
    log,
    clock: () => new Date(instant),
    store: await openStore(project.store, { directory, credentials: {}, log }),
    openBucket: (url) => openBucket({ what: 'source', url, access: { region: 'eu-west-1' }, log }),
    predictions: openLog(inputs.log, { directory, s3: { region: 'eu-west-1' }, log }),
    artifacts: openArtifacts({ service: false, directory, log }),
    forge: await openForge({ git, context, token: server.token, directory, log }),
    findDefaultBranch: () => git.defaultBranch(),
  });
}

function drawRows(shift: Shift, seed: number) {
  const random = createRandom(seed);
  return Array.from({ length: 400 }, () => drawRow(random, shift));
}

describe.each(['github', 'gitea'] as const)('on %s', (kind) => {
  let setting: { project: MonitorProject; server: ForgeServer };
  beforeAll(async () => {
    const project = await makeMonitorProject();
    const server = await startForgeServer({ kind, remote: project.repository.remote });
    setting = { project, server };
    project.log(drawRows({ size: 1 }, 1), { prefix: 'a', time: '2026-11-10T00:00:00.000Z' });
    project.log(drawRows({}, 2), { prefix: 'b', time: '2026-11-20T00:00:00.000Z' });
    project.log(drawRows({ size: 1 }, 3), { prefix: 'c', time: '2026-11-28T00:00:00.000Z' });
  });

  test('drift opens one issue and asks for one retraining a week', async () => {
    const { server } = setting;
    const first = await monitorAt(setting, '2026-11-11T00:00:00Z');
    expect(first.reactions).toEqual({
      actions: ['issue (data) opened', 'retrain asked for'],
      issueUrl: expect.stringContaining('/issues/1'),
    });
    const second = await monitorAt(setting, '2026-11-12T00:00:00Z');
    expect(second.monitor.actions).toEqual([
      'issue (data) updated',
      'retrain held back (budget 1/week is used up)',
    ]);
    expect(server.issues).toMatchObject([{ state: 'open', labels: ['drift'] }]);
    expect(server.dispatches).toMatchObject([{ workflow: 'ingest.yml', ref: 'main' }]);
  });

  test('ok closes it with a comment, and drift again opens it again, history kept', async () => {
    const { server } = setting;
    const ok = await monitorAt(setting, '2026-11-21T00:00:00Z');
    expect(ok.monitor.actions).toEqual(['issue (data) closed']);
    expect(server.issues).toMatchObject([{ state: 'closed' }]);
    expect(server.comments).toMatchObject([
      { body: expect.stringContaining('Back to `ok` over the 400 rows') },
    ]);
    const again = await monitorAt(setting, '2026-11-29T00:00:00Z');
    expect(again.monitor.actions).toEqual(['issue (data) reopened', 'retrain asked for']);
    expect(server.issues).toHaveLength(1);
    expect(server.issues[0]?.body).toContain('2026-11-11T00:00:00.000Z');
    expect(server.issues[0]?.body).toContain('2026-11-29T00:00:00.000Z');
  });

  test('a forge that refuses the issue gets no dispatch, and the findings are kept', async () => {
    const { server, project } = setting;
    const { length } = server.dispatches;
    server.fail({
      operation: 'PATCH /repos/{owner}/{repo}/issues',
      answer: 403,
      message: 'Resource not accessible',
    });
    await expect(monitorAt(setting, '2026-11-29T12:00:00Z', '9/week')).rejects.toThrow('issues: write');
    expect(server.dispatches).toHaveLength(length);
    expect(existsSync(join(project.directory, '.slipway/monitor/monitor.json'))).toBe(true);
  });
});
