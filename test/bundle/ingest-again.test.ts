import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type DataLock, SPLIT_NAMES } from '../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { blobPath } from '../../kit/ml/store/blob-ref.ts';
import { buildOnce } from '../helpers/build-once.ts';
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

it('tries a contract without a file that Git sees, where the lock is written into .slipway', async () => {
  const project = makeProject();
  const { exitCode } = await runIngest(project, { commit: 'none', lock: '.slipway/try/data.lock.json' });
  expect(exitCode).toBe(0);
  expect(existsSync(join(project.directory, '.slipway/data/rejects.csv'))).toBe(true);
  expect(project.git('status', '--porcelain')).toBe('');
});

describe('an unchanged run', () => {
  const inStore = ({ directory }: TestRepository, { splits }: DataLock, name: 'train' | 'test') =>
    join(directory, '.slipway/store', blobPath(splits[name].blob));

  function damage(file: string): void {
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(99) ^ 1, 99);
    writeFileSync(file, bytes);
  }

  /** The files of a run with `commit: none` go to the remote, and its store stays behind. */
  function commitTry(project: TestRepository): void {
    project.git('add', '-A');
    project.git('commit', '--quiet', '-m', 'Commit a try');
    project.git('push', '--quiet', 'origin', 'HEAD:main');
    rmSync(join(project.directory, '.slipway'), { recursive: true });
  }

  const ingestOnce = buildOnce(async (): Promise<{ project: TestRepository; lock: DataLock }> => {
    const project = makeProject();
    await runIngest(project, { commit: 'none' });
    return { project, lock: readLock(project) };
  });

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
    expect(summary).toContain('The store lacked, or held damaged: train, test. Stored anew.');
  });

  it('stores everything that a lock names in a store that has none of it, the contract too', async () => {
    const { project, lock } = await ingestOnce();
    commitTry(project);
    const missing = await runIngest(project, { restore: 'true' });
    expect(missing.annotations).toMatchObject([
      { message: expect.stringMatching(/holds no blob .*run ingest with this one first/s) },
    ]);
    const { outputs, summary } = await runIngest(project);
    expect(outputs['changed']).toBe('false');
    expect(summary).toContain('train, validation, test, the contract. Stored anew.');
    for (const blob of [lock.contractBlob, ...SPLIT_NAMES.map((name) => lock.splits[name].blob)]) {
      const path = blob && join(project.directory, '.slipway/store', blobPath(blob));
      expect(digestOf(readFileSync(path ?? ''))).toBe(blob?.digest);
    }
    const restored = await runIngest(project, { restore: 'true' });
    expect(restored.exitCode, restored.stdout).toBe(0);
  });

  it('stores a file again that was added to the data, where it is given again', async () => {
    const project = makeProject();
    project.write({ '.slipway/more.csv': HOUSES.replaceAll(',no,', ',yes,') });
    await runIngest(project, { commit: 'none', 'additional-source': '.slipway/more.csv' });
    const [added] = readLock(project).source;
    const path = blobPath({ digest: added?.digest ?? 'sha256:', size: 0 });
    rmSync(join(project.directory, '.slipway/store', path));
    const { outputs, summary } = await runIngest(project, {
      commit: 'none',
      'additional-source': '.slipway/more.csv',
    });
    expect(outputs['changed']).toBe('false');
    expect(summary).toContain('.slipway/more.csv. Stored anew.');
    expect(existsSync(join(project.directory, '.slipway/store', path))).toBe(true);
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
