import { runBundle } from '../../helpers/fake-runner.ts';
import { startProject, type Workflows } from './run-workflows.ts';

/** A model that main points at. */
export interface PublishedModel {
  version: string;
  /** Digest of its bundle. */
  bundle: string;
}

/** What a step of the preparation is told. */
type Inputs = Record<string, string>;

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

/** Trains on what main holds, promotes the model to environments and merges each promotion. */
export async function publishModel(
  project: Workflows,
  environments: readonly string[],
): Promise<PublishedModel> {
  const { artifact: run = '' } = await runStep(project, 'train');
  const { artifact = '' } = await runStep(project, 'evaluate', { artifact: run });
  const { 'bundle-digest': bundle = '' } = await runStep(project, 'package', { artifact });
  let version = '';
  for (const environment of environments) {
    const outputs = await proposeAndMerge(project, 'promote', { 'bundle-digest': bundle, environment });
    version = outputs['version'] ?? '';
  }
  return { version, bundle };
}

/** Changes a parameter of training on main. */
export function changeParameter(project: Workflows, alpha: number): void {
  const text = project.git('show', 'HEAD:pipeline.yaml').replace(/alpha: [\d.]+/, `alpha: ${alpha}`);
  project.commit(`Set alpha to ${alpha}`, { 'pipeline.yaml': `${text}\n` });
}

async function proposeAndMerge(project: Workflows, verb: string, inputs: Inputs): Promise<Inputs> {
  const outputs = await runStep(project, verb, inputs);
  project.mergeIntoMain(outputs['branch'] ?? '');
  return outputs;
}

/** Runs one verb's bundle in the project's work tree; its outputs. */
export async function runStep(
  { directory, store }: Workflows,
  verb: string,
  inputs: Inputs = {},
): Promise<Inputs> {
  const result = await runBundle({
    verb,
    directory,
    inputs: { ...inputs, ...(verb === 'train' ? {} : { store }) },
  });
  if (result.exitCode !== 0) throw new Error(`${verb} failed: ${result.stdout}\n${result.stderr}`);
  return result.outputs;
}
