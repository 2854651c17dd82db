import { runBundle } from './fake-runner.ts';
import type { TestRepository } from './git-repository.ts';

/** A project made from the template whose pull requests are merged without a forge. */
export interface PublishingProject extends Pick<TestRepository, 'directory' | 'git' | 'commit'> {
  /** URL of the store. */
  store: string;
  /** Merges a branch on the remote, as a reviewer does, and brings the work tree to it. */
  mergeIntoMain(branch: string): void;
}

/** A model that main points at. */
export interface PublishedModel {
  version: string;
  /** Digest of its bundle. */
  bundle: string;
}

/** What a step is told, or what it puts out. */
type Values = Record<string, string>;

/** Trains on what main holds, promotes the model to environments and merges each promotion. */
export async function publishModel(
  project: PublishingProject,
  environments: readonly string[],
): Promise<PublishedModel> {
  const bundle = await packageModel(project);
  let version = '';
  for (const environment of environments) {
    const outputs = await proposeAndMerge(project, 'promote', { 'bundle-digest': bundle, environment });
    version = outputs['version'] ?? '';
  }
  return { version, bundle };
}

/** Trains on what main holds; the digest of the bundle. */
async function packageModel(project: PublishingProject): Promise<string> {
  const { artifact: run = '' } = await runStep(project, 'train');
  const { artifact = '' } = await runStep(project, 'evaluate', { artifact: run });
  const { 'bundle-digest': bundle = '' } = await runStep(project, 'package', { artifact });
  return bundle;
}

/** Changes a parameter of training on main. */
export function changeParameter(project: PublishingProject, alpha: number): void {
  const text = project.git('show', 'HEAD:pipeline.yaml').replace(/alpha: [\d.]+/, `alpha: ${alpha}`);
  project.commit(`Set alpha to ${alpha}`, { 'pipeline.yaml': `${text}\n` });
}

/** Runs a verb that proposes a pull request, and merges it; its outputs. */
export async function proposeAndMerge(
  project: PublishingProject,
  verb: string,
  inputs: Values,
): Promise<Values> {
  const outputs = await runStep(project, verb, inputs);
  project.mergeIntoMain(outputs['branch'] ?? '');
  return outputs;
}

/** Runs one verb's bundle in the project's work tree; its outputs. @throws Error when it fails, with what it printed */
export async function runStep(
  { directory, store }: Pick<PublishingProject, 'directory' | 'store'>,
  verb: string,
  inputs: Values = {},
): Promise<Values> {
  const result = await runBundle({
    verb,
    directory,
    inputs: { ...inputs, ...(verb === 'train' ? {} : { store }) },
  });
  if (result.exitCode !== 0) throw new Error(`${verb} failed: ${result.stdout}\n${result.stderr}`);
  return result.outputs;
}
