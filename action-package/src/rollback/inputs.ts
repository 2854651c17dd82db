import { resolve } from 'node:path';
import { throwMissing } from '../../../kit/action/inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { readPipeline } from '../../../kit/config/read-pipeline.ts';
import { checkEnvironment, checkName } from '../read-project.ts';

export interface RollbackInputs {
  model: string;
  environment: string;
  /** The version to go back to; the one that was live before where it is left out. */
  to: string | undefined;
  reason: string | undefined;
  base: string | undefined;
}

export async function readInputs({ inputs, directory }: Runner): Promise<RollbackInputs> {
  const environment = inputs.required('environment');
  const pipeline = await readPipeline(resolve(directory, inputs.text('pipeline') ?? 'pipeline.yaml'));
  return {
    model: checkName('model', inputs.text('model') ?? pipeline?.model ?? throwMissing('model', 'model')),
    environment: checkEnvironment(environment, pipeline),
    to: inputs.text('to'),
    reason: inputs.text('reason'),
    base: inputs.text('base'),
  };
}
