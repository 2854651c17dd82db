import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { writeCsv } from '../../cli/demo/houses.ts';
import { findStep, requireSuccess } from './act/act-events.ts';
import { startPublishedProject } from './act/publish-model.ts';
import { askPrices, buildQuarter, serveProject } from './act/serve-project.ts';

test('drift with labels starts ingest on the labelled predictions, which proposes the next data and keeps them', async () => {
  const project = await startPublishedProject(['production']);
  const served = await serveProject(project, 'production');
  const houses = await buildQuarter(project);
  await askPrices(served, houses, 'new');
  const pipeline = project.git('show', 'HEAD:pipeline.yaml');
  project.commit('Prices have come in', {
    'data/labels.csv': writeCsv(houses.map(({ price = null }, index) => ({ id: `new-${index}`, price }))),
    'pipeline.yaml': `${pipeline.replace('window: 7d', 'window: 7d\n  labels: data/labels.csv')}\n`,
  });

  const vars = { SLIPWAY_LOG: served.log };
  const monitor = await project.run({ workflow: 'monitor.yml', event: 'schedule', vars });
  requireSuccess(monitor);
  expect(project.forge.dispatches).toMatchObject([{ workflow: 'ingest.yml', ref: 'main' }]);

  // What the forge does with a dispatch.
  const inputs = project.forge.dispatches[0]?.inputs;
  const ingest = await project.run({
    workflow: 'ingest.yml',
    event: 'workflow_dispatch',
    payload: { inputs },
  });
  requireSuccess(ingest);
  const { branch = '', ...outputs } = findStep(ingest, 'ingest').outputs;
  expect(outputs).toMatchObject({ changed: 'true', 'data-version': '1.1.0', 'rows-accepted': '946' });
  expect(project.forge.pulls).toMatchObject([{ head: branch, base: 'main', state: 'open' }]);
  const lock = JSON.parse(project.remoteGit('show', `${branch}:data/data.lock.json`));
  expect(lock.source).toMatchObject([
    { url: expect.stringMatching(/labelled\/house-price\/production\/.*\.csv$/), added: true },
    { url: 'data/windsor-houses.csv' },
  ]);

  project.merge(branch);
  project.git('pull', '--quiet', 'origin', 'main');
  rmSync(fileURLToPath(`${served.log}/labelled`), { recursive: true });
  const weekly = await project.run({ workflow: 'ingest.yml', event: 'schedule' });
  requireSuccess(weekly);
  expect(findStep(weekly, 'ingest').outputs).toMatchObject({
    changed: 'false',
    'data-version': '1.1.0',
    'rows-accepted': '946',
  });
  expect(project.forge.pulls).toHaveLength(1);
});
