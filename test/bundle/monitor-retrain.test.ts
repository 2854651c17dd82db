import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { startForgeServer } from '../helpers/forge-server.ts';
import { createRandom } from '../unit/maths/stats/random.ts';
import {
  CONTRACT,
  drawRow,
  type MonitorProject,
  makeMonitorProject,
  rentOf,
  WINDOW,
  writeCsv,
} from './monitor-project.ts';

/** A project with data of its own that were ingested, and a window that has drifted. */
const makeDriftedProject = buildOnce(async (): Promise<MonitorProject> => {
  const project = await makeMonitorProject();
  const random = createRandom(7);
  const sales = Array.from({ length: 60 }, (_, index) => {
    const row = drawRow(random);
    return { sale: `s${index}`, rent: rentOf(row), ...row, age: 30 };
  });
  project.repository.write({
    'data/contract.json': JSON.stringify(CONTRACT),
    'data/rents.csv': writeCsv(sales),
  });
  await ingest(project);
  project.log(Array.from({ length: 200 }, () => drawRow(random, { size: 2 })));
  return project;
});

async function ingest({ directory }: MonitorProject, inputs: Record<string, string> = {}): Promise<string> {
  const run = await runBundle({ verb: 'ingest', inputs: { commit: 'none', ...inputs }, directory });
  expect(run.exitCode, run.stdout).toBe(0);
  return run.outputs['rows-accepted'] ?? '';
}

/** What a run did, and the inputs of the workflows it started. */
async function look(project: MonitorProject, inputs: Record<string, string> = {}) {
  const { directory } = project;
  const { outputs, stdout } = await runBundle({
    verb: 'monitor',
    inputs: { environment: 'production', budget: '9/week', ...WINDOW, ...inputs },
    directory,
  });
  expect(outputs['verdict'], stdout).toBe('drift');
  const issue = readFileSync(join(directory, '.slipway/monitor/issue.md'), 'utf8');
  return { actions: outputs['actions'] ?? '', issue };
}

function readDispatches({ directory }: MonitorProject): Record<string, string>[] {
  const lines = readFileSync(join(directory, '.slipway/dispatches.jsonl'), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line).inputs);
}

test('no retraining is asked for where ingest would find the same data', async () => {
  const project = await makeDriftedProject();
  const nothing = 'retrain not asked for (ingest would find the same data)';
  const first = await look(project);
  expect(first.actions).toContain(nothing);
  expect(first.issue).toContain('no labelled rows came in and `data.source` is as the data lock has it');
  expect(first.issue).not.toContain('Retrainings asked for');

  const labels = Array.from({ length: 60 }, (_, index) => ({
    id: `a-${index}`,
    rent: 100 + index,
    note: 'x',
  }));
  project.repository.write({ 'labels.csv': writeCsv(labels) });
  expect((await look(project, { labels: 'labels.csv' })).actions).toContain('retrain asked for');
  const [{ 'additional-source': added = '' } = {}] = readDispatches(project);
  expect(await ingest(project, { 'additional-source': added })).toBe('120');

  const third = await look(project, { labels: 'labels.csv' });
  expect(third.actions).toContain(nothing);
  expect(third.issue).toContain('every labelled row is in them');

  const label = (first: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: `a-${first + index}`, rent: 7, note: 'x' }));
  project.repository.write({ 'labels.csv': writeCsv([...labels, ...label(60, 29)]) });
  const few = await look(project, { labels: 'labels.csv' });
  expect(few.actions).toContain('retrain not asked for (29 new labelled rows of 30 that are needed)');
  expect(few.issue).toContain('at least 30 are needed (`monitor.min-labels`)');
  const dispatches = readDispatches(project).length;
  project.repository.write({ 'labels.csv': writeCsv([...labels, ...label(60, 30)]) });
  expect((await look(project, { labels: 'labels.csv' })).actions).toContain('retrain asked for');
  expect(readDispatches(project)).toHaveLength(dispatches + 1);
  const again = readDispatches(project).at(-1)?.['additional-source'] ?? '';
  expect(await ingest(project, { 'additional-source': again })).toBe('150');

  const sales = readFileSync(join(project.directory, 'data/rents.csv'), 'utf8').trimEnd().split('\n');
  project.repository.write({ 'data/rents.csv': `${sales.slice(0, -1).join('\n')}\n` });
  expect((await look(project, { labels: 'labels.csv' })).actions).toContain('retrain asked for');
  expect(readDispatches(project).at(-1)).toEqual({});
}, 240_000);

test('labelled rows that the contract refuses are counted with the reason, and cost no budget', async () => {
  const project = await makeDriftedProject();
  const properties = { ...CONTRACT.properties, note: { type: 'string', 'x-role': 'ignored' } };
  const strict = { ...CONTRACT, properties, required: [...CONTRACT.required, 'note'] };
  project.repository.write({
    'data/contract.json': JSON.stringify(strict),
    'data/rents.csv': readFileSync(join(project.directory, 'data/rents.csv'), 'utf8')
      .replaceAll('\n', ',n\n')
      .replace(',n', ',"note"'),
    'labels.csv': writeCsv(
      Array.from({ length: 60 }, (_, index) => ({ id: `a-${index}`, rent: 100 + index })),
    ),
  });
  await ingest(project);
  const { actions, issue } = await look(project, { labels: 'labels.csv' });
  expect(actions).toContain('retrain not asked for (ingest would find the same data)');
  expect(issue).toContain('60 of 60 labelled rows do not fit the data contract');
  expect(issue).toContain('note is missing (60)');
  expect(issue).toContain('no labelled row fits the data contract');
});

test('one model of many has its own workflow started, and tells it of its pipeline file', async () => {
  const project = await makeMonitorProject();
  const { repository, directory } = project;
  repository.commit('One of many', {
    'pipelines/rent.yaml': repository.git('show', 'HEAD:pipeline.yaml'),
  });
  const random = createRandom(5);
  project.log(Array.from({ length: 400 }, () => drawRow(random, { size: 1 })));
  const forge = await startForgeServer({ remote: repository.remote });
  const monitor = (inputs: Record<string, string>) =>
    runBundle({
      verb: 'monitor',
      inputs: { environment: 'production', 'on-drift': 'retrain', budget: '9/week', ...WINDOW, ...inputs },
      directory,
      env: { GITHUB_TOKEN: forge.token, GITHUB_API_URL: forge.apiUrl, GITHUB_REPOSITORY: forge.repository },
    });

  const pipeline = 'pipelines/rent.yaml';
  const { exitCode, stdout } = await monitor({ pipeline, 'retrain-workflow': 'models-ingest.yml' });
  expect(exitCode, stdout).toBe(0);
  await monitor({});
  expect(forge.dispatches).toEqual([
    { workflow: 'models-ingest.yml', ref: 'main', inputs: { pipeline } },
    { workflow: 'ingest.yml', ref: 'main', inputs: {} },
  ]);
});
