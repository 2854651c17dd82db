import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import type { Candidate, RunGit } from './candidate.ts';
import { readVersion } from './prepare-release.ts';

/** @throws ConfigurationError for what is no release's number: `1.2.0`, neither `v1.2.0` nor `1.2.0-rc.1` */
export function refuseOddVersion(version: string): void {
  if (/^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.test(version)) return;
  throw new ConfigurationError(
    'SLW_RELEASE_REFUSED',
    `The version is "${version}". Write three numbers, such as 1.2.0.`,
  );
}

/**
 * Refuses what must not be released: another number than package.json states, a tree with changes, a tag that is taken
 * here or on the remote.
 * @returns the release's tags on the remote and here, without doubles
 */
export async function refuseUnready({ root, version, git }: Candidate): Promise<string[]> {
  const stated = await readVersion(root);
  if (stated !== version)
    throw new ConfigurationError(
      'SLW_RELEASE_REFUSED',
      `package.json states version ${stated}, not ${version}. Run "npm run release -- ${version} --prepare" and merge what it changes.`,
    );
  const changes = git('status', '--porcelain');
  if (changes !== '')
    throw new ConfigurationError(
      'SLW_RELEASE_REFUSED',
      `The tree has changes that no commit holds:\n${changes}\nCommit them or put them away.`,
    );
  const tags = listTags(git);
  if (tags.includes(`v${version}`))
    throw new ConfigurationError(
      'SLW_RELEASE_REFUSED',
      `The tag v${version} is there already. A release never changes: choose the next version.`,
    );
  return tags;
}

/** Tags such as `v1.2.0`, of this clone and of its remote. @throws ConfigurationError when the remote does not answer */
function listTags(git: RunGit): string[] {
  const local = git('tag', '--list', 'v*').split('\n');
  const remote = git('remote') === '' ? [] : readRemoteTags(git);
  return [...new Set([...local, ...remote])].filter((tag) => tag !== '');
}

function readRemoteTags(git: RunGit): string[] {
  try {
    const lines = git('ls-remote', '--tags', '--refs', 'origin', 'v*').split('\n');
    return lines.map((line) => line.replace(/^.*refs\/tags\//, ''));
  } catch (cause) {
    throw new ConfigurationError(
      'SLW_RELEASE_REFUSED',
      'The remote "origin" does not say which tags it has. Check the connection.',
      { cause },
    );
  }
}
