import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { deriveDataTags, deriveModelTags } from '../../../../kit/ml/registry/derive-tags.ts';
import { findMergedBranch, findPullRequest } from '../../../../kit/ml/registry/find-pull-request.ts';
import { findPreviousVersion, readHistory } from '../../../../kit/ml/registry/history.ts';
import type { TestRepository } from '../../../helpers/git-repository.ts';
import {
  bundleOf,
  makeRegistryHistory,
  pointerFile,
  versionFiles,
} from '../../../helpers/registry-history.ts';

const read = ({ directory }: TestRepository, model?: string) =>
  readHistory(createGit({ directory, log: silentLogger }), 'HEAD', model);
const PRODUCTION = { model: 'rent', environment: 'production' };

function makeEventfulHistory() {
  const repository = makeRegistryHistory('1.0.0', '1.1.0', '1.2.0');
  repository.commit('Roll back rent to 1.1.0 (#7)', pointerFile('1.1.0'));
  repository.commit('Try in staging', pointerFile('1.2.0', 'staging'));
  repository.git('rm', '--quiet', 'models/rent/environments/production.json');
  repository.commit('Take it off');
  repository.commit("Merge pull request 'Again' (#9) from x into main", pointerFile('1.2.0'));
  repository.commit('Another model', {
    ...versionFiles('1.0.0', 'churn'),
    ...pointerFile('1.0.0', 'production', 'churn'),
  });
  return repository;
}

test('tells who put what live when, in order', async () => {
  const { assignments, registrations } = await read(makeEventfulHistory());
  expect(
    assignments.map(({ model, environment, kind, version, from, pullRequest }) =>
      [model, environment, kind, from, version, pullRequest].join(' '),
    ),
  ).toEqual([
    'rent production promotion  1.0.0 ',
    'rent production promotion 1.0.0 1.1.0 ',
    'rent production promotion 1.1.0 1.2.0 ',
    'rent production rollback 1.2.0 1.1.0 7',
    'rent staging promotion  1.2.0 ',
    'rent production removal 1.1.0  ',
    'rent production promotion  1.2.0 9',
    'churn production promotion  1.0.0 ',
  ]);
  expect(assignments[0]).toMatchObject({ by: 'Ada Lovelace', bundle: bundleOf('1.0.0') });
  expect(registrations.map(({ model, version }) => `${model} ${version}`)).toEqual([
    'rent 1.0.0',
    'rent 1.1.0',
    'rent 1.2.0',
    'churn 1.0.0',
  ]);
});

test('one model alone', async () => {
  const { assignments } = await read(makeEventfulHistory(), 'churn');
  expect(assignments.map(({ model }) => model)).toEqual(['churn']);
});

test('the version to go back to is never one that was rolled back from', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0', '1.2.0');
  expect(findPreviousVersion(await read(repository), PRODUCTION)).toBe('1.1.0');
  repository.commit('Back', pointerFile('1.1.0'));
  expect(findPreviousVersion(await read(repository), PRODUCTION)).toBe('1.0.0');
  expect(
    findPreviousVersion(await read(repository), { ...PRODUCTION, environment: 'staging' }),
  ).toBeUndefined();
});

test('tags name versions, assignments at the commit of their version, and removals', async () => {
  const history = await read(makeEventfulHistory(), 'rent');
  const [first, second, third] = history.registrations.map(({ commit }) => commit);
  expect(deriveModelTags(history).map(({ name, commit }) => [name, commit])).toEqual([
    ['rent@v1.0.0', first],
    ['rent@v1.1.0', second],
    ['rent@v1.2.0', third],
    ['rent#production#1', first],
    ['rent#production#2', second],
    ['rent#production#3', third],
    ['rent#production#4', second],
    ['rent#staging#1', third],
    ['rent#production!#5', second],
    ['rent#production#6', third],
  ]);
});

test('a pointer to a version that is not registered gets no tag, and the count goes on', async () => {
  const repository = makeRegistryHistory('1.0.0');
  repository.commit('By hand', pointerFile('9.9.9'));
  repository.commit('Repair', pointerFile('1.0.0'));
  const names = deriveModelTags(await read(repository)).map(({ name }) => name);
  expect(names).toEqual(['rent@v1.0.0', 'rent#production#1', 'rent#production#3']);
});

test('data tags: each version once, the newest two by name', () => {
  const at = '2026-11-23T10:00:00Z';
  const releases = ['1.0.0', '1.1.0', '1.0.0'].map((version, index) => ({
    model: 'rent',
    version,
    commit: `c${index}`,
    at,
  }));
  const derive = (given: typeof releases) =>
    deriveDataTags(given).map(({ name, commit, moves }) => [name, commit, moves]);
  expect(derive(releases)).toEqual([
    ['data-v1.0.0', 'c0', false],
    ['data-v1.1.0', 'c1', false],
    ['data-latest', 'c2', true],
    ['data-previous', 'c1', true],
  ]);
  expect(derive([])).toEqual([]);
  const renamed = [...releases, { model: 'churn', version: '1.0.0', commit: 'c3', at }];
  expect(derive(renamed)).toEqual([
    ['data-v1.0.0', 'c0', false],
    ['data-v1.1.0', 'c1', false],
    ['data-churn-v1.0.0', 'c3', false],
    ['data-latest', 'c3', true],
  ]);
});

test.each([
  ['Merge pull request #12 from acme/slipway/promote/x', 12],
  ["Merge pull request 'Promote (#4) rent' (#13) from x into main", 13],
  ['Promote rent 1.0.0 to staging (#14)', 14],
  ['Fix #15', undefined],
  ['Merge branch main', undefined],
])('%s', (subject, number) => {
  expect(findPullRequest(subject)).toBe(number);
});

test.each([
  [
    "Merge remote-tracking branch 'origin/slipway/promote/rent-staging-0123'",
    'slipway/promote/rent-staging-0123',
  ],
  ["Merge branch 'next' into main", 'next'],
  ['Merge pull request #12 from acme/slipway/promote/x', undefined],
  ['Promote rent 1.0.0 to staging', undefined],
])('%s', (subject, branch) => {
  expect(findMergedBranch(subject)).toBe(branch);
});
