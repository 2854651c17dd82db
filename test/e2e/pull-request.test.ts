import { beforeAll, describe, expect, test } from 'vitest';
import { findStep, requireSuccess, resultsOf } from './act/act-events.ts';
import { startProjectWithData, type Workflows } from './act/run-workflows.ts';

let project: Workflows;
beforeAll(async () => {
  project = await startProjectWithData();
});

/** Pushes a branch off main with one file changed. */
function pushChange(branch: string, file: string, change: (text: string) => string): void {
  project.git('checkout', '--quiet', '-b', branch, 'main');
  project.commit(`Change ${file}`, { [file]: change(project.git('show', `main:${file}`)) });
  project.git('checkout', '--quiet', 'main');
}

/** A person opens the pull request of a branch; its number. */
function openPull(head: string): number {
  const number = project.forge.pulls.length + 40;
  const text = { title: head, body: null, labels: [], reviewers: [] };
  const commit = project.remoteGit('rev-parse', head);
  project.forge.pulls.push({ number, state: 'open', merged: false, ...text, head, base: 'main', commit });
  return number;
}

test('changed training parameters are tried on the data of main, and a comment says what they do', async () => {
  pushChange('more-ridge', 'pipeline.yaml', (text) => text.replace('alpha: 1.0', 'alpha: 3.0'));
  const number = openPull('more-ridge');
  const run = await project.runPullRequest('more-ridge');
  requireSuccess(run);
  expect(resultsOf(run)).toEqual({
    changes: 'success',
    data: 'success',
    'trial-data': 'success',
    'trial-train': 'success',
    'trial-evaluate': 'success',
    'trial-compare': 'success',
    'trial-report': 'success',
    verify: 'success',
    gate: 'success',
  });
  expect(findStep(run, 'diff').outputs).toMatchObject({ trial: 'true', contract: 'false' });
  expect(project.forge.comments).toMatchObject([{ number, body: expect.stringContaining('rmse') }]);
});

describe('trials that hosted runners are no place for', () => {
  const FORK = 'mallory/house-price';
  const cases: [name: string, from: string | undefined, vars: Record<string, string>, trained: boolean][] = [
    ['run where TRIAL_RUNNER says', undefined, { TRIAL_RUNNER: 'gpu' }, true],
    ['never run there for a fork', FORK, { TRIAL_RUNNER: 'gpu' }, false],
    ['are left out where SLIPWAY_TRIAL is off', undefined, { SLIPWAY_TRIAL: 'off' }, false],
  ];

  beforeAll(() => {
    pushChange('slow', 'pipeline.yaml', (text) => text.replace('alpha: 1.0', 'alpha: 4.0'));
    openPull('slow');
  });

  test.each(cases)('%s', async (_, from, vars, trained) => {
    const run = await project.runPullRequest('slow', from, { vars });
    requireSuccess(run);
    expect(resultsOf(run)).toMatchObject({ gate: 'success' });
    expect('trial-train' in resultsOf(run)).toBe(trained);
    expect('trial-report' in resultsOf(run)).toBe(trained);
  });
});

test('a changed contract is told in words until its data are ingested', async () => {
  pushChange('stricter', 'data/contract.json', (text) =>
    text.replace('"maximum": 50000,', '"maximum": 40000,'),
  );
  const number = openPull('stricter');
  const run = await project.runPullRequest('stricter');
  requireSuccess(run);
  expect(resultsOf(run)).toMatchObject({ 'trial-compare': 'success', 'trial-report': 'success' });
  expect(resultsOf(run)).not.toHaveProperty('trial-train');
  const comment = project.forge.comments.find((candidate) => candidate.number === number);
  expect(comment?.body).toContain('the data contract changes');
  expect(comment?.body).toMatch(/\*\*breaking:\*\* .*40,?000/);
});

test('a typo in pipeline.yaml fails the gate with line and cure', async () => {
  pushChange('typo', 'pipeline.yaml', (text) => text.replace('evaluate:', 'evalute:'));
  const run = await project.runPullRequest('typo');
  expect(run.exitCode).toBe(1);
  expect(resultsOf(run)).toMatchObject({ data: 'failure', gate: 'failure' });
  expect(run.annotations.find(({ job }) => job === 'data')?.message).toMatch(
    /pipeline\.yaml:\d+: unknown key "evalute"\. Did you mean "evaluate"\?/,
  );
});

test('a change to the documents alone passes without training', async () => {
  pushChange('words', 'data/SOURCE.md', (text) => `${text}\nMore words.\n`);
  const run = await project.runPullRequest('words');
  requireSuccess(run);
  expect(resultsOf(run)).toEqual({
    changes: 'success',
    data: 'success',
    verify: 'success',
    gate: 'success',
  });
});

test.each([
  ['a promotion', 'fork-models', 'models/house-price/environments/production.json', '{}'],
  ['a secret for a cluster', 'fork-deploy', 'deploy/secret.yaml', 'kind: Secret\nstringData: { a: b }\n'],
])('%s from a fork is refused', async (_, branch, file, text) => {
  project.git('checkout', '--quiet', '-b', branch, 'main');
  project.commit('Mine', { [file]: text });
  project.git('checkout', '--quiet', 'main');
  const run = await project.runPullRequest(branch, 'mallory/house-price');
  expect(run.exitCode).toBe(1);
  expect(resultsOf(run)).toEqual({ changes: 'failure', data: 'success', gate: 'failure' });
  expect(run.annotations.find(({ job }) => job === 'changes')?.message).toBe(
    'Changes of models/ and deploy/ come from branches of this repository, not from forks. Push the branch here.',
  );
});
