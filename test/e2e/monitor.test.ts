import { beforeAll, expect, test } from 'vitest';
import { findStep, requireSuccess, resultsOf } from './act/act-events.ts';
import { startPublishedProject } from './act/publish-model.ts';
import type { ActRun } from './act/run-act.ts';
import type { Workflows } from './act/run-workflows.ts';
import { askPrices, buildQuarter, readTown, type ServedProject, serveProject } from './act/serve-project.ts';
import { unpackArtifacts } from './act/unpack-artifacts.ts';

let project: Workflows;
let served: ServedProject;
beforeAll(async () => {
  project = await startPublishedProject(['production']);
  served = await serveProject(project, 'production');
});

async function monitor(): Promise<ActRun> {
  const run = await project.run({
    workflow: 'monitor.yml',
    event: 'schedule',
    vars: { SLIPWAY_LOG: served.log },
  });
  requireSuccess(run);
  return run;
}

function outputsOf(run: ActRun, job: string): Record<string, string> {
  const jobs = Object.fromEntries(Object.entries(run.jobs).filter(([id]) => id === job));
  return findStep({ ...run, jobs }, 'acme/slipway/action-monitor@v1').outputs;
}

test('the monitor workflow has nothing to say about requests like the training data', async () => {
  await askPrices(served, await readTown(project), 'same');
  expect(outputsOf(await monitor(), 'production')).toMatchObject({ verdict: 'ok', actions: '' });
  expect(project.forge.issues).toEqual([]);
  expect(project.forge.dispatches).toEqual([]);
});

test('on drift it opens one issue, leaves its report, and asks for no retraining on the same data', async () => {
  await askPrices(served, await buildQuarter(project), 'new');
  const first = await monitor();
  expect(outputsOf(first, 'production')).toMatchObject({
    verdict: 'drift',
    actions: 'issue (data) opened, retrain not asked for (ingest would find the same data)',
  });
  expect(await unpackArtifacts(first.artifacts)).toMatchObject([
    { name: 'monitor-house-price-production', files: ['monitor.json', 'report.html'] },
  ]);
  expect(project.forge.issues).toMatchObject([{ state: 'open', labels: ['drift'] }]);
  expect(project.forge.issues[0]?.body).toContain('lot_size');
  expect(project.forge.issues[0]?.body).toContain('`monitor.labels`');
  expect(project.forge.dispatches).toEqual([]);

  await monitor();
  expect(project.forge.issues).toHaveLength(1);
});

test('of an environment that nothing was promoted to it says so, and does nothing', async () => {
  const run = await project.run({
    workflow: 'monitor.yml',
    event: 'workflow_dispatch',
    payload: { inputs: { environment: 'staging', window: '' } },
    vars: { SLIPWAY_LOG: served.log },
  });
  requireSuccess(run);
  expect(resultsOf(run)).toEqual({ asked: 'success' });
  expect(outputsOf(run, 'asked')).toEqual({ verdict: 'unknown' });
  expect(run.annotations.map(({ message }) => message).join()).toMatch(
    /Nothing was promoted to the environment "staging"/,
  );
});

test('an environment that pipeline.yaml does not list is refused in one sentence', async () => {
  const run = await project.run({
    workflow: 'monitor.yml',
    event: 'workflow_dispatch',
    payload: { inputs: { environment: 'prodution', window: '' } },
    vars: { SLIPWAY_LOG: served.log },
  });
  expect(resultsOf(run)).toEqual({ asked: 'failure' });
  expect(run.annotations.map(({ message }) => message)).toEqual([
    'The environment "prodution" is not one of those in pipeline.yaml (staging, production). Correct the input, or add it to "environments".',
  ]);
});
