import { execFile } from 'node:child_process';
import { SAFE_SETTINGS } from '../../../../kit/host/git/run-git.ts';

/** A remote that gives no answer by then is not known: 30 seconds. */
const TIMEOUT_MS = 30_000;

const MAX_OUTPUT_BYTES = 256 * 1024 * 1024;

export interface Ended {
  /** Null where it did not end by itself, or could not start. */
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Runs git with what the training command has, with nobody to answer a prompt, and nothing that the checkout names. */
export function runAsCommand(
  args: readonly string[],
  { directory, environment }: { directory: string; environment: Record<string, string> },
): Promise<Ended> {
  const env = {
    ...environment,
    GIT_TERMINAL_PROMPT: '0',
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    LC_ALL: 'C',
  };
  const options = {
    cwd: directory,
    env,
    timeout: TIMEOUT_MS,
    maxBuffer: MAX_OUTPUT_BYTES,
    windowsHide: true,
  };
  return new Promise((done) => {
    execFile(
      'git',
      [...SAFE_SETTINGS, '-c', 'safe.directory=*', ...args],
      options,
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        done({ exitCode: typeof code === 'number' ? code : null, stdout, stderr });
      },
    );
  });
}
