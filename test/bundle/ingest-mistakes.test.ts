import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { CONTRACT_TEXT, editContract, HOUSES, makeProject, readText, runIngest } from './ingest-project.ts';

const HEADER = HOUSES.slice(0, HOUSES.indexOf('\n'));
const CSV = 'data/windsor-houses.csv';

const PIPELINE_OF = (task: string) =>
  `model: x\ntask: ${task}\ndata: { source: ${CSV}, store: "file://.slipway/store" }\n`;

interface Mistake {
  name: string;
  files?: Record<string, string>;
  prepare?: (project: TestRepository) => void;
  inputs?: Record<string, string>;
  message: RegExp;
}

const MISTAKES: Mistake[] = [
  {
    name: 'a source that is not there',
    inputs: { source: 'data/none.csv' },
    message: /The source data\/none\.csv does not exist\. Check the input "source"/,
  },
  {
    name: 'a glob that matches nothing',
    inputs: { source: 'data/*.tsv' },
    message: /"data\/\*\.tsv" matches no file/,
  },
  {
    name: 'a folder as source',
    inputs: { source: 'data' },
    message: /is a folder\. Write which files in it, such as data\/\*\.csv/,
  },
  {
    name: 'a source behind gs://',
    inputs: { source: 'gs://bucket/key.csv' },
    message: /gs:\/\/ is not supported yet/,
  },
  {
    name: 'a bucket with its keys in its address',
    inputs: { source: 's3://key:secret@bucket/key.csv' },
    message: /s3:\/\/\*\*\*@bucket" is not the address of a bucket/,
  },
  {
    name: 'no source at all',
    files: { 'pipeline.yaml': 'model: x\ndata: { store: "file://.slipway/store" }\n' },
    message: /The input "source" is missing\. Set the input, or "data\.source"/,
  },
  {
    name: 'no store',
    files: { 'pipeline.yaml': `model: x\ndata: { source: ${CSV} }\n` },
    message: /The input "store" is missing/,
  },
  {
    name: 'a model that cannot be a path',
    inputs: { model: '../x' },
    message: /The input "model" is "\.\.\/x"/,
  },
  {
    name: 'a commit mode that is none',
    inputs: { commit: 'push' },
    message: /The input "commit" is "push"\. Known: pull-request, direct, none/,
  },
  {
    name: 'a contract that is not there',
    inputs: { contract: 'data/none.json' },
    message: /The data contract .*none\.json does not exist/,
  },
  {
    name: 'a contract that is no JSON',
    files: { 'data/contract.json': '{' },
    message: /contract\.json is not valid JSON/,
  },
  {
    name: 'a contract with an unknown key',
    files: { 'data/contract.json': CONTRACT_TEXT.replace('"x-unit"', '"x-units"') },
    message: /at \/properties\/price\/x-units: unknown key "x-units"\. Did you mean "x-unit"\?/,
  },
  {
    name: 'a contract without a target',
    files: { 'data/contract.json': CONTRACT_TEXT.replace('"x-role": "target"', '"x-role": "ignored"') },
    message: /The data contract has no target\. Add "x-role": "target"/,
  },
  {
    name: 'a target that is text, for a regression',
    files: {
      'pipeline.yaml': PIPELINE_OF('regression'),
      'data/contract.json': editContract(({ properties }) => {
        delete properties['price']?.['x-role'];
        Object.assign(properties['driveway'] ?? {}, { 'x-role': 'target' });
      }),
    },
    message:
      /The task is regression, and the target "driveway" is of type string, not a number\. Correct "task"/,
  },
  {
    name: 'a target of three values, for a binary task',
    files: {
      'pipeline.yaml': PIPELINE_OF('binary'),
      'data/contract.json': editContract(({ properties }) => {
        delete properties['price']?.['x-role'];
        Object.assign(properties['stories'] ?? {}, { 'x-role': 'target', enum: [1, 2, 3] });
      }),
    },
    message: /The task is binary, and the target "stories" has 3 values \(1, 2, 3\), not two/,
  },
  {
    name: 'a lock that is no JSON',
    files: { 'data/data.lock.json': 'x' },
    message: /data\/data\.lock\.json on the branch main is not valid JSON/,
  },
  {
    name: 'a lock of a newer Slipway',
    files: {
      'data/data.lock.json': '{"$schema":"https://slipway-mlops.github.io/slipway/schemas/data-lock-9.json"}',
    },
    message: /written by a newer Slipway/,
  },
  {
    name: 'a split by no column',
    inputs: { 'split-by': 'group:lot_sise' },
    message: /the contract has no such column\. Did you mean "lot_size"\?/,
  },
  {
    name: 'a split by nothing known',
    inputs: { 'split-by': 'random' },
    message: /Rows cannot be split by "random"\. Write row, group:<column> or time:<column>/,
  },
  {
    name: 'fewer groups than splits',
    inputs: { 'split-by': 'group:driveway' },
    message:
      /No row fell into validation and test: of 546 rows, .* by group of "driveway"\. A group goes to one split whole/,
  },
  {
    name: 'shares that leave nothing',
    inputs: { 'split-test': '0.5', 'split-validation': '0.5' },
    message: /leave nothing to train on/,
  },
  {
    name: 'a share that is none',
    inputs: { 'split-test': '20%' },
    message: /The input "split-test" is "20%"\. Write a number from 0 up to 1/,
  },
  {
    name: 'restore with a source',
    inputs: { restore: 'true', source: CSV },
    message: /contradict each other/,
  },
  {
    name: 'restore without a lock',
    inputs: { restore: 'true' },
    message: /does not exist, so there is nothing to restore/,
  },
  { name: 'an empty file', files: { [CSV]: '' }, message: /windsor-houses\.csv is empty/ },
  {
    name: 'a header alone',
    files: { [CSV]: `${HEADER}\n` },
    message: /0 rows were accepted, and the contract asks for at least 100/,
  },
  {
    name: 'a header with a name twice',
    files: { [CSV]: HOUSES.replace('bedrooms', 'price') },
    message: /windsor-houses\.csv:1: the column name "price" occurs twice/,
  },
  {
    name: 'a header without a required column',
    files: { [CSV]: HOUSES.replace('lot_size', 'lotsize') },
    message: /the column "lot_size", which the contract requires, is missing\. Did you mean "lotsize"\?/,
  },
  {
    name: 'a column the contract does not allow',
    files: { [CSV]: HOUSES.replaceAll(/$/gm, ',x').trimEnd().slice(0, -2) },
    message: /the column "x" is not in the contract, which allows no others/,
  },
  {
    name: 'a quote that never closes',
    files: { [CSV]: HOUSES.replace('\n42000', '\n"42000') },
    message: /windsor-houses\.csv:2: a quote in this row is never closed/,
  },
  {
    name: 'a file in UTF-16',
    prepare: ({ directory }) => writeFileSync(join(directory, CSV), `\ufeff${HOUSES}`, 'utf16le'),
    message: /is in UTF-16/,
  },
  {
    name: 'a pointer of Git LFS',
    files: { [CSV]: `version https://git-lfs.github.com/spec/v1\noid sha256:${'a1'.repeat(32)}\nsize 9\n` },
    message: /windsor-houses\.csv is a pointer of Git LFS, not the data themselves\. Run "git lfs pull"/,
  },
  {
    name: 'a Parquet file that is cut',
    prepare: ({ directory }) => writeFileSync(join(directory, CSV), 'PAR1nothing'),
    message: /cannot be read as Parquet/,
  },
  {
    name: 'a store that is a file',
    prepare: ({ directory }) => {
      mkdirSync(join(directory, '.slipway'));
      writeFileSync(join(directory, '.slipway/store'), '');
    },
    message: /store/,
  },
  {
    name: 'a store with an address of no kind',
    inputs: { store: 'ftp://host/x' },
    message: /ftp:\/\/host\/x" is not an address Slipway knows/,
  },
];

