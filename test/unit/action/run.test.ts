import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runProgram } from '../../../cli/start-program.ts';
import { assertNodeVersion, MINIMUM_NODE } from '../../../kit/action/run.ts';
import { findNode, ROOT } from '../../../scripts/find-node.mjs';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const [major, minor] = MINIMUM_NODE;

test.each([`${major}.${minor}.0`, `${major}.${minor + 1}.0`, `${major + 1}.0.0`, '24.21.0'])(
  'runs on Node %s',
  (version) => {
    expect(() => assertNodeVersion(version)).not.toThrow();
  },
);

test.each([`${major}.${minor - 1}.9`, `${major - 2}.20.8`, '16.20.2'])('refuses Node %s', (version) => {
  expect(() => assertNodeVersion(version)).toThrow(
    `Slipway needs Node ${major}.${minor} or newer, and this is ${version}. Install Node 24.`,
  );
});

/** Runs `main` of a made-up verb by `run()` in a process of its own, as a runner would. */
async function runVerb(
  main: string,
  { before = '', workingDirectory = 'sub', event = {}, allowForks = '' } = {},
) {
  const directory = makeTemporaryFolder('project');
  await mkdir(join(directory, 'sub'));
  const bundle = join(directory, 'verb.ts');
  await writeFile(
    bundle,
    `${before}
    const { run } = await import(${JSON.stringify(join(ROOT, 'kit/action/run.ts'))});
    const { ConfigurationError } = await import(${JSON.stringify(join(ROOT, 'kit/ground/errors/configuration-error.ts'))});
    await run('made', async (runner) => {${main}});`,
  );
  const env = { PATH: process.env['PATH'], GITHUB_ACTIONS: 'true', NODE_NO_WARNINGS: '1' };
  const inputs = { 'working-directory': workingDirectory, 'allow-forks': allowForks, name: 'x' };
  const folder = join(directory, 'step');
  return {
    directory,
    ...(await runProgram({ node: findNode(), program: bundle, directory, folder, inputs, env, event })),
  };
}

test('a verb that ends well leaves outputs, summary and result document', async () => {
  const done = await runVerb(`
    return {
      outputs: { directory: runner.directory, count: 2, ok: true, text: 'a\\nb' },
      summary: '# Fine',
      result: { b: 1, a: runner.inputs.text('name') },
    };`);
  expect(done).toMatchObject({
    exitCode: 0,
    outputs: { directory: join(done.directory, 'sub'), count: '2', ok: 'true', text: 'a\nb' },
    summary: '# Fine\n',
    result: {
      directory: join(done.directory, 'sub'),
      count: 2,
      ok: true,
      text: 'a\nb',
      details: { a: 'x', b: 1 },
    },
    annotations: [],
  });
});

test('a verdict of no fails the step and keeps outputs and summary', async () => {
  const done = await runVerb(
    "return { outputs: { verdict: 'fail' }, summary: 'Bad', result: {}, failure: 'The gate says no.' };",
  );
  expect(done).toMatchObject({
    exitCode: 1,
    outputs: { verdict: 'fail' },
    summary: 'Bad\n',
    annotations: [{ kind: 'error', message: 'The gate says no.' }],
  });
});

test("a user's mistake is one sentence without a stack, and sets nothing", async () => {
  const done = await runVerb(
    "throw new ConfigurationError('SLW_FILE_MISSING', 'a.csv does not exist. Check the path.');",
  );
  expect(done).toMatchObject({
    exitCode: 1,
    outputs: {},
    summary: '',
    result: { error: { code: 'SLW_FILE_MISSING', message: 'a.csv does not exist. Check the path.' } },
    annotations: [
      { kind: 'error', title: 'SLW_FILE_MISSING', message: 'a.csv does not exist. Check the path.' },
    ],
    stderr: '',
  });
});

test('a bug keeps its stack and its cause', async () => {
  const done = await runVerb("throw new Error('surprise', { cause: new Error('root') });");
  const [annotation] = done.annotations;
  expect(done.exitCode).toBe(1);
  expect(annotation?.title).toBe('SLW_DEFECT');
  expect(done.result).toEqual({ error: { code: 'SLW_DEFECT', message: annotation?.message } });
  expect(annotation?.message).toMatch(
    /^slipway made failed in a way it should not: Error: surprise\n {4}at [\s\S]*\ncaused by: root$/,
  );
});

test('code of a fork on a self-hosted runner is refused before the verb starts, unless it is allowed', async () => {
  const main = "return { outputs: { x: 'ran' }, summary: '', result: {} }";
  const event = { pull_request: { head: { repo: { full_name: 'eve/house' } } } };
  const { exitCode, outputs, annotations } = await runVerb(main, { event });
  expect({ exitCode, outputs }).toEqual({ exitCode: 1, outputs: {} });
  expect(annotations).toEqual([
    {
      kind: 'error',
      title: 'SLW_FORK_REFUSED',
      message: expect.stringMatching(/^This job would read code of the fork eve\/house on/),
    },
  ]);
  expect(await runVerb(main, { event, allowForks: 'true' })).toMatchObject({ outputs: { x: 'ran' } });
});

test('an old Node is refused before the verb starts', async () => {
  const before = "Object.defineProperty(process.versions, 'node', { value: '18.20.8' });";
  const done = await runVerb("console.log('started');", { before });
  expect(done.exitCode).toBe(1);
  expect(done.stdout).not.toContain('started');
  expect(done.annotations[0]?.message).toMatch(/^Slipway needs Node 20\.19 or newer, and this is 18\.20\.8/);
});

test('outputs and the result document are text files that end as they should', async () => {
  const { directory } = await runVerb("return { outputs: {}, summary: '', result: { b: 1, a: 2 } };");
  expect(await readFile(join(directory, 'step/result.json'), 'utf8')).toBe(
    '{\n  "details": {\n    "a": 2,\n    "b": 1\n  }\n}\n',
  );
  expect(await readFile(join(directory, 'step/summary.md'), 'utf8')).toBe('');
});

test.each(['elsewhere', 'verb.ts'])(
  'a working directory that is none is named: %s',
  async (workingDirectory) => {
    const done = await runVerb('throw new Error("went on")', { workingDirectory });
    expect(done.annotations.map(({ message }) => message)).toEqual([
      `The folder ${join(done.directory, workingDirectory)} does not exist. Check the input "working-directory".`,
    ]);
    expect(done.exitCode).toBe(1);
  },
);

test('a disk that is full is no bug, whoever wrote to it', async () => {
  const main = "throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })";
  const { exitCode, annotations } = await runVerb(main);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([
    'A file that this step writes is on a disk that is full. Make room and run the step again.',
  ]);
});
