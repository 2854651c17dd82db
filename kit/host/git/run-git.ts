import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { ConfigurationError, hasCode } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { createChildEnvironment } from '../../ground/runtime/child-environment.ts';
import { explainGitFailure } from './explain-git-failure.ts';
import { redactUrls } from './redact-urls.ts';

/** Enough for the listing of any repository that fits in memory. */
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024;

/** A network command that shows no end by then is ended: 10 minutes. */
const TIMEOUT_MS = 600_000;

/**
 * A checkout runs nothing: no hook (its own settings may point into it), no file monitor, and no repository that lies in
 * it as plain files (`safe.bareRepository`, from Git 2.38 on).
 */
export const SAFE_SETTINGS = [
  ['core.hooksPath', devNull],
  ['core.fsmonitor', 'false'],
  ['safe.bareRepository', 'explicit'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);

export interface GitOptions {
  /** What git reads on standard input. */
  input?: string | Uint8Array;
  /** Further environment variables. */
  env?: Record<string, string>;
  /** Exit codes beside 0 that are answers, not failures. */
  answers?: readonly number[];
  /** How standard output is read; `latin1` keeps every byte as one character. */
  encoding?: 'utf8' | 'latin1';
}

export interface GitAnswer {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Runs one git command in a folder. */
export type RunGit = (args: readonly string[], options?: GitOptions) => Promise<GitAnswer>;

/**
 * The git command line in `directory`: no shell, no prompt, messages in English.
 * The function it returns throws a ConfigurationError for failures with a known cure, else an Error with git's words.
 */
export function createGitRunner({ directory, log }: { directory: string; log: Logger }): RunGit {
  return async (args, options = {}) => {
    log.debug(`git ${args.map(redactUrls).join(' ')}`);
    const answer = await execute(directory, args, options);
    if (answer.exitCode === 0 || options.answers?.includes(answer.exitCode)) return answer;
    // Outside a repository, commands that ask the remote say only that there is none.
    const outside = await execute(directory, ['rev-parse', '--git-dir'], {});
    throw explainGitFailure({ args, directory, ...(outside.exitCode === 0 ? answer : outside) });
  };
}

function execute(directory: string, args: readonly string[], options: GitOptions): Promise<GitAnswer> {
  const { encoding = 'utf8' } = options;
  const overrides = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', ...options.env };
  const env = createChildEnvironment({ kind: 'git', overrides });
  return new Promise((resolve, reject) => {
    const child = execFile(
      'git',
      [...SAFE_SETTINGS, ...args],
      { cwd: directory, env, encoding, maxBuffer: MAX_OUTPUT_BYTES, timeout: TIMEOUT_MS, windowsHide: true },
      (error, stdout, stderr) => {
        if (error === null) resolve({ exitCode: 0, stdout, stderr });
        else if (typeof error.code === 'number') resolve({ exitCode: error.code, stdout, stderr });
        else reject(explainStart({ error, directory, args }));
      },
    );
    // Git may end before it has read everything; its exit code tells, not the broken pipe.
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input ?? '');
  });
}

function explainStart({
  error,
  directory,
  args,
}: {
  error: Error & { killed?: boolean };
  directory: string;
  args: readonly string[];
}) {
  if (hasCode(error, 'ENOENT'))
    return new ConfigurationError(
      'SLW_GIT_UNUSABLE',
      existsSync(directory)
        ? 'The command git was not found. Install Git and put it on PATH.'
        : `The folder ${directory} does not exist. Check the input "working-directory".`,
    );
  if (error.killed)
    return new ConfigurationError(
      'SLW_REMOTE_UNREACHABLE',
      `git ${args[0]} did not end within ${TIMEOUT_MS / 60_000} minutes. Check the connection to the remote "origin".`,
    );
  return error;
}
