import type { Digest } from '../../kit/format/manifest/digest.ts';
import { makeRepository, type TestRepository } from './git-repository.ts';
import { pointerFile as pointerFileOf, versionFile } from './registry-files.ts';

/** The digest that stands for a version's bundle. */
export const bundleOf = (version: string): Digest =>
  `sha256:${version.replaceAll('.', '').padStart(64, '0')}`;

/** The files of a version as a promotion commits them. */
export function versionFiles(version: string, model = 'rent'): Record<string, string> {
  return versionFile({ model, version, bundle: bundleOf(version) });
}

/** The pointer of an environment. */
export function pointerFile(
  version: string,
  environment = 'production',
  model = 'rent',
): Record<string, string> {
  return pointerFileOf({ model, version, bundle: bundleOf(version), environment });
}

/** A repository in whose history the versions were promoted to production one after the other. */
export function makeRegistryHistory(...versions: string[]): TestRepository {
  const repository = makeRepository({
    'pipeline.yaml': 'model: rent\nenvironments: [staging, production]\n',
    '.gitignore': '.slipway/\n',
  });
  for (const version of versions)
    repository.commit(`Promote ${version}`, { ...versionFiles(version), ...pointerFile(version) });
  return repository;
}
