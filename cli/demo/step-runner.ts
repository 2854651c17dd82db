import { join } from 'node:path';
import { findNode } from '../../scripts/find-node.mjs';
import { presetsOf, readActionFile } from '../action-file.ts';
import { type ActionVerb, locateActionFile } from '../action-verbs.ts';
import { KIT_ROOT } from '../kit-root.ts';
import type { InputValue } from '../runner-environment.ts';
import { type ProgramResult, startProgram } from '../start-program.ts';
import type { ProcessKeeper } from './process-keeper.ts';
import { type DemoProject, gitEnvironment } from './project.ts';
import { StageFailure } from './stage-failure.ts';

/** Runs a verb as a step of a workflow: its inputs, the runner's variables and files, its exit code. */
export type RunStep = (
  verb: ActionVerb,
  inputs?: Readonly<Record<string, InputValue>>,
  directory?: string,
) => Promise<ProgramResult>;

/** Steps on the demo's own runner. @throws StageFailure from a step that fails */
export function createStepRunner(project: DemoProject, keeper: ProcessKeeper): RunStep {
  let count = 0;
  const node = chooseNode();
  return async (verb, inputs = {}, directory = project.directory) => {
    const { inputs: specs } = await readActionFile(locateActionFile(verb));
    count++;
    const running = await startProgram({
      program: join(KIT_ROOT, 'dist', `${verb}.js`),
      node,
      inputs: { ...presetsOf(specs), ...inputs },
      directory,
      folder: join(project.root, 'steps', `${String(count).padStart(2, '0')}-${verb}`),
      env: runnerEnvironment(project.root, await project.git('rev-parse', 'HEAD')),
    });
    const release = keeper.keep(running.process);
    const result = await running.finished.finally(release);
    if (result.exitCode !== 0) throw new StageFailure(explain(verb, inputs, result));
    return result;
  };
}

/** The runners' Node where setup has put it, else the one that runs this. */
export function chooseNode(): string {
  try {
    return findNode();
  } catch {
    return process.execPath;
  }
}

/** What a hosted runner sets, without a token: pull requests then are branches and files of the local forge. */
export function runnerEnvironment(root: string, commit: string): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR, XDG_CACHE_HOME, SystemRoot, LOCALAPPDATA } = process.env;
  return {
    ...gitEnvironment({ PATH, HOME, LANG, TMPDIR, XDG_CACHE_HOME, SystemRoot, LOCALAPPDATA }),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'demo',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_SHA: commit,
    GITHUB_WORKFLOW: 'demo',
    RUNNER_TEMP: join(root, 'steps'),
  };
}

function explain(verb: string, inputs: Readonly<Record<string, InputValue>>, result: ProgramResult): string {
  const given = Object.entries(inputs).map(([name, value]) => `  ${name}: ${value}`);
  const said = `${result.stdout}\n${result.stderr}`.trim();
  return [`${verb} ended with exit code ${result.exitCode}. Its inputs:`, ...given, 'It said:', said].join(
    '\n',
  );
}
