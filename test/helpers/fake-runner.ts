import { deepEqual, ok } from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readActionFile } from '../../cli/action-file.ts';
import { ACTION_FOLDERS } from '../../cli/action-verbs.ts';
import type { InputValue } from '../../cli/runner-environment.ts';
import { type ProgramResult, type RunningProgram, startProgram } from '../../cli/start-program.ts';
import { ERROR_CODES } from '../../kit/ground/errors/error-codes.ts';
import { isRecord } from '../../kit/ground/values/record.ts';
import { findCacheFolder, findNode, ROOT } from '../../scripts/find-node.mjs';
import { COMPILE_CACHE } from './compile-cache.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const CODES = new Set(Object.values(ERROR_CODES).flatMap((area) => Object.keys(area)));

/** One step of a workflow. */
export interface Step {
  /** The bundle `dist/<verb>.js`. */
  verb: string;
  inputs?: Readonly<Record<string, InputValue>>;
  /** The checkout. */
  directory: string;
  /** Variables on top of the runner's; an undefined value removes one. */
  env?: Readonly<Record<string, string | undefined>>;
  /** The event's payload. */
  event?: unknown;
  /** Another Node than 24, to see what happens. */
  node?: string;
  onStdout?: (text: string) => void;
  onStderr?: (text: string) => void;
}

/**
 * Runs a bundle under Node 24 as a hosted runner would: the inputs with the defaults of action.yml, the runner's
 * variables and files, and nothing else of this process's environment.
 * @throws when the result document names anything but the action's outputs and `details`, or is of an error and says
 * another one than the annotation or the log, whatever the test is about
 */
export async function runBundle(step: Step): Promise<ProgramResult> {
  const result = await (await startBundle(step)).finished;
  await requireOneNaming(step.verb, result);
  requireOneError(result);
  return result;
}

/** The same for a bundle that goes on running: its process, to stop it, and its result once it has ended. */
export async function startBundle({
  verb,
  inputs = {},
  directory,
  env = {},
  ...rest
}: Step): Promise<RunningProgram> {
  const temporary = makeTemporaryFolder('runner');
  return startProgram({
    node: findNode(),
    ...rest,
    program: join(ROOT, 'dist', `${verb}.js`),
    inputs: { ...(await readDefaults(verb)), ...inputs },
    directory,
    folder: join(temporary, 'step'),
    env: { ...buildEnvironment(temporary), ...env },
  });
}

function buildEnvironment(temporary: string): NodeJS.ProcessEnv {
  const home = join(temporary, 'home');
  const runnerTemp = join(temporary, 'temp');
  for (const folder of [home, runnerTemp]) mkdirSync(folder);
  return {
    ...pick(['PATH', 'LANG', 'TMPDIR', 'SystemRoot', 'NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']),
    ...COMPILE_CACHE,
    HOME: home,
    CI: 'true',
    RUNNER_TEMP: runnerTemp,
    RUNNER_TOOL_CACHE: dirname(findCacheFolder()),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'octocat',
    GITHUB_API_URL: 'http://127.0.0.1:9',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_JOB: 'job',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REPOSITORY: 'acme/house-price',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_WORKFLOW: 'test',
  };
}

function pick(names: readonly string[]): NodeJS.ProcessEnv {
  return Object.fromEntries(names.map((name) => [name, process.env[name]]));
}

/** The keys of the result document are the names of the outputs, and those are what `action.yml` promises. */
async function requireOneNaming(verb: string, { outputs, result }: ProgramResult): Promise<void> {
  if (result === undefined) return;
  const folder = Object.entries(ACTION_FOLDERS).find(([name]) => name === verb)?.[1];
  const promised = folder && Object.keys((await readActionFile(join(ROOT, folder, 'action.yml'))).outputs);
  const isUndone = isRecord(result) && 'error' in result && !('details' in result);
  const named = isUndone ? [] : [...Object.keys(outputs), 'details'];
  deepEqual(
    Object.keys(result ?? {})
      .filter((key) => key !== 'error')
      .sort(),
    named.sort(),
  );
  for (const name of Object.keys(outputs))
    ok(promised?.includes(name), `${verb} promises no output "${name}"`);
}

/** An error is its code and its sentence, and so it stands in the annotation, or in the log of what has no annotations. */
function requireOneError({ result, stderr, annotations }: ProgramResult): void {
  if (!isRecord(result) || !('error' in result)) return;
  const told = annotations.filter(({ kind }) => kind === 'error').at(-1);
  const [, code, message] = /^error (SLW_\w+): ([\s\S]*)\n$/m.exec(stderr) ?? [];
  deepEqual(result['error'], told ? { code: told.title, message: told.message } : { code, message });
  ok(CODES.has(told?.title ?? code ?? ''), `${told?.title ?? code} is no code of the table`);
}

/** What action.yml presets, but for expressions. The service (`serve`) has no action. */
async function readDefaults(verb: string): Promise<Record<string, string>> {
  const folder = Object.entries(ACTION_FOLDERS).find(([name]) => name === verb)?.[1];
  const file = join(ROOT, folder ?? '', 'action.yml');
  if (folder === undefined || !existsSync(file)) return {};
  const { inputs } = await readActionFile(file);
  const presets: Record<string, string> = {};
  for (const [name, { default: preset }] of Object.entries(inputs)) {
    if (preset !== undefined && !preset.includes('${{')) presets[name] = preset;
  }
  return presets;
}
