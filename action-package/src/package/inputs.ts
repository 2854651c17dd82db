import { resolve } from 'node:path';
import { settleDataPaths } from '../../../kit/action/data-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settlePolicy } from '../../../kit/action/signing-inputs.ts';
import type { SigningPolicy } from '../../../kit/ml/sign/signing-policy.ts';
import { type Project, readProject } from '../shared/read-project.ts';

export interface PackageInputs extends Project {
  /** The artifact `evaluated-<model>-<key>`. */
  artifact: string;
  directory: string;
  /** Paths of the checkout's files. */
  lock: string;
  contract: string;
  policy: SigningPolicy;
}

export async function readInputs(runner: Runner): Promise<PackageInputs> {
  const { inputs, directory } = runner;
  const artifact = inputs.required('artifact');
  const project = await readProject(runner);
  const paths = settleDataPaths(inputs, project.pipeline);
  return {
    ...project,
    artifact,
    policy: settlePolicy(inputs, project.pipeline),
    directory,
    lock: resolve(directory, paths.lock),
    contract: resolve(directory, paths.contract),
  };
}
