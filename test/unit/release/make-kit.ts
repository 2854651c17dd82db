import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { makeRelease } from '../../../scripts/release/release.ts';
import { makeRepository, type TestRepository } from '../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

/** Digest of the image that pods mount. */
export const IMAGE: Digest = `sha256:${'1'.repeat(64)}`;

const CHANGELOG = `# Changelog

## Unreleased

## 1.2.0

### Added

- Something for users.

## 1.1.0

- Older.
`;

const manifest = (version: string) => `${JSON.stringify({ name: 'kit', version }, null, 2)}\n`;
const lock = (version: string) =>
  `${JSON.stringify({ name: 'kit', version, packages: { '': { version }, 'node_modules/x': { version } } }, null, 2)}\n`;

/** A kit in a repository of its own, ready to be released as 1.2.0, with a remote. */
export function makeKit(files: Record<string, string> = {}): TestRepository {
  return makeRepository({
    'package.json': manifest('1.2.0'),
    'package-lock.json': lock('1.2.0'),
    'CHANGELOG.md': CHANGELOG,
    'dist/train.js': 'train();\n',
    'dist/chunk-a.js': 'a();\n',
    ...files,
  });
}

/** Makes a release of a kit; `faults` is what the checks find. */
export function release(
  kit: TestRepository,
  options: { version?: string; out?: string; faults?: string[] } = {},
) {
  const { version = '1.2.0', out = `${makeTemporaryFolder('release')}/out`, faults = [] } = options;
  const inputs = { root: kit.directory, version, owner: 'acme', repository: 'slipway', out };
  const buildImage = async () => ({ digest: IMAGE, archive: Buffer.from('an image') });
  const made = makeRelease(inputs, { git: kit.git, check: async () => faults, buildImage });
  return made.then((result) => ({ ...result, out }));
}
