import { checkName, settleStore } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import { type Project, readProject } from '../shared/read-project.ts';

export interface CompareInputs extends Project {
  /** Undefined: nothing was trained. */
  artifact: string | undefined;
  store: string;
  /** Undefined: the pull request's, else the remote's default branch. */
  base: string | undefined;
  /** Whose live model stands for main. */
  environment: string;
  runtimePath: string | undefined;
}

export async function readInputs(runner: Runner): Promise<CompareInputs> {
  const { inputs } = runner;
  const project = await readProject(runner);
  const environment = inputs.text('environment') ?? chooseEnvironment(project.pipeline?.environments);
  return {
    ...project,
    artifact: inputs.text('artifact'),
    store: settleStore(inputs, project.pipeline),
    base: inputs.text('base'),
    environment: checkName('environment', environment),
    runtimePath: settleRuntimePath(inputs, runner.directory),
  };
}

function chooseEnvironment(environments: readonly string[] = []): string {
  return environments.includes('production') ? 'production' : (environments.at(-1) ?? 'production');
}
