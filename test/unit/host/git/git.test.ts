import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { makeRepository } from '../../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const openGit = (directory: string) => createGit({ directory, log: silentLogger });
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

describe('reading', () => {
  test('run gives the output without its last line break', async () => {
    const { directory } = makeRepository();
    expect(await openGit(directory).run(['rev-parse', '--abbrev-ref', 'HEAD'])).toBe('main');
  });

  test('headCommit is the commit checked out', async () => {
    const { directory, git } = makeRepository();
    expect(await openGit(directory).headCommit()).toBe(git('rev-parse', 'HEAD'));
  });

  test('headCommit is null before the first commit and outside a repository', async () => {
    const folder = makeTemporaryFolder();
    expect(await openGit(folder).headCommit()).toBeNull();
    await openGit(folder).run(['init', '--quiet']);
    expect(await openGit(folder).headCommit()).toBeNull();
  });

  test('show reads a file of any ref, bytes for bytes, and knows what is missing', async () => {
    const { directory, commit } = makeRepository({ 'a/b.txt': 'one\r\n\n' });
    const first = await openGit(directory).headCommit();
    commit('Second', { 'a/b.txt': 'zwei ä\n' });
    const git = openGit(directory);
    expect(await git.show('main', 'a/b.txt')).toBe('zwei ä\n');
    expect(await git.show(first ?? '', 'a/b.txt')).toBe('one\r\n\n');
    expect(await git.show('main', 'a')).toBeUndefined();
    expect(await git.show('main', 'a/b.txt/c')).toBeUndefined();
  });

  test('list is sorted, recursive, and takes names that Git would quote', async () => {
    const { directory } = makeRepository({ 'm/ü "x".json': '{}', 'm/a/b.json': '{}', other: 'x' });
    const git = openGit(directory);
    expect(await git.list('main', 'm')).toEqual(['m/a/b.json', 'm/ü "x".json']);
    expect(await git.list('main', 'm/')).toEqual(['m/a/b.json', 'm/ü "x".json']);
    expect(await git.list('main', '')).toEqual(['m/a/b.json', 'm/ü "x".json', 'other']);
    expect(await git.list('main', 'nowhere')).toEqual([]);
  });

  test('showAll reads every file under a folder at once, bytes for bytes', async () => {
    const files = { 'm/a.txt': 'ä\r\n\n', 'm/b/empty': '', 'm/b/same': '', 'm/b/ü.json': '{"no": "break"}' };
    const { directory } = makeRepository({ ...files, other: 'x' });
    const git = openGit(directory);
    expect(Object.fromEntries(await git.showAll('main', 'm'))).toEqual(files);
    expect((await git.showAll('main', '')).get('other')).toBe('x');
    expect((await git.showAll('main', 'nowhere')).size).toBe(0);
  });

  test('a prefix is a folder, not the start of a name', async () => {
    const { directory } = makeRepository({ 'models/a.json': '1', 'models-old/a.json': '1' });
    expect(await openGit(directory).list('main', 'models')).toEqual(['models/a.json']);
  });

  test('treeOf gives the tree as it lies and sees changed and new files', async () => {
    const { directory, git, write } = makeRepository({ 'train/train.py': 'x', other: 'x' });
    const port = openGit(directory);
    const tree = git('rev-parse', 'HEAD:train');
    expect(await port.treeOf('train')).toEqual({ tree, dirty: false });
    write({ other: 'changed' });
    expect(await port.treeOf('train')).toEqual({ tree, dirty: false });
    write({ 'train/new.py': 'y' });
    write({ '.gitignore': '*.tmp\n', 'train/left.tmp': 'z' });
    const objects = git('count-objects');
    const changed = await port.treeOf('train');
    expect(changed.dirty).toBe(true);
    expect(changed.tree).not.toBe(tree);
    expect([git('count-objects'), git('diff', '--cached', '--name-only')]).toEqual([objects, '']);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'Change');
    expect(await port.treeOf('train')).toEqual({ tree: changed.tree, dirty: false });
    git('rm', '--quiet', '-r', 'train');
    expect(await port.treeOf('train')).toEqual({ tree: EMPTY_TREE, dirty: true });
  });

  test('treeOf of what HEAD lacks is the empty tree', async () => {
    const { directory } = makeRepository();
    expect(await openGit(directory).treeOf('train')).toEqual({ tree: EMPTY_TREE, dirty: false });
  });

  test('isAncestor tells history', async () => {
    const { directory, commit, git } = makeRepository();
    const [first, second] = [git('rev-parse', 'HEAD'), commit('Second')];
    const port = openGit(directory);
    expect(await port.isAncestor(first, second)).toBe(true);
    expect(await port.isAncestor(second, second)).toBe(true);
    expect(await port.isAncestor(second, first)).toBe(false);
  });
});

