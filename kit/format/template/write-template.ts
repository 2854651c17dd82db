import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { writeFileAtomically } from '../../ground/files/files.ts';
import { listFiles } from '../../ground/files/list-files.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import { type PinnedRelease, rewriteKit, TEMPLATE_KIT } from './name-kit.ts';

interface TemplateTarget {
  /** The folder of the template. Absolute. */
  source: string;
  /** Where to write: a folder that does not exist, is empty, or holds a fresh Git repository. */
  directory: string;
  /** The kit's owner, repository and ref, as the workflows shall name it. */
  owner: string;
  repository?: string;
  ref: string;
  /** Where `ref` is the commit of a release: its tag, for the comment behind each `uses:`, and its image's digest. */
  release?: PinnedRelease;
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
  // A run in the template's folder leaves its working files there.
  const files = (await listFiles(target.source)).filter((file) => !file.startsWith('.slipway/'));
  for (const file of files) {
    const content = await readFile(join(target.source, file));
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
