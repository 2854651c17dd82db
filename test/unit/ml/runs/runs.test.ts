import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf } from '../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { findBranch } from '../../../../kit/host/git/find-branch.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { keepRun } from '../../../../kit/ml/runs/keep-run.ts';
import { readRuns } from '../../../../kit/ml/runs/read-runs.ts';
import { RUNS_BRANCH } from '../../../../kit/ml/runs/run-record.ts';
import { describeFailedRun, describeRun, evaluateRun } from '../../../helpers/describe-runs.ts';
import { makeRepository } from '../../../helpers/git-repository.ts';

const openGit = (directory: string) => createGit({ directory, log: silentLogger });
const NOTHING = { evaluation: null, bundle: null };

/** What a clone finds and reads. */
async function readAll(directory: string, model?: string) {
  const git = openGit(directory);
  const place = await findBranch(git, RUNS_BRANCH);
  if (place.state === 'none') throw new Error(place.reason);
  return { place, ...(await readRuns({ git, ref: place.commit, model })) };
}

test('what is kept is read back, newest first, by any clone', async () => {
  const repository = makeRepository();
  const git = openGit(repository.directory);
  const [old, young, failed] = [describeRun(1), describeRun(2), describeFailedRun(3)];
  const evaluation = evaluateRun(old);
  const bundle = digestOf('bundle');
  const { id } = await keepRun({ git, run: old, evaluation, bundle });
  await keepRun({ git, run: young, ...NOTHING });
  await keepRun({ git, run: failed, ...NOTHING });
  const { records, faults, place } = await readAll(repository.clone('--depth=1').directory);
  expect(faults).toEqual([]);
  expect(place.state).toBe('fresh');
  expect(records.map(({ run }) => run)).toEqual([failed, young, old]);
  expect(records.at(-1)).toEqual({ id, run: old, evaluation, bundle });
  expect(id).toMatch(new RegExp(`^${old.key}-1-[0-9a-f]{8}$`));
});

test('the checkout and the history of main are left alone', async () => {
  const repository = makeRepository();
  const before = repository.git('rev-parse', 'HEAD');
  await keepRun({ git: openGit(repository.directory), run: describeRun(1), ...NOTHING });
  expect(repository.git('status', '--porcelain')).toBe('');
  expect(repository.git('rev-parse', 'HEAD')).toBe(before);
  expect(repository.remoteGit('log', '--format=%P', 'slipway/runs')).toBe('');
  expect(repository.remoteGit('ls-tree', '-r', '--name-only', 'slipway/runs')).toMatch(
    /^runs\/house-price\/[0-9a-f-]+\/run\.json$/,
  );
});

test('the same run again is one run, and gains what is known of it later', async () => {
  const repository = makeRepository();
  const git = openGit(repository.directory);
  const run = describeRun(1);
  const first = await keepRun({ git, run, ...NOTHING });
  expect(await keepRun({ git, run, ...NOTHING })).toEqual({ ...first, changed: false });
  const evaluation = evaluateRun(run);
  expect(await keepRun({ git, run, evaluation, bundle: null })).toMatchObject({
    id: first.id,
    changed: true,
  });
  expect((await readAll(repository.directory)).records).toEqual([
    { id: first.id, run, evaluation, bundle: null },
  ]);
});

test('two trainings of one key and attempt are two runs', async () => {
  const repository = makeRepository();
  const git = openGit(repository.directory);
  const run = describeRun(1);
  await keepRun({ git, run, ...NOTHING });
  await keepRun({ git, run: { ...run, started: '2026-12-01T00:00:00.000Z' }, ...NOTHING });
  expect((await readAll(repository.directory)).records).toHaveLength(2);
});

test('one model of several, in a project in a folder of the repository', async () => {
  const repository = makeRepository({ 'houses/pipeline.yaml': 'model: m\n' });
  const directory = join(repository.directory, 'houses');
  const git = openGit(directory);
  await keepRun({ git, run: describeRun(1), ...NOTHING });
  await keepRun({ git, run: describeRun(2, { model: 'house' }), ...NOTHING });
  expect((await readAll(directory, 'house')).records.map(({ run }) => run.model)).toEqual(['house']);
  expect((await readAll(directory)).records).toHaveLength(2);
  expect((await readAll(repository.directory)).records).toEqual([]);
});

test('a file that somebody broke is named and hides no other run', async () => {
  const repository = makeRepository();
  const git = openGit(repository.directory);
  await keepRun({ git, run: describeRun(1), ...NOTHING });
  const branch = 'slipway/runs';
  const files = {
    'runs/house-price/by-hand/run.json': '{"model": 7}',
    'runs/house-price/empty/x.json': '{}',
  };
  await git.commitToBranch({ branch, base: branch, files, message: 'By hand' });
  const { records, faults } = await readAll(repository.directory);
  expect(records).toHaveLength(1);
  expect(faults).toEqual([
    expect.stringMatching(/^runs\/house-price\/by-hand\/run\.json does not fit its schema: /),
    expect.stringMatching(/^runs\/house-price\/empty\/ holds no run\.json\./),
  ]);
});

test('without the remote, what was fetched last is found, with its age', async () => {
  const repository = makeRepository();
  await keepRun({ git: openGit(repository.directory), run: describeRun(1), ...NOTHING });
  const clone = repository.clone();
  clone.git('remote', 'set-url', 'origin', 'http://127.0.0.1:9/none.git');
  const { place, records } = await readAll(clone.directory);
  expect(place).toMatchObject({ state: 'stale', reason: expect.stringMatching(/cannot be reached/) });
  const written = new Date(repository.remoteGit('log', '-1', '--format=%cI', RUNS_BRANCH));
  expect(place).toMatchObject({ newest: written });
  expect(records).toHaveLength(1);
});

test('without a branch of runs there are none, and it says why', async () => {
  const { directory, git } = makeRepository();
  expect(await findBranch(openGit(directory), RUNS_BRANCH)).toMatchObject({
    state: 'none',
    reason: expect.stringMatching(/no branch slipway\/runs/),
  });
  git('remote', 'remove', 'origin');
  expect(await findBranch(openGit(directory), RUNS_BRANCH)).toMatchObject({
    state: 'none',
    reason: expect.stringMatching(/no remote "origin"/),
  });
  expect(await findBranch(openGit(directory), RUNS_BRANCH, { offline: true })).toMatchObject({
    state: 'none',
  });
});
