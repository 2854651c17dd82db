import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { createGit } from '../../../kit/host/git/git.ts';
import type { SplitRequest } from '../../../kit/ml/data/split-rows.ts';
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
      'its version',
      (lock) => ({ ...lock, version: '7.0.0' }),
      /it is version 7\.0\.0, and after 1\.0\.0 ingest gives 1\.1\.0/,
    ],
    [
      "the contract blob's size",
      (lock) => ({ ...lock, contractBlob: { digest: lock.contract, size: 1 } }),
      /its contract blob has 1 bytes, and the contract \d+/,
    ],
    [
      "a source's size",
      (lock) => editSource(lock, { bytes: 1 }),
      /it has data\/flats\.csv at 1 bytes, which are \d+/,
    ],
    [
      "a source's ETag",
      (lock) => editSource(lock, { etag: '"abc"' }),
      /an ETag of data\/flats\.csv, which no server gave/,
    ],
    [
      'a source that is not added',
      (lock) => editSource(lock, { added: true }),
      /data\/flats\.csv as added, and that is the project's own|cannot be read/,
    ],
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

describe('a lock of a split by time, of whose rows some lie in the store', () => {
  it('says so where its cut-offs are not those of the lock before, and holds what was added', async () => {
    const project = await makeLockProject('time:day');
    project.repository.write({ '.slipway/labelled.csv': makeFlats(500, 20) });
    await project.ingest({ additional: ['.slipway/labelled.csv'] });
    const base = project.repository.git('rev-parse', 'HEAD');
    project.repository.write({ 'data/flats.csv': makeFlats(1, 130) });
    await project.ingest();
    const unread = expect.stringMatching(/cannot be read/);
    expect(await project.check({}, { base })).toMatchObject({ state: 'partial', reasons: [unread] });
    await project.forge((lock) => ({
      ...lock,
      split: { ...lock.split, cutoffs: { validation: '2026-02-01', test: '2026-03-01' } },
    }));
    expect(await project.check({}, { base })).toMatchObject({
      state: 'partial',
      reasons: [unread, expect.stringMatching(/its cut-offs .* are not those of a lock before/)],
    });
    project.reset();
    await project.forge((lock) => ({
      ...lock,
      source: lock.source.map(({ added: _, ...source }) => source),
    }));
    await expect(project.check({}, { base })).rejects.toThrow(
      /labelled\.csv as the project's own, and that was added/,
    );
    project.reset();
    await project.forge((lock) => ({
      ...lock,
      source: lock.source.map((source) => (source.added ? { ...source, bytes: 7 } : source)),
    }));
    await expect(project.check({}, { base })).rejects.toThrow(/labelled\.csv at 7 bytes, which are \d+/);
  });
});

describe('a lock whose version', () => {
  it('does not follow from the one before is refused, also where the contract changed', async () => {
    const project = await makeLockProject();
    const base = project.repository.git('rev-parse', 'HEAD');
    const wider = readFileSync(project.inputs.contract, 'utf8').replace('1000', '2000');
    project.repository.commit('A wider contract', { 'data/contract.json': wider });
    await project.ingest();
    const { version } = await project.readLock();
    expect(version).toBe('1.1.0');
    expect(await project.check({}, { base })).toMatchObject({ state: 'whole' });
    await project.forge((lock) => ({ ...lock, version: '1.4.0' }));
    await expect(project.check({}, { base })).rejects.toThrow(
      /it is version 1\.4\.0, and after 1\.0\.0 ingest gives 1\.1\.0 or 2\.0\.0/,
    );
  });

  it('grew by several on its own branch holds', async () => {
    const project = await makeLockProject();
    const base = project.repository.git('rev-parse', 'HEAD');
    for (const rows of [130, 140]) {
      project.repository.write({ 'data/flats.csv': makeFlats(1, rows) });
      await project.ingest();
    }
    expect((await project.readLock()).version).toBe('1.2.0');
    expect(await project.check({}, { base })).toMatchObject({ state: 'whole' });
  });

  it('is that of a lock that comes back holds', async () => {
    const project = await makeLockProject();
    project.repository.write({ 'data/flats.csv': makeFlats(1, 140) });
    await project.ingest();
    const base = project.repository.git('rev-parse', 'HEAD');
    project.repository.git('revert', '--no-edit', 'HEAD');
    expect(await project.check({}, { base })).toMatchObject({ state: 'whole', lock: { version: '1.0.0' } });
  });

  it('moves with its folder holds', async () => {
    const project = await makeLockProject();
    project.repository.write({ 'data/flats.csv': makeFlats(1, 140) });
    await project.ingest();
    const base = project.repository.git('rev-parse', 'HEAD');
    project.repository.git('mv', 'data/data.lock.json', 'data/profile.json', '.');
    project.repository.git('commit', '--quiet', '--message', 'Move');
    const lock = join(project.directory, 'data.lock.json');
    expect(await project.check({ lock }, { base })).toMatchObject({ state: 'whole' });
  });
});

