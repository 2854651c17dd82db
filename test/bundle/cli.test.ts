import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ACTION_FOLDERS } from '../../cli/action-verbs.ts';
import { listCommands } from '../../cli/commands.ts';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { makeRepository } from '../helpers/git-repository.ts';
import { slipway } from '../helpers/run-cli.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** Every command that has required inputs, with their names. */
const NEEDY = (
  await Promise.all(
    listCommands().map(async ({ name, describe: read }) => {
      const { inputs } = await read();
      return [name, Object.keys(inputs).filter((input) => inputs[input]?.required)] as const;
    }),
  )
).filter(([, required]) => required.length > 0);

describe('slipway', () => {
  test('lists its commands, and says so with exit code 2 when none is named', async () => {
    const [asked, unasked] = await Promise.all([slipway(['--help']), slipway([])]);
    for (const { name } of listCommands()) expect(asked.stdout).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
    expect(asked.code).toBe(0);
    expect(unasked).toMatchObject({ code: 2, stdout: '', stderr: asked.stdout });
  });

  test.each(listCommands().map(({ name }) => name))('%s explains itself', async (name) => {
    const { code, stdout, stderr } = await slipway([name, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: slipway ${name}`));
    expect(stdout).not.toMatch(/--token|\$\{\{/);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(110);
  });

  test.each([
    [['tain'], 'There is no command "tain". Did you mean "train"? See slipway --help.'],
    [
      ['train', '--sede', '1'],
      'slipway train: There is no "--sede". Did you mean "--seed"? See slipway train --help.',
    ],
    [['train', '--seed'], 'slipway train: "--seed" needs a value: --seed VALUE. See slipway train --help.'],
    [['init'], 'slipway init: Name the folder to write: slipway init FOLDER. See slipway init --help.'],
  ])('%j is wrong usage', async (args, message) => {
    expect(await slipway(args)).toEqual({ code: 2, stdout: '', stderr: `${message}\n` });
  });

  test.each(NEEDY)('%s without its required inputs is wrong usage', async (name, required) => {
    const flags = required.map((input) => `--${input} VALUE`).join(' ');
    expect(await slipway([name])).toEqual({
      code: 2,
      stdout: '',
      stderr: `slipway ${name}: A required input is missing: write ${flags}. See slipway ${name} --help.\n`,
    });
  });

  test('a verb that refuses its input ends with exit code 1 and one sentence', async () => {
    const { code, stdout, stderr } = await slipway(['verify']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'error SLW_INPUT_MISSING: The input "model" is missing, and there is no pipeline.yaml here. Change to the project\'s folder, or set the input.\n',
    );
  });

  test.each([
    ['verify', 'SLW_INPUT_MISSING', /^The input "model" is missing/],
    ['history', 'SLW_INPUT_MISSING', /^There is no pipeline\.yaml in /],
  ])('with --json, what %s refuses is a document with a code', async (name, code, message) => {
    const { directory } = makeRepository({ 'notes.md': 'none' });
    const done = await slipway([name, '--json'], directory);
    expect(done.code).toBe(1);
    expect(JSON.parse(done.stdout)).toEqual({ error: { code, message: expect.stringMatching(message) } });
  });

  test('a verb prints its summary as text, or its result as JSON and nothing else', async () => {
    const { directory } = makeRepository({ 'pipeline.yaml': 'model: x\ndata: { store: file://s }\n' });
    const [text, json] = [
      await slipway(['verify'], directory),
      await slipway(['verify', '--json'], directory),
    ];
    expect(text.stdout).toContain('Lineage of x');
    expect(text.stdout).not.toMatch(/[#|]/);
    expect(JSON.parse(json.stdout)).toMatchObject({
      verdict: 'pass',
      'links-checked': 0,
      details: { model: 'x' },
    });
    expect(json.stderr).toContain('Lineage of x');
  });

  test('also runs on the oldest Node it says it runs on', async () => {
    const { code, stdout } = await slipway(['--version'], undefined, process.execPath);
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'slipway 0.1.0\n' });
  });
});

test('init writes a project', async () => {
  const folder = makeTemporaryFolder('init');
  const { code } = await slipway(['init', 'mine', '--owner', 'acme', '--ref', 'v3'], folder);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'mine/.github/workflows/train.yml'), 'utf8')).toContain(
    'acme/slipway/action-train@v3',
  );
  const again = await slipway(['init', 'mine'], folder);
  expect(again.code).toBe(1);
  expect(again.stderr).toMatch(/mine is not empty/);
});

test('doctor finds everything in a clone that is set up', async () => {
  const { code, stdout } = await slipway(['doctor', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    findings: expect.arrayContaining([{ what: 'git', state: 'ok', detail: expect.any(String) }]),
  });
});

test('every action has its bundle', () => {
  for (const verb of Object.keys(ACTION_FOLDERS))
    expect(existsSync(join(KIT_ROOT, `dist/${verb}.js`)), verb).toBe(true);
});
