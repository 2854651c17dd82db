import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { TEMPLATE_FOLDER } from '../../cli/kit-root.ts';
import { writeTemplate } from '../../kit/format/template/write-template.ts';
import { alignWorkflows } from '../../kit/format/workflows/align-workflows.ts';
import { copyJob } from '../../kit/format/workflows/copy-job.ts';
import { findJobRegion } from '../../kit/format/workflows/job-region.ts';
import { readWorkflowsFrom } from '../../kit/format/workflows/workflow-source.ts';
import { slipway } from '../helpers/run-cli.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { diagnose } from './diagnose.ts';
import { listWorkflows, readKitFile, readWorkflow, type Workflow } from './kit-files.ts';

const template = listWorkflows()
  .filter((file) => file.startsWith('template-repo/'))
  .map(readWorkflow);
const { environments }: { environments: string[] } = parse(readKitFile('template-repo/pipeline.yaml'));

test('the workflows of the template follow its environments', async () => {
  const marked = await alignWorkflows(readWorkflowsFrom(TEMPLATE_FOLDER), environments);
  expect(marked.map(({ path, changes }) => [basename(path), changes])).toEqual([
    ['deploy.yml', []],
    ['monitor.yml', []],
    ['promote.yml', []],
    ['rollback.yml', []],
    ['train.yml', []],
  ]);
});

describe.each(template)('$file', ({ file, text, on }) => {
  const jobs = findJobRegion(file, text)?.jobs ?? [];

  test('writes one job for all environments', () => {
    for (const job of jobs) for (const other of jobs) expect(copyJob(job, other.environment)).toEqual(other);
  });

  test('names an environment between marks alone', () => {
    const own = jobs.reduce((rest, job) => rest.replace(job.text, ''), text);
    const lines = own.split('\n').filter((line) => environments.some((name) => line.includes(name)));
    expect(lines.filter((line) => !/# slipway: the (first|last) environment$/.test(line))).toEqual([]);
  });

  test('takes an environment as free text, which the action checks', () => {
    const { inputs = {} } = Object(on['workflow_dispatch']);
    for (const input of Object.values(inputs)) expect(input).not.toMatchObject({ type: 'choice' });
  });
});

describe('an environment is added to pipeline.yaml', () => {
  let directory: string;
  const readFile = (path: string) => readFileSync(join(directory, path), 'utf8');

  beforeAll(async () => {
    directory = join(makeTemporaryFolder('template'), 'shop');
    await writeTemplate({ source: TEMPLATE_FOLDER, directory, owner: 'slipway-mlops', ref: 'v1' });
    const pipeline = readFile('pipeline.yaml');
    const list = 'environments: [staging, preproduction, production]';
    writeFileSync(join(directory, 'pipeline.yaml'), pipeline.replace(/^environments: .*/m, list));
  });

  test('slipway workflows --check names what is missing and changes nothing', async () => {
    const before = readFile('.github/workflows/deploy.yml');
    const { code, stdout } = await slipway(['workflows', '--check'], directory);
    expect(code).toBe(1);
    expect(stdout.trim().split('\n')).toEqual([
      '.github/workflows/deploy.yml: the job of "preproduction" is missing',
      '.github/workflows/monitor.yml: the job of "preproduction" is missing',
      'Run "slipway workflows", and commit what it changes.',
    ]);
    expect(readFile('.github/workflows/deploy.yml')).toBe(before);
  });

  test('slipway workflows adds its jobs, and then finds nothing more', async () => {
    const { code, stdout } = await slipway(['workflows', '--json'], directory);
    expect(code).toBe(0);
    const added = { change: 'add job', job: 'preproduction', environment: 'preproduction', like: 'staging' };
    expect(JSON.parse(stdout)).toEqual({
      changed: [
        { path: '.github/workflows/deploy.yml', changes: [added] },
        { path: '.github/workflows/monitor.yml', changes: [added] },
      ],
    });
    expect(await slipway(['workflows', '--check'], directory)).toMatchObject({
      code: 0,
      stdout: 'The workflows follow the environments of pipeline.yaml.\n',
    });
  });

  test.each(['deploy.yml', 'monitor.yml'])('its job in %s is as valid as that of staging', async (name) => {
    const path = `.github/workflows/${name}`;
    expect(await diagnose(join(directory, path), readFile(path))).toEqual([]);
    const { jobs }: Workflow = parse(readFile(path));
    expect(Object.keys(jobs).slice(-3)).toEqual(['staging', 'preproduction', 'production']);
    const { staging, preproduction } = jobs;
    const renamed = JSON.stringify(staging)
      .replaceAll('staging', 'preproduction')
      .replaceAll('Staging', 'Preproduction')
      .replaceAll('STAGING', 'PREPRODUCTION');
    expect(preproduction).toEqual(JSON.parse(renamed));
  });
});

describe('slipway workflows says in one sentence', () => {
  test.each([
    [
      'that there is no project',
      {},
      1,
      /^There is no pipeline\.yaml in .*\. Change to the project's folder\.$/,
    ],
    [
      'that nothing is listed',
      { 'pipeline.yaml': 'model: rent\n' },
      1,
      /^pipeline\.yaml lists no environments, .* Write them: environments: \[staging, production\]\.$/,
    ],
    [
      'that nothing is marked',
      { 'pipeline.yaml': 'model: rent\nenvironments: [live]\n' },
      0,
      /^No workflow here has marks/,
    ],
  ])('%s', async (_, files, code, sentence) => {
    const directory = makeTemporaryFolder('workflows');
    for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
    const answer = await slipway(['workflows'], directory);
    expect(answer.code).toBe(code);
    expect(`${answer.stdout}${answer.stderr}`.trim()).toMatch(sentence);
  });
});
