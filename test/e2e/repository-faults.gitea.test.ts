import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { aimWorkflow } from './aim-workflow.ts';
import { approveRun } from './gitea/approve-run.ts';
import { type HostedProject, hostProject, withPushRight } from './gitea/host-project.ts';
import { prepareData } from './gitea/prepare-project.ts';
import {
  approve,
  findOnlyOpen,
  listOpen,
  merge,
  openPullRequest,
  reviewAndMerge,
} from './gitea/pull-requests.ts';
import { cloneRepository } from './gitea/push-folder.ts';
import {
  describeRuns,
  dispatch,
  listJobs,
  listRuns,
  readConclusions,
  readJobLog,
  requireSuccess,
  rerunJob,
  waitForEnd,
  waitForStart,
  waitForSuccess,
} from './gitea/runs.ts';
import { type Forge, startForge } from './gitea/start-forge.ts';
import { startRunner } from './gitea/start-runner.ts';

const DATA = 'data/windsor-houses.csv';
const PROMOTE = 'Propose for the first environment';

let forge: Forge;
beforeAll(async () => {
  forge = await startForge();
  startRunner({ name: 'only', ...forge, labels: ['ubuntu-24.04', 'gpu'] });
});

test('of two pushes of data within a second neither is lost, and the later one counts', async () => {
  const project = await hostProject(forge, { name: 'two-pushes', prepare: prepareData });
  await waitForSuccess(project, { workflow: 'ingest.yml', event: 'push' });
  const row = '61000,4800,3,1,2,yes,no,no,no,no,1,no\n';
  await withPushRight(project, () => {
    for (const count of [1, 2]) {
      const file = join(project.directory, DATA);
      writeFileSync(file, readFileSync(file, 'utf8') + row);
      project.git('commit', '--quiet', '--all', '--message', `Add row ${count}`);
      project.git('push', '--quiet', 'origin', 'main');
    }
  });
  // Either run may be the one that is done: a run that waits gives way, and each reads what main says by then.
  const newest = await waitFor({
    what: 'the second push is proposed',
    look: async () =>
      (await listOpen(project)).find(({ body }) => body.includes('There are 548 rows, and there were 546.')),
    explain: () => describeRuns(project),
  });
  await waitFor({
    what: 'every run of ingest has ended',
    look: async () =>
      (await listRuns(project)).every(
        ({ path, status }) => !path.startsWith('ingest.yml') || status === 'completed',
      )
        ? true
        : undefined,
    explain: () => describeRuns(project),
  });
  const others = (await listOpen(project)).filter(({ number }) => number !== newest.number);
  await reviewAndMerge(project, newest);
  project.git('fetch', '--quiet', 'origin', 'main');
  expect(project.git('show', 'origin/main:data/data.lock.json')).toMatch(/"accepted": ?548\b/);
  // Where the first push was proposed, too, before the second came in, that can no longer take the second back.
  for (const { number } of others) {
    await approve(project, number);
    await expect(merge(project, number)).rejects.toThrow(/40[59]/);
  }
});

test('a base that is pushed over gets the promotion built and checked anew, without what was taken away', async () => {
  const project = await hostProject(forge, { name: 'pushed-over', prepare: prepareData });
  const { git } = project;
  const kept = git('rev-parse', 'HEAD');
  await withPushRight(project, () => {
    writeFileSync(join(project.directory, 'regretted.txt'), 'A key, by mistake');
    git('add', 'regretted.txt');
    git('commit', '--quiet', '--message', 'Regretted');
    git('push', '--quiet', 'origin', 'main');
  });
  const { id } = await waitForSuccess(project, { workflow: 'train.yml', event: 'push' });
  const before = await findOnlyOpen(project);
  await withPushRight(project, () => git('push', '--quiet', '--force', 'origin', `${kept}:main`));
  await requireSuccess(project, await rerunJob(project, id, PROMOTE));
  const after = await findOnlyOpen(project);
  expect(after.number).toBe(before.number);
  expect(after.head.sha).not.toBe(before.head.sha);
  await reviewAndMerge(project, after);
  git('fetch', '--quiet', 'origin', 'main');
  expect(git('ls-tree', '-r', '--name-only', 'origin/main')).not.toContain('regretted.txt');
  expect(git('show', 'origin/main:models/house-price/environments/staging.json')).toContain('"1.0.0"');
});

test("a stranger's pull request waits, and what it aims at the self-hosted lane is refused there", async () => {
  const project = await hostProject(forge, { name: 'aimed-at' });
  const mark = join(makeTemporaryFolder('mark'), 'ran');
  const number = await aimFromFork(project, mark);
  const { id } = await waitForStart(project, { workflow: 'pull-request.yml', event: 'pull_request' });
  // Younger runs come and go, this one waits for a look.
  await dispatch(project, 'tags.yml');
  await waitForSuccess(project, { workflow: 'tags.yml', event: 'workflow_dispatch' });
  for (const { status } of await listJobs(project, id)) expect(status).toMatch(/waiting|queued|blocked/);

  await approveRun(project, forge.ada, id);
  await waitForEnd(project, id);
  expect(await readConclusions(project, id)).toMatchObject({ 'Train on trial': 'failure', gate: 'failure' });
  expect(await readJobLog(project, id, 'Train on trial')).toMatch(
    /::error title=SLW_[A-Z0-9_]+::This job would read code of the fork mallory\/aimed-at on a self-hosted runner/,
  );
  expect(existsSync(mark)).toBe(false);
  await approve(project, number);
  await expect(merge(project, number)).rejects.toThrow(/405/);
});

test('without the file of the required check nothing can be merged', async () => {
  const project = await hostProject(forge, { name: 'unchecked' });
  project.git('checkout', '--quiet', '-b', 'unchecked');
  project.git('rm', '--quiet', '.github/workflows/pull-request.yml');
  project.git('commit', '--quiet', '--message', 'Be quicker');
  project.git('push', '--quiet', 'origin', 'unchecked');
  const number = await openPullRequest(project, forge.ada, { head: 'unchecked', title: 'Be quicker' });
  await approve(project, number);
  await expect(merge(project, number)).rejects.toThrow(/405.*required status checks/i);
});

/** A stranger's pull request with code of theirs, in whose workflow the conditions are gone and the runner is chosen. */
async function aimFromFork(project: HostedProject, mark: string): Promise<number> {
  const { mallory, url } = forge;
  await mallory.api.send('POST', `${project.path}/forks`, {});
  const repository = project.repository.replace(/^[^/]+/, mallory.name);
  const folder = makeTemporaryFolder('fork');
  const { directory, git } = cloneRepository({ url, user: mallory, repository, folder });
  const change = (file: string, edit: (text: string) => string) =>
    writeFileSync(join(directory, file), edit(readFileSync(join(directory, file), 'utf8')));
  change('pipeline.yaml', (text) => text.replace('command: builtin:linear', `command: touch ${mark}`));
  change('.github/workflows/pull-request.yml', aimWorkflow);
  git('checkout', '--quiet', '-b', 'aim');
  git('commit', '--quiet', '--all', '--message', 'Make it better');
  git('push', '--quiet', 'origin', 'aim');
  return openPullRequest(project, mallory, { head: `${mallory.name}:aim`, title: 'Make it better' });
}
