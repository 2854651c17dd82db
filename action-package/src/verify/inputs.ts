import { checkEnvironment, namePipelineFile } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import { settlePolicy } from '../../../kit/action/signing-inputs.ts';
import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';
import { locateData } from '../../../kit/format/config/project-paths.ts';
import type { SigningPolicy } from '../../../kit/ml/sign/signing-policy.ts';
import { type Project, readProject } from '../shared/read-project.ts';

export interface VerifyInputs extends Project {
  /** Undefined: every environment that has a pointer. */
  environment: string | undefined;
  /** Whether the model was named by an input, and not taken from `pipeline.yaml`. */
  modelGiven: boolean;
  directory: string;
  /** Path of the pipeline file, relative to the project's folder. */
  pipelineFile: string;
  /** Whether live models are measured on the splits in the store. */
  measure: boolean;
  runtimePath: string | undefined;
  policy: SigningPolicy;
  /** The policy where `pipeline.yaml` is another one. */
  settlePolicy(pipeline: Pipeline | undefined): SigningPolicy;
  /** Path of the data lock, relative to the project's folder. */
  lock: string;
}

export async function readInputs(runner: Runner): Promise<VerifyInputs> {
  const environment = runner.inputs.text('environment');
  const project = await readProject(runner);
  return {
    ...project,
    policy: settlePolicy(runner.inputs, project.pipeline),
    settlePolicy: (pipeline) => settlePolicy(runner.inputs, pipeline),
    environment: environment === undefined ? undefined : checkEnvironment(environment, project.pipeline),
    modelGiven: runner.inputs.text('model') !== undefined,
    directory: runner.directory,
    pipelineFile: namePipelineFile(runner.inputs),
    measure: runner.inputs.flag('measure') ?? false,
    runtimePath: settleRuntimePath(runner.inputs, runner.directory),
    lock: locateData(project.pipeline).lock,
  };
}
