import { expect, test } from 'vitest';
import { findStep, requireSuccess } from './act/act-events.ts';
import { changeParameter, publishModel, startPublishedProject } from './act/publish-model.ts';

const POINTER = 'models/house-price/environments/production.json';

test('the rollback workflow proposes the version before, and the merge brings it back', async () => {
  const project = await startPublishedProject(['staging', 'production']);
  changeParameter(project, 3);
  const second = await publishModel(project, ['production']);
  expect([project.first.version, second.version]).toEqual(['1.0.0', '1.0.1']);

  const payload = { inputs: { environment: 'production', to: '', reason: 'Prices are too high.' } };
  const run = await project.run({ workflow: 'rollback.yml', event: 'workflow_dispatch', payload });
  requireSuccess(run);
  const { version, branch = '', changed } = findStep(run, 'acme/slipway/action-package/rollback@v1').outputs;
  expect([version, changed]).toEqual(['1.0.0', 'true']);
  expect(project.forge.pulls).toMatchObject([
    { head: branch, base: 'main', state: 'open', labels: ['slipway', 'rollback'] },
  ]);
  expect(project.forge.pulls[0]?.body).toContain('Prices are too high.');
  const commit = project.remoteGit('rev-parse', branch);
  expect(project.remoteGit('diff', '--name-only', `main...${commit}`).split('\n')).toEqual([
    'deploy/kserve/overlays/production/bundle.yaml',
    'deploy/kubernetes/overlays/production/bundle.yaml',
    POINTER,
  ]);
  expect(project.forge.statuses).toMatchObject([
    { sha: commit, context: 'slipway/rollback', state: 'success' },
  ]);

  project.mergeIntoMain(branch);
  expect(JSON.parse(project.remoteGit('show', `main:${POINTER}`))).toMatchObject({
    version: '1.0.0',
    bundle: project.first.bundle,
  });
});
