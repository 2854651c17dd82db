import { expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { startForgeServer } from '../helpers/forge-server.ts';
import { createRandom } from '../unit/stats/simulate-drift.ts';
import { drawRow, makeMonitorProject, WINDOW } from './monitor-project.ts';

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
