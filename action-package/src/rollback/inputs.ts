import { resolve } from 'node:path';
import type { InputReader } from '../../../kit/action/inputs.ts';
import { checkEnvironment, readProjectPipeline, settleModel } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

export interface RollbackInputs {
  model: string;
  environment: string;
  /** The version to go back to; the one that was live before where it is left out. */
  to: string | undefined;
  reason: string | undefined;
  /** What monitoring saw: its file (absolute), or the workflow run that keeps it. */
  evidence: { file: string } | { run: number } | undefined;
  base: string | undefined;
}

export async function readInputs(runner: Runner): Promise<RollbackInputs> {
  const { inputs, directory } = runner;
  const environment = inputs.required('environment');
  const pipeline = await readProjectPipeline(runner);
  return {
    model: settleModel(inputs, pipeline),
    environment: checkEnvironment(environment, pipeline),
    to: inputs.text('to'),
    // One line: the commit's message has its trailers after it.
    reason: inputs.text('reason')?.replace(/\s+/g, ' '),
    evidence: settleEvidence(inputs, directory),
    base: inputs.text('base'),
  };
}

function settleEvidence(inputs: InputReader, directory: string): RollbackInputs['evidence'] {
  const file = inputs.text('evidence');
  const run = inputs.number('evidence-run', { min: 1, integer: true });
  if (file !== undefined && run !== undefined)
    throw new ConfigurationError(
      'SLW_INPUTS_CONTRADICT',
      'The inputs "evidence" and "evidence-run" contradict each other. Set one of them.',
    );
  if (run !== undefined) return { run };
  return file === undefined ? undefined : { file: resolve(directory, file) };
}
