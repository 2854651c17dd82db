import { join } from 'node:path';
import { type Digest, digestOfFile, digestOfJson } from '../../format/manifest/digest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';

/**
 * The digest of an artifact: of the paths and the contents of its files, whatever a service packs them into.
 * @param files relative to the folder, with `/`
 */
export async function digestArtifact(folder: string, files: readonly string[]): Promise<Digest> {
  const digests: Record<string, Digest> = {};
  for (const file of files) digests[file] = (await digestOfFile(join(folder, file))).digest;
  return digestOfJson(digests);
}

/**
 * Holds an artifact against what the job that made it put out.
 * @param expected undefined where nothing was handed on
 * @throws ConfigurationError when its files are others
 */
export async function refuseOtherArtifact({
  name,
  folder,
  files,
  expected,
  log,
}: {
  name: string;
  folder: string;
  files: readonly string[];
  expected: Digest | undefined;
  log: Logger;
}): Promise<void> {
  if (expected === undefined) return;
  const actual = await digestArtifact(folder, files);
  if (actual === expected) return log.info(`Artifact ${name}: the one that was handed on, by its digest.`);
  throw new ConfigurationError(
    'SLW_ARTIFACT_CHANGED',
    `The artifact "${name}" is not the one that was handed on: its digest is ${actual}, and the input "artifact-digest" states ${expected}. Another job has replaced it: run the job that makes it again, and look at what else writes to this run.`,
  );
}
