import { expect, test } from 'vitest';
import { findStep, requireSuccess, resultsOf } from './act/act-events.ts';
import { HOUSES, HOUSES_CONTRACT } from './act/houses.ts';
import { makeExampleProject } from './act/make-project.ts';
import { hostProject } from './act/run-workflows.ts';

test("single steps in somebody's own workflow go from data to a promotion without a pipeline.yaml", async () => {
  const files = {
    'prices/houses.csv': HOUSES,
    'prices/contract.json': HOUSES_CONTRACT,
    'train/README.md': '',
  };
  const project = await hostProject(await makeExampleProject('single-steps', files));

  const run = await project.run({ workflow: 'model.yml', event: 'push' });
  requireSuccess(run);
  expect(resultsOf(run)).toEqual({ data: 'success', train: 'success', promote: 'success' });
  expect(findStep(run, 'ingest').outputs).toMatchObject({ 'data-version': '1.0.0', changed: 'true' });
  expect(JSON.parse(project.remoteGit('show', 'main:prices/data.lock.json'))).toMatchObject({
    model: 'house-price',
    version: '1.0.0',
  });

  const { branch = '', version } = findStep(run, 'slipway-mlops/slipway/action-package/promote@v1').outputs;
  expect(version).toBe('1.0.0');
  expect(project.forge.pulls).toMatchObject([{ head: branch, base: 'main', state: 'open' }]);
  project.mergeIntoMain(branch);
  const pointer = project.git('show', 'HEAD:models/house-price/environments/production.json');
  expect(JSON.parse(pointer)).toMatchObject({
    version: '1.0.0',
    bundle: findStep(run, 'package').outputs['bundle-digest'],
  });
});
