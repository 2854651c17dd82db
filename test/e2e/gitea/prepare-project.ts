import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBundle } from '../../helpers/fake-runner.ts';
import type { HostedProject } from './host-project.ts';

type Folder = Pick<HostedProject, 'directory' | 'store'>;

/** Writes the data's lock into a project's folder and its splits into the store, as a merged data pull request would. */
export async function prepareData(folder: Folder): Promise<void> {
  await run(folder, 'ingest', { commit: 'none', store: `file://${folder.store}` });
}

/**
 * Makes a project train by a command of these lines of JavaScript, which leaves a model that the built-in trainer made
 * when they are through. The model comes with it, so that it needs nothing but Node.
 */
export async function prepareTrainingCommand(folder: Folder, script: string): Promise<void> {
  const { directory } = folder;
  await run(folder, 'train', {});
  const model = readFileSync(join(directory, '.slipway/run/model.onnx'));
  const pipeline = readFileSync(join(directory, 'pipeline.yaml'), 'utf8');
  const command = pipeline.replace('command: builtin:linear', 'command: node train/train.mjs');
  writeFileSync(join(directory, 'pipeline.yaml'), command);
  mkdirSync(join(directory, 'train'), { recursive: true });
  writeFileSync(join(directory, 'train/train.mjs'), `${script}\n${LEAVE_MODEL}`);
  writeFileSync(join(directory, 'train/model.base64'), model.toString('base64'));
  rmSync(join(directory, '.slipway'), { recursive: true });
}

const LEAVE_MODEL = `
import { readFileSync, writeFileSync } from 'node:fs';
const model = Buffer.from(readFileSync(new URL('model.base64', import.meta.url), 'utf8'), 'base64');
writeFileSync(process.env.SLIPWAY_OUTPUT_DIR + '/model.onnx', model);
`;

async function run(
  { directory }: Folder,
  verb: string,
  inputs: Readonly<Record<string, string>>,
): Promise<void> {
  const result = await runBundle({ verb, directory, inputs });
  if (result.exitCode !== 0) throw new Error(`${verb} failed: ${result.stdout}\n${result.stderr}`);
}
