import { beforeAll, describe, expect, it } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { makeProject, readCommittedLock, runIngest } from './ingest-project.ts';

const CURES =
  /is of the model "house-price", and this is "churn"\. If the model was renamed, delete the lock, profile\.json and \*\.dvc in data\/ in one commit.*if there are two models.*"data\.lock: data\/churn\/data\.lock\.json"/;

let project: TestRepository;

beforeAll(async () => {
  project = makeProject();
  const { outputs } = await runIngest(project);
  project.merge(outputs['branch'] ?? '');
  project.git('push', '--quiet', 'origin', '--delete', outputs['branch'] ?? '');
  project.git('pull', '--quiet', 'origin', 'main');
});

describe('where the data of one model lie already', () => {
  const others: [name: string, file: string, inputs: Record<string, string>][] = [
    ['another name is refused', 'data/data.lock.json', {}],
    ['so it is where nothing is committed', 'data/data.lock.json', { commit: 'none' }],
    ['so it is when splits are restored', 'data/data.lock.json', { restore: 'true' }],
    ['a second lock would write over the profile', 'data/profile.json', { lock: 'data/churn.lock.json' }],
    [
      'so it would where nothing is committed',
      'data/profile.json',
      { lock: 'data/churn.lock.json', commit: 'none' },
    ],
  ];

  it.each(others)('%s', async (_, file, inputs) => {
    const { exitCode, annotations } = await runIngest(project, { model: 'churn', ...inputs });
    expect(exitCode).toBe(1);
    expect(annotations.at(-1)?.message).toContain(file);
    expect(annotations.at(-1)?.message).toMatch(CURES);
    expect(project.git('status', '--porcelain')).toBe('');
    expect(project.remoteGit('branch', '--list')).toBe('* main');
  });

  it('training under another name is refused with the same cures', async () => {
    const { directory } = project;
    const { exitCode, annotations } = await runBundle({
      verb: 'train',
      inputs: { model: 'churn', command: 'builtin:linear' },
      directory,
    });
    expect(exitCode).toBe(1);
    expect(annotations.at(-1)?.message).toMatch(CURES);
  });

  it('a second model with a folder of its own leaves those of the first alone', async () => {
    const inputs = { model: 'churn', lock: 'data/churn/data.lock.json' };
    const { exitCode, outputs } = await runIngest(project, inputs);
    expect(exitCode).toBe(0);
    const changed = project.remoteGit('diff', '--name-only', 'main', outputs['branch'] ?? '').split('\n');
    expect(changed).toContain('data/churn/profile.json');
    expect(changed.filter((path) => !path.startsWith('data/churn/'))).toEqual([]);
  });

  it('the data come in under the new name once the old files are gone', async () => {
    project.git('rm', '--quiet', 'data/data.lock.json', 'data/profile.json', 'data/*.dvc');
    project.commit('Rename the model');
    const { exitCode, outputs } = await runIngest(project, { model: 'churn' });
    expect(exitCode).toBe(0);
    expect(readCommittedLock(project, outputs['branch'])).toMatchObject({ model: 'churn', version: '1.0.0' });
  });
});
