import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DataLock, DataLockSchema } from '../../kit/format/manifest/data-lock.ts';
import { parseManifest } from '../../kit/format/manifest/parse-manifest.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openEngine } from '../../kit/ml/data/engine.ts';
import { readRows } from '../../kit/ml/data/read-rows.ts';
import { ROOT } from '../../scripts/find-node.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';

const TEMPLATE = join(ROOT, 'template-repo/data');

/** The template's data. */
export const HOUSES = readFileSync(join(TEMPLATE, 'windsor-houses.csv'), 'utf8');
export const CONTRACT_TEXT = readFileSync(join(TEMPLATE, 'contract.json'), 'utf8');

const PIPELINE = `model: house-price
data:
  source: data/windsor-houses.csv
  contract: data/contract.json
  store: file://.slipway/store
`;

/** A project as the template makes it, in a fresh repository. */
export function makeProject(files: Record<string, string> = {}): TestRepository {
  return makeRepository({
    'pipeline.yaml': PIPELINE,
    'data/contract.json': CONTRACT_TEXT,
    'data/windsor-houses.csv': HOUSES,
    '.gitignore': '.slipway/\n',
    ...files,
  });
}

/** Runs ingest in the project as a runner does. */
export function runIngest(project: { directory: string }, inputs: Record<string, string> = {}) {
  return runBundle({ verb: 'ingest', inputs, directory: project.directory });
}

/** The lock that a run with `commit: none` wrote. */
export function readLock(project: { directory: string }): DataLock {
  return parseManifest(DataLockSchema, readText(project, 'data/data.lock.json'), 'data.lock.json');
}

/** A file of data/ on the branch that a run committed to. */
export function readCommitted(project: TestRepository, branch: string | undefined, name: string): string {
  return `${project.remoteGit('show', `${branch}:data/${name}`)}\n`;
}

/** The lock on the branch that a run committed to. */
export function readCommittedLock(project: TestRepository, branch: string | undefined): DataLock {
  return parseManifest(DataLockSchema, readCommitted(project, branch, 'data.lock.json'), 'data.lock.json');
}

export function readText({ directory }: { directory: string }, path: string): string {
  return readFileSync(join(directory, path), 'utf8');
}

/** Rows of a Parquet file of the project. */
export async function readTable(
  { directory }: { directory: string },
  path: string,
  columns?: string[],
): Promise<Row[]> {
  const engine = await openEngine({ log: silentLogger });
  try {
    return await readRows(engine, join(directory, path), columns);
  } finally {
    engine.close();
  }
}

/** A contract like the template's with some keys changed. */
export function editContract(edit: (contract: EditableContract) => void): string {
  const contract: EditableContract = JSON.parse(CONTRACT_TEXT);
  edit(contract);
  return JSON.stringify(contract, null, 2);
}

export interface EditableContract {
  properties: Record<string, Record<string, unknown>>;
  required: string[];
  additionalProperties?: boolean;
  'x-table': Record<string, unknown>;
}
