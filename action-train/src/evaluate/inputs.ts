import { throwMissing } from '../../../kit/action/inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import { type Project, readProject } from '../shared/read-project.ts';

export interface EvaluateInputs extends Project {
  /** The artifact `run-<model>-<key>-<attempt>`. */
  artifact: string;
  store: string;
  /** Undefined: the task's first metric. */
  primary: string | undefined;
  slices: string[];
  runtimePath: string | undefined;
}

export async function readInputs(runner: Runner): Promise<EvaluateInputs> {
  const { inputs } = runner;
  const artifact = inputs.required('artifact');
  const project = await readProject(runner);
  const config = project.pipeline?.evaluate;
  return {
    ...project,
    artifact,
    store: inputs.text('store') ?? project.pipeline?.data?.store ?? throwMissing('store', 'data.store'),
    primary: inputs.text('primary') ?? config?.primary,
    slices: inputs.list('slices') ?? config?.slices ?? [],
    runtimePath: settleRuntimePath(inputs, runner.directory),
  };
}
