import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { makeRepository, type TestRepository } from '../../../helpers/git-repository.ts';

const openGit = (directory: string) => createGit({ directory, log: silentLogger });
const PROPOSAL = {
  branch: 'slipway/promote/abc',
  base: 'main',
  files: { 'models/m/environments/staging.json': '{"version":"1.0.0"}\n' },
  message: 'Promote m 1.0.0 to staging\n\nThe gates pass.',
};

/** What must never change: the branch checked out, its commit, the index and the files. */
function photograph({ git, directory }: TestRepository) {
  return {
    head: readFileSync(join(directory, '.git/HEAD'), 'utf8'),
    commit: git('rev-parse', 'HEAD'),
    status: git('status', '--porcelain', '--untracked-files=all'),
    staged: git('diff', '--cached'),
    branches: git('for-each-ref', 'refs/heads'),
  };
}

describe('a branch of the bot', () => {
  test('stands on the base, holds the files, and leaves the checkout alone', async () => {
    const repository = makeRepository({ 'README.md': '# Test\n', 'old.txt': 'old\n' });
    const main = repository.git('rev-parse', 'HEAD');
    repository.write({ 'README.md': 'staged by the user\n', 'untracked.txt': 'mine' });
    repository.git('add', 'README.md');
    const before = photograph(repository);

    const result = await openGit(repository.directory).commitToBranch({
      ...PROPOSAL,
      files: { ...PROPOSAL.files, 'old.txt': null, 'bytes.bin': new Uint8Array([0, 255, 10, 13]) },
    });

    expect(photograph(repository)).toEqual(before);
    expect(result).toMatchObject({ changed: true, inBase: false });
    expect(repository.remoteGit('rev-parse', PROPOSAL.branch)).toBe(result.commit);
    expect(repository.remoteGit('rev-parse', `${PROPOSAL.branch}^`)).toBe(main);
    expect(repository.remoteGit('ls-tree', '-r', '--name-only', PROPOSAL.branch).split('\n')).toEqual([
      'README.md',
      'bytes.bin',
      'models/m/environments/staging.json',
    ]);
    expect(repository.remoteGit('cat-file', '-s', `${PROPOSAL.branch}:bytes.bin`)).toBe('4');
  });

  test("author, committer and message are the bot's", async () => {
    const { directory, remoteGit } = makeRepository();
    const { change } = await openGit(directory).commitToBranch(PROPOSAL);
    const who = 'slipway[bot] <slipway[bot]@users.noreply.github.com>';
    expect(remoteGit('show', '-s', '--format=%an <%ae>|%cn <%ce>|%B', PROPOSAL.branch).trim()).toBe(
      `${who}|${who}|${PROPOSAL.message}\n\nSlipway-Change: ${change}`,
    );
  });

  test('the same change again pushes nothing, from any clone', async () => {
    const repository = makeRepository();
    const first = await openGit(repository.directory).commitToBranch(PROPOSAL);
    const again = await openGit(repository.clone().directory).commitToBranch(PROPOSAL);
    expect(again).toEqual({ ...first, changed: false });
  });

  test('an unrelated commit on the base leaves the proposal as it is', async () => {
    const repository = makeRepository();
    const git = openGit(repository.directory);
    const first = await git.commitToBranch(PROPOSAL);
    repository.commit('Unrelated', { 'other.txt': 'x' });
    expect(await git.commitToBranch(PROPOSAL)).toEqual({ ...first, changed: false });
  });

  test('a base that changed the same file gets the proposal built anew on it', async () => {
    const repository = makeRepository();
    const git = openGit(repository.directory);
    await git.commitToBranch(PROPOSAL);
    const main = repository.commit('Another version', {
      'models/m/environments/staging.json': '{"version":"0.9.0"}\n',
    });
    expect(await git.commitToBranch(PROPOSAL)).toMatchObject({ changed: true });
    expect(repository.remoteGit('rev-parse', `${PROPOSAL.branch}^`)).toBe(main);
  });

  test.each([
    ['a whole clone', []],
    ['a shallow clone', ['--depth=1']],
  ])('a base that was pushed over gets the proposal built anew on it, from %s', async (_, depth) => {
    const repository = makeRepository();
    const kept = repository.git('rev-parse', 'HEAD');
    repository.commit('Regretted', { 'regretted.txt': 'x' });
    await openGit(repository.directory).commitToBranch(PROPOSAL);
    repository.git('reset', '--quiet', '--hard', kept);
    repository.git('push', '--quiet', '--force', 'origin', 'main');
    const clone = repository.clone(...depth);
    expect(await openGit(clone.directory).commitToBranch(PROPOSAL)).toMatchObject({ changed: true });
    expect(repository.remoteGit('rev-parse', `${PROPOSAL.branch}^`)).toBe(kept);
  });

  test('an unrelated commit on the base leaves the proposal as it is, from a shallow clone too', async () => {
    const repository = makeRepository();
    const first = await openGit(repository.directory).commitToBranch(PROPOSAL);
    for (const name of ['two', 'three']) repository.commit(name, { [name]: name });
    const clone = repository.clone('--depth=1');
    expect(await openGit(clone.directory).commitToBranch(PROPOSAL)).toEqual({ ...first, changed: false });
  });

  test('other contents replace the branch, so that it stays one commit', async () => {
    const repository = makeRepository();
    const git = openGit(repository.directory);
    await git.commitToBranch({ ...PROPOSAL, files: { 'a.txt': '1', 'b.txt': '1' } });
    await git.commitToBranch({ ...PROPOSAL, files: { 'a.txt': '2' } });
    expect(repository.remoteGit('rev-list', '--count', `main..${PROPOSAL.branch}`)).toBe('1');
    expect(repository.remoteGit('ls-tree', '--name-only', PROPOSAL.branch)).toBe('README.md\na.txt');
  });

  test('what the base holds already is not proposed', async () => {
    const repository = makeRepository({ ...PROPOSAL.files });
    const main = repository.git('rev-parse', 'HEAD');
    const git = openGit(repository.directory);
    expect(await git.commitToBranch(PROPOSAL)).toEqual({ commit: main, changed: false, inBase: true });
    expect(await git.commitToBranch({ ...PROPOSAL, files: { 'never.txt': null } })).toMatchObject({
      inBase: true,
    });
    expect(await git.remoteCommit(PROPOSAL.branch)).toBeUndefined();
  });

  test('a merged proposal that was taken back can be proposed again', async () => {
    const repository = makeRepository({ 'a.txt': 'old' });
    const git = openGit(repository.directory);
    const proposal = { ...PROPOSAL, files: { 'a.txt': 'new' } };
    const first = await git.commitToBranch(proposal);
    repository.merge(PROPOSAL.branch);
    repository.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    repository.commit('Take it back', { 'a.txt': 'old' });
    const again = await git.commitToBranch({ ...proposal, rebuild: true });
    expect(again.changed).toBe(true);
    expect(await git.isAncestor(again.commit, await git.fetch('main'))).toBe(false);
    expect(again.commit).not.toBe(first.commit);
  });

  test('a change that was turned down is not pushed', async () => {
    const { directory } = makeRepository();
    const git = openGit(directory);
    const { change } = await git.commitToBranch(PROPOSAL);
    await git.run(['push', '--quiet', 'origin', `:${PROPOSAL.branch}`]);
    const again = await git.commitToBranch({ ...PROPOSAL, declined: [change ?? ''] });
    expect(again).toMatchObject({ changed: false, declined: true });
    expect(await git.remoteCommit(PROPOSAL.branch)).toBeUndefined();
  });

  test('commits of a person on it are never overwritten but with force', async () => {
    const repository = makeRepository();
    const git = openGit(repository.directory);
    await git.commitToBranch(PROPOSAL);
    const person = repository.clone('--branch', PROPOSAL.branch);
    const theirs = person.commit('My correction', { 'models/m/environments/staging.json': '{}\n' });
    await expect(git.commitToBranch(PROPOSAL)).rejects.toThrow(
      /holds commits by Ada Lovelace, which Slipway will not overwrite/,
    );
    expect(await git.remoteCommit(PROPOSAL.branch)).toBe(theirs);
    expect(await git.commitToBranch({ ...PROPOSAL, force: true })).toMatchObject({ changed: true });
  });

  test("a person's commit that keeps the contents is fine", async () => {
    const repository = makeRepository();
    const git = openGit(repository.directory);
    await git.commitToBranch(PROPOSAL);
    const theirs = repository.clone('--branch', PROPOSAL.branch).commit('Update from main', { x: 'x' });
    expect(await git.commitToBranch(PROPOSAL)).toMatchObject({ commit: theirs, changed: false });
  });

  test('an executable file stays one', async () => {
    const repository = makeRepository();
    writeFileSync(join(repository.directory, 'run.sh'), 'one');
    chmodSync(join(repository.directory, 'run.sh'), 0o755);
    repository.commit('Script');
    await openGit(repository.directory).commitToBranch({ ...PROPOSAL, files: { 'run.sh': 'two' } });
    expect(repository.remoteGit('ls-tree', PROPOSAL.branch, 'run.sh')).toMatch(/^100755 /);
  });

  test('a file may take the place of a folder and a folder that of a file', async () => {
    const repository = makeRepository({ 'a/b.txt': '1', c: '1' });
    await openGit(repository.directory).commitToBranch({
      ...PROPOSAL,
      files: { 'a/b.txt': null, a: 'file', c: null, 'c/d.txt': 'file' },
    });
    expect(repository.remoteGit('ls-tree', '-r', '--name-only', PROPOSAL.branch)).toBe('a\nc/d.txt');
  });

  test('paths are relative to a project in a folder of the repository', async () => {
    const repository = makeRepository({ 'houses/pipeline.yaml': 'model: m\n' });
    const git = openGit(join(repository.directory, 'houses'));
    const { commit } = await git.commitToBranch(PROPOSAL);
    expect(repository.remoteGit('ls-tree', '-r', '--name-only', PROPOSAL.branch)).toContain(
      'houses/models/m/environments/staging.json',
    );
    expect(await git.list(commit, 'models')).toEqual(['models/m/environments/staging.json']);
    await expect(git.commitToBranch({ ...PROPOSAL, files: { '../x': 'x' } })).rejects.toThrow(/leads out/);
  });

  test('works from a shallow clone, on a base it has never seen', async () => {
    const repository = makeRepository();
    for (const name of ['two', 'three']) repository.commit(name, { [name]: name });
    const clone = repository.clone('--depth=1');
    const main = repository.commit('four', { four: '4' });
    const { commit } = await openGit(clone.directory).commitToBranch(PROPOSAL);
    expect(repository.remoteGit('rev-parse', `${commit}^`)).toBe(main);
    expect(repository.remoteGit('rev-list', '--count', commit)).toBe('5');
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
  });

  test('works from the detached merge commit of a shallow runner checkout', async () => {
    const repository = makeRepository();
    repository.commit('two', { two: '2' });
    const clone = repository.clone('--depth=1', '--no-single-branch');
    clone.git('checkout', '--quiet', '--detach');
    clone.git('commit', '--quiet', '--allow-empty', '--message', 'Merge of the pull request');
    const result = await openGit(clone.directory).commitToBranch(PROPOSAL);
    expect(repository.remoteGit('rev-parse', `${result.commit}^`)).toBe(repository.git('rev-parse', 'main'));
  });

  test("the variables of a hook's Git do not lead it astray", async () => {
    const [one, other] = [makeRepository(), makeRepository()];
    process.env['GIT_DIR'] = join(other.directory, '.git');
    process.env['GIT_INDEX_FILE'] = join(other.directory, '.git/index');
    try {
      const { commit } = await openGit(one.directory).commitToBranch(PROPOSAL);
      expect(one.remoteGit('rev-parse', PROPOSAL.branch)).toBe(commit);
    } finally {
      delete process.env['GIT_DIR'];
      delete process.env['GIT_INDEX_FILE'];
    }
  });
});

