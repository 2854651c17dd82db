import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Digest } from '../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../kit/ground/errors/configuration-error.ts';
import { writeFileAtomically } from '../kit/ground/files/files.ts';
import { makeFolder } from '../kit/ground/files/make-folder.ts';
import { listFiles } from './list-files.ts';

/** How the template's files name the kit until this script rewrites them. */
export const TEMPLATE_KIT = { owner: 'slipway-mlops', repository: 'slipway', ref: 'v1' } as const;

interface TemplateTarget {
  /** Where to write: a folder that does not exist, is empty, or holds a fresh Git repository. */
  directory: string;
  /** The kit's owner, repository and ref, as the workflows shall name it. */
  owner: string;
  repository?: string;
  ref: string;
  /** Where `ref` is the commit of a release: its tag, for the comment behind each `uses:`, and its image's digest. */
  release?: PinnedRelease;
}

interface PinnedRelease {
  /** Such as `v1.2.0`. */
  tag: string;
  image: Digest;
}

/**
 * Writes the template as a standalone repository whose workflows use the kit at `owner/repository@ref`.
 * @returns the files written, relative to the folder, sorted
 * @throws ConfigurationError when the folder holds anything but `.git`, or a name cannot stand in a `uses:`
 */
export async function writeTemplate(target: TemplateTarget): Promise<{ files: string[] }> {
  const kit = {
    owner: target.owner,
    repository: target.repository ?? TEMPLATE_KIT.repository,
    ref: target.ref,
  };
  for (const [what, value] of Object.entries(kit)) refuseOddName(what, value);
  await refuseFilledFolder(target.directory);
  const root = fileURLToPath(new URL('../template-repo/', import.meta.url));
  // A run in the template's folder leaves its working files there.
  const files = (await listFiles(root)).filter((file) => !file.startsWith('.slipway/'));
  for (const file of files) {
    const content = await readFile(join(root, file));
    await writeFileAtomically(
      join(target.directory, nameInProject(file)),
      rewriteKit(content, { ...kit, release: target.release }),
    );
  }
  return { files: files.map(nameInProject).sort() };
}

/** npm leaves files named `.gitignore` out of packages, and Git follows a `.gitattributes`: the template's have no dot. */
function nameInProject(file: string): string {
  return file === 'gitignore' || file === 'gitattributes' ? `.${file}` : file;
}

function refuseOddName(what: string, value: string): void {
  if (/^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(value)) return;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `The kit's ${what} is "${value}". Write letters, digits, ".", "_" and "-".`,
  );
}

async function refuseFilledFolder(directory: string): Promise<void> {
  await makeFolder(directory);
  const [present] = (await readdir(directory)).filter((name) => name !== '.git');
  if (present === undefined) return;
  throw new ConfigurationError(
    'SLW_FOLDER_NOT_EMPTY',
    `${directory} is not empty: it holds ${present}. Name an empty folder.`,
  );
}

interface Kit {
  owner: string;
  repository: string;
  ref: string;
  release: PinnedRelease | undefined;
}

const KIT_NAME = new RegExp(
  `\\b${TEMPLATE_KIT.owner}/${TEMPLATE_KIT.repository}\\b(?!-)((?:/[a-z-]+)*)([@:#]${TEMPLATE_KIT.ref}\\b)?`,
  'g',
);

/** Text with every mention of the kit rewritten; a file with a NUL byte is no text and stays. */
function rewriteKit(content: Buffer, kit: Kit): Buffer | string {
  if (content.includes(0)) return content;
  return content
    .toString('utf8')
    .replace(KIT_NAME, (_, path: string, ref?: string) => nameKit(kit, path, ref?.charAt(0)));
}

/** The kit as it is named from now on: an action (`@`), an image (`:`), a package of npm (`#`), or none of them. */
function nameKit({ owner, repository, ref, release }: Kit, path: string, mark: string | undefined): string {
  const name = `${owner}/${repository}${path}`;
  if (mark === undefined) return name;
  if (mark === '#') return `${name}#${release?.tag ?? ref}`;
  // An image's name has no capitals.
  if (mark === ':') return `${name.toLowerCase()}:${release ? `${release.tag}@${release.image}` : ref}`;
  return `${name}@${ref}${release ? ` # ${release.tag}` : ''}`;
}
