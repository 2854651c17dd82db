import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError, hasCode } from '../../kit/ground/errors/configuration-error.ts';
import { replaceAtomically } from '../../kit/ground/files/files.ts';
import { compareVersions } from '../../kit/ml/registry/versions.ts';
import type { Candidate, Release, RunGit } from './candidate.ts';
import { readEntries } from './changelog.ts';
import { refuseOddVersion, refuseUnready } from './refuse-release.ts';
import { writeAssets } from './release-assets.ts';
import type { ServiceImage } from './service-image.ts';

export interface ReleaseInputs {
  root: string;
  version: string;
  owner: string;
  repository: string;
  /** A folder that is missing or empty. */
  out: string;
}

export interface ReleasePorts {
  git: RunGit;
  /** Everything that must hold of the tree; what does not, one line each. */
  check(): Promise<string[]>;
  buildImage(root: string): Promise<ServiceImage>;
}

/**
 * Makes a release in a folder, whole or not at all. Tags nothing and pushes nothing.
 * @throws ConfigurationError when the tree, the number, the changelog or the folder is not fit for it
 */
export async function makeRelease(inputs: ReleaseInputs, ports: ReleasePorts): Promise<Release> {
  const { root, version, out } = inputs;
  const { git, check, buildImage } = ports;
  refuseOddVersion(version);
  await refuseFilledFolder(out);
  const tags = await refuseUnready({ root, version, git });
  const commit = git('rev-parse', 'HEAD');
  const majorTag = findMajorTag(version, tags);
  const notes = readEntries(await readFile(join(root, 'CHANGELOG.md'), 'utf8'), version);
  await refuseFaults(check, { root, version, git });
  const image = await buildImage(root);
  const release = { ...inputs, tag: `v${version}`, commit, majorTag, notes, image };
  await rm(out, { recursive: true, force: true });
  await replaceAtomically(out, (folder) => writeAssets(folder, release));
  return release;
}

async function refuseFilledFolder(out: string): Promise<void> {
  const found = await readdir(out).catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  });
  if (found.length > 0)
    throw new ConfigurationError(
      'SLW_FOLDER_NOT_EMPTY',
      `${out} is not empty: it holds ${found[0]}. Name an empty folder.`,
    );
}

/** Looks at the tree again afterwards: what a check changed would be released unchecked. */
async function refuseFaults(check: ReleasePorts['check'], candidate: Candidate): Promise<void> {
  const faults = await check();
  if (faults.length > 0)
    throw new ConfigurationError(
      'SLW_RELEASE_REFUSED',
      `The tree is not fit for a release:\n${faults.join('\n')}`,
    );
  await refuseUnready(candidate);
}

function findMajorTag(version: string, tags: readonly string[]): string | undefined {
  const major = version.split('.')[0];
  const released = tags.filter((tag) => new RegExp(`^v${major}\\.\\d+\\.\\d+$`).test(tag));
  const newer = released.some((tag) => compareVersions(tag.slice(1), version) > 0);
  return newer ? undefined : `v${major}`;
}