describe('a direct commit', () => {
  const DIRECT = { ...PROPOSAL, branch: 'main', base: 'main' };

  test('is a fast-forward of the base', async () => {
    const repository = makeRepository();
    const before = repository.git('rev-parse', 'HEAD');
    const { commit, changed } = await openGit(repository.directory).commitToBranch(DIRECT);
    expect(changed).toBe(true);
    expect(repository.remoteGit('rev-parse', 'main^')).toBe(before);
    expect(repository.remoteGit('rev-parse', 'main')).toBe(commit);
    expect(repository.remoteGit('show', '-s', '--format=%B', 'main')).not.toMatch(/Slipway-Change/);
  });

  test('with nothing new is none', async () => {
    const repository = makeRepository({ ...PROPOSAL.files });
    const result = await openGit(repository.directory).commitToBranch(DIRECT);
    expect(result).toEqual({ commit: repository.git('rev-parse', 'HEAD'), changed: false, inBase: true });
  });

  test('of several at a time all arrive', async () => {
    const repository = makeRepository();
    const names = ['a', 'b', 'c', 'd', 'e'];
    const clones = names.map(() => openGit(repository.clone('--depth=1').directory));
    const results = await Promise.all(
      clones.map((git, index) =>
        git.commitToBranch({ ...DIRECT, files: { [`runs/${names[index]}.json`]: '{}' } }),
      ),
    );
    expect(results.every(({ changed }) => changed)).toBe(true);
    expect(repository.remoteGit('ls-tree', '--name-only', 'main', 'runs/').split('\n')).toHaveLength(5);
    expect(repository.remoteGit('rev-list', '--count', 'main')).toBe('6');
  });

  test('starts a branch without history only when asked to', async () => {
    const repository = makeRepository();
    const git = openGit(repository.directory);
    const request = { ...DIRECT, branch: 'slipway/runs', base: 'slipway/runs', files: { 'a.json': '1' } };
    await expect(git.commitToBranch(request)).rejects.toThrow(/has no branch "slipway\/runs"/);
    await git.commitToBranch({ ...request, orphan: true });
    await git.commitToBranch({ ...request, files: { 'b.json': '2' }, orphan: true });
    expect(repository.remoteGit('ls-tree', '--name-only', 'slipway/runs')).toBe('a.json\nb.json');
    expect(repository.remoteGit('rev-list', '--count', 'slipway/runs')).toBe('2');
  });
});

