import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { alignWorkflow } from '../../../../kit/format/workflows/align-workflow.ts';

const JOB = (name: string, title: string, variable: string) => `  ${name}:
    name: ${title}
    if: vars.${variable}_URL != ''
    runs-on: ubuntu-24.04
    environment: ${name}
    steps:
      - uses: actions/checkout@v7
        with:
          ref: main
      - uses: acme/slipway/action-serve/deploy@v1
        with:
          environment: ${name}
          service-url: \${{ vars.${variable}_URL }}
`;
const BEGIN = '  # slipway: one job for each environment of pipeline.yaml\n';
const END = '  # slipway: end of these jobs\n';
const STAGING = JOB('staging', 'Staging', 'STAGING');
const PRODUCTION = JOB('production', 'Production', 'PRODUCTION');

const write = (...jobs: string[]) => `on: push\njobs:\n${BEGIN}${jobs.join('\n')}\n${END}`;
const align = (text: string, ...environments: string[]) =>
  alignWorkflow({ file: 'deploy.yml', text, environments });

describe('jobs between the marks', () => {
  test('are left as they are, to the byte, where each environment has one', () => {
    const text = `${write(STAGING, '\n# mine\n', PRODUCTION)}\n\n`;
    expect(align(text, 'staging', 'production')).toEqual({ text, changes: [] });
    expect(align(text, 'production', 'staging')).toEqual({ text, changes: [] });
  });

  test('get one for a new environment, in its place and by the example of the one before', () => {
    const aligned = align(write(STAGING, PRODUCTION), 'staging', 'preproduction', 'production');
    expect(aligned).toEqual({
      text: write(STAGING, JOB('preproduction', 'Preproduction', 'PREPRODUCTION'), PRODUCTION),
      changes: [{ change: 'add job', job: 'preproduction', environment: 'preproduction', like: 'staging' }],
    });
  });

  test('lose the one of an environment that is gone, whose place tells what a new one is like', () => {
    const own = PRODUCTION.replace('ubuntu-24.04', 'ours');
    const aligned = align(write(STAGING, own), 'staging', 'live');
    expect(aligned?.text).toBe(write(STAGING, JOB('live', 'Live', 'LIVE').replace('ubuntu-24.04', 'ours')));
    expect(aligned?.changes.map(({ change }) => change)).toEqual(['remove job', 'add job']);
    expect(align(write(STAGING, PRODUCTION), 'production')?.text).toBe(write(PRODUCTION));
  });

  test('keep what people wrote into them, and hand it on to copies under the new name', () => {
    const step = "      - run: notify staging --url https://staging.example.com # Staging's channel\n";
    const secret = `      - env:\n          STAGING_KEY: \${{ secrets.STAGING_KEY }}\n        run: ./sign.sh\n`;
    const own = `  # As we like it.\n${STAGING}${step}${secret}`;
    const aligned = align(write(own, PRODUCTION), 'staging', 'qa', 'production');
    expect(aligned?.text).toContain(own);
    expect(aligned?.text).toContain(
      `      - run: notify qa --url https://qa.example.com # Qa's channel\n      - env:\n          QA_KEY: \${{ secrets.QA_KEY }}\n`,
    );
  });

  test('may have the address beside the name of their environment', () => {
    const own = STAGING.replace(
      'environment: staging',
      'environment: { name: staging, url: "https://staging.x" }',
    );
    const block = STAGING.replace('environment: staging', 'environment:\n      name: staging\n      url: x');
    for (const job of [own, block]) {
      expect(align(write(job), 'staging')?.changes).toEqual([]);
      expect(align(write(job), 'staging', 'qa')?.text).toBe(
        write(job, job.replaceAll('staging', 'qa').replaceAll('STAGING', 'QA').replace('Staging', 'Qa')),
      );
    }
  });

  test('keep their pins, runners and permissions whatever an environment is called', () => {
    const text = write(STAGING);
    const main = align(text, 'main')?.text ?? '';
    const back = align(main, 'staging')?.text ?? '';
    expect(back).toBe(text);
    expect(align(text, 'deploy', 'serve')?.text.match(/uses: .*/g)).toEqual([
      ...(text.match(/uses: .*/g) ?? []),
      ...(text.match(/uses: .*/g) ?? []),
    ]);
  });

  test.each([
    ['eu-west.1', 'eu-west-1', 'EU_WEST_1_URL'],
    ['2024', '_2024', '_2024_URL'],
    ['github', 'github', '_GITHUB_URL'],
    ['no', 'no', 'NO_URL'],
  ])('name %s so that a forge takes it', (name, id, variable) => {
    const { jobs } = parse(align(write(STAGING), name)?.text ?? '');
    expect(Object.keys(jobs)).toEqual([id]);
    expect(jobs[id]).toMatchObject({
      environment: name,
      if: `vars.${variable} != ''`,
      steps: [{}, { with: { environment: name, 'service-url': `\${{ vars.${variable} }}` } }],
    });
    const text = align(write(STAGING), name)?.text ?? '';
    expect(align(text, 'staging')?.text).toBe(write(STAGING));
  });

  test('keep the line ends of the checkout', () => {
    const text = write(STAGING).replaceAll('\n', '\r\n');
    expect(align(text, 'staging')).toEqual({ text, changes: [] });
    const lines = align(text, 'staging', 'qa')?.text.split('\r\n') ?? [];
    expect(lines).toContain('  qa:');
    expect(lines.filter((line) => line.includes('\n'))).toEqual([]);
  });
});

