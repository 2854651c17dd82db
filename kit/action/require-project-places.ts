import { resolve } from 'node:path';
import type { Pipeline } from '../format/config/pipeline-schema.ts';
import type { Reach } from '../ground/reach/reach.ts';
import { requirePlace } from '../ground/reach/require-place.ts';
import { requireLog } from '../ml/predictions/open-log.ts';
import { folderOf } from '../ml/store/folder.ts';
import { settleDataPaths } from './data-inputs.ts';
import type { InputReader } from './inputs.ts';

interface Places {
  inputs: InputReader;
  directory: string;
  reach: Reach;
  pipeline: Pipeline | undefined;
}

/**
 * Holds every file and folder that any verb reads where a project's settings name it, or where they name none, against
 * what may be read. Sources are held where they are found: they may be patterns and addresses.
 * @throws ConfigurationError for the first that may not
 */
export async function requireProjectPlaces({ inputs, directory, reach, pipeline }: Places): Promise<void> {
  const { contract, lock } = settleDataPaths(inputs, pipeline);
  const keys = inputs.text('keys') ?? pipeline?.sign?.keys ?? 'models/keys';
  const files = { 'data.contract': contract, 'data.lock': lock, 'sign.keys': keys };
  for (const [what, path] of Object.entries(files))
    await requirePlace(reach, { path: resolve(directory, path), what: `"${what}"` });
  const store = settingOf(inputs.text('store'), pipeline?.data?.store);
  if (isFolder(store))
    await requirePlace(reach, {
      path: folderOf(store, directory),
      what: '"data.store"',
      cure: nameInput('store'),
    });
}

/** The same for the labels: they and the log often lie outside of a checkout, which holds up no verb that reads neither. */
export async function requireLabelsPlace({ inputs, directory, reach, pipeline }: Places): Promise<void> {
  const labels = inputs.text('labels') ?? pipeline?.monitor?.labels;
  if (labels !== undefined)
    await requirePlace(reach, { path: resolve(directory, labels), what: '"monitor.labels"' });
}

/** The same for the predictions log, which the service writes and monitoring reads. */
export async function requireLogPlace({ inputs, directory, reach, pipeline }: Places): Promise<void> {
  const log = settingOf(inputs.text('log'), pipeline?.serve?.log);
  if (log !== '') await requireLog(log, { directory, reach, what: '"serve.log"', cure: nameInput('log') });
}

/** What `pipeline.yaml` says; empty where an input says it, which is the workflow's own word. */
function settingOf(input: string | undefined, setting: string | undefined): string {
  return input === undefined ? (setting ?? '') : '';
}

function nameInput(input: string): string {
  return `name it in the workflow, by the input "${input}"`;
}

function isFolder(url: string): boolean {
  return /^file:\/\/./i.test(url) || (url !== '' && !url.includes('://'));
}
