import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findCacheFolder, findNode } from '../../../scripts/find-node.mjs';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { readEvents, type WorkflowRun } from './act-events.ts';
import { findFreePort, startArtifactProxy } from './artifact-proxy.ts';

/** How a run went, and the folder of the artifacts it left. */
export interface ActRun extends WorkflowRun {
  artifacts: string;
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
}

/** Stands in for actions/checkout, which no test may fetch. */
const CHECKOUT = join(import.meta.dirname, '../checkout');

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
    const env = { ...(await buildEnvironment(temporary)), ACTIONS_RUNTIME_URL: proxy.url };
    const args = [...buildArguments(call, temporary, port), '-e', eventFile];
    const run = await execute({ args, env, cwd: call.directory });
    return { ...run, artifacts: join(temporary, 'artifacts') };
  } finally {
    await proxy.close();
  }
}

async function buildEnvironment(temporary: string): Promise<NodeJS.ProcessEnv> {
  const home = join(temporary, 'home');
  const bin = join(temporary, 'bin');
  for (const folder of [home, bin]) await mkdir(folder);
  await symlink(findNode(), join(bin, 'node'));
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
    ...['--workflows', `.github/workflows/${call.workflow}`, '--platform', 'ubuntu-24.04=-self-hosted'],
    ...['--local-repository', `${call.kit.name}=${call.kit.folder}`, '--defaultbranch', 'main'],
    ...findCheckouts(call).flatMap((name) => ['--local-repository', `${name}=${CHECKOUT}`]),
    '--no-skip-checkout',
    ...['--env', `TEST_ORIGIN=file://${call.remote}`],
    ...['--action-cache-path', join(temporary, 'cache'), '--no-cache-server'],
    ...['--artifact-server-path', join(temporary, 'artifacts'), '--artifact-server-addr', '127.0.0.1'],
    ...['--artifact-server-port', String(port)],
    ...['--env-file', nothing, '--secret-file', nothing, '--var-file', nothing, '--input-file', nothing],
    ...repeat('--env', call.env),
    ...repeat('--var', call.vars),
    ...repeat('--secret', call.secrets),
    ...repeat('--input', call.inputs),
  ];
}

/** Every name by which the workflow uses actions/checkout. */
function findCheckouts({ directory, workflow }: ActCall): string[] {
  const text = readFileSync(join(directory, '.github/workflows', workflow), 'utf8');
  return [...new Set(text.match(/actions\/checkout@[0-9a-f]{40}/g))];
}

function repeat(flag: string, values: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

function execute(command: { args: string[]; env: NodeJS.ProcessEnv; cwd: string }): Promise<WorkflowRun> {
  const { args, ...options } = command;
  // A process group of its own: at the limit the steps' processes go with it.
  const child = spawn(provideTool('act'), args, {
    ...options,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  const limit = setTimeout(() => process.kill(-(child.pid ?? Number.NaN), 'SIGKILL'), LIMIT);
  const exit = new Promise<number>((done, fail) => {
    child.once('error', fail).once('close', (code) => done(code ?? 128));
  });
  return Promise.all([exit, output])
    .then(([exitCode, texts]) => readEvents(texts.join('\n').split('\n'), exitCode))
    .finally(() => clearTimeout(limit));
}
