import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { SPLIT_NAMES } from '../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { createChildEnvironment } from '../../kit/ground/runtime/child-environment.ts';
import { splitFileName } from '../../kit/ml/data/write-splits.ts';
import { provideTool } from '../../scripts/install-tools.mjs';
import { makeProject, readCommittedLock, runIngest } from '../bundle/ingest-project.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

const POINTERS = SPLIT_NAMES.map((split) => `data/${splitFileName(split)}.dvc`);

let dvcProgram = '';
beforeAll(() => {
  dvcProgram = provideTool('dvc');
});

/** DVC in a project, without the settings and caches of the person who runs the tests; what it prints. */
function openDvc(directory: string): (...args: string[]) => string {
  const home = makeTemporaryFolder('dvc');
  const env = createChildEnvironment({
    kind: 'git',
    overrides: {
      HOME: home,
      DVC_SITE_CACHE_DIR: join(home, 'site'),
      DVC_GLOBAL_CONFIG_DIR: join(home, 'global'),
      DVC_SYSTEM_CONFIG_DIR: join(home, 'system'),
      DVC_NO_ANALYTICS: '1',
    },
  });
  return (...args) =>
    execFileSync(dvcProgram, args, { cwd: directory, env, encoding: 'utf8', stdio: 'pipe' });
}

/** Another clone of what ingest committed, where DVC knows the folder store as its remote. */
function cloneWithDvc(project: TestRepository): {
  clone: TestRepository;
  dvc: (...args: string[]) => string;
} {
  const clone = project.clone();
  const dvc = openDvc(clone.directory);
  dvc('init', '--quiet');
  dvc('remote', 'add', '--default', 'store', join(project.directory, '.slipway/store'));
  return { clone, dvc };
}

test('DVC pulls the splits that ingest stored in a folder, byte for byte', async () => {
  const project = makeProject();
  const { exitCode, stdout } = await runIngest(project, { commit: 'direct' });
  expect(exitCode, stdout).toBe(0);
  const { splits } = readCommittedLock(project, 'main');
  const { clone, dvc } = cloneWithDvc(project);
  dvc('pull', ...POINTERS);
  for (const split of SPLIT_NAMES) {
    const pulled = readFileSync(join(clone.directory, 'data', splitFileName(split)));
    expect(digestOf(pulled), split).toBe(splits[split].blob.digest);
    expect(pulled.length).toBe(splits[split].blob.size);
  }
  expect(JSON.parse(dvc('status', '--json'))).toEqual({});
  expect(JSON.parse(dvc('status', '--cloud', '--json'))).toEqual({});
});

test('DVC would write the pointers as ingest does', async () => {
  const project = makeProject();
  await runIngest(project, { commit: 'direct' });
  const { clone, dvc } = cloneWithDvc(project);
  dvc('pull', ...POINTERS);
  dvc('commit', '--force', ...POINTERS);
  dvc('push');
  expect(clone.git('status', '--porcelain', '--', ...POINTERS)).toBe('');
});

test('DVC gets nothing from another folder', async () => {
  const project = makeProject();
  await runIngest(project, { commit: 'direct' });
  const { clone, dvc } = cloneWithDvc(project);
  dvc('remote', 'modify', 'store', 'url', makeTemporaryFolder('empty'));
  expect(() => dvc('pull', ...POINTERS)).toThrow(/failed to pull data from the cloud/);
  expect(existsSync(join(clone.directory, 'data/train.parquet'))).toBe(false);
});
