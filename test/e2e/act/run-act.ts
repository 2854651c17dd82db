import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findCacheFolder, findNode } from '../../../scripts/find-node.mjs';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { findFreePort } from '../../helpers/free-port.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { readEvents, type WorkflowRun } from './act-events.ts';
import { startArtifactProxy } from './artifact-proxy.ts';

/** How a run went, and what it left. */
export interface ActRun extends WorkflowRun {
  /** The folder of its artifacts, and of everything it wrote: that one and the jobs' homes and work folders among it. */
  artifacts: string;
  folder: string;
}

export interface ActCall {
  /** A work tree of the project, from which act reads the workflow and the event's commit. */
  directory: string;
  /** The bare repository that jobs check out. */
  remote: string;
  /** Name of the file in `.github/workflows`. */
  workflow: string;
  event: 'push' | 'pull_request' | 'workflow_run' | 'workflow_dispatch' | 'schedule';
  payload?: unknown;
  /** The kit's clean export, and what the workflows call it: `owner/repository@ref`. */
  kit: { folder: string; name: string };
  vars?: Readonly<Record<string, string>>;
  secrets?: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
  inputs?: Readonly<Record<string, string>>;
  /** Scripts that the runner's machine has on its path, by name. */
  programs?: Readonly<Record<string, string>>;
  /** Kills the runner and every process of its group, as a machine that goes down. */
  signal?: AbortSignal;
}

/** Stands in for actions/checkout, which no test may fetch. */
const CHECKOUT = join(import.meta.dirname, '../checkout');

/** act skips a job, and calls that a success, whose label it does not know. */
const LABELS = ['ubuntu-24.04', 'gpu'];

/** act enforces no limits of jobs, so each run has one from outside, in milliseconds. */
const LIMIT = 240_000;

/** Runs a workflow by act in host mode, with an artifact server, a home of its own and a scrubbed environment. */
export async function runAct(call: ActCall): Promise<ActRun> {
  const temporary = makeTemporaryFolder('act');
  const port = await findFreePort();
  const proxy = await startArtifactProxy(port);
  try {
    const eventFile = join(temporary, 'event.json');
    await writeFile(eventFile, JSON.stringify(call.payload ?? {}));
    const env = { ...(await buildEnvironment(temporary, call.programs)), ACTIONS_RUNTIME_URL: proxy.url };
    const secretFile = await writeSecrets(call.secrets);
    const args = [...buildArguments(call, temporary, port), '-e', eventFile, '--secret-file', secretFile];
    const run = await execute({ args, env, cwd: call.directory, signal: call.signal });
    return { ...run, artifacts: join(temporary, 'artifacts'), folder: temporary };
  } finally {
    await proxy.close();
  }
}

/** In a file, since the jobs see act's environment, and everybody its arguments. */
async function writeSecrets(secrets: Readonly<Record<string, string>> = {}): Promise<string> {
  const file = join(makeTemporaryFolder('secrets'), 'secrets.env');
  const lines = Object.entries(secrets).map(([name, value]) => `${name}="${value}"\n`);
  await writeFile(file, lines.join(''), { mode: 0o600 });
  return file;
}

async function buildEnvironment(
  temporary: string,
  programs: ActCall['programs'] = {},
): Promise<NodeJS.ProcessEnv> {
  const home = join(temporary, 'home');
  const bin = join(temporary, 'bin');
  for (const folder of [home, bin, keptFolder(temporary)]) await mkdir(folder);
  await symlink(findNode(), join(bin, 'node'));
  for (const [name, script] of Object.entries(programs))
    await writeFile(join(bin, name), script, { mode: 0o755 });
  // act's own tool cache, in which native libraries are found or installed, is the one of the user.
  await mkdir(join(temporary, 'cache/tool_cache'), { recursive: true });
  await symlink(findCacheFolder(), join(temporary, 'cache/tool_cache/slipway'));
  return {
    PATH: [bin, process.env['PATH']].join(delimiter),
    HOME: home,
    LANG: 'C.UTF-8',
    ACT_DISABLE_VERSION_CHECK: '1',
  };
}

function buildArguments(call: ActCall, temporary: string, port: number): string[] {
  const nothing = join(temporary, 'none');
  return [
    call.event,
    '--json',
    ...['--workflows', `.github/workflows/${call.workflow}`],
    ...LABELS.flatMap((label) => ['--platform', `${label}=-self-hosted`]),
    // Masks would hide from a test what was printed.
    '--insecure-secrets',
    ...['--local-repository', `${call.kit.name}=${call.kit.folder}`, '--defaultbranch', 'main'],
    ...findCheckouts(call.directory).flatMap((name) => ['--local-repository', `${name}=${CHECKOUT}`]),
    '--no-skip-checkout',
    ...['--env', `TEST_ORIGIN=file://${call.remote}`, '--env', `TEST_KEPT=${keptFolder(temporary)}`],
    ...['--action-cache-path', join(temporary, 'cache'), '--no-cache-server'],
    ...['--artifact-server-path', join(temporary, 'artifacts'), '--artifact-server-addr', '127.0.0.1'],
    ...['--artifact-server-port', String(port)],
    ...['--env-file', nothing, '--var-file', nothing, '--input-file', nothing],
    ...repeat('--env', call.env),
    ...repeat('--var', call.vars),
    ...repeat('--input', call.inputs),
  ];
}

/** Every name by which the project's workflows use actions/checkout. */
function findCheckouts(directory: string): string[] {
  const folder = join(directory, '.github/workflows');
  const text = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return [...new Set(text.join('\n').match(/actions\/checkout@[0-9a-f]{40}/g))];
}

/** Where the stand-in of checkout keeps each job's work folder, which act removes after the job. */
function keptFolder(temporary: string): string {
  return join(temporary, 'kept');
}

function repeat(flag: string, values: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

interface Command {
  args: string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  signal: AbortSignal | undefined;
}

function execute({ args, signal, ...options }: Command): Promise<WorkflowRun> {
  // A process group of its own: at the limit the steps' processes go with it.
  const child = spawn(provideTool('act'), args, {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const kill = () => process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
  signal?.addEventListener('abort', kill, { once: true });
  const limit = setTimeout(kill, LIMIT);
  const exit = new Promise<number>((done, fail) => {
    child.once('error', fail).once('close', (code) => done(code ?? 128));
  });
  return Promise.all([exit, output])
    .then(([exitCode, texts]) => readEvents(texts.join('\n').split('\n'), exitCode))
    .finally(() => {
      clearTimeout(limit);
      signal?.removeEventListener('abort', kill);
    });
}