describe('ingest says what is wrong', () => {
  it.each(MISTAKES)('$name', async ({ files, prepare, inputs, message }) => {
    const project = makeProject(files);
    prepare?.(project);
    const before = project.git('status', '--porcelain');
    const { exitCode, outputs, annotations, stdout } = await runIngest(project, inputs);
    expect(exitCode, stdout).toBe(1);
    expect(annotations.at(-1)?.message).toMatch(message);
    expect(annotations.at(-1)?.message).not.toMatch(/\n|in a way it should not/);
    expect(outputs).not.toHaveProperty('artifact');
    expect(project.git('status', '--porcelain')).toBe(before);
    expect(project.remoteGit('branch', '--list')).toBe('* main');
    expect(listPartial(project.directory)).toEqual([]);
  });

  it('leaves no lock when the store refuses in the middle', async () => {
    const project = makeProject();
    const first = await runIngest(project, { commit: 'none' });
    expect(first.exitCode).toBe(0);
    const lock = readText(project, 'data/data.lock.json');
    rmSync(join(project.directory, '.slipway/store/files'), { recursive: true });
    writeFileSync(join(project.directory, '.slipway/store/files'), 'in the way');
    writeFileSync(join(project.directory, CSV), HOUSES.replace('42000', '42001'));
    const { exitCode, outputs } = await runIngest(project, { commit: 'none' });
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
    expect(readText(project, 'data/data.lock.json')).toBe(lock);
  });
});

