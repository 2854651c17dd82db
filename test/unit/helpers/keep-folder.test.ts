import {
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildOnce } from '../../helpers/build-once.ts';
import { makeRepository } from '../../helpers/git-repository.ts';
import { keepFolder } from '../../helpers/keep-folder.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

test('a kept folder comes back as it was, whatever became of it', () => {
  const folder = makeTemporaryFolder();
  const file = (name: string) => join(folder, name);
  mkdirSync(file('a'));
  writeFileSync(file('a/text'), 'one', { mode: 0o755 });
  writeFileSync(file('gone'), 'two');
  symlinkSync('gone', file('link'));
  const putBack = keepFolder(folder);
  const { mtimeMs } = statSync(file('a/text'));
  for (const round of ['first', 'second']) {
    writeFileSync(file('a/text'), '1ne');
    rmSync(file('gone'));
    mkdirSync(file('gone'));
    rmSync(file('link'));
    writeFileSync(file('link'), round);
    mkdirSync(file('new/deep'), { recursive: true });
    putBack();
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(['a', 'a/text', 'gone', 'link']);
    expect(readFileSync(file('a/text'), 'utf8')).toBe('one');
    expect(statSync(file('a/text')).mode & 0o777).toBe(0o755);
    expect(statSync(file('a/text')).mtimeMs).toBeCloseTo(mtimeMs, 0);
    expect(readFileSync(file('gone'), 'utf8')).toBe('two');
    expect(readlinkSync(file('link'))).toBe('gone');
  }
});

test('a repository that is built once starts every test clean, with its fields', async () => {
  const build = buildOnce(() => Object.assign(makeRepository({ a: '1' }), { note: 'as built' }));
  const first = await build();
  const commit = first.git('rev-parse', 'HEAD');
  first.commit('Go on', { a: '2', b: '3' });
  first.note = 'changed';
  const again = await build();
  expect(again.note).toBe('as built');
  expect([again.git('rev-parse', 'HEAD'), again.remoteGit('rev-parse', 'main')]).toEqual([commit, commit]);
  expect(again.git('status', '--porcelain')).toBe('');
  expect(again.git('fsck')).toBe('');
});

test('what a test repository commits is on its remote, and a branch that went on there is not run over', () => {
  const repository = makeRepository();
  const commit = repository.commit('Second', { a: '1' });
  expect(repository.remoteGit('rev-parse', 'main')).toBe(commit);
  expect(repository.remoteGit('fsck')).toBe('');
  expect(repository.git('status', '--short', '--branch')).toBe('## main...origin/main');
  const elsewhere = repository.clone().commit('Elsewhere', { b: '2' });
  expect(() => repository.commit('Behind', { c: '3' })).toThrow(/rejected/);
  expect(repository.remoteGit('rev-parse', 'main')).toBe(elsewhere);
});
