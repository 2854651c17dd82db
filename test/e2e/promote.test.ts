import { expect, test } from 'vitest';
import { findStep, requireSuccess } from './act/act-events.ts';
import { startPublishedProject } from './act/publish-model.ts';

const POINTER = 'models/house-price/environments/production.json';

test('the promote workflow takes a version from staging to production, by one pull request however often it runs', async () => {
  const project = await startPublishedProject(['staging']);
  const payload = { inputs: { version: '1.0.0', environment: 'production' } };
  const promote = async () => {
    const run = await project.run({ workflow: 'promote.yml', event: 'workflow_dispatch', payload });
    requireSuccess(run);
    return findStep(run, 'acme/slipway/action-package/promote@v1').outputs;
  };

  const { branch = '', ...outputs } = await promote();
  expect(outputs).toMatchObject({ version: '1.0.0', verdict: 'pass', changed: 'true' });
  const commit = project.remoteGit('rev-parse', branch);
  expect(project.remoteGit('diff', '--name-only', `main...${commit}`).split('\n')).toEqual([
    'deploy/kserve/overlays/production/bundle.yaml',
    'deploy/kubernetes/overlays/production/bundle.yaml',
    POINTER,
  ]);

  for (const _ of ['again', 'and again']) expect(await promote()).toMatchObject({ branch, changed: 'false' });
  expect(project.remoteGit('rev-parse', branch)).toBe(commit);
  expect(project.forge.pulls).toMatchObject([{ head: branch, base: 'main', state: 'open' }]);
  expect(new Set(project.forge.statuses.map(({ sha, state }) => `${sha} ${state}`))).toEqual(
    new Set([`${commit} success`]),
  );

  project.mergeIntoMain(branch);
  expect(JSON.parse(project.remoteGit('show', `main:${POINTER}`))).toMatchObject({
    version: '1.0.0',
    bundle: project.first.bundle,
  });
  expect(await promote()).toMatchObject({ changed: 'false' });
  expect(project.forge.pulls).toHaveLength(1);
});
