import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { resultsOf } from './act/act-events.ts';
import { startIngestedProject } from './act/publish-model.ts';
import { useTrainingCommand } from './act/training-command.ts';
import { aimWorkflow } from './aim-workflow.ts';

const MARK = `
import { writeFileSync as write } from 'node:fs';
write(process.env.TEST_MARK, 'ran');
`;

test("a fork's pull request aimed at the self-hosted lane runs none of its code there", async () => {
  const project = await startIngestedProject();
  project.git('checkout', '--quiet', '-b', 'from-a-fork', 'main');
  await useTrainingCommand(project, MARK);
  const workflow = project.git('show', 'HEAD:.github/workflows/pull-request.yml');
  project.commit('Aim at the GPU', { '.github/workflows/pull-request.yml': aimWorkflow(workflow) });
  project.git('checkout', '--quiet', 'main');

  const mark = join(makeTemporaryFolder('mark'), 'ran');
  const run = await project.runPullRequest('from-a-fork', 'mallory/house-price', {
    env: { RUNNER_ENVIRONMENT: 'self-hosted', TEST_MARK: mark },
  });
  expect(run.exitCode).toBe(1);
  expect(resultsOf(run)).toMatchObject({
    'trial-train': 'failure',
    gate: 'failure',
  });
  expect(run.annotations.find(({ job }) => job === 'trial-train')?.message).toMatch(
    /code of the fork mallory\/house-price on a self-hosted runner/,
  );
  expect(existsSync(mark)).toBe(false);
});
