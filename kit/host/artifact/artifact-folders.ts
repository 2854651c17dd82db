import { existsSync } from 'node:fs';
import { copyFile, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Digest } from '../../format/manifest/digest.ts';
import { ConfigurationError, hasCode } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { replaceAtomically } from '../../ground/files/files.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import { OWN } from '../../ground/files/own-folder.ts';
import type { Logger } from '../../ground/log/logger.ts';
import {
  checkArtifactName,
  checkFilePath,
  createDuplicateError,
  createMissingArtifactError,
} from './artifact-names.ts';
import type { Artifacts } from './artifacts.ts';
import { digestArtifact, refuseOtherArtifact } from './digest-artifact.ts';
import { listFolder } from './list-folder.ts';

/** What makes the artifacts that other commands take. */
const MAKERS = [
  { prefix: 'run-', verb: 'train' },
  { prefix: 'evaluated-', verb: 'evaluate' },
  { prefix: 'monitor-', verb: 'monitor' },
];

/** Artifacts as folders `.slipway/artifacts/<name>` of the project: where there is no runner. */
export function openArtifactFolders({
  directory,
  log,
  expected,
}: {
  directory: string;
  log: Logger;
  /** Of what is downloaded. */
  expected?: Digest | undefined;
}): Artifacts {
  const root = resolve(directory, OWN.artifacts);
  return {
    async upload(name, folder, files, { overwrite = true } = {}) {
      checkArtifactName(name);
      const target = join(root, name);
      if (!overwrite && existsSync(target)) throw createDuplicateError(name);
      checkFiles({ name, folder, files });
      await replaceAtomically(target, async (temporary) => {
        for (const file of files) await copyInto(join(folder, file), join(temporary, file));
        await rm(target, { recursive: true, force: true });
      });
      log.info(`Artifact ${name}: ${formatCount(files.length, 'file')} in ${target}`);
      return digestArtifact(target, files);
    },
    async download(name, folder) {
      checkArtifactName(name);
      const source = join(root, name);
      if (!existsSync(source))
        throw createMissingArtifactError(name, await listNames(root), {
          cure: explainCure(name),
          run: OWN.artifacts,
        });
      const files = await listFolder(source);
      await refuseOtherArtifact({ name, folder: source, files, expected, log });
      for (const file of files) await copyAtomically(join(source, file), join(folder, file));
      return files;
    },
    list: () => listNames(root),
  };
}

/** @throws ConfigurationError when there is nothing to upload or a file is missing. */
export function checkFiles({
  name,
  folder,
  files,
}: {
  name: string;
  folder: string;
  files: readonly string[];
}): void {
  if (files.length === 0)
    throw new ConfigurationError('SLW_ARTIFACT_INVALID', `The artifact "${name}" has no files.`);
  for (const file of files) {
    checkFilePath(name, file);
    if (!existsSync(join(folder, file)))
      throw new ConfigurationError(
        'SLW_ARTIFACT_INVALID',
        `The artifact "${name}" lacks its file ${join(folder, file)}.`,
      );
  }
}

/** No jobs here, and data are made again from the lock: a fresh clone has none of these folders. */
function explainCure(name: string): string {
  const check = 'Check the input "artifact"';
  if (name.startsWith('data-'))
    return `${check}, or run "slipway ingest --restore" first, which makes it from the data lock.`;
  const maker = MAKERS.find(({ prefix }) => name.startsWith(prefix))?.verb;
  return maker
    ? `${check}, or run "slipway ${maker}" first, which makes it and prints its name.`
    : `${check} and that the command which makes it ran here before.`;
}

async function listNames(root: string): Promise<string[]> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.endsWith('.partial'))
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

async function copyInto(source: string, target: string): Promise<void> {
  await makeFolder(dirname(target));
  await copyFile(source, target);
}

async function copyAtomically(source: string, target: string): Promise<void> {
  await replaceAtomically(target, (temporary) => copyFile(source, temporary));
}
