import { expect, test } from 'vitest';
import { resultsOf } from './act/act-events.ts';
import { startProjectWithData } from './act/run-workflows.ts';

test('a training that fails is kept with its reason, and nothing else goes on', async () => {
  const project = await startProjectWithData();
  const pipeline = project.git('show', 'main:pipeline.yaml').replace('builtin:linear', 'exit 3');
  project.commit('Break the training', { 'pipeline.yaml': pipeline });
  const run = await project.run({ workflow: 'train.yml', event: 'push' });
  expect(run.exitCode).toBe(1);
  expect(resultsOf(run)).toEqual({ data: 'success', 'train-cpu': 'failure', record: 'success' });
  const kept = project.remoteGit('ls-tree', '-r', '--name-only', 'slipway/runs');
  expect(kept).toMatch(/^runs\/house-price\/[0-9a-f]{12}-1-[0-9a-f]{8}\/failed-run\.json$/);
  expect(JSON.parse(project.remoteGit('show', `slipway/runs:${kept}`))).toMatchObject({
    command: 'exit 3',
    reason: expect.stringMatching(/failed with exit code 3/),
  });
});
