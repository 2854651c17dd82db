import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { MISTAKES, type Mistake, RIGHT, VERBS } from './mistakes.ts';

let sample: SampleProject;
beforeAll(async () => {
  sample = await makeSampleProject();
  sample.repository.commit('Source', { 'data/rents.csv': 'rent,size,rooms,age\n500,40,2,20\n' });
});

/** A copy of the project, so that each row spoils its own. */
function copyProject(files: Mistake['files'] = {}): string {
  const directory = join(makeTemporaryFolder('bad'), 'project');
  cpSync(sample.directory, directory, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    if (content === null) rmSync(join(directory, file));
    else cpSync(writeAside(content), join(directory, file), { recursive: true });
  }
  return directory;
}

function writeAside(content: string): string {
  const file = join(makeTemporaryFolder('file'), 'content');
  writeFileSync(file, content);
  return file;
}

/** Every file with its content, but for Git's own and the trainer's workplace, which each training wipes first. */
function listContent(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\/\.git\b|\/\.slipway\/train\b/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file}: ${readFileSync(file, 'latin1')}`);
}

async function expectRefusal({ verb, inputs = {}, files, says }: Mistake) {
  const directory = copyProject(files);
  const before = listContent(directory);
  const result = await runBundle({ verb, inputs: { ...RIGHT[verb], ...inputs }, directory });
  const errors = result.annotations.filter(({ kind }) => kind === 'error').map(({ message }) => message);
  const told = verb === 'serve' ? [result.stderr.trim()] : errors;
  expect(told, result.stdout + result.stderr).toHaveLength(1);
  expect(told[0]).toMatch(says);
  expect(told[0]).not.toMatch(/\n {4}at |failed in a way it should not/);
  expect(told[0]?.trim()).toMatch(/[.?]$/);
  const message = told[0]?.replace(/^error SLW_\w+: /, '');
  expect(result).toMatchObject({ exitCode: 1, outputs: {}, summary: '', result: { error: { message } } });
  expect(listContent(directory)).toEqual(before);
}

describe.each(VERBS)('%s', (verb) => {
  test.concurrent.each(MISTAKES.filter((mistake) => mistake.verb === verb))('$name', expectRefusal);
});

describe('a corrupted bundle', () => {
  let digest: string;
  let storeFolder: string;
  beforeAll(async () => {
    const artifact = await sample.evaluate(GOOD);
    storeFolder = makeTemporaryFolder('corrupted');
    const { outputs } = await runBundle({
      verb: 'package',
      inputs: { artifact, store: pathToFileURL(storeFolder).href },
      directory: sample.directory,
    });
    digest = outputs['bundle-digest'] ?? '';
    spoilLargestBlob(storeFolder);
  });

  test.each(['promote', 'check', 'serve'] as const)('%s refuses it', (verb) =>
    expectRefusal({
      name: 'corrupted',
      verb,
      inputs: { 'bundle-digest': digest, store: pathToFileURL(storeFolder).href },
      says: /sha256:[0-9a-f]+/,
    }),
  );
});

/** Changes a byte in the middle of the largest file of a store. */
function spoilLargestBlob(folder: string): void {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const [largest = ''] = files.sort((a, b) => readFileSync(b).length - readFileSync(a).length);
  const bytes = readFileSync(largest);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 0xff;
  rmSync(largest);
  writeFileSync(largest, bytes);
}
