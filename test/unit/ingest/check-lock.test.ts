import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { type LockProject, makeFlats, makeLockProject } from './lock-project.ts';

const other = digestOf('other');

describe('a lock that a pull request changes, whose sources lie in the checkout', () => {
  const project = useProject(() => makeLockProject());

  it.each(['row', 'group:size', 'time:day'])('holds when ingest made it, by %s', async (by) => {
    const grown = await makeLockProject(by);
    grown.repository.write({ 'data/flats.csv': makeFlats(1, 140) });
    await grown.ingest();
    const base = grown.repository.git('rev-parse', 'HEAD~1');
    expect(await grown.check({}, { base })).toMatchObject({ state: 'whole', coversOwn: true });
    expect(await grown.checkStored()).toMatchObject({ checked: true });
  });

  it('holds where the checkout ends its lines otherwise, by the settings of its machine', async () => {
    const names = ['flats.csv', 'contract.json', 'data.lock.json', 'profile.json'];
    for (const name of names) {
      const file = join(project().directory, 'data', name);
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    }
    expect(await project().check()).toEqual({ state: 'unchanged', lock: expect.anything() });
    project().repository.git('commit', '--quiet', '--allow-empty', '--message', 'Nothing');
    expect(
      await project().check({}, { base: project().repository.git('rev-parse', 'HEAD~2') }),
    ).toMatchObject({
      state: 'whole',
    });
  });

  it.each<[string, (lock: DataLock) => DataLock, RegExp]>([
    [
      'test := train',
      (lock) => ({ ...lock, splits: { ...lock.splits, test: lock.splits.train } }),
      /its train and its test split are the same/,
    ],
    ['the dataset', (lock) => ({ ...lock, dataset: other }), /its dataset is sha256:/],
    [
      'a split',
      (lock) => editTest(lock, { digest: other }),
      /its test split is \d+ rows .*, and the rows give/,
    ],
    [
      'an imputation',
      (lock) => ({ ...lock, imputation: { rooms: 5 } }),
      /fills missing cells with \{ "rooms": 5 \}/,
    ],
    [
      'the seed',
      (lock) => ({ ...lock, split: { ...lock.split, seed: 7 } }),
      /it splits by row .*seed 7.* is asked for/,
    ],
    [
      'the key',
      (lock) => ({ ...lock, split: { ...lock.split, key: [] } }),
      /deals rows by .*not the key that the contract gives/,
    ],
    ['the contract', (lock) => ({ ...lock, contract: other }), /made with another contract/],
    [
      'the former contract',
      (lock) => ({ ...lock, contractBlob: { digest: other, size: 1 } }),
      /its contract blob .* is not its contract/,
    ],
    [
      'the counts',
      (lock) => ({ ...lock, rows: { ...lock.rows, rejected: 9 } }),
      /its rows are .*, and reading gives/,
    ],
    ['the rejects', (lock) => ({ ...lock, rejects: { 'size.maximum': 9 } }), /its rejects are/],
    [
      'the sum of its rows',
      (lock) => editTest(lock, { rows: lock.splits.test.rows + 1 }),
      /its splits have 121 rows, and 120/,
    ],
    ['the profile', (lock) => ({ ...lock, profile: other }), /profile\.json is sha256:/],
    [
      'a source',
      (lock) => ({ ...lock, source: lock.source.map((source) => ({ ...source, digest: other })) }),
      /data\/flats\.csv is sha256:/,
    ],
  ])('is refused for %s', async (_case, edit, message) => {
    await project().forge(edit);
    await expect(project().check()).rejects.toThrow(message);
  });

  it('is refused for a profile of other rows, of the digest it names', async () => {
    const file = join(project().directory, 'data/profile.json');
    const profile = JSON.parse(readFileSync(file, 'utf8'));
    const text = canonicalJson({ ...profile, rows: profile.rows + 1 });
    await project().forge((lock) => ({ ...lock, profile: digestOf(text) }), { 'data/profile.json': text });
    await expect(project().check()).rejects.toThrow(
      /profile\.json is not what the training split looks like/,
    );
    await expect(project().checkStored()).rejects.toThrow(/profile\.json is not what/);
  });

  it('is refused for cut-offs that neither the rows nor the lock before give', async () => {
    const byTime = await makeLockProject('time:day');
    await byTime.forge((lock) => ({
      ...lock,
      split: { ...lock.split, cutoffs: { validation: '2026-02-01', test: '2026-04-20' } },
    }));
    await expect(byTime.check()).rejects.toThrow(/its cut-offs .* are neither/);
  });

  it('is refused for a profile alone that was changed', async () => {
    project().repository.write({ 'data/profile.json': '{}\n' });
    await expect(project().check()).rejects.toThrow(/its profile is sha256:/);
  });

  it('is refused from a fork, in a sentence', async () => {
    await project().forge((lock) => ({ ...lock, version: '2.0.0' }));
    await expect(project().check({}, { fork: 'the fork eve/flats' })).rejects.toThrow(
      'This pull request comes from the fork eve/flats and changes data/data.lock.json or its profile, which forks may not.',
    );
  });
});

