import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { listFolder } from '../../kit/host/artifact/list-folder.ts';
import { requireSuccess, resultsOf } from './act/act-events.ts';
import type { ActRun } from './act/run-act.ts';
import { startProjectWithData, type Workflows } from './act/run-workflows.ts';

const FORK = 'mallory/house-price';
const RUN = 77;

let project: Workflows;
let commit: string;
let pullRequest: ActRun;

beforeAll(async () => {
  project = await startProjectWithData();
  project.git('checkout', '--quiet', '-b', 'from-a-fork', 'main');
  const pipeline = project.git('show', 'main:pipeline.yaml').replace('alpha: 1.0', 'alpha: 3.0');
  commit = project.commit('More ridge', { 'pipeline.yaml': pipeline });
  project.git('checkout', '--quiet', 'main');
  const pull = {
    number: 99,
    state: 'open' as const,
    merged: false,
    title: 'x',
    body: null,
    labels: [],
    reviewers: [],
  };
  project.forge.pulls.push({ ...pull, head: 'from-a-fork', base: 'main', commit, from: FORK });
  pullRequest = await project.runPullRequest('from-a-fork', FORK);
  requireSuccess(pullRequest);
});

/** Runs the workflow after the fork's, whose artifacts the forge has by now. */
async function runAfterwards(): Promise<ActRun> {
  const from = { head_sha: commit, head_branch: 'from-a-fork', head_repository: { full_name: FORK } };
  const run = { id: RUN, event: 'pull_request', conclusion: 'success', actor: { login: 'mallory' }, ...from };
  return project.run({ workflow: 'report.yml', event: 'workflow_run', payload: { workflow_run: run } });
}

test('the run of a fork trains and compares, and writes nothing', () => {
  expect(resultsOf(pullRequest)).toMatchObject({ 'trial-compare': 'success', gate: 'success' });
  expect(resultsOf(pullRequest)).not.toHaveProperty('trial-report');
  expect(project.forge.comments).toEqual([]);
});

test('the workflow after it writes the comment, with a warning', async () => {
  for (const file of await listFolder(pullRequest.artifacts)) {
    const name = /([^/]+)\.zip$/.exec(file)?.[1];
    if (name)
      project.forge.artifacts.push({ run: RUN, name, zip: readFileSync(join(pullRequest.artifacts, file)) });
  }
  const run = await runAfterwards();
  requireSuccess(run);
  expect(project.forge.comments).toMatchObject([
    { number: 99, body: expect.stringMatching(/house-price[\s\S]*run of a fork[\s\S]*param `alpha`|rmse/) },
  ]);
});

test('and none where the pull request went on in the meantime', async () => {
  project.forge.comments.splice(0);
  Object.assign(project.forge.pulls.find(({ number }) => number === 99) ?? {}, { commit: 'f'.repeat(40) });
  requireSuccess(await runAfterwards());
  expect(project.forge.comments).toEqual([]);
});
