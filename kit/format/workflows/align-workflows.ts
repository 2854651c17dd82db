import { type AlignedWorkflow, alignWorkflow, isWorkflow, WORKFLOWS_FOLDER } from './align-workflow.ts';
import type { WorkflowSource } from './workflow-source.ts';

/** A workflow with marks, and how it has to read. */
export type MarkedWorkflow = AlignedWorkflow & { path: string };

/**
 * All workflows of a project that have marks, brought to the environments.
 * @throws ConfigurationError as `alignWorkflow`
 */
export async function alignWorkflows(
  source: WorkflowSource,
  environments: readonly string[],
): Promise<MarkedWorkflow[]> {
  const found: MarkedWorkflow[] = [];
  for (const path of (await source.list(WORKFLOWS_FOLDER)).filter(isWorkflow)) {
    const text = (await source.read(path)) ?? '';
    const aligned = alignWorkflow({ file: path, text, environments });
    if (aligned !== undefined) found.push({ path, ...aligned });
  }
  return found;
}