describe('a lock that a pull request leaves alone', () => {
  const project = useProject(() => makeLockProject());

  it('does not stand in the way of a new contract, other settings or other data', async () => {
    const contract = readFileSync(project().inputs.contract, 'utf8').replace('1000', '2000');
    project().repository.write({ 'data/contract.json': contract, 'data/flats.csv': makeFlats(1, 9) });
    const split = { by: 'row', validation: 0.1, test: 0.1, seed: 1 };
    const answer = await project().check({ split }, { fork: 'the fork ada/flats' });
    expect(answer).toMatchObject({ state: 'unchanged' });
  });

  it('counts as changed where the clone lacks the base, and says so', async () => {
    const base = 'f'.repeat(40);
    expect(await project().check({}, { base })).toMatchObject({ state: 'whole' });
    const contract = readFileSync(project().inputs.contract, 'utf8').replace('1000', '2000');
    writeFileSync(project().inputs.contract, contract);
    await expect(project().check({}, { base })).rejects.toThrow(/set "fetch-depth: 0" in actions\/checkout/);
  });
});

describe('a project after a retraining, whose added rows lie in the store', () => {
  const project = useProject(async () => {
    const retrained = await makeLockProject();
    retrained.repository.write({ '.slipway/labelled.csv': makeFlats(500, 20) });
    await retrained.ingest({ additional: ['.slipway/labelled.csv'] });
    return retrained;
  });

  it('is green without the store, which is said, and with it', async () => {
    const base = project().repository.git('rev-parse', 'HEAD~1');
    expect(await project().check({}, { base })).toMatchObject({
      state: 'partial',
      reasons: [expect.stringMatching(/additional source \.slipway\/labelled\.csv cannot be read/)],
    });
    expect(await project().checkStored()).toMatchObject({ checked: true, lock: { rows: { accepted: 140 } } });
  });

  it.each<[string, (lock: DataLock) => DataLock, RegExp]>([
    [
      'the file of another split',
      (lock) => editTest(lock, { blob: lock.splits.train.blob }),
      /its train and its test split are the same/,
    ],
    [
      'splits that are exchanged',
      (lock) => {
        const { train, validation, test } = lock.splits;
        return { ...lock, splits: { train, validation: test, test: validation } };
      },
      /the test split in the store holds \d+ rows that its rule gives to validation/,
    ],
    ['another digest', (lock) => ({ ...lock, dataset: other }), /its dataset is/],
    ['another median', (lock) => ({ ...lock, imputation: { rooms: 5 } }), /fills missing cells/],
  ])('is refused before training for %s', async (_case, edit, message) => {
    await project().forge(edit);
    await expect(project().checkStored()).rejects.toThrow(message);
  });
});

/** One project for the tests of a group; what a test edits is taken back. */
function useProject(make: () => Promise<LockProject>): () => LockProject {
  let project: LockProject | undefined;
  beforeAll(async () => {
    project = await make();
  });
  afterEach(() => project?.reset());
  return () => {
    if (!project) throw new Error('The project is there inside tests only.');
    return project;
  };
}

function editTest(lock: DataLock, changes: Partial<DataLock['splits']['test']>): DataLock {
  return { ...lock, splits: { ...lock.splits, test: { ...lock.splits.test, ...changes } } };
}
