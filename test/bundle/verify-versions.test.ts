import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { CheckedLink } from '../../action-package/src/verify/lineage.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { packageModel, promoteAndMerge } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';

const verify = (directory: string, inputs: Record<string, string> = {}) =>
  runBundle({ verb: 'verify', inputs, directory });
const pathOf = (version: string, file = 'version.json') => `models/rent/versions/${version}/${file}`;

let project: SampleProject;
let start: string;
let origin: string;

/** 1.0.0 was live in staging, and 1.0.1 is. */
beforeAll(async () => {
  project = await makeSampleProject();
  await promoteAndMerge(project, await packageModel(project, GOOD), 'staging');
  origin = project.repository.git('rev-parse', 'HEAD');
  await promoteAndMerge(project, await packageModel(project, { ...GOOD, rooms: 60 }), 'staging');
  start = project.repository.git('rev-parse', 'HEAD');
});

/** Commits an edit of one file on a branch of its own. */
function commitEdit(path: string, change: (text: string) => string): void {
  const { repository, directory } = project;
  repository.git('checkout', '--quiet', '-B', 'edit', start);
  const text = readFileSync(join(directory, path), 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`${path} stays as it is`);
  repository.write({ [path]: changed });
  repository.git('commit', '--quiet', '--all', '--message', 'Touch up');
}

/** The broken links, one a line: `link: detail`. */
async function explain(): Promise<string> {
  const { exitCode, result } = await verify(project.directory);
  expect(exitCode).toBe(1);
  const { links } = JSON.parse(JSON.stringify(result)).details;
  return links
    .filter(({ state }: CheckedLink) => state === 'broken')
    .map(({ link, detail }: CheckedLink) => `${link}: ${detail}`)
    .join('\n');
}

test('versions that nobody points to any more hold too', async () => {
  project.repository.git('checkout', '--quiet', '-B', 'edit', start);
  const { exitCode, summary } = await verify(project.directory);
  expect(summary).toContain('→ as it was merged');
  expect(exitCode).toBe(0);
});

test('a version that is not live and no version is told', async () => {
  commitEdit(pathOf('1.0.0'), (text) => text.replace('"seed"', '"sead"'));
  expect(await explain()).toMatch(
    /^version 1\.0\.0: models\/rent\/versions\/1\.0\.0\/version\.json does not fit/m,
  );
});

test('a version that lost its version.json alone is told', async () => {
  const { repository } = project;
  repository.git('checkout', '--quiet', '-B', 'edit', start);
  repository.git('rm', '--quiet', pathOf('1.0.0'));
  repository.git('commit', '--quiet', '--message', 'Tidy up');
  expect(await explain()).toMatch(/^version 1\.0\.0: .*1\.0\.0\/version\.json does not exist\. Restore/m);
});

test('two versions with one bundle are told', async () => {
  const live = readFileSync(join(project.directory, pathOf('1.0.1')), 'utf8');
  const bundle = JSON.parse(live).bundle;
  commitEdit(pathOf('1.0.0'), (text) => text.replace(/"bundle": "[^"]*"/, `"bundle": "${bundle}"`));
  expect(await explain()).toMatch(
    /version 1\.0\.1 → a bundle of its own: .*1\.0\.0\/version\.json names the same bundle/,
  );
});

test.each(['version.json', 'comparison.json', 'model-card.md', 'signature.json'])(
  'a %s that was changed after its merge is told, with how to restore it',
  async (file) => {
    commitEdit(pathOf('1.0.0', file), (text) =>
      text.replace(/"seed": \d+|"rows": \d+|"batch": \d+|# /, '$&1'),
    );
    expect(await explain()).toMatch(
      new RegExp(
        `version 1\\.0\\.0 → as it was merged: ${pathOf('1.0.0', file)} was changed by commit \\w+ \\(Touch up\\).*git checkout ${origin.slice(0, 7)}\\w* -- ${pathOf('1.0.0', file)}`,
      ),
    );
  },
);

test('a signature that is not that of its version is told', async () => {
  commitEdit(pathOf('1.0.0', 'signature.json'), (text) => text.replace('FP32', 'FP64'));
  expect(await explain()).toMatch(
    /^version 1\.0\.0: signature\.json → signature: states sha256:\w+, found sha256:\w+/m,
  );
});

test('a file of a version that was deleted is told, and all of it is put right by restoring it', async () => {
  const { repository, directory } = project;
  repository.git('checkout', '--quiet', '-B', 'edit', start);
  repository.git('rm', '--quiet', pathOf('1.0.0', 'comparison.json'));
  repository.git('commit', '--quiet', '--message', 'Tidy up');
  expect(await explain()).toMatch(/comparison\.json was deleted by commit \w+ \(Tidy up\)/);
  repository.git('checkout', origin, '--', pathOf('1.0.0', 'comparison.json'));
  repository.git('commit', '--quiet', '--message', 'Put it back');
  expect((await verify(directory)).exitCode).toBe(0);
});

test('a version whose promotion was reverted as a whole is none that is missed', async () => {
  const { repository, directory } = project;
  repository.git('checkout', '--quiet', '-B', 'edit', start);
  repository.git('revert', '--no-edit', '--mainline=1', 'HEAD');
  expect((await verify(directory)).exitCode).toBe(0);
});

test('a version that was taken out and came back as another is told', async () => {
  const { repository, directory } = project;
  repository.git('checkout', '--quiet', '-B', 'edit', start);
  const text = readFileSync(join(directory, pathOf('1.0.0')), 'utf8');
  repository.git('rm', '--quiet', pathOf('1.0.0'));
  repository.git('commit', '--quiet', '--message', 'Out');
  repository.write({ [pathOf('1.0.0')]: text.replace(/"seed": \d+/, '"seed": 99') });
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '--message', 'In');
  expect(await explain()).toMatch(/version\.json was changed by commit \w+ \(In\)/);
});

test('a shallow clone leaves the history of the versions unchecked', async () => {
  const { exitCode, summary } = await verify(project.repository.clone('--depth=1').directory);
  expect(exitCode).toBe(0);
  expect(summary).toMatch(/❔ \| .*history → versions/);
});
