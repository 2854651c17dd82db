import { expect, test } from 'vitest';
import { diagnose } from './diagnose.ts';
import { listActionFiles, listWorkflows, readKitFile } from './kit-files.ts';

test.each(listWorkflows())("%s is valid by GitHub's language service", async (file) => {
  expect(await diagnose(file, readKitFile(file))).toEqual([]);
});

test.each(listActionFiles())("%s is valid by GitHub's language service", async (file) => {
  expect(await diagnose(file, readKitFile(file))).toEqual([]);
});

test('the language service does see mistakes', async () => {
  const broken = 'on: push\njobs:\n  a:\n    runs: x\n';
  expect((await diagnose('/x/.github/workflows/x.yml', broken)).length).toBeGreaterThan(0);
});

test('there is something to check', () => {
  expect(listWorkflows().length).toBeGreaterThanOrEqual(7);
  expect(listActionFiles().length).toBeGreaterThanOrEqual(10);
});
