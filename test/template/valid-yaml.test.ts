import { pathToFileURL } from 'node:url';
import { validate } from '@actions/languageservice';
import { expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { listActionFiles, listWorkflows, readKitFile } from './kit-files.ts';

async function diagnose(file: string): Promise<string[]> {
  const document = TextDocument.create(pathToFileURL(file).href, 'yaml', 1, readKitFile(file));
  const diagnostics = await validate(document);
  return diagnostics.map(({ message, range }) => `${file}:${range.start.line + 1}: ${message}`);
}

test.each(listWorkflows())("%s is valid by GitHub's language service", async (file) => {
  expect(await diagnose(file)).toEqual([]);
});

test.each(listActionFiles())("%s is valid by GitHub's language service", async (file) => {
  expect(await diagnose(file)).toEqual([]);
});

test('the language service does see mistakes', async () => {
  const broken = TextDocument.create(
    'file:///x/.github/workflows/x.yml',
    'yaml',
    1,
    'on: push\njobs:\n  a:\n    runs: x\n',
  );
  expect((await validate(broken)).length).toBeGreaterThan(0);
});

test('there is something to check', () => {
  expect(listWorkflows().length).toBeGreaterThanOrEqual(7);
  expect(listActionFiles().length).toBeGreaterThanOrEqual(10);
});
