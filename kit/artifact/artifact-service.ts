import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { ArtifactClient, FindOptions } from '@actions/artifact';
import { ConfigurationError, describeError } from '../errors/configuration-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import type { Logger } from '../log/logger.ts';
import type { Digest } from '../manifest/digest.ts';
import { checkFiles } from './artifact-folders.ts';
import {
  checkArtifactName,
  createDuplicateError,
  createMissingArtifactError,
  createMissingRunError,
  createOversizeError,
} from './artifact-names.ts';
import type { Artifacts, ForeignRun } from './artifacts.ts';
import { digestArtifact, refuseOtherArtifact } from './digest-artifact.ts';
import { unzipInto } from './unzip.ts';

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

/**
 * The artifacts of another run, by REST. What lies there is foreign: an artifact larger than `maxBytes`, packed or
 * unpacked, is refused.
 */
export function openForeignArtifacts(run: ForeignRun): Pick<Artifacts, 'download' | 'list'> {
  const [repositoryOwner = '', repositoryName = ''] = run.repository.split('/');
  const findBy = { token: run.token, workflowRunId: run.id, repositoryOwner, repositoryName };
  const read = <T>(work: () => Promise<T>) => explained(() => knownRun(run, work));
  return {
    async download(name, folder) {
      checkArtifactName(name);
      const client = await createClient();
      return read(() => downloadArtifact({ client, name, folder, findBy, maxBytes: run.maxBytes }));
    },
    list: async () => {
      const client = await createClient();
      return read(() => listNames(client, findBy));
    },
  };
}

async function createClient(): Promise<ArtifactClient> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  return new DefaultArtifactClient();
}

/** Files that have arrived and are not in their place yet. */
interface Extracted {
  folder: string;
  files: string[];
}

type Check = (extracted: Extracted) => Promise<void>;

async function downloadArtifact({
  client,
  name,
  folder,
  findBy,
  maxBytes,
  check,
}: {
  client: ArtifactClient;
  name: string;
  folder: string;
  check?: Check;
  findBy?: FindOptions['findBy'];
  maxBytes?: number;
}): Promise<string[]> {
  const { artifacts } = await client.listArtifacts({ latest: true, ...(findBy ? { findBy } : {}) });
  const artifact = artifacts.find((candidate) => candidate.name === name);
  if (!artifact) throw explainMissing(name, artifacts.map((candidate) => candidate.name).sort(), findBy);
  if (maxBytes !== undefined && artifact.size > maxBytes) throw createOversizeError(name, maxBytes);
  await makeFolder(folder);
  const temporary = await mkdtemp(join(folder, '.download-'));
  try {
    // The client's own extraction follows "../" in a zip's names, so it fetches only and `unzipInto` extracts.
    const { digestMismatch } = await client.downloadArtifact(artifact.id, {
      path: temporary,
      skipDecompress: true,
      ...(findBy ? { findBy } : {}),
      ...(artifact.digest ? { expectedHash: artifact.digest } : {}),
    });
    if (digestMismatch) throw createCorruptedError(name);
    return await moveContents({ name, temporary, folder, maxBytes, check });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function explainMissing(name: string, names: string[], findBy: FindOptions['findBy']): ConfigurationError {
  if (!findBy) return createMissingArtifactError(name, names);
  const run = `run ${findBy.workflowRunId}`;
  return createMissingArtifactError(name, names, {
    run,
    cure: `Check that ${run} is one that makes it, and that it is not older than its artifacts are kept.`,
  });
}

/** A forge answers 404 for a run that there is not, and for one that a token may not see; GitHub sometimes 403. */
async function knownRun<T>({ id, repository }: ForeignRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refused = error instanceof Error && 'status' in error && [403, 404].includes(Number(error.status));
    throw refused ? createMissingRunError(id, repository) : error;
  }
}

async function moveContents({
  name,
  temporary,
  folder,
  maxBytes,
  check,
}: {
  name: string;
  check: Check | undefined;
  temporary: string;
  folder: string;
  maxBytes: number | undefined;
}): Promise<string[]> {
  const [zip] = await readdir(temporary);
  const extracted = join(temporary, 'extracted');
  const files = await unzipInto({
    zip: join(temporary, zip ?? ''),
    folder: extracted,
    artifact: name,
    maxBytes,
  });
  await check?.({ folder: extracted, files });
  for (const file of files) {
    await makeFolder(dirname(join(folder, file)));
    await rename(join(extracted, file), join(folder, file));
  }
  return files;
}

async function listNames(client: ArtifactClient, findBy?: FindOptions['findBy']): Promise<string[]> {
  const { artifacts } = await client.listArtifacts({ latest: true, ...(findBy ? { findBy } : {}) });
  return artifacts.map(({ name }) => name).sort();
}

/** The service answers 409 to a name that the run has already. */
function isConflict(error: unknown): boolean {
  return /\(409\)|already exists/.test(describeError(error));
}

function createCorruptedError(name: string): ConfigurationError {
  return new ConfigurationError(
    `The artifact "${name}" arrived with another digest than it was uploaded with. Run the job again.`,
  );
}

/** Turns the client's known failures, told by their words alone, into sentences with a cure. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const [message = ''] = describeError(error).split('\n');
    const known = CURES.find(({ pattern }) => pattern.test(message));
    throw known ? new ConfigurationError(known.explain(message), { cause: error }) : error;
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
