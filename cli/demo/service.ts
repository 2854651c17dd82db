import { join } from 'node:path';
import { readKey } from '../../kit/ground/values/record.ts';
import { KIT_ROOT } from '../kit-root.ts';
import { startProgram } from '../start-program.ts';
import { endProcess, type ProcessKeeper } from './process-keeper.ts';
import type { DemoProject } from './project.ts';
import { StageFailure } from './stage-failure.ts';
import { chooseNode, runnerEnvironment } from './step-runner.ts';

const READY_MILLISECONDS = 30_000;

/** The prediction service at work. */
export interface DemoService {
  url: string;
  /** Settles when it has ended. */
  ended: Promise<void>;
  /** Ends it as a service manager would, and waits until it has. */
  stop(): Promise<void>;
}

/** Starts the service on an environment, following the remote. @throws StageFailure when it does not become ready */
export async function startService(
  project: DemoProject,
  keeper: ProcessKeeper,
  environment: string,
): Promise<DemoService> {
  let printed = '';
  let announce: (url: string) => void = () => {};
  const ready = new Promise<string>((resolve) => {
    announce = resolve;
  });
  const running = await startProgram({
    program: join(KIT_ROOT, 'dist/serve.js'),
    node: chooseNode(),
    inputs: { environment, port: 0, follow: true, 'poll-seconds': 0.5, pipeline: 'pipeline.yaml' },
    directory: project.directory,
    folder: join(project.root, 'steps', 'serve'),
    env: serviceEnvironment(runnerEnvironment(project.root, '')),
    onStdout: (text) => {
      printed += text;
      const url = readUrl(printed);
      if (url) announce(url);
    },
  });
  keeper.keep(running.process);
  const failed = running.finished.then(({ stdout, stderr }) => {
    throw new StageFailure(`The service ended before it was ready. It said:\n${stdout}\n${stderr}`);
  });
  failed.catch(() => {});
  const url = await Promise.race([ready, failed, failLater()]);
  const ended = running.finished.then(() => {});
  return { url, ended, stop: () => endProcess(running.process) };
}

/** The service runs beside the workflows, not in one. */
function serviceEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...env, GITHUB_ACTIONS: '' };
}

/** The URL in the first line that the service prints. */
function readUrl(printed: string): string | undefined {
  const [line, ...rest] = printed.split('\n');
  if (rest.length === 0 || !line) return undefined;
  const url = readKey(JSON.parse(line), 'url');
  return url === undefined ? undefined : String(url);
}

function failLater(): Promise<never> {
  return new Promise((_, fail) => {
    const seconds = READY_MILLISECONDS / 1000;
    const error = new StageFailure(`The service was not ready after ${seconds} s.`);
    setTimeout(() => fail(error), READY_MILLISECONDS).unref();
  });
}
