import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { readTextIfExists } from '../kit/ground/files/files.ts';
import {
  type InputValue,
  prepareRunnerFiles,
  type RunnerFiles,
  toInputVariables,
} from './runner-environment.ts';
import { type Annotation, parseAnnotations, parseOutputFile } from './runner-files.ts';

/** One step: a program, its inputs, and the surroundings it runs in. */
export interface ProgramCall {
  /** The program's file, `dist/<verb>.js`. */
  program: string;
  /** The Node to run it on. This process's own when absent. */
  node?: string;
  inputs: Readonly<Record<string, InputValue>>;
  /** The project's folder: working directory and `GITHUB_WORKSPACE`. */
  directory: string;
  /** Where the runner's files of this step are made; an empty or missing folder. */
  folder: string;
  /** The environment to start from. Inputs, workspace and the runner's files are added. */
  env: NodeJS.ProcessEnv;
  event?: unknown;
  /** Called with what the program prints, as it prints it. */
  onStdout?: (text: string) => void;
  onStderr?: (text: string) => void;
}

/** What a step left behind. */
export interface ProgramResult {
  exitCode: number;
  outputs: Record<string, string>;
  /** Markdown. */
  summary: string;
  stdout: string;
  stderr: string;
  annotations: Annotation[];
  /** The result document; undefined when the program wrote none. */
  result: unknown;
}

/** A program at work: its process, to stop it, and what it will have left behind. */
export interface RunningProgram {
  process: ChildProcess;
  finished: Promise<ProgramResult>;
}

/** Runs a program as a runner runs a step, to its end. */
export async function runProgram(call: ProgramCall): Promise<ProgramResult> {
  return (await startProgram(call)).finished;
}

/** Starts a program as a runner starts a step. Its exit code is 128 when a signal ended it. */
export async function startProgram(call: ProgramCall): Promise<RunningProgram> {
  const { files, variables } = await prepareRunnerFiles(call.folder, call.event);
  const child = spawn(call.node ?? process.execPath, [call.program], {
    cwd: call.directory,
    env: {
      ...call.env,
      GITHUB_WORKSPACE: call.directory,
      ...variables,
      ...toInputVariables(call.inputs),
    },
    // The channel tells the program when this process is gone.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const stdout = collect(child.stdout, call.onStdout);
  const stderr = collect(child.stderr, call.onStderr);
  const finished = waitForExit(child).then(async (exitCode) => ({
    exitCode,
    stdout: stdout(),
    stderr: stderr(),
    annotations: parseAnnotations(stdout()),
    ...(await readRunnerFiles(files)),
  }));
  return { process: child, finished };
}

function collect(stream: NodeJS.ReadableStream | null, listener?: (text: string) => void): () => string {
  const parts: string[] = [];
  stream?.setEncoding('utf8');
  stream?.on('data', (text: string) => {
    parts.push(text);
    listener?.(text);
  });
  return () => parts.join('');
}

function waitForExit(child: ChildProcess): Promise<number> {
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => done(code ?? 128));
  });
}

async function readRunnerFiles(
  files: RunnerFiles,
): Promise<Pick<ProgramResult, 'outputs' | 'summary' | 'result'>> {
  const result = await readTextIfExists(files.result);
  return {
    outputs: parseOutputFile(await readFile(files.output, 'utf8')),
    summary: await readFile(files.summary, 'utf8'),
    result: result === undefined ? undefined : JSON.parse(result),
  };
}
