import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { ArtifactClient } from '@actions/artifact';
import type { Digest } from '../../format/manifest/digest.ts';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import { makeFolder } from '../../ground/files/make-folder.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { checkFiles } from './artifact-folders.ts';
import {
  checkArtifactName,
  createCorruptedError,
  createDuplicateError,
  createMissingArtifactError,
} from './artifact-names.ts';
import type { Artifacts } from './artifacts.ts';
import { digestArtifact, refuseOtherArtifact } from './digest-artifact.ts';
import { type Arrival, type Extracted, placeContents } from './place-contents.ts';

/** The runner's artifact service, by GitHub's own client, which finds it by itself. */
export function openArtifactService({
  log,
  expected,
}: {
  log: Logger;
  /** Of what is downloaded. */
  expected?: Digest | undefined;
}): Artifacts {
  return {
    async upload(name, folder, files, { overwrite = true } = {}) {
      checkArtifactName(name);
      checkFiles({ name, folder, files });
      const client = await createClient();
      const paths = files.map((file) => resolve(folder, file));
      // Before it goes up: what is handed on is what this job means, whatever becomes of the files.
      const digest = await digestArtifact(folder, files);
      await explained(async () => {
        try {
          await client.uploadArtifact(name, paths, resolve(folder));
        } catch (error) {
          if (!isConflict(error)) throw error;
          if (!overwrite) throw createDuplicateError(name);
          log.info(`Artifact ${name} of an earlier attempt is replaced.`);
          await client.deleteArtifact(name);
          await client.uploadArtifact(name, paths, resolve(folder));
        }
      });
      return digest;
    },
    async download(name, folder) {
      checkArtifactName(name);
      const client = await createClient();
      const check = (extracted: Extracted) => refuseOtherArtifact({ name, ...extracted, expected, log });
      return explained(() => downloadArtifact({ client, name, folder, check }));
    },
    list: async () => {
      const client = await createClient();
      return explained(() => listNames(client));
    },
  };
}

async function createClient(): Promise<ArtifactClient> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

async function downloadArtifact({
  client,
  name,
  folder,
  check,
}: {
  client: ArtifactClient;
  name: string;
  folder: string;
  check: Arrival['check'];
}): Promise<string[]> {
  const { artifacts } = await client.listArtifacts({ latest: true });
  const artifact = artifacts.find((candidate) => candidate.name === name);
  if (!artifact) throw createMissingArtifactError(name, artifacts.map((candidate) => candidate.name).sort());
  await makeFolder(folder);
  const temporary = await mkdtemp(join(folder, '.download-'));
  try {
    // The client's own extraction follows "../" in a zip's names, so it fetches only and `unzipInto` extracts.
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
      path: temporary,
      skipDecompress: true,
      ...(artifact.digest ? { expectedHash: artifact.digest } : {}),
    });
    if (digestMismatch) throw createCorruptedError(name);
    const [zip = ''] = await readdir(temporary);
    return await placeContents({ name, zip: join(temporary, zip), temporary, folder, check });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function listNames(client: ArtifactClient): Promise<string[]> {
  const { artifacts } = await client.listArtifacts({ latest: true });
  return artifacts.map(({ name }) => name).sort();
}

/** The service answers 409 to a name that the run has already. */
function isConflict(error: unknown): boolean {
  return /\(409\)|already exists/.test(describeError(error));
}

/** Turns the client's known failures, told by their words alone, into sentences with a cure. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const [message = ''] = describeError(error).split('\n');
    const known = CURES.find(({ pattern }) => pattern.test(message));
    throw known
      ? new ConfigurationError('SLW_ARTIFACT_SERVICE', known.explain(message), { cause: error })
      : error;
  }
}

const CURES: readonly { pattern: RegExp; explain: (message: string) => string }[] = [
  {
    pattern: /storage quota has been hit/,
    explain: () =>
      "The account's quota for artifacts is used up. Delete old artifacts, shorten their retention, or raise the spending limit.",
  },
  {
    pattern: /not currently supported on GHES/,
    explain: () =>
      "GitHub's artifact client refuses this server, since its name ends neither in github.com, ghe.com nor .localhost. Run the whole cycle in one job, where artifacts are folders.",
  },
  {
    pattern: /Unable to make request/,
    explain: (message) =>
      `The runner's artifact service cannot be reached (${message}). Allow the runner to connect to it, or run the job again.`,
  },
  {
    pattern: /after \d+ (attempts|retries)|stalled/,
    explain: (message) => `The runner's artifact service is in trouble (${message}). Run the job again.`,
  },
];