describe('marked values', () => {
  const text = `default: production # slipway: the last environment
environment: 'staging' # slipway: the first environment
other: production
`;

  test('name the first and the last environment', () => {
    expect(align(text, 'staging', 'qa', 'production')).toEqual({ text, changes: [] });
    expect(align(text, 'dev', 'live')).toEqual({
      text: 'default: live # slipway: the last environment\nenvironment: dev # slipway: the first environment\nother: production\n',
      changes: [
        { change: 'set value', line: 1, from: 'production', to: 'live' },
        { change: 'set value', line: 2, from: 'staging', to: 'dev' },
      ],
    });
  });
});

test('a workflow without marks is its owner’s', () => {
  expect(align(`on: push\njobs:\n${STAGING}`, 'live')).toBeUndefined();
});

describe('refuses in one sentence', () => {
  test.each([
    [
      'a lone mark',
      `jobs:\n${BEGIN}${STAGING}`,
      /^deploy\.yml:2: a mark around .* stands without its other\./,
    ],
    ['marks the wrong way round', `jobs:\n${END}${STAGING}${BEGIN}`, /stands without its other/],
    ['no job between them', write(), /^deploy\.yml:3: no job stands between the marks/],
    [
      'a marked value that is no YAML',
      'env:\n  FIRST: "staging # slipway: the first environment\n',
      /^deploy\.yml:2: the marked value "staging is no YAML\./,
    ],
    [
      'a job that is no YAML',
      write('  a:\n    b: [\n'),
      /^deploy\.yml:4: not valid YAML: .*\. Correct that job\.$/,
    ],
    [
      'a job of no environment',
      write(STAGING, '  build:\n    runs-on: x\n'),
      /^deploy\.yml:18: the job "build" .* has no line "environment: NAME"\. Add it, or move the job out\.$/,
    ],
  ])('%s', (_, text, sentence) => {
    expect(() => align(text, 'live')).toThrow(sentence);
  });

  test('a name that another job of the file has', () => {
    const text = write(STAGING).replace('jobs:\n', 'jobs:\n  build:\n    runs-on: x\n');
    expect(() => align(text, 'build')).toThrow(
      /^deploy\.yml would not be valid .* Map keys must be unique at line 6\. Rename the job of the same name/,
    );
  });

  test('two names that come to one variable', () => {
    expect(() => align(write(STAGING), 'eu-west', 'eu.west')).toThrow(
      'The environments "eu-west" and "eu.west" would share the variable EU_WEST_URL. Rename one of them in pipeline.yaml.',
    );
  });
});
