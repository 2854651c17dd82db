import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { makeRepository, type TestRepository } from '../../../helpers/git-repository.ts';

const openGit = ({ directory }: TestRepository, folder = '') =>
  createGit({ directory: `${directory}/${folder}`, log: silentLogger });

test('a merge is one step with all it brought, a direct commit another', async () => {
  const repository = makeRepository({ 'a/x': '1' });
  repository.git('checkout', '--quiet', '-b', 'topic');
  repository.commit('Inner one', { 'a/x': '2' });
  repository.commit('Inner two', { 'a/y': '3', 'b/z': 'elsewhere' });
  repository.git('checkout', '--quiet', 'main');
  const merge = repository.merge('topic');
  const git = openGit(repository);
  await git.fetch('main');
  const log = await git.firstParentLog('origin/main', ['a']);
  expect(log.map(({ subject }) => subject)).toEqual(['First', 'Merge topic']);
  expect(log[1]).toMatchObject({
    commit: merge,
    author: 'Ada Lovelace',
    changes: [{ path: 'a/x' }, { path: 'a/y' }],
  });
  const texts = await git.readBlobs(log.flatMap(({ changes }) => changes.map(({ object }) => object ?? '')));
  expect([...texts.values()]).toEqual(['1', '2', '3']);
});

test('a file that goes has no object', async () => {
  const repository = makeRepository({ 'a/x': '1' });
  repository.git('rm', '--quiet', 'a/x');
  repository.commit('Remove');
  const log = await openGit(repository).firstParentLog('HEAD', ['a']);
  expect(log[1]?.changes).toEqual([{ path: 'a/x', object: null }]);
});

test('paths of a project in a sub-folder are relative to it', async () => {
  const repository = makeRepository({ 'project/a/x': '1', 'a/x': 'not this one' });
  const log = await openGit(repository, 'project').firstParentLog('HEAD', ['a']);
  expect(log.flatMap(({ changes }) => changes.map(({ path }) => path))).toEqual(['a/x']);
});

test('a subject that looks like a change, and none at all, are taken as subjects', async () => {
  const repository = makeRepository({ 'a/x': '1' });
  repository.commit(':100644 100644 aaaa bbbb M', { 'a/x': '2' });
  const log = await openGit(repository).firstParentLog('HEAD', ['a']);
  expect(log.map(({ subject, changes }) => [subject, changes.length])).toEqual([
    ['First', 1],
    [':100644 100644 aaaa bbbb M', 1],
  ]);
});

test('nothing happened: no steps; no such ref: one sentence', async () => {
  const git = openGit(makeRepository());
  expect(await git.firstParentLog('HEAD', ['models'])).toEqual([]);
  await expect(git.firstParentLog('nowhere', ['models'])).rejects.toThrow(
    'no commit, branch or tag "nowhere"',
  );
});

test('blobs are read byte for byte; what is no blob is left out', async () => {
  const repository = makeRepository({ 'a.txt': 'grün\n', 'b.txt': '', 'c.txt': 'x\n1 blob 3\nabc' });
  repository.git('config', 'core.autocrlf', 'false');
  const ids = ['a.txt', 'b.txt', 'c.txt'].map((name) => repository.git('rev-parse', `HEAD:${name}`));
  const tree = repository.git('rev-parse', 'HEAD^{tree}');
  const blobs = await openGit(repository).readBlobs([...ids, tree, '0'.repeat(40)]);
  expect(ids.map((id) => blobs.get(id))).toEqual(['grün\n', '', 'x\n1 blob 3\nabc']);
  expect(blobs.size).toBe(3);
});

test('bytes that are no text do not shift what follows', async () => {
  const repository = makeRepository();
  const git = openGit(repository);
  const { commit } = await git.commitToBranch({
    branch: 'bytes',
    base: 'main',
    files: { 'a.bin': new Uint8Array([0xff, 0xfe, 0x0a, 0x80]), 'b.txt': 'after' },
    message: 'Bytes',
  });
  const ids = ['a.bin', 'b.txt'].map((name) => repository.git('rev-parse', `${commit}:${name}`));
  expect((await git.readBlobs(ids)).get(ids[1] ?? '')).toBe('after');
});
