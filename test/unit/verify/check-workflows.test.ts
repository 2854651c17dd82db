import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkWorkflows } from '../../../action-package/src/verify/check-workflows.ts';
import { TEMPLATE_FOLDER } from '../../../cli/kit-root.ts';
import { readFromFolder } from '../../../kit/ml/registry/source.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const DEPLOY = '.github/workflows/deploy.yml';

function copyTemplate(edit = (text: string) => text): string {
  const directory = makeTemporaryFolder('template');
  cpSync(join(TEMPLATE_FOLDER, '.github'), join(directory, '.github'), { recursive: true });
  writeFileSync(join(directory, DEPLOY), edit(readFileSync(join(directory, DEPLOY), 'utf8')));
  return directory;
}

const check = (directory: string, environments: readonly string[] | undefined) =>
  checkWorkflows(readFromFolder(directory), environments);

test('workflows that have the jobs of all environments hold', async () => {
  const links = await check(copyTemplate(), ['staging', 'production']);
  expect(links.map(({ state }) => state)).toEqual(Array(5).fill('holds'));
});

test('an environment without its jobs is broken, and how to mend it is said', async () => {
  const links = await check(copyTemplate(), ['staging', 'qa', 'live']);
  expect(links.find(({ link }) => link.startsWith(DEPLOY))).toEqual({
    environment: 'all',
    link: `${DEPLOY} → the environments of pipeline.yaml`,
    state: 'broken',
    detail:
      'It does not follow them: the job "production" is of "production", which is none of them; the job of "qa" is missing; the job of "live" is missing. Run "slipway workflows", and commit what it changes.',
  });
  expect(links.find(({ link }) => link.includes('promote.yml'))?.detail).toContain(
    'says "production" and has to say "live"',
  );
});

test('broken marks are said with their place', async () => {
  const directory = copyTemplate((text) => text.replace(/.*# slipway: end of these jobs\n/, ''));
  expect(await check(directory, ['staging', 'production'])).toMatchObject([
    { state: 'broken', detail: expect.stringMatching(/^\.github\/workflows\/deploy\.yml:26: a mark around/) },
  ]);
});

test('nothing is asked of a project that lists no environments, or marks no workflow', async () => {
  expect(await check(copyTemplate(), undefined)).toEqual([]);
  expect(await check(makeTemporaryFolder('empty'), ['live'])).toEqual([]);
});
