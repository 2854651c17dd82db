import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/find-node.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';

const PIPELINE = `model: house-price
task: regression
data:
  source: data/houses.csv
  contract: data/contract.json
  split: { by: row, validation: 0.2, test: 0.2, seed: 42 }
  store: file://.slipway/store
train: { command: "builtin:linear", params: { alpha: 1.0 } }
evaluate: { primary: rmse, slices: [driveway, lot_size] }
`;

const TEMPLATE = join(ROOT, 'template-repo', 'data');

/** A repository of the template's house sales, ingested: lock and profile committed, splits stored and handed over. */
export async function makeIngestedProject(files: Record<string, string> = {}): Promise<TestRepository> {
  const repository = makeRepository({
    '.gitignore': '.slipway/\n',
    'pipeline.yaml': PIPELINE,
    'data/contract.json': readFileSync(join(TEMPLATE, 'contract.json'), 'utf8'),
    'data/houses.csv': readFileSync(join(TEMPLATE, 'windsor-houses.csv'), 'utf8'),
    ...files,
  });
  const { directory } = repository;
  const ingest = await runBundle({ verb: 'ingest', inputs: { commit: 'none' }, directory });
  if (ingest.exitCode !== 0) throw new Error(`ingest failed: ${ingest.stdout}${ingest.stderr}`);
  repository.commit('Data');
  return repository;
}

/** A copy of the project with its own work tree, its `.slipway` and its history. */
export function copyProject({ directory }: Pick<TestRepository, 'directory'>, target: string): string {
  cpSync(directory, target, { recursive: true });
  return target;
}
