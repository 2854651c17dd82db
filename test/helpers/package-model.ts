import { runBundle } from './fake-runner.ts';
import type { Weights } from './rent-model.ts';
import type { SampleProject } from './sample-project.ts';

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
