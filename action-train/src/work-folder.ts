import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../kit/files/make-folder.ts';
import { OWN } from '../../kit/files/own-folder.ts';
import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import type { EventFiles } from './record-events.ts';

/** Where one training works; wiped before it starts. All absolute. */
export interface WorkFolder extends EventFiles {
  root: string;
  data: string;
  train: string;
  validation: string;
  params: string;
  output: string;
}

/** Makes `.slipway/train` anew. */
export async function makeWorkFolder(
  directory: string,
  params: Record<string, unknown>,
): Promise<WorkFolder> {
  const root = join(directory, OWN.train);
  const data = join(root, 'data');
  const work: WorkFolder = {
    root,
    data,
    train: join(data, 'train.parquet'),
    validation: join(data, 'validation.parquet'),
    params: join(root, 'params.json'),
    output: join(root, 'output'),
    checkpoints: join(root, 'checkpoints'),
    kept: join(root, 'kept', 'checkpoints'),
    events: join(root, 'events.jsonl'),
  };
  await rm(root, { recursive: true, force: true });
  for (const folder of [data, work.output, work.checkpoints, work.kept]) {
    await makeFolder(folder);
  }
  await writeFile(work.params, canonicalJson(params));
  await writeFile(work.events, '');
  return work;
}
