import type { Version } from '../../../kit/format/manifest/registry.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { type RegistrySource, readFromGit } from '../../../kit/ml/registry/source.ts';
import { readVersion, readVersions } from '../../../kit/ml/registry/versions.ts';

/** The registry as the base branch's newest commit on the remote has it, whatever is checked out. */
export interface Base {
  branch: string;
  commit: string;
  source: RegistrySource;
}

/** Fetches the base branch, the remote's default one where none is named. */
export async function readBase(git: Git, branch: string | undefined): Promise<Base> {
  const base = branch ?? (await git.defaultBranch());
  const commit = await git.fetch(base);
  return { branch: base, commit, source: readFromGit(git, commit) };
}

/** A version that must be there. @throws ConfigurationError that lists those there are */
export async function requireVersion(
  { source, branch }: Base,
  model: string,
  version: string,
): Promise<Version> {
  const found = /^\d+\.\d+\.\d+$/.test(version) ? await readVersion(source, model, version) : undefined;
  if (found) return found;
  const known = (await readVersions(source, model)).map((each) => each.version);
  const list = known.length > 0 ? `There are ${known.join(', ')}` : 'There are none yet';
  throw new ConfigurationError(
    'SLW_NAME_UNKNOWN',
    `There is no version "${version}" of ${model} on ${branch}. ${list}: correct the input, or promote a bundle by its digest.`,
  );
}
