import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { callVerb, cloneForVerbs } from './gitea/call-verb.ts';
import type { PullRequest } from './gitea/forge-schemas.ts';
import { holdPush } from './gitea/hold-push.ts';
import { type HostedProject, hostProject, setSecrets } from './gitea/host-project.ts';
import { listComments } from './gitea/issues.ts';
import { prepareData, prepareTrainingCommand } from './gitea/prepare-project.ts';
import { findOnlyOpen, listOpen, listPullRequests, readStatuses } from './gitea/pull-requests.ts';
import {
  findJob,
  readConclusions,
  readJobLog,
  requireSuccess,
  rerunJob,
  startJobAgain,
  waitForEnd,
  waitForRun,
  waitForStart,
} from './gitea/runs.ts';
import { startForge } from './gitea/start-forge.ts';
import { type ForgeRunner, startRunner } from './gitea/start-runner.ts';

/** One training, from which everything keeps the promotion that it should end with. The tests go on from each other. */
const TRAIN = 'Train on the CPU lane';
const PROMOTE = 'Propose for the first environment';

const mark = join(makeTemporaryFolder('mark'), 'trains');

/** Waits for ever the first time, once it has said that it is there. */
const SLOW = `
import { existsSync, writeFileSync as write } from 'node:fs';
if (!existsSync(${JSON.stringify(mark)})) {
  write(${JSON.stringify(mark)}, '');
  await new Promise(() => setInterval(() => {}, 1000));
}
`;

let project: HostedProject;
let first: ForgeRunner;
/** The run of the train workflow that the faults befall. */
let run: number;

beforeAll(async () => {
  const forge = await startForge();
  first = startRunner({ name: 'first', ...forge });
  project = await hostProject(forge, {
    prepare: async (folder) => {
      await prepareData(folder);
      await prepareTrainingCommand(folder, SLOW);
    },
  });
  run = (await waitForStart(project, { workflow: 'train.yml', event: 'push' })).id;
});

test('a runner that dies in mid-training fails the run and proposes nothing', async () => {
  await waitFor({
    what: 'the training begins',
    look: () => existsSync(mark) || undefined,
    explain: () => first.readLog(),
  });
  await first.kill();
  await waitFor({
    what: 'the forge notices that the runner is gone',
    look: async () => (await findJob(project, run, TRAIN)).conclusion,
  });
  startRunner({ name: 'second', ...project.forge });
  expect(await waitForEnd(project, run)).toMatchObject({ conclusion: 'failure' });
  expect(await readConclusions(project, run)).toMatchObject({ [TRAIN]: 'failure', [PROMOTE]: 'skipped' });
  expect(await listPullRequests(project)).toEqual([]);
});

test('another runner takes up the training; a forge that goes down while it promotes is told of', async () => {
  const push = holdPush(project, 'slipway/promote/');
  await startJobAgain(project, run, TRAIN);
  await push.wait();
  expect(await findJob(project, run, TRAIN)).toMatchObject({ conclusion: 'success', runner_name: 'second' });

  // The branch has arrived, and the job does not know it.
  await project.forge.kill();
  push.release();
  await project.forge.start();
  await waitForEnd(project, run);
  expect(await readConclusions(project, run)).toMatchObject({ Package: 'success', [PROMOTE]: 'failure' });
  // Git says one or the other, as it has noticed the end of the connection or has tried another one.
  expect(await readJobLog(project, run, PROMOTE)).toMatch(
    /::error title=SLW_[A-Z0-9_]+::The (?:connection to the remote \\?"origin\\?" broke off|remote \\?"origin\\?" cannot be reached): /,
  );
  expect(await listPullRequests(project)).toEqual([]);
});

test('a promotion that runs three times is one pull request', async () => {
  let before: PullRequest | undefined;
  for (const _ of Array(3)) {
    await requireSuccess(project, await rerunJob(project, run, PROMOTE));
    const request = await findOnlyOpen(project);
    expect(request).toMatchObject({ number: 1, title: 'Promote house-price 1.0.0 to staging' });
    expect(request.labels.map(({ name }) => name).sort()).toEqual(['promotion', 'slipway']);
    before ??= request;
    expect([request.head.sha, request.body]).toEqual([before.head.sha, before.body]);
  }
  expect(await listPullRequests(project)).toHaveLength(1);
  expect(await listComments(project, 1)).toEqual([]);
  const statuses = await readStatuses(project, before?.head.sha ?? '');
  expect(statuses.filter(({ context }) => context === 'slipway/promote')).toMatchObject([
    { status: 'success' },
  ]);
});