describe('cut-offs of a split by time', () => {
  const grow = async (project: LockProject, rows: number, split: Partial<SplitRequest> = {}) => {
    project.repository.write({ 'data/flats.csv': makeFlats(1, rows) });
    await project.ingest({ split: { ...project.inputs.split, ...split } });
  };
  const pickCutoffs = ({ cutoffs }: DataLock['split']) => (cutoffs ? { cutoffs } : {});
  const cutoffsOf = async (project: LockProject) => pickCutoffs((await project.readLock()).split);
  const rolling = { by: 'time:day', validation: 0.2, test: 0.2, seed: 42, cutoffs: 'rolling' } as const;

  it('hold where they stay, where they are moved, and where the lock comes back', async () => {
    const project = await makeLockProject('time:day');
    const first = await cutoffsOf(project);
    await grow(project, 140);
    await grow(project, 160);
    expect(await cutoffsOf(project)).toEqual(first);
    const base = project.repository.git('rev-parse', 'HEAD~1');
    expect(await project.check({}, { base })).toMatchObject({ state: 'whole' });
    expect(await project.checkStored()).toMatchObject({ checked: true });
    await grow(project, 180, { moveCutoffs: true });
    expect(await cutoffsOf(project)).not.toEqual(first);
    const frozen = project.repository.git('rev-parse', 'HEAD~1');
    expect(await project.check({}, { base: frozen })).toMatchObject({ state: 'whole' });
    expect(await project.checkStored()).toMatchObject({ checked: true });
    const moved = project.repository.git('rev-parse', 'HEAD');
    project.repository.git('revert', '--no-edit', 'HEAD');
    expect(await project.check({}, { base: moved })).toMatchObject({ state: 'whole' });
  });

  it('of a rolling rule hold where the rows give them, and not where they stay', async () => {
    const project = await makeLockProject('time:day');
    await grow(project, 140, rolling);
    const base = project.repository.git('rev-parse', 'HEAD~1');
    expect(await project.check({ split: rolling }, { base })).toMatchObject({ state: 'whole' });
    expect(await project.checkStored({ split: rolling })).toMatchObject({ checked: true });
    const before = await cutoffsOf(project);
    await grow(project, 180, rolling);
    expect(await cutoffsOf(project)).not.toEqual(before);
    const line = project.repository.git('rev-parse', 'HEAD~1');
    expect(await project.check({ split: rolling }, { base: line })).toMatchObject({ state: 'whole' });
    await project.forge((lock) => ({ ...lock, split: { ...lock.split, ...before } }));
    await expect(project.check({ split: rolling }, { base: line })).rejects.toThrow(
      /its cut-offs .* are neither/,
    );
  });

  it('that a store has splits for are held against the lock before, ahead of training', async () => {
    const project = await makeLockProject('time:day');
    await grow(project, 140);
    const other = await makeLockProject('time:day');
    await grow(other, 140, { validation: 0.1, test: 0.1 });
    // Whole in itself: the splits of another ingest of the same rows, under this project's shares.
    const { split, splits, imputation, profile, dataset } = await other.readLock();
    const files = { 'data/profile.json': readFileSync(join(other.directory, 'data/profile.json'), 'utf8') };
    await project.forge(
      (lock) => ({
        ...lock,
        split: { ...lock.split, ...pickCutoffs(split) },
        splits,
        imputation,
        profile,
        dataset,
      }),
      files,
    );
    await expect(project.checkStored({}, { store: other.ports.store })).rejects.toThrow(
      /its cut-offs .* are neither those of the lock before nor those that the rows give/,
    );
  });

  it('are said not to be held where a shallow clone shows no lock before', async () => {
    const project = await makeLockProject('time:day');
    await grow(project, 140);
    const warnings: string[] = [];
    const log = { ...silentLogger, warning: (message: string) => void warnings.push(message) };
    const { directory } = project.repository.clone('--depth=1');
    const openGit = () => createGit({ directory, log: silentLogger });
    expect(await project.checkStored({}, { log, openGit })).toMatchObject({ checked: true });
    expect(warnings.join()).toMatch(
      /its cut-offs .* cannot be held against the lock before .*set "fetch-depth: 0"/,
    );
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

function editSource(lock: DataLock, changes: Partial<DataLock['source'][number]>): DataLock {
  return { ...lock, source: lock.source.map((source) => ({ ...source, ...changes })) };
}
