import { readProjectPipeline } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { locateData } from '../../../kit/format/config/project-paths.ts';

export interface TagsInputs {
  /** The branch whose history the tags follow; the remote's default branch where it is left out. */
  base: string | undefined;
  /** Path of the data lock, relative to the project's folder. */
  lock: string;
  /** Says what would be pushed and pushes nothing. */
  dryRun: boolean;
}

export async function readInputs(runner: Runner): Promise<TagsInputs> {
  const { inputs } = runner;
  const pipeline = await readProjectPipeline(runner);
  return {
    base: inputs.text('base'),
    lock: locateData(pipeline).lock,
    dryRun: inputs.flag('dry-run') ?? false,
  };
}