describe('a project in a folder of its repository', () => {
  const files = { 'projects/houses/models/a.json': 'A', 'projects/boats/models/b.json': 'B' };

  test('paths are relative to the project', async () => {
    const { directory, git } = makeRepository(files);
    const port = openGit(join(directory, 'projects/houses'));
    expect(await port.show('main', 'models/a.json')).toBe('A');
    expect(await port.list('main', 'models')).toEqual(['models/a.json']);
    expect(await port.list('main', '')).toEqual(['models/a.json']);
    expect((await port.treeOf('models')).tree).toBe(git('rev-parse', 'HEAD:projects/houses/models'));
  });

  test.each(['../boats/models/b.json', '/etc/passwd', 'models/../../x'])('%s is refused', async (path) => {
    const { directory } = makeRepository(files);
    const port = openGit(join(directory, 'projects/houses'));
    await expect(port.show('main', path)).rejects.toThrow(/leads out of the project's folder/);
  });
});

describe('the remote', () => {
  test('defaultBranch is what the remote calls HEAD, also in a clone that never asked', async () => {
    const { directory, remoteGit, git } = makeRepository();
    git('push', '--quiet', 'origin', 'main:refs/heads/trunk');
    remoteGit('symbolic-ref', 'HEAD', 'refs/heads/trunk');
    expect(await openGit(directory).defaultBranch()).toBe('trunk');
  });

  test('remoteCommit knows a branch by its whole name', async () => {
    const { directory, git } = makeRepository();
    git('push', '--quiet', 'origin', 'main:refs/heads/feature/main');
    expect(await openGit(directory).remoteCommit('main')).toBe(git('rev-parse', 'HEAD'));
    expect(await openGit(directory).remoteCommit('feature')).toBeUndefined();
  });

  test('fetch brings what others pushed', async () => {
    const repository = makeRepository();
    const commit = repository.clone().commit('By somebody', { 'new.txt': 'x' });
    const git = openGit(repository.directory);
    expect(await git.fetch('main')).toBe(commit);
    expect(await git.show('origin/main', 'new.txt')).toBe('x');
  });

  test('fetch brings nothing that is here already', async () => {
    const { directory, git } = makeRepository();
    const commands: string[] = [];
    const log = { ...silentLogger, debug: (message: string) => void commands.push(message) };
    expect(await createGit({ directory, log }).fetch('main')).toBe(git('rev-parse', 'HEAD'));
    expect(commands.filter((command) => command.startsWith('git fetch'))).toEqual([]);
  });

  test('fetch of a branch that is not there says so', async () => {
    const { directory } = makeRepository();
    await expect(openGit(directory).fetch('mian')).rejects.toThrow(/has no branch "mian"/);
  });

  test('a shallow clone stays shallow and keeps the history it has', async () => {
    const repository = makeRepository();
    for (const name of ['two', 'three', 'four']) repository.commit(name);
    const clone = repository.clone('--depth=2');
    repository.commit('five', { 'five.txt': '5' });
    const git = openGit(clone.directory);
    await git.fetch('main');
    expect(await git.show('origin/main', 'five.txt')).toBe('5');
    expect(clone.git('rev-parse', '--is-shallow-repository')).toBe('true');
    expect(clone.git('rev-list', '--count', 'HEAD')).toBe('2');
  });
});

describe('what goes wrong is said with its cure', () => {
  test('no repository', async () => {
    const folder = makeTemporaryFolder();
    const error = await openGit(folder)
      .treeOf('train')
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toMatch(/is not inside a Git repository\. Run actions\/checkout/);
  });

  test('no repository where the remote is asked first', async () => {
    await expect(openGit(makeTemporaryFolder()).defaultBranch()).rejects.toThrow(
      /is not inside a Git repository\. .*"git init"/,
    );
  });

  test('no such folder', async () => {
    const git = openGit(join(makeTemporaryFolder(), 'nowhere'));
    await expect(git.defaultBranch()).rejects.toThrow(
      /nowhere does not exist\. Check the input "working-directory"/,
    );
  });

  test('no remote', async () => {
    const { directory, git } = makeRepository();
    git('remote', 'remove', 'origin');
    const port = openGit(directory);
    await expect(port.fetch('main')).rejects.toThrow(/has no remote "origin"\. Add one/);
    await expect(port.defaultBranch()).rejects.toThrow(ConfigurationError);
  });

  test('a remote that is gone', async () => {
    const { directory, git } = makeRepository();
    git('remote', 'set-url', 'origin', 'file:///nowhere/at/all.git');
    await expect(openGit(directory).remoteCommit('main')).rejects.toThrow(/is not there or may not be read/);
  });

  test('a server that is down, without the password in its URL', async () => {
    const { directory, git } = makeRepository();
    git('remote', 'set-url', 'origin', 'http://ada:secret@127.0.0.1:1/x.git');
    const error = await openGit(directory)
      .remoteCommit('main')
      .catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/cannot be reached/);
    expect(String(error)).not.toMatch(/secret/);
  });

  test.each([401, 403])('a server that answers %i', async (status) => {
    const server = createServer((_, response) => response.writeHead(status).end());
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const { directory, git } = makeRepository();
    git('remote', 'set-url', 'origin', `http://127.0.0.1:${port}/x.git`);
    git('config', 'credential.helper', '');
    await expect(openGit(directory).remoteCommit('main')).rejects.toThrow(
      /refuses these credentials: .* Give the job "permissions: contents: write"/,
    );
    server.close();
  });

  test('a ref nobody knows', async () => {
    const { directory } = makeRepository();
    await expect(openGit(directory).show('v9', 'a')).rejects.toThrow(/no commit, branch or tag "v9"/);
    const missing = 'a'.repeat(40);
    await expect(openGit(directory).list(missing, '')).rejects.toThrow(/no commit, branch or tag/);
  });

  test('a history that the clone lacks', async () => {
    const repository = makeRepository();
    const first = repository.git('rev-parse', 'HEAD');
    repository.commit('Second');
    repository.commit('Third');
    const clone = repository.clone('--depth=1');
    clone.git('fetch', '--quiet', '--depth=1', 'origin', first);
    await expect(openGit(clone.directory).isAncestor(first, 'HEAD')).rejects.toThrow(/too shallow to tell/);
  });

  test('an unknown failure keeps the words of Git', async () => {
    const { directory } = makeRepository();
    await expect(openGit(directory).run(['no-such-command'])).rejects.toThrow(/is not a git command/);
  });
});
