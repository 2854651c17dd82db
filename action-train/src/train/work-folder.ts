import { lstatSync } from 'node:fs';
import { realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { EventFiles } from './record-events.ts';

/** Where one training works; wiped before it starts. All absolute. */
export interface WorkFolder extends EventFiles {
  root: string;
  /** The same, through no link. */
  place: string;
  data: string;
  train: string;
  validation: string;
  params: string;
  output: string;
  /** Where checkpoints are kept. */
  kept: string;
}

/**
 * What a training command made of its folder, as a sentence: a link in its place, or nothing, so that what is written
 * there next would go wherever the link leads. The folder is made anew then.
 * @returns undefined where it is in its place
 */
export async function findMoved({ root, place }: WorkFolder): Promise<string | undefined> {
  const now = await realpath(root).catch(() => undefined);
  if (now === place) return undefined;
  for (const folder of [dirname(root), root])
    if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) await rm(folder);
  await makeFolder(root);
  return `The training command moved its folder ${OWN.train} away, or put a link in its place, so its model is not taken. Write to the folders that SLIPWAY_OUTPUT_DIR and SLIPWAY_CHECKPOINT_DIR name.`;
}

/** Makes `.slipway/train` anew. */
export async function makeWorkFolder(
  directory: string,
  params: Record<string, unknown>,
): Promise<WorkFolder> {
  const root = join(directory, OWN.train);
  const data = join(root, 'data');
  await rm(root, { recursive: true, force: true });
  await makeFolder(root);
  const work: WorkFolder = {
    root,
    place: await realpath(root),
    data,
    train: join(data, 'train.parquet'),
    validation: join(data, 'validation.parquet'),
    params: join(root, 'params.json'),
    output: join(root, 'output'),
    checkpoints: join(root, 'checkpoints'),
    kept: join(root, 'kept'),
    events: join(root, 'events.jsonl'),
  };
  for (const folder of [data, work.output, work.checkpoints, work.kept]) {
    await makeFolder(folder);
  }
  await writeFile(work.params, canonicalJson(params));
  await writeFile(work.events, '');
  return work;
}
