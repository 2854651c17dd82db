import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createChildEnvironment } from '../../kit/ground/runtime/child-environment.ts';
import { isGuarded, pushBeside, readBranch, readRef } from './push-beside.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

/** A work tree on `main` with a bare remote `origin` beside it. */
export interface TestRepository {
  /** The work tree. */
  directory: string;
  /** The bare repository that `origin` points at. */
  remote: string;
  /** Runs git in the work tree; its output without the last line break. */
  git(...args: string[]): string;
  /** Runs git in the bare remote. */
  remoteGit(...args: string[]): string;
  /** Writes files into the work tree. */
  write(files: Record<string, string>): void;
  /** Writes files, commits everything and pushes the branch checked out; the commit. */
  commit(message: string, files?: Record<string, string>): string;
  /** What a merge of a pull request does: the remote's `branch` into its `base`; the merge's commit. */
  merge(branch: string, base?: string): string;
  /** Another clone of the remote, with further arguments such as `--depth=1`. */
  clone(...args: string[]): TestRepository;
}

/** A new repository with one commit that holds `files`, pushed to `main` of its remote. */
export function makeRepository(files: Record<string, string> = { 'README.md': '# Test\n' }): TestRepository {
  const folder = makeTemporaryFolder('repository');
  const remote = join(folder, 'origin.git');
  const directory = join(folder, 'work');
  writeEmptyRepository(remote, BARE);
  writeEmptyRepository(
    join(directory, '.git'),
    `${WORK_TREE}[remote "origin"]
	url = file://${remote}
	fetch = +refs/heads/*:refs/remotes/origin/*
`,
  );
  const repository = openRepository(directory, remote);
  repository.commit('First', files);
  return repository;
}

/** No tidying after each commit and push, which starts processes of its own. */
const UNTIDIED = '[gc]\n\tauto = 0\n[maintenance]\n\tauto = false\n[receive]\n\tautogc = false\n';
const core = (settings: string) =>
  `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n${settings}${UNTIDIED}`;

/** Asked for by commit, as a hosted forge allows and shallow clones need. */
const BARE = `${core('\tbare = true\n')}[uploadpack]\n\tallowReachableSHA1InWant = true\n`;
const WORK_TREE = core('\tbare = false\n\tlogallrefupdates = true\n');

/** What `git init` makes, without its four processes a test. */
function writeEmptyRepository(folder: string, config: string): void {
  for (const name of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags', 'info', 'hooks'])
    mkdirSync(join(folder, name), { recursive: true });
  writeFiles(folder, { HEAD: 'ref: refs/heads/main\n', config });
}

function openRepository(directory: string, remote: string): TestRepository {
  const git = (...args: string[]) => runGit(directory, args);
  const write = (files: Record<string, string>) => writeFiles(directory, files);
  return {
    directory,
    remote,
    git,
    remoteGit: (...args) => runGit(remote, args),
    write,
    commit(message, files = {}) {
      write(files);
      const before = readHead(directory);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      if (!pushBeside({ directory, remote, before }))
        git('push', '--quiet', '--set-upstream', 'origin', 'HEAD');
      return readHead(directory) ?? git('rev-parse', 'HEAD');
    },
    merge: (branch, base = 'main') =>
      mergeInRemote({ remote, branch, base }) ?? mergeInClone({ remote, branch, base }),
    clone: (...args) => cloneRepository(remote, args),
  };
}

function cloneRepository(remote: string, args: string[]): TestRepository {
  const directory = join(makeTemporaryFolder('clone'), 'work');
  runGit(dirname(directory), ['clone', '--quiet', ...args, `file://${remote}`, directory]);
  return openRepository(directory, remote);
}

/** The commit that a work tree stands at, where it has a branch with one. */
function readHead(directory: string): string | undefined {
  const repository = join(directory, '.git');
  const branch = readBranch(repository);
  return branch === undefined ? undefined : readRef(repository, `refs/heads/${branch}`);
}

interface Merging {
  remote: string;
  branch: string;
  base: string;
}

/** A merge of a branch that holds all of the base, which needs no work tree; undefined for another one. */
function mergeInRemote({ remote, branch, base }: Merging): string | undefined {
  if (isGuarded(remote)) return undefined;
  const [ours = '', theirs = '', common] = runGit(remote, ['rev-parse', `${base}...${branch}`]).split('\n');
  if (common !== `^${ours}` || theirs === ours) return undefined;
  const parents = ['-p', ours, '-p', theirs];
  const merge = runGit(remote, ['commit-tree', `${theirs}^{tree}`, ...parents, '-m', `Merge ${branch}`]);
  runGit(remote, ['update-ref', `refs/heads/${base}`, merge, ours]);
  return merge;
}

function mergeInClone({ remote, branch, base }: Merging): string {
  const { git } = cloneRepository(remote, ['--branch', base]);
  git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, `origin/${branch}`);
  git('push', '--quiet', 'origin', `HEAD:refs/heads/${base}`);
  return git('rev-parse', 'HEAD');
}

function writeFiles(directory: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = join(directory, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Git without the settings and hooks of the person who runs the tests. */
function runGit(cwd: string, args: string[]): string {
  const env = createChildEnvironment({
    kind: 'git',
    overrides: {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Ada Lovelace',
      GIT_AUTHOR_EMAIL: 'ada@example.com',
      GIT_COMMITTER_NAME: 'Ada Lovelace',
      GIT_COMMITTER_EMAIL: 'ada@example.com',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'maintenance.auto',
      GIT_CONFIG_VALUE_0: 'false',
      LC_ALL: 'C',
    },
  });
  const output = execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  return output.replace(/\n$/, '');
}
