import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import { digestOfFile } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { WorkFolder } from './work-folder.ts';

export interface DataRequest {
  artifacts: Artifacts;
  artifact: string;
  lock: DataLock;
  work: WorkFolder;
}

/**
 * Downloads the data artifact and holds it against the lock.
 * @throws ConfigurationError when it lacks a split, holds others, or holds the test split
 */
export async function fetchData({ artifacts, artifact, lock, work }: DataRequest): Promise<void> {
  const files = await artifacts.download(artifact, work.data);
  if (files.some((file) => /(^|\/)test\b/.test(file))) {
    throw new ConfigurationError(
      'SLW_TRAINING_UNFIT',
      `The artifact "${artifact}" holds the test split, which training must never see. Hand over the artifact that ingest makes.`,
    );
  }
  for (const split of ['train', 'validation'] as const) {
    if (!files.includes(`${split}.parquet`)) {
      throw new ConfigurationError(
        'SLW_ARTIFACT_INVALID',
        `The artifact "${artifact}" has no ${split}.parquet. Hand over the artifact that ingest makes, data-<model>-<version>.`,
      );
    }
    const { digest } = await digestOfFile(work[split]);
    if (digest === lock.splits[split].blob.digest) continue;
    throw new ConfigurationError(
      'SLW_LOCK_MISMATCH',
      `${split}.parquet of the artifact "${artifact}" is not the one data version ${lock.version} names. Run ingest with "restore: true" on this commit and hand over its artifact.`,
    );
  }
}
