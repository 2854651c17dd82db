import { readProjectPipeline, settleModel, settleStore } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';

/** What the verbs of this action read alike: `pipeline.yaml` (or none), the model, the store. */
export interface Project {
  pipeline: Pipeline | undefined;
  model: string;
  /** The store's address. */
  store: string;
}

/** Reads the settings every verb of this action needs. @throws ConfigurationError for a missing or impossible one */
export async function readProject(runner: Runner): Promise<Project> {
  const pipeline = await readProjectPipeline(runner);
  return {
    pipeline,
    model: settleModel(runner.inputs, pipeline),
    store: settleStore(runner.inputs, pipeline),
  };
}