describe('a push that the remote refuses', () => {
  test('by its protection names the cure', async () => {
    const { directory, remote } = makeRepository();
    const hook = '#!/bin/sh\necho "GH006: Protected branch update failed for refs/heads/main." >&2\nexit 1\n';
    writeFileSync(join(remote, 'hooks/pre-receive'), hook, { mode: 0o755 });
    await expect(
      openGit(directory).commitToBranch({ ...PROPOSAL, branch: 'main', base: 'main' }),
    ).rejects.toThrow(
      /refuses the branch main: GH006: Protected branch update failed for refs\/heads\/main\. Let the change go through a pull request/,
    );
  });

  test('a branch in the way of its name', async () => {
    const { directory, git } = makeRepository();
    git('push', '--quiet', 'origin', 'main:refs/heads/slipway');
    await expect(openGit(directory).commitToBranch(PROPOSAL)).rejects.toThrow(
      /another one is named like a part of it: .*'refs\/heads\/slipway' exists/,
    );
  });

  test('leaves no temporary index behind and no half commit on the remote', async () => {
    const { directory, remote, remoteGit } = makeRepository();
    writeFileSync(join(remote, 'hooks/update'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    await expect(openGit(directory).commitToBranch(PROPOSAL)).rejects.toThrow();
    expect(remoteGit('for-each-ref', '--format=%(refname)')).toBe('refs/heads/main');
  });
});
