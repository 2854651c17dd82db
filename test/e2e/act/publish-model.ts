import { type PublishedModel, proposeAndMerge, publishModel } from '../../helpers/publish-model.ts';
import { startProject, type Workflows } from './run-workflows.ts';

export { changeParameter, type PublishedModel, publishModel, runStep } from '../../helpers/publish-model.ts';

/** A project whose data are merged, prepared by the bundle itself without a runner between. */
export async function startIngestedProject(): Promise<Workflows> {
  const project = await startProject();
  await proposeAndMerge(project, 'ingest', {});
  return project;
}

/**
 * A project whose environments serve a first model, prepared by the bundles themselves without a runner between them, so
 * that a scenario has time for the workflow it is about.
 */
export async function startPublishedProject(
  environments: readonly string[] = ['staging'],
): Promise<Workflows & { first: PublishedModel }> {
  const project = await startIngestedProject();
  return { ...project, first: await publishModel(project, environments) };
}
