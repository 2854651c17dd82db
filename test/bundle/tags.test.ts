import { expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { refusePushes } from '../helpers/refuse-pushes.ts';
import { makeRegistryHistory, pointerFile } from '../helpers/registry-history.ts';

const tag = ({ directory }: TestRepository, inputs: Record<string, string> = {}) =>
  runBundle({ verb: 'tags', inputs, directory });
const listTags = ({ remoteGit }: TestRepository) =>
  remoteGit('tag', '--list', '--format=%(refname:short) %(objectname)').split('\n');

test('pushes what is missing, then nothing', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0');
  const first = await tag(repository);
  expect(first.exitCode).toBe(0);
  expect(first.outputs['created']?.split('\n')).toEqual([
    'rent@v1.0.0',
    'rent@v1.1.0',
    'rent#production#1',
    'rent#production#2',
  ]);
  expect(first.outputs['changed']).toBe('true');
  const before = listTags(repository);
  expect(before).toHaveLength(4);
  const second = await tag(repository);
  expect(second.outputs).toEqual({ created: '', moved: '', changed: 'false' });
  expect(listTags(repository)).toEqual(before);
});

test('two at once: both end well, with the same tags', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0', '1.2.0');
  const other = repository.clone('--depth=1');
  const results = await Promise.all([tag(repository), tag(other), tag(repository.clone())]);
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  expect(listTags(repository)).toHaveLength(6);
});

test('follows what is on the remote, not what is checked out', async () => {
  const repository = makeRegistryHistory('1.0.0');
  repository.clone().commit('Elsewhere', pointerFile('1.0.0', 'staging'));
  const { outputs } = await tag(repository);
  expect(outputs['created']).toContain('rent#staging#1');
});

test('a dry run pushes nothing', async () => {
  const repository = makeRegistryHistory('1.0.0');
  const { outputs, summary } = await tag(repository, { 'dry-run': 'true' });
  expect(outputs).toMatchObject({ created: 'rent@v1.0.0\nrent#production#1', changed: 'false' });
  expect(summary).toContain('would be pushed');
  expect(listTags(repository)).toEqual(['']);
});

test('a tag at another commit is named and left, the rest is pushed', async () => {
  const repository = makeRegistryHistory('1.0.0', '1.1.0');
  repository.git('tag', 'rent@v1.0.0', 'HEAD~2');
  repository.git('push', '--quiet', 'origin', 'rent@v1.0.0');
  const { exitCode, annotations } = await tag(repository);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^The tag rent@v1\.0\.0 stands at \w{12}, and by the history of main it belongs to \w{12}\./,
    ),
  ]);
  expect(listTags(repository)).toHaveLength(4);
});

test('a rule that protects tags is named with its setting', async () => {
  const repository = makeRegistryHistory('1.0.0');
  refusePushes(repository.remote, 'Gitea: Tag rent@v1.0.0 is protected');
  const { exitCode, annotations } = await tag(repository);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^The remote refuses the tag rent@v1\.0\.0: Tag rent@v1\.0\.0 is protected\. Allow the token's user to create tags in that rule/,
    ),
  ]);
});
