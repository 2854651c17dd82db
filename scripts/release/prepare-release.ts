import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { writeFileAtomically } from '../../kit/ground/files/files.ts';
import { readKey } from '../../kit/ground/values/record.ts';
import { cutVersion } from './changelog.ts';

/** The version stands at the top of each, and in the lock file again in the entry of the package itself. */
const MANIFESTS = { 'package.json': 1, 'package-lock.json': 2 } as const;

/**
 * Writes the version into package.json and its lock file, and gives the Unreleased entries of the changelog its heading:
 * the change that is reviewed before a release. All files are read before the first is written.
 * @returns the files written
 */
export async function prepareRelease({
  root,
  version,
}: {
  root: string;
  version: string;
}): Promise<string[]> {
  const current = await readVersion(root);
  const changelog = cutVersion(await readFile(join(root, 'CHANGELOG.md'), 'utf8'), version);
  const files: Record<string, string> = { 'CHANGELOG.md': changelog };
  for (const [name, count] of Object.entries(MANIFESTS))
    files[name] = replaceVersion({ text: await readFile(join(root, name), 'utf8'), current, version, count });
  for (const [name, text] of Object.entries(files)) await writeFileAtomically(join(root, name), text);
  return Object.keys(files).sort();
}

/** The version in package.json. */
export async function readVersion(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version = readKey(manifest, 'version');
  if (typeof version === 'string') return version;
  throw new ConfigurationError(
    'SLW_RELEASE_REFUSED',
    `${join(root, 'package.json')} states no version. Add it.`,
  );
}

interface Replacement {
  text: string;
  current: string;
  version: string;
  count: number;
}

/** Replaces the first `count` mentions and leaves every other byte alone. */
function replaceVersion({ text, current, version, count }: Replacement): string {
  const [head = '', ...tail] = text.split(`"version": "${current}"`);
  return tail.reduce((done, part, index) => {
    return `${done}"version": "${index < count ? version : current}"${part}`;
  }, head);
}
