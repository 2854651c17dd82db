import type { Logger } from '../ground/log/logger.ts';
import type { Reach } from '../ground/reach/reach.ts';
import type { Artifacts } from '../host/artifact/artifacts.ts';
import { openArtifacts } from '../host/artifact/open-artifacts.ts';
import type { Forge } from '../host/forge/forge.ts';
import { openForge } from '../host/forge/open-forge.ts';
import { createGit, type Git } from '../host/git/git.ts';
import type { Bucket } from '../host/s3/bucket.ts';
import { openLog } from '../ml/predictions/open-log.ts';
import type { OpenedLog } from '../ml/predictions/opened-log.ts';
import { openStore } from '../ml/store/open-store.ts';
import type { Store } from '../ml/store/store.ts';
import { readArtifactDigest } from './artifact-inputs.ts';
import type { RunContext } from './context.ts';
import { type Credentials, readS3Place } from './credentials.ts';
import type { InputReader } from './inputs.ts';
import { openSourceBucket } from './open-source-bucket.ts';

/** The outside things that verbs touch, each opened where it is asked for, with this run's credentials. */
export interface Ports {
  /** The checkout. */
  git(): Git;
  /** Where pull requests and issues are. */
  forge(): Promise<Forge>;
  /** @param url the store's address. @throws ConfigurationError for one that cannot be */
  store(url: string): Promise<Store>;
  /** @param url the predictions log's address. @throws ConfigurationError for one that cannot be */
  predictions(url: string): OpenedLog;
  /** @param url the address of data in a bucket. @throws ConfigurationError for one that cannot be */
  sourceBucket(url: string): Bucket;
  /** Artifacts of this run. */
  artifacts(): Artifacts;
  /** The same; what is downloaded must have the digest in the input `artifact-digest`, where that is set. */
  handedArtifacts(): Artifacts;
  clock(): Date;
}

interface Surroundings {
  inputs: InputReader;
  context: RunContext;
  credentials: Credentials;
  directory: string;
  reach: Reach;
  log: Logger;
}

export function openPorts({ inputs, context, credentials, directory, reach, log }: Surroundings): Ports {
  const git = () => createGit({ directory, log });
  const place = { service: context.artifactService, directory, log };
  return {
    git,
    forge: () => openForge({ git: git(), context, token: credentials.token, directory, log }),
    store: (url) => openStore(url, { directory, credentials, log }),
    predictions: (url) => openLog(url, { directory, s3: credentials.s3 ?? readS3Place(), log }),
    sourceBucket: (url) => openSourceBucket(url, { inputs, credentials, reach, log }),
    artifacts: () => openArtifacts(place),
    handedArtifacts: () => openArtifacts({ ...place, expected: readArtifactDigest(inputs) }),
    clock: () => new Date(),
  };
}
