import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { createChildEnvironment } from '../../../kit/ground/runtime/child-environment.ts';

/** Runs git in a folder as a user of the forge would on a laptop; what it prints, without the last line break. */
export type Git = (...args: string[]) => string;

/** Whose name and token git uses. */
interface GitUser {
  name: string;
  token: string;
}

/** Git for a folder as a user. */
export function openGit(directory: string, url: string, user: GitUser): Git {
  const secret = Buffer.from(`${user.name}:${user.token}`).toString('base64');
  const env = createChildEnvironment({
    kind: 'git',
    overrides: {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: `http.${url}/.extraheader`,
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${secret}`,
      GIT_AUTHOR_NAME: user.name,
      GIT_AUTHOR_EMAIL: `${user.name}@example.com`,
      GIT_COMMITTER_NAME: user.name,
      GIT_COMMITTER_EMAIL: `${user.name}@example.com`,
      GIT_TERMINAL_PROMPT: '0',
      LC_ALL: 'C',
    },
  });
  return (...args) => {
    const options = { cwd: directory, env, encoding: 'utf8', stdio: 'pipe' } as const;
    return execFileSync('git', args, options).replace(/\n$/, '');
  };
}

interface Push {
  /** The forge's address. */
  url: string;
  user: GitUser;
  /** `owner/name`, which is there and empty. */
  repository: string;
  folder: string;
  /** Further names of the commit. */
  tags?: readonly string[];
}

/** Makes a repository of a folder, pushes it as `main`, and returns its git. */
export function pushFolder({ url, user, repository, folder, tags = [] }: Push): Git {
  const git = openGit(folder, url, user);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  git('remote', 'add', 'origin', `${url}/${repository}.git`);
  git('push', '--quiet', '--set-upstream', 'origin', 'main', ...tags.map((tag) => `main:refs/tags/${tag}`));
  return git;
}

/** A clone of a repository of the forge in a new folder. */
export function cloneRepository({ url, user, repository, folder }: Omit<Push, 'tags'>): {
  directory: string;
  git: Git;
} {
  const directory = join(folder, 'work');
  openGit(folder, url, user)('clone', '--quiet', `${url}/${repository}.git`, directory);
  return { directory, git: openGit(directory, url, user) };
}