/** Temporary siblings that a write left behind. */
function listPartial(directory: string): string[] {
  return readdirSync(directory, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.partial'));
}

describe('files that are unusual and right', () => {
  const unusual: [string, string][] = [
    ['a byte order mark and CRLF', `\ufeff${HOUSES.replaceAll('\n', '\r\n')}`],
    ['semicolons', HOUSES.replaceAll(',', ';')],
    ['blank lines', HOUSES.replace('\n', '\n\n\n')],
    ['mixed line ends', HOUSES.replace('\n', '\r\n')],
    ['quotes everywhere', HOUSES.replaceAll(/[^,\n]+/g, '"$&"')],
    ['CR alone', HOUSES.replaceAll('\n', '\r')],
    ['spaces and capitals', HOUSES.replaceAll('yes', ' YES').replaceAll(/^(\d+),/gm, ' $1 ,')],
  ];

  it('are the same data', async () => {
    const project = makeProject();
    const { outputs } = await runIngest(project, { commit: 'none' });
    for (const [name, text] of unusual) {
      writeFileSync(join(project.directory, CSV), text);
      const again = await runIngest(project, { commit: 'none' });
      expect(again.outputs, name).toMatchObject({
        changed: 'false',
        'dataset-digest': outputs['dataset-digest'],
      });
    }
  });

  it('count lines through quoted line breaks, ragged rows and cells of a megabyte', async () => {
    const contract = editContract((it) => {
      it.properties['note'] = { type: 'string', maxLength: 10 };
      it['x-table'] = {};
    });
    const row = HOUSES.split('\n')[1];
    const lines = [
      `${HEADER},note`,
      `${row},short`,
      `${row},"two\nlines"`,
      `${row},"far too\nlong for it"`,
      row,
      `${row},a,b`,
      `${row},${'x'.repeat(2_000_000)}`,
      `${row},${'x'.repeat(20_000)}`,
      `${row},`,
    ];
    const project = makeProject({ 'data/contract.json': contract, [CSV]: lines.join('\n') });
    const shares = { 'split-validation': '0', 'split-test': '0' };
    const { outputs } = await runIngest(project, { commit: 'none', ...shares });
    expect(outputs).toMatchObject({ 'rows-accepted': '3', 'rows-rejected': '5' });
    const found = readText(project, '.slipway/data/rejects.csv').match(/^data[^,]*,\d+,\w*,\w+/gm);
    expect(found).toEqual([
      `${CSV},5,note,maxLength`,
      `${CSV},7,,cells`,
      `${CSV},8,,cells`,
      `${CSV},9,,size`,
      `${CSV},10,note,maxLength`,
    ]);
  });
});

it("reads nothing of the machine that a pull request's pipeline.yaml names", async () => {
  const project = makeProject();
  const outside = join(project.directory, '../outside.csv');
  writeFileSync(outside, HOUSES);
  const pipeline = `model: x\ndata: { source: "${outside}", store: "file://.slipway/store" }\n`;
  writeFileSync(join(project.directory, 'pipeline.yaml'), pipeline);
  const step = { verb: 'ingest', inputs: { commit: 'none' }, directory: project.directory };
  const { exitCode, annotations } = await runBundle({
    ...step,
    env: { GITHUB_EVENT_NAME: 'pull_request' },
    event: { pull_request: { head: { repo: { full_name: 'acme/house-price' } } } },
  });
  expect(exitCode).toBe(1);
  const message = expect.stringMatching(/^The source .*outside\.csv lies outside of the project\./);
  expect(annotations).toEqual([{ kind: 'error', title: expect.any(String), message }]);
  expect(await runBundle(step)).toMatchObject({ exitCode: 0 });
});
