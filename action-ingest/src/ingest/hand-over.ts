import { join } from 'node:path';
import type { DataLock } from '../../../kit/format/manifest/data-lock.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import { splitFileName } from '../../../kit/ml/data/write-splits.ts';

/** The splits that training may see. */
export const HANDED_OVER = ['train', 'validation'] as const;

/** Where ingest works: rebuilt at will, ignored by Git. */
export function workingFolder(directory: string): string {
  return join(directory, OWN.data);
}

/** What the next job takes, and what it is held against. */
export interface HandedOver {
  artifact: string;
  artifactDigest: Digest;
}

/** Uploads the training and validation splits. */
export async function handOverSplits({
  lock,
  folder,
  artifacts,
}: {
  lock: DataLock;
  folder: string;
  artifacts: Artifacts;
}): Promise<HandedOver> {
  const artifact = `data-${lock.model}-${lock.version}`;
  const artifactDigest = await artifacts.upload(artifact, folder, HANDED_OVER.map(splitFileName));
  return { artifact, artifactDigest };
}
