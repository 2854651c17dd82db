import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeRepository } from '../helpers/git-repository.ts';
import { packageModel, promoteAndMerge } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { slipway } from '../helpers/run-cli.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';

const NOW = ['--keep-days', '0'];

let project: SampleProject;
let never = '';
let live = '';

const gc = (...args: string[]) => slipway(['gc', '--dry-run', ...args], project.directory);

const ask = async (...args: string[]) => JSON.parse((await gc(...args, '--json')).stdout);

// 1.0.0 was live, 1.1.0 on other data is, and one bundle was never promoted.
beforeAll(async () => {
  project = await makeSampleProject();
  await promoteAndMerge(project, await packageModel(project, GOOD), 'staging');
  never = await packageModel(project, { ...GOOD, base: 117 });
  await project.ingest({ version: '1.1.0', rows: 700 });
  live = await packageModel(project, { ...GOOD, base: 118 });
  await promoteAndMerge(project, live, 'staging');
}, 180_000);

describe('gc', () => {
  test('leaves alone what is young, live, or a recent version', async () => {
    expect(await ask()).toMatchObject({ unreached: [], missing: [] });
    const { unreached } = await ask(...NOW);
    expect(unreached.length).toBeGreaterThan(0);
    expect(new Set(unreached.map(({ of }: { of: string | null }) => of))).toEqual(new Set([null]));
    expect(unreached.map(({ name }: { name: string }) => name)).toContain(
      `blobs/sha256/${never.slice('sha256:'.length)}`,
    );
  });

  test('names what an old version was, and its data', async () => {
    const { code, stdout } = await gc(...NOW, '--keep-versions', '1');
    expect(code).toBe(0);
    expect(stdout).toMatch(/rent 1\.0\.0 +\d+ +[\d.]+ [KM]iB/);
    expect(stdout).toContain('Nothing was removed.');
    const { unreached } = await ask(...NOW, '--keep-versions', '1');
    const names = unreached.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => name.startsWith('files/md5/'))).toHaveLength(3);
  });

  test('a proposed version is needed, and what was live in the days to keep', async () => {
    const { branch = '' } = (
      await runBundle({
        verb: 'promote',
        inputs: { 'bundle-digest': never, environment: 'staging' },
        directory: project.directory,
      })
    ).outputs;
    const proposed = await ask(...NOW, '--keep-versions', '0');
    const names = (answer: { unreached: { name: string }[] }) => answer.unreached.map(({ name }) => name);
    expect(names(proposed)).not.toContain(`blobs/sha256/${never.slice('sha256:'.length)}`);
    project.repository.git('push', '--quiet', 'origin', `:${branch}`);
    project.repository.git('fetch', '--quiet', '--prune', 'origin');
    expect(names(await ask(...NOW, '--keep-versions', '0'))).toContain(
      `blobs/sha256/${never.slice('sha256:'.length)}`,
    );
  });

  test('a pointer of DVC is a need too', async () => {
    const before = await ask(...NOW, '--keep-versions', '1');
    const [blob] = before.unreached.filter(({ name }: { name: string }) => name.startsWith('files/md5/'));
    const md5 = blob.name.slice('files/md5/'.length).replace('/', '');
    project.repository.commit('Keep it', {
      'old.parquet.dvc': `outs:\n- md5: ${md5}\n  path: old.parquet\n`,
    });
    const after = await ask(...NOW, '--keep-versions', '1');
    expect(after.unreached).toHaveLength(before.unreached.length - 1);
  });

  test('without all it lists, the lineage is whole', async () => {
    const { unreached } = await ask(...NOW, '--keep-versions', '1');
    for (const { name } of unreached) rmSync(join(project.storeFolder, name));
    const { outputs } = await runBundle({ verb: 'verify', inputs: {}, directory: project.directory });
    expect(outputs['verdict']).toBe('pass');
    expect(await ask(...NOW, '--keep-versions', '1')).toMatchObject({ unreached: [], missing: [] });
  });

  test('says what is needed and cannot be read, and then lists nothing', async () => {
    const damaged = join(project.storeFolder, 'blobs/sha256', live.slice('sha256:'.length));
    const bytes = readFileSync(damaged);
    writeFileSync(damaged, 'x');
    expect(await ask(...NOW)).toMatchObject({ unreached: [], missing: [{ of: 'rent 1.1.0' }] });
    writeFileSync(damaged, bytes);
    const { code, stdout } = await gc('--store', 'file://.slipway/elsewhere');
    expect(code).toBe(1);
    expect(stdout).toContain('Until then nobody knows what else is needed, so nothing is listed.');
    expect(stdout).toMatch(/rent 1\.1\.0 is needed, and cannot be had: .* holds no bundle/);
  });

  test.each([
    [['gc'], 2, /It only lists, and wants that said: slipway gc --dry-run\./],
    [['gc', '--dry-run', '--keep-days', 'all'], 2, /"--keep-days all" is no count/],
  ])('%j is wrong usage', async (args, code, sentence) => {
    const answer = await slipway(args, project.directory);
    expect(answer).toMatchObject({ code, stdout: '' });
    expect(answer.stderr).toMatch(sentence);
  });

  test('a shallow clone, a folder without a store, a folder without Git are refused in a sentence', async () => {
    const shallow = await slipway(['gc', '--dry-run'], project.repository.clone('--depth=1').directory);
    expect(shallow).toMatchObject({ code: 1, stdout: '' });
    expect(shallow.stderr).toMatch(/This clone is shallow/);
    const bare = await slipway(['gc', '--dry-run'], makeRepository().directory);
    expect(bare.stderr).toMatch(/No store is named: .* Change to the project's folder, or write --store\./);
    const nowhere = await slipway(['gc', '--dry-run', '--store', 'file://x']);
    expect(nowhere).toMatchObject({ code: 1, stdout: '' });
    expect(nowhere.stderr).not.toContain('    at ');
  });
});
