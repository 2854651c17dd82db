import { join } from 'node:path';
import type { Artifacts } from '../../kit/artifact/artifacts.ts';
import { splitFileName } from '../../kit/data/write-splits.ts';
import type { DataLock } from '../../kit/manifest/data-lock.ts';

/** The splits that training may see. */
export const HANDED_OVER = ['train', 'validation'] as const;

/** Where ingest works: rebuilt at will, ignored by Git. */
export function workingFolder(directory: string): string {
  return join(directory, '.slipway', 'data');
}

/** Uploads the training and validation splits. @returns the artifact's name */
export async function handOverSplits({
  lock,
  folder,
  artifacts,
}: {
  lock: DataLock;
  folder: string;
  artifacts: Artifacts;
}): Promise<string> {
  const name = `data-${lock.model}-${lock.version}`;
  await artifacts.upload(name, folder, HANDED_OVER.map(splitFileName));
  return name;
}
