import { checkEnvironment, readProjectPipeline, settleModel } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';

export interface RollbackInputs {
  model: string;
  environment: string;
  /** The version to go back to; the one that was live before where it is left out. */
  to: string | undefined;
  reason: string | undefined;
  base: string | undefined;
}

export async function readInputs(runner: Runner): Promise<RollbackInputs> {
  const { inputs } = runner;
  const environment = inputs.required('environment');
  const pipeline = await readProjectPipeline(runner);
  return {
    model: settleModel(inputs, pipeline),
    environment: checkEnvironment(environment, pipeline),
    to: inputs.text('to'),
    reason: inputs.text('reason'),
    base: inputs.text('base'),
  };
}
