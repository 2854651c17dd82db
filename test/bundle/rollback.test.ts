import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { bundleOf, makeRegistryHistory, pointerFile, versionFiles } from '../helpers/registry-history.ts';

const POINTER = 'models/rent/environments/production.json';

const rollBack = (directory: string, inputs: Record<string, string> = {}) =>
  runBundle({ verb: 'rollback', inputs: { environment: 'production', ...inputs }, directory });

test('points back to the version that was live before', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0');
  const { outputs, exitCode, stdout } = await rollBack(repository.directory, {
    reason: 'Drift | since @monday',
  });
  expect(stdout).not.toContain('::error');
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ version: '1.0.0', changed: 'true' });
  const branch = outputs['branch'] ?? '';
  expect(branch).toBe('slipway/rollback/rent-production-000000000000');
  expect(repository.remoteGit('diff', '--name-only', 'main', branch)).toBe(POINTER);
  expect(JSON.parse(repository.remoteGit('show', `${branch}:${POINTER}`))).toMatchObject({
    version: '1.0.0',
    bundle: bundleOf('1.0.0'),
  });
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toContain('Roll back rent to 1.0.0 in production');
  expect(body).toContain('Drift \\| since');
  expect(body).toContain('--to 1.1.0');
});

test('a second time changes nothing', async () => {
  const { directory } = makeRegistryHistory('1.0.0', '1.1.0');
  const first = await rollBack(directory);
  const second = await rollBack(directory);
  expect(second.outputs).toEqual({ ...first.outputs, changed: 'false' });
});

test('after a merged rollback goes further back, not forth', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0', '1.2.0');
  const first = await rollBack(repository.directory);
  expect(first.outputs['version']).toBe('1.1.0');
  repository.merge(first.outputs['branch'] ?? '');
  const second = await rollBack(repository.directory);
  expect(second.outputs['version']).toBe('1.0.0');
});

test('a version that was promoted again after a rollback can be rolled back from again', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0');
  const first = await rollBack(repository.directory);
  repository.merge(first.outputs['branch'] ?? '');
  repository.git('pull', '--quiet', '--ff-only', 'origin', 'main');
  repository.commit('Promote 1.1.0 again', pointerFile('1.1.0'));
  const second = await rollBack(repository.directory);
  expect(second.outputs).toMatchObject({ version: '1.0.0', changed: 'true' });
  repository.merge(second.outputs['branch'] ?? '');
  expect(repository.remoteGit('show', `main:${POINTER}`)).toContain('"1.0.0"');
});

test('goes to the version that is asked for', async () => {
  const { directory } = makeRegistryHistory('1.0.0', '1.1.0', '1.2.0');
  const { outputs } = await rollBack(directory, { to: '1.0.0' });
  expect(outputs['version']).toBe('1.0.0');
});

test('fetches the history a shallow clone lacks', async () => {
  const { directory } = makeRegistryHistory('1.0.0', '1.1.0').clone('--depth=1');
  const { outputs, exitCode } = await rollBack(directory);
  expect(exitCode).toBe(0);
  expect(outputs['version']).toBe('1.0.0');
});

test('passes over commits in which the pointer was nonsense', async () => {
  const repository = makeRegistryHistory('1.0.0');
  repository.commit('Edit by hand', { [POINTER]: 'not even JSON' });
  repository.commit('Repair', { ...versionFiles('1.1.0'), ...pointerFile('1.1.0') });
  const { outputs } = await rollBack(repository.directory);
  expect(outputs['version']).toBe('1.0.0');
});

test.each([
  ['nothing is live', () => makeRegistryHistory(), {}, /Nothing of rent is live in production on main/],
  [
    'nothing was live before',
    () => makeRegistryHistory('1.0.0'),
    {},
    /No other version of rent was live in production before/,
  ],
  [
    'the version is live',
    () => makeRegistryHistory('1.0.0'),
    { to: '1.0.0' },
    /points to rent 1\.0\.0 already/,
  ],
  [
    'the version is unknown',
    () => makeRegistryHistory('1.0.0'),
    { to: '9.0.0' },
    /no version "9\.0\.0" of rent on main\. There are 1\.0\.0/,
  ],
  ['the version is no number', () => makeRegistryHistory('1.0.0'), { to: '../x' }, /no version "\.\.\/x"/],
  [
    'the environment is unknown',
    () => makeRegistryHistory('1.0.0'),
    { environment: 'prod' },
    /not one of those in pipeline/,
  ],
  ['the base is unknown', () => makeRegistryHistory('1.0.0'), { base: 'nowhere' }, /has no branch "nowhere"/],
])('says in one sentence that %s', async (_, prepare, inputs, sentence) => {
  const { directory } = prepare();
  const { exitCode, outputs, annotations } = await rollBack(directory, inputs);
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
});

test('needs a repository', async () => {
  const { directory } = makeRegistryHistory('1.0.0');
  const { exitCode, annotations } = await runBundle({
    verb: 'rollback',
    inputs: {
      environment: 'production',
      'working-directory': '/',
      pipeline: join(directory, 'pipeline.yaml'),
    },
    directory,
  });
  expect(exitCode).toBe(1);
  expect(annotations).toHaveLength(1);
});
