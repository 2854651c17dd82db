import { beforeAll, describe, expect, test } from 'vitest';
import { makeRepository } from '../helpers/git-repository.ts';
import { packageModel, promoteAndMerge } from '../helpers/package-model.ts';
import { makeRegistryHistory, pointerFile } from '../helpers/registry-history.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { slipway } from '../helpers/run-cli.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';

describe('history', () => {
  test('says who put what live when, the newest first', async () => {
    const repository = makeRegistryHistory('1.0.0', '1.1.0');
    repository.commit('Roll back rent (#7)', pointerFile('1.0.0'));
    const { code, stdout } = await slipway(['history'], repository.directory);
    expect(code).toBe(0);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, ' | '));
    expect(lines[0]).toBe('when | environment | what | version | by | how | commit');
    expect(lines.slice(1)).toEqual([
      expect.stringMatching(
        /^\d{4}-\d\d-\d\d \d\d:\d\d \| production \| rollback \| 1\.1\.0 → 1\.0\.0 \| Ada Lovelace \| #7 \| /,
      ),
      expect.stringContaining('promotion | 1.0.0 → 1.1.0'),
      expect.stringContaining('promotion | nothing → 1.0.0'),
    ]);
  });

  test('as JSON, of one environment, at another ref', async () => {
    const repository = makeRegistryHistory('1.0.0', '1.1.0');
    const { stdout, stderr } = await slipway(
      ['history', 'rent', '--environment', 'production', '--ref', 'HEAD~1', '--json'],
      repository.directory,
    );
    expect(stderr).toMatch(/^when +environment/);
    const { assignments } = JSON.parse(stdout);
    expect(assignments).toMatchObject([
      { environment: 'production', version: '1.0.0', from: null, kind: 'promotion' },
    ]);
  });

  test.each([
    [['history', 'rnet'], /^There is no model "rnet" in the history of HEAD\. There are rent\.\n$/],
    [['history', '--ref', 'nowhere'], /no commit, branch or tag "nowhere"/],
    [
      ['show', '--environment', 'staging'],
      /Nothing of rent is live in "staging"\. Environments that were ever live: production/,
    ],
    [['show', '--at', 'yesterday'], /"yesterday" is no date\. Write 2026-10-01/],
    [['diff', '1.0.0', 'staging'], /The environment "staging" serves nothing of rent\. Name a version\./],
    [['diff', '1.0.0', '3.0.0'], /There is no version "3\.0\.0" of rent .* There are: 1\.0\.0\./],
  ])('%j is refused in one sentence', async (args, sentence) => {
    const { code, stdout, stderr } = await slipway(args, makeRegistryHistory('1.0.0').directory);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(sentence);
  });

  test.each([[['history']], [['show', 'rent']], [['diff', '1.0.0', '1.1.0']]])(
    '%j is refused in a shallow clone, which would tell of promotions from nothing',
    async (args) => {
      const { directory } = makeRegistryHistory('1.0.0', '1.1.0').clone('--depth=1');
      const { code, stdout, stderr } = await slipway(args, directory);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/This clone is shallow.* Run "git fetch --unshallow"/);
    },
  );

  test('a folder that is no project is told apart from a project without promotions', async () => {
    const { code, stderr } = await slipway(['show'], makeRepository().directory);
    expect(code).toBe(1);
    expect(stderr).toMatch(/There is no pipeline\.yaml in .* and no model in its history\. Change to/);
  });

  test('before the first promotion there is nothing, and that is no error', async () => {
    const { directory } = makeRegistryHistory();
    expect(await slipway(['history'], directory)).toMatchObject({
      code: 0,
      stdout: 'Nothing of rent was put live yet.\n',
    });
    expect(await slipway(['show'], directory)).toMatchObject({
      code: 0,
      stdout: 'Nothing of rent is live.\n',
    });
    expect(await slipway(['show', '--at', '2020-01-01'], directory)).toMatchObject({
      code: 0,
      stdout: 'Nothing of rent was live at 2020-01-01.\n',
    });
  });
});

describe('of a promoted model', () => {
  let directory = '';
  beforeAll(async () => {
    const project = await makeSampleProject();
    await promoteAndMerge(project, await packageModel(project, GOOD), 'staging');
    await promoteAndMerge(
      project,
      await packageModel(project, { ...GOOD, size: GOOD.size * 1.01 }),
      'staging',
    );
    directory = project.directory;
  }, 60_000);

  test('show names version, lineage and metrics, now and then', async () => {
    const { stdout } = await slipway(['show'], directory);
    expect(stdout).toContain('rent 1.0.1 in staging');
    expect(stdout).toMatch(/^bundle +sha256:[0-9a-f]{64}$/m);
    expect(stdout).toMatch(/^rmse +\d/m);
    const past = await slipway(['show', '--environment', 'staging', '--at', '2020-01-01'], directory);
    expect(past).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('was live in "staging" at 2020-01-01'),
    });
    const future = await slipway(
      ['show', '--environment', 'staging', '--at', '2999-01-01', '--json'],
      directory,
    );
    const [{ facts }] = JSON.parse(future.stdout).environments;
    expect(facts.version).toMatchObject({ version: '1.0.1', operators: { Mul: 3, Sum: 1 } });
  });

  test('diff compares metrics, and says what is the same', async () => {
    const { code, stdout } = await slipway(['diff', '1.0.0', 'staging'], directory);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rent 1\.0\.0 → 1\.0\.1$/m);
    expect(stdout).toMatch(/^rmse +\S+ \(.*\) +\S+ \(.*\)$/m);
    expect(stdout).toMatch(/^Operators\n\nThe same\.$/m);
    expect(stdout).toMatch(/^Contract\n\nThe same\.$/m);
  });
});