test('two promotions at once are one pull request', async () => {
  const bundle = await readBundle();
  const clones = [cloneForVerbs(project), cloneForVerbs(project)];
  const inputs = { 'bundle-digest': bundle, environment: 'production' };
  const results = await Promise.all(
    clones.map((directory) => callVerb(project, directory, { verb: 'promote', inputs })),
  );
  for (const { exitCode, stdout } of results) expect(exitCode, stdout).toBe(0);
  const requests = (await listPullRequests(project)).filter(({ title }) => title.includes('production'));
  expect(requests).toMatchObject([{ state: 'open', title: 'Promote house-price 1.0.0 to production' }]);
  expect(new Set(results.map(({ outputs }) => outputs['pull-request-number']))).toEqual(
    new Set([String(requests[0]?.number)]),
  );
});

test('a token that may only read is told what it lacks', async () => {
  const { forge } = project;
  await setSecrets(project, { SLIPWAY_TOKEN: await forge.bot.createToken('read:repository') });
  const { conclusion } = await rerunJob(project, run, PROMOTE);
  expect(conclusion).toBe('failure');
  // It would have said that the same bundle is proposed to production too, by now.
  expect(await readJobLog(project, run, PROMOTE)).toMatch(
    /::error title=SLW_FORGE_REFUSED::Proposing slipway\/promote\/house-price-staging-\w+ in acme\/house-price failed: the forge answers 403 .*Give the job "permissions: contents: write, pull-requests: write"/,
  );
  await setSecrets(project, { SLIPWAY_TOKEN: forge.bot.token });
});

test('a job that may not push is told what it lacks', async () => {
  const meek = await hostProject(project.forge, {
    name: 'meek',
    secrets: {},
    change: (read) => ({
      '.github/workflows/ingest.yml': read('.github/workflows/ingest.yml').replace(
        'contents: write',
        'contents: read',
      ),
    }),
  });
  const { id, conclusion } = await waitForRun(meek, { workflow: 'ingest.yml', event: 'push' });
  expect(conclusion).toBe('failure');
  expect(await readJobLog(meek, id, 'Validate, split, propose')).toMatch(
    /::error title=SLW_[A-Z0-9_]+::The remote "origin" refuses these credentials: .*Give the job "permissions: contents: write"/,
  );
  expect(await listPullRequests(meek)).toEqual([]);
});

test('a pull request that a person closes stays closed, until there is another model', async () => {
  const { forge, path } = project;
  const request = (await listOpen(project)).find(({ title }) => title.includes('staging'));
  await forge.ada.api.send('PATCH', `${path}/pulls/${request?.number}`, { state: 'closed' });
  await requireSuccess(project, await rerunJob(project, run, PROMOTE));
  expect(await readJobLog(project, run, PROMOTE)).toMatch(
    /::notice::A person closed the pull request of this bundle \(http.*\/pulls\/1\), which is respected\./,
  );
  const ofStaging = async () =>
    (await listPullRequests(project)).filter(({ title }) => title.includes('staging'));
  expect(await ofStaging()).toMatchObject([{ state: 'closed', merged: false }]);

  const another = await trainAnother(cloneForVerbs(project));
  expect(another).not.toBe(await readBundle());
  expect(await ofStaging()).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
});

/** The digest of the bundle that the run made. */
async function readBundle(): Promise<string> {
  const log = await readJobLog(project, run, 'Package');
  const [digest] = log.match(/(?<=bundle-digest=)sha256:[0-9a-f]{64}/) ?? [];
  if (digest === undefined) throw new Error(`Package named no bundle:\n${log}`);
  return digest;
}

/** Trains with another parameter in a clone and proposes the model for staging; its bundle's digest. */
async function trainAnother(directory: string): Promise<string> {
  const step = async (verb: string, inputs: Record<string, string>) => {
    const { exitCode, stdout, outputs } = await callVerb(project, directory, { verb, inputs });
    if (exitCode !== 0) throw new Error(`${verb} failed: ${stdout}`);
    return outputs;
  };
  const { artifact: data = '' } = await step('ingest', { restore: 'true' });
  const { artifact: trained = '' } = await step('train', {
    artifact: data,
    params: '{"alpha": 2}',
  });
  const { artifact = '' } = await step('evaluate', { artifact: trained });
  const { 'bundle-digest': bundle = '' } = await step('package', { artifact });
  await step('promote', { 'bundle-digest': bundle, environment: 'staging' });
  return bundle;
}
