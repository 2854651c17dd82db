import { runBundle } from './fake-runner.ts';
import { GOOD, type Weights } from './rent-model.ts';
import { makeSampleProject, type SampleProject } from './sample-project.ts';

/** Evaluates (in the test) and packages (by the bundle) a model of the sample project; the bundle's digest. */
export async function packageModel(project: SampleProject, weights: Weights): Promise<string> {
  const artifact = await project.evaluate(weights);
  const { outputs, stdout } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
  });
  const digest = outputs['bundle-digest'];
  if (digest === undefined) throw new Error(`package failed: ${stdout}`);
  return digest;
}

/** Promotes a bundle to an environment and merges the pull request. */
export async function promoteAndMerge(
  project: SampleProject,
  digest: string,
  environment: string,
): Promise<string> {
  const { outputs, stdout } = await runBundle({
    verb: 'promote',
    inputs: { 'bundle-digest': digest, environment },
    directory: project.directory,
  });
  const branch = outputs['branch'];
  if (branch === undefined) throw new Error(`promote failed: ${stdout}`);
  project.repository.merge(branch);
  project.repository.git('pull', '--quiet', '--ff-only');
  return outputs['version'] ?? '';
}

/** A sample project with the bundle of a model. */
export type PackagedProject = SampleProject & { digest: string };

/** A sample project whose first model is packaged. */
export async function makePackagedProject(weights: Weights = GOOD): Promise<PackagedProject> {
  const project = await makeSampleProject();
  return Object.assign(project, { digest: await packageModel(project, weights) });
}

/** A sample project whose first model is live in an environment. */
export async function makePromotedProject(
  environment: string,
  weights: Weights = GOOD,
): Promise<PackagedProject> {
  const project = await makePackagedProject(weights);
  await promoteAndMerge(project, project.digest, environment);
  return project;
}
