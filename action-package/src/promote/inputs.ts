import { checkEnvironment } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settleRuntimePath } from '../../../kit/action/runtime-inputs.ts';
import { settlePolicy } from '../../../kit/action/signing-inputs.ts';
import { locateData } from '../../../kit/format/config/project-paths.ts';
import { type Digest, isDigest } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { SigningPolicy } from '../../../kit/ml/sign/signing-policy.ts';
import { type Project, readProject } from '../shared/read-project.ts';

/** What is to be promoted: a bundle that may not have a number yet, or a version that has one. */
export type Candidate = { bundle: Digest } | { version: string };

export interface PromoteInputs extends Project {
  candidate: Candidate;
  environment: string;
  /** The branch that says what is live; the remote's default branch where it is left out. */
  base: string | undefined;
  reviewers: string[];
  directory: string;
  /** Path of the data lock, relative to the project's folder. */
  lock: string;
  policy: SigningPolicy;
  runtimePath: string | undefined;
}

export async function readInputs(runner: Runner): Promise<PromoteInputs> {
  const { inputs, directory } = runner;
  const candidate = readCandidate(inputs.text('bundle-digest'), inputs.text('version'));
  const environment = inputs.required('environment');
  const project = await readProject(runner);
  return {
    ...project,
    policy: settlePolicy(inputs, project.pipeline),
    candidate,
    environment: checkEnvironment(environment, project.pipeline),
    base: inputs.text('base'),
    reviewers: inputs.list('reviewers') ?? [],
    directory,
    lock: locateData(project.pipeline).lock,
    runtimePath: settleRuntimePath(inputs, directory),
  };
}

function readCandidate(digest: string | undefined, version: string | undefined): Candidate {
  if (digest !== undefined && version !== undefined)
    throw new ConfigurationError(
      'SLW_INPUTS_CONTRADICT',
      'The inputs "bundle-digest" and "version" contradict each other. Set one of them.',
    );
  if (version !== undefined) return { version };
  if (digest === undefined) return throwNoCandidate();
  if (isDigest(digest)) return { bundle: digest };
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The input "bundle-digest" is "${digest}". Write sha256: and 64 hex digits, as package puts out.`,
  );
}

function throwNoCandidate(): never {
  throw new ConfigurationError(
    'SLW_INPUT_MISSING',
    'The input "bundle-digest" is missing, or "version" for what was promoted before. Set one of them.',
  );
}
