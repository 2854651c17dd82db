import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { prepareRelease } from '../../../scripts/release/prepare-release.ts';
import { makeKit, release } from './make-kit.ts';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n### Fixed\n\n- A fault.\n\n## 1.2.0\n\n- Older.\n';

test('gives what is unreleased the heading of the version, and writes the version where it stands', async () => {
  const kit = makeKit({ 'CHANGELOG.md': CHANGELOG });
  expect(await prepareRelease({ root: kit.directory, version: '1.2.1' })).toEqual([
    'CHANGELOG.md',
    'package-lock.json',
    'package.json',
  ]);
  const read = (file: string) => readFileSync(join(kit.directory, file), 'utf8');
  expect(read('CHANGELOG.md')).toBe(CHANGELOG.replace('## Unreleased\n', '## Unreleased\n\n## 1.2.1\n'));
  expect(JSON.parse(read('package.json'))).toMatchObject({ version: '1.2.1' });
  // A dependency of the same number keeps it.
  expect(JSON.parse(read('package-lock.json'))).toMatchObject({
    version: '1.2.1',
    packages: { '': { version: '1.2.1' }, 'node_modules/x': { version: '1.2.0' } },
  });
});

test('what it writes can be released once it is committed', async () => {
  const kit = makeKit({ 'CHANGELOG.md': CHANGELOG });
  await prepareRelease({ root: kit.directory, version: '1.3.0' });
  kit.commit('Release 1.3.0');
  await expect(release(kit, { version: '1.3.0' })).resolves.toMatchObject({
    notes: '### Fixed\n\n- A fault.',
  });
});

test.each([
  [
    'nothing is unreleased',
    '## Unreleased\n\n## 1.2.0\n\n- x\n',
    'CHANGELOG.md says nothing under "## Unreleased".',
  ],
  [
    'the version is there',
    '## Unreleased\n\n- y\n\n## 1.3.0\n\n- x\n',
    'CHANGELOG.md has a section "## 1.3.0" already.',
  ],
])('refuses when %s, and writes nothing', async (_, changelog, message) => {
  const kit = makeKit({ 'CHANGELOG.md': changelog });
  await expect(prepareRelease({ root: kit.directory, version: '1.3.0' })).rejects.toThrow(message);
  expect(kit.git('status', '--porcelain')).toBe('');
});
