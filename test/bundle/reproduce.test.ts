import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { makeIngestedProject } from './ingested-project.ts';

let project: TestRepository;

beforeAll(async () => {
  project = await makeIngestedProject();
});

/** Another machine on another day, as far as a process sees it. */
const ELSEWHERE = {
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  GITHUB_RUN_ID: '99',
  GITHUB_RUN_ATTEMPT: '3',
  GITHUB_ACTOR: 'somebody-else',
  RUNNER_OS: 'linux',
  NODE_OPTIONS: '--import data:text/javascript,process.umask(0o077)',
};

const HERE = { TZ: 'UTC', LC_ALL: 'C.UTF-8' };

/** A copy whose files were made in the opposite order, which is the order some file systems list them in. */
function copyBackwards(source: string, target: string): void {
  const files = readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .reverse();
  for (const file of files) {
    const copy = join(target, file.slice(source.length));
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(file, copy);
  }
}

/** Trains, evaluates and packages from nothing but the splits. */
async function makeBundle(directory: string, env: Record<string, string>) {
  let artifact = '';
  for (const verb of ['train', 'evaluate', 'package']) {
    const inputs = verb === 'train' ? {} : { artifact };
    const { outputs, stdout } = await runBundle({ verb, inputs, directory, env });
    if (verb === 'package') return outputs['bundle-digest'];
    artifact = outputs['artifact'] ?? '';
    if (artifact === '') throw new Error(`${verb} failed: ${stdout}`);
  }
  throw new Error('nothing was packaged');
}

test('training again makes the same bundle: other folder, zone, locale, umask, attempt and order of files', async () => {
  const elsewhere = join(makeTemporaryFolder('elsewhere'), 'a much longer path than before');
  copyBackwards(project.directory, elsewhere);
  const first = await makeBundle(project.directory, HERE);
  expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(await makeBundle(elsewhere, ELSEWHERE)).toBe(first);
});

test('another parameter makes another bundle', async () => {
  const [same, other] = ['same', 'other'].map((name) => join(makeTemporaryFolder(name), 'work'));
  if (!same || !other) throw new Error('no folders');
  for (const folder of [same, other]) copyBackwards(project.directory, folder);
  const pipeline = readFileSync(join(other, 'pipeline.yaml'), 'utf8');
  writeFileSync(join(other, 'pipeline.yaml'), pipeline.replace('alpha: 1.0', 'alpha: 2.0'));
  expect(await makeBundle(other, HERE)).not.toBe(await makeBundle(same, HERE));
});
