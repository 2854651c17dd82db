import { resolve } from 'node:path';
import type { Pipeline } from '../format/config/pipeline-schema.ts';
import type { Reach } from '../ground/reach/reach.ts';
import { requirePlace } from '../ground/reach/require-place.ts';
import { locateLog } from '../ml/predictions/locate-log.ts';
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
 * Holds every file and folder that a project's settings name, or that are read where they name none, against what may be
 * read. Sources are held where they are found: they may be patterns and addresses.
 * @throws ConfigurationError for the first that may not
 */
export async function requireProjectPlaces({ inputs, directory, reach, pipeline }: Places): Promise<void> {
  for (const [what, path] of listPlaces(inputs, pipeline))
    if (path !== undefined) await requirePlace(reach, { path: resolve(directory, path), what: `"${what}"` });
  for (const [what, path, input] of listFolders({ inputs, directory, pipeline }))
    await requirePlace(reach, {
      path,
      what: `"${what}"`,
      cure: `name it in the workflow, by the input "${input}"`,
    });
}

/** An input wins over `pipeline.yaml`, which wins over the default. */
function listPlaces(inputs: InputReader, pipeline: Pipeline | undefined): [what: string, path?: string][] {
  const { contract, lock } = settleDataPaths(inputs, pipeline);
  const labels = inputs.text('labels') ?? pipeline?.monitor?.labels;
  return [
    ['data.contract', contract],
    ['data.lock', lock],
    ['sign.keys', inputs.text('keys') ?? pipeline?.sign?.keys ?? 'models/keys'],
    ...(labels === undefined ? [] : [['monitor.labels', labels] satisfies [string, string]]),
  ];
}

type Folder = [what: string, path: string, input: string];

/** Folders by address. What an input says of them is the workflow's own word. */
function listFolders({ inputs, directory, pipeline }: Omit<Places, 'reach'>): Folder[] {
  const store = inputs.text('store') === undefined ? (pipeline?.data?.store ?? '') : '';
  const log = inputs.text('log') === undefined ? (pipeline?.serve?.log ?? '') : '';
  return [
    ...(isFolder(store) ? [['data.store', folderOf(store, directory), 'store'] satisfies Folder] : []),
    ...(isFolder(log) ? [['serve.log', locateLog(log, directory), 'log'] satisfies Folder] : []),
  ];
}

function isFolder(url: string): boolean {
  return /^file:\/\/./i.test(url) || (url !== '' && !url.includes('://'));
}
