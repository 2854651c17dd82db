import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DataLock, SPLIT_NAMES } from '../../kit/manifest/data-lock.ts';
import { digestOf } from '../../kit/manifest/digest.ts';
import { blobPath } from '../../kit/store/blob-ref.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { HOUSES, makeProject, readCommittedLock, readLock, runIngest } from './ingest-project.ts';

const CSV = 'data/windsor-houses.csv';

describe('what the data are compared with', () => {
  it('is the lock on the base branch, not one that only lies in the work tree', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    const { outputs } = await runIngest(project);
    expect(outputs).toMatchObject({ changed: 'true', 'data-version': '1.0.0' });
    expect(readCommittedLock(project, outputs['branch']).version).toBe('1.0.0');
  });

  it('is the lock in the work tree where nothing is committed', async () => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    project.write({ [CSV]: HOUSES.replace('42000', '42001') });
    await runIngest(project, { commit: 'none' });
    expect(readLock(project).version).toBe('1.1.0');
    const { outputs } = await runIngest(project, { commit: 'none' });
    expect(outputs).toMatchObject({ changed: 'false', 'data-version': '1.1.0' });
  });

  it('is the lock that was merged, although the checkout is older', async () => {
    const project = makeProject();
    const { outputs } = await runIngest(project);
    project.merge(outputs['branch'] ?? '');
    expect(existsSync(join(project.directory, 'data/data.lock.json'))).toBe(false);
    expect((await runIngest(project)).outputs['changed']).toBe('false');
    project.write({ [CSV]: HOUSES.replace('42000', '42001') });
    expect((await runIngest(project)).outputs).toMatchObject({ changed: 'true', 'data-version': '1.1.0' });
  });

  it('is the lock of the branch that "base" names', async () => {
    const project = makeProject();
    project.git('push', '--quiet', 'origin', 'HEAD:refs/heads/next');
    await runIngest(project, { commit: 'direct', base: 'next' });
    expect((await runIngest(project, { base: 'next' })).outputs['changed']).toBe('false');
    expect((await runIngest(project)).outputs['changed']).toBe('true');
  });
});

it('names the open pull request of the same data, and pushes nothing', async () => {
  const project = makeProject();
  const { outputs } = await runIngest(project);
  const branch = outputs['branch'] ?? '';
  const commit = project.remoteGit('rev-parse', branch);
  const again = await runIngest(project);
  expect(again.outputs).toMatchObject({ branch, 'pull-request-url': outputs['pull-request-url'] });
  expect(again.summary).toContain(`Pull request (unchanged): ${outputs['pull-request-url']}`);
  expect(project.remoteGit('rev-parse', branch)).toBe(commit);
});

describe('an unchanged run', () => {
  const inStore = ({ directory }: TestRepository, { splits }: DataLock, name: 'train' | 'test') =>
    join(directory, '.slipway/store', blobPath(splits[name].blob));

  function damage(file: string): void {
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(99) ^ 1, 99);
    writeFileSync(file, bytes);
  }

  async function ingestOnce(): Promise<{ project: TestRepository; lock: DataLock }> {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    return { project, lock: readLock(project) };
  }

  it('gives the store back what it lost, and stores anew what was damaged there', async () => {
    const { project, lock } = await ingestOnce();
    rmSync(inStore(project, lock, 'train'));
    damage(inStore(project, lock, 'test'));
    const { outputs, summary } = await runIngest(project, { commit: 'none' });
    expect(outputs).toMatchObject({ changed: 'false', 'data-version': '1.0.0' });
    for (const name of SPLIT_NAMES) {
      const { blob } = lock.splits[name];
      expect(digestOf(readFileSync(join(project.directory, '.slipway/store', blobPath(blob))))).toBe(
        blob.digest,
      );
    }
    expect(summary).toContain('The store had lost or damaged train, test. Stored anew.');
  });

  it('makes another version where damaged rows cannot be written byte for byte', async () => {
    const { project, lock } = await ingestOnce();
    damage(inStore(project, lock, 'test'));
    const [header, ...rows] = HOUSES.trimEnd().split('\n');
    project.write({ [CSV]: [header, ...rows.reverse()].join('\n') });
    const { outputs, summary } = await runIngest(project, { commit: 'none' });
    expect(outputs).toMatchObject({ changed: 'true', 'data-version': '1.1.0' });
    expect(summary).toContain('The store lacks the splits of the last version, or holds them damaged.');
    expect(readLock(project).dataset).toBe(lock.dataset);
  });
});
