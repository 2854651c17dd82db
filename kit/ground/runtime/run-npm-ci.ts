import { spawn } from 'node:child_process';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { createChildEnvironment } from './child-environment.ts';
import type { Npm } from './find-npm.ts';
import type { PinnedLibrary } from './library.ts';

export interface NpmWork {
  npm: Npm;
  library: PinnedLibrary;
  /** Where the copies of the library's package.json and package-lock.json lie, and `node_modules` will. */
  temporary: string;
  env?: NodeJS.ProcessEnv;
  /** How often npm tries a download again. */
  retries?: number;
}

/** Installs what a lock file asks for, without running any script. @throws ConfigurationError with npm's reason */
export async function runNpmCi(work: NpmWork): Promise<void> {
  const { npm, temporary, env = process.env, retries = 3, library } = work;
  const child = spawn(npm.program, [...npm.args, ...npmArguments(retries)], {
    cwd: temporary,
    env: createChildEnvironment({ kind: 'npm', env }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail).once('close', done);
  });
  if (code === 0) return;
  throw new ConfigurationError(
    'SLW_RUNTIME_UNAVAILABLE',
    `${library.package} ${library.version} could not be installed: ${explainNpm(output.join(''))}. Check that this machine reaches its npm registry, or give "runtime-path" a folder where it is installed.`,
  );
}

function npmArguments(retries: number): string[] {
  return [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
    `--fetch-retries=${retries}`,
    '--fetch-retry-factor=2',
    '--fetch-retry-mintimeout=1000',
  ];
}

/** The first lines of npm's report that say something. */
function explainNpm(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .filter((line) => line !== '' && !/^(A complete log|code |errno |Log files|npm )/.test(line));
  return lines.slice(0, 2).join(' ').replace(/[.:]$/, '').slice(0, 400) || 'npm gave no reason';
}
