import { expect, test } from 'vitest';
import { predictRow } from '../../cli/demo/requests.ts';
import { requireSuccess, resultsOf } from './act/act-events.ts';
import { changeParameter, publishModel, startPublishedProject } from './act/publish-model.ts';
import { readTown, serveProject } from './act/serve-project.ts';

test('the deploy workflow brings the service to what main says now, whatever push started it', async () => {
  const project = await startPublishedProject(['production']);
  const [house = {}] = await readTown(project);
  const { service } = await serveProject(project, 'production');
  // Nothing is promoted to staging yet, and its variable is set: no reason for a red run every hour.
  const vars = { PRODUCTION_URL: service.url, STAGING_URL: 'http://127.0.0.1:9' };
  expect(await predictRow(service.url, house, 'before')).toMatchObject({ version: '1.0.0' });

  const before = project.git('rev-parse', 'HEAD');
  changeParameter(project, 3);
  const second = await publishModel(project, ['production']);
  // The event of an older push, as of a run that waited for its turn.
  project.git('checkout', '--quiet', '--detach', before);
  const run = await project.run({ workflow: 'deploy.yml', event: 'push', vars });
  requireSuccess(run);
  expect(resultsOf(run)).toEqual({ staging: 'success', production: 'success' });
  expect(run.annotations.find(({ job }) => job === 'staging')?.message).toMatch(
    /^Nothing was promoted to the environment "staging"/,
  );
  const [step] = (run.jobs['production']?.steps ?? []).filter(({ outputs }) => 'state' in outputs);
  expect(step?.outputs).toEqual({
    version: '1.0.1',
    'bundle-digest': second.bundle,
    state: 'serving',
  });
  expect(await predictRow(service.url, house, 'after')).toMatchObject({ version: '1.0.1' });
  await service.stop();
});
