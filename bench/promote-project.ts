import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runProgram } from '../cli/start-program.ts';
import { findNode, ROOT } from '../scripts/find-node.mjs';

const TOWNS = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch', 'Oak'];
const NUMBERS = Array.from({ length: 10 }, (_, index) => `x${index}`);

/** A repository with a folder as its store, whose production serves a champion; the challenger's bundle is there too. */
export interface PromoteProject {
  directory: string;
  /** The digest of the challenger's bundle. */
  challenger: string;
}

interface Place {
  directory: string;
  folder: string;
}

/** Makes the project by the verbs themselves; half of the rows are test rows. */
export async function makePromoteProject(
  folder: string,
  testRows: number,
  task: string,
): Promise<PromoteProject> {
  const place = { directory: join(folder, 'work'), folder };
  cloneEmpty(place);
  commit(place, {
    'pipeline.yaml': describePipeline(folder, task, 1),
    'contract.json': JSON.stringify(describeContract(task)),
    'rows.csv': makeTable(2 * testRows, task),
    '.gitignore': '.slipway/\n',
  });
  merge(place, await runVerb(place, 'ingest', {}));
  const champion = await buildModel(place);
  merge(place, await runVerb(place, 'promote', { 'bundle-digest': champion, environment: 'production' }));
  commit(place, { 'pipeline.yaml': describePipeline(folder, task, 1000) });
  return { directory: place.directory, challenger: await buildModel(place) };
}

async function buildModel(place: Place): Promise<string> {
  const trained = await runVerb(place, 'train', {});
  const evaluated = await runVerb(place, 'evaluate', { artifact: trained['artifact'] ?? '' });
  const packaged = await runVerb(place, 'package', { artifact: evaluated['artifact'] ?? '' });
  return packaged['bundle-digest'] ?? '';
}

function git({ directory }: Place, ...args: string[]): void {
  const who = ['-c', 'user.name=b', '-c', 'user.email=b@example.com'];
  execFileSync('git', [...who, '-C', directory, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function cloneEmpty({ folder, directory }: Place): void {
  const remote = join(folder, 'origin.git');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  execFileSync('git', ['clone', '--quiet', `file://${remote}`, directory], { stdio: 'ignore' });
}

function commit(place: Place, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place.directory, name), text);
  git(place, 'add', '--all');
  git(place, 'commit', '--quiet', '--message', 'Change');
  git(place, 'push', '--quiet', 'origin', 'HEAD:main');
}

function merge(place: Place, { branch = '' }: Record<string, string>): void {
  git(place, 'fetch', '--quiet', 'origin');
  git(place, 'merge', '--quiet', '--no-edit', `origin/${branch}`);
  git(place, 'push', '--quiet', 'origin', 'HEAD:main');
}

/** Runs one verb's bundle; its outputs. */
async function runVerb(
  { directory, folder }: Place,
  verb: string,
  inputs: Record<string, string>,
): Promise<Record<string, string>> {
  const { exitCode, outputs, stdout, stderr } = await runProgram({
    program: join(ROOT, 'dist', `${verb}.js`),
    node: findNode(),
    inputs,
    directory,
    folder: join(folder, `step-${verb}`),
    env: process.env,
  });
  if (exitCode !== 0) throw new Error(`${verb} failed: ${stdout}${stderr}`);
  return outputs;
}

function describePipeline(folder: string, task: string, alpha: number): string {
  const primary = task === 'regression' ? 'rmse' : 'log_loss';
  return `model: bench
task: ${task}
data:
  source: rows.csv
  contract: contract.json
  split: { by: row, validation: 0.1, test: 0.5, seed: 1 }
  store: file://${folder}/store
train: { command: "builtin:linear", params: { alpha: ${alpha} }, seed: 1 }
evaluate:
  primary: ${primary}
  slices: [town, x0]
  gates:
    - { metric: ${primary}, against: production, max-degradation: 5% }
environments: [production]
`;
}

function describeContract(task: string): object {
  const columns = Object.fromEntries(NUMBERS.map((name) => [name, { type: 'number' }]));
  const target = task === 'regression' ? { type: 'number' } : { type: 'boolean' };
  return {
    type: 'object',
    properties: {
      ...columns,
      town: { type: 'string', enum: TOWNS },
      y: { ...target, 'x-role': 'target' },
    },
    required: [...NUMBERS, 'town', 'y'],
    additionalProperties: false,
  };
}

/** Rows by a rule with noise, the same each time. */
function makeTable(rows: number, task: string): string {
  let state = 42;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const lines = Array.from({ length: rows }, () => {
    const numbers = NUMBERS.map(() => random() * 10);
    const town = Math.floor(random() * TOWNS.length);
    const value =
      numbers.reduce((sum, number, index) => sum + number * (index - 4), town) + (random() - 0.5) * 40;
    const target = task === 'regression' ? value.toFixed(3) : String(value > 28);
    return [...numbers.map((number) => number.toFixed(4)), TOWNS[town], target].join(',');
  });
  return `${[...NUMBERS, 'town', 'y'].join(',')}\n${lines.join('\n')}\n`;
}
