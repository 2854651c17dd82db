import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { listSourceFiles } from '../unit/architecture/source-files.ts';

const page = readFileSync(join(KIT_ROOT, 'SECURITY.md'), 'utf8');
const invariants = page.split('\n').filter((line) => /^\d+\. /.test(line));

test('the invariants are numbered in order', () => {
  expect(invariants.length).toBeGreaterThan(10);
  expect(invariants.map((line) => Number.parseInt(line, 10))).toEqual(
    invariants.map((_, index) => index + 1),
  );
});

describe.each(invariants)('%s', (invariant) => {
  test('names the tests that hold it', () => {
    const files = [...invariant.matchAll(/`(test\/[\w/.-]+\.test\.ts)`/g)].map(([, file = '']) => file);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(join(KIT_ROOT, file)))).toEqual([]);
  });
});

test('no action asks a forge to merge', () => {
  const asking = listSourceFiles().filter(({ text }) =>
    /pulls\.merge\b|\/merge['"`]|enablePullRequestAutoMerge/.test(text),
  );
  expect(asking.map(({ path }) => path)).toEqual([]);
});
