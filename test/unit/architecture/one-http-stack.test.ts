import { expect, test } from 'vitest';
import { listSourceFiles } from './source-files.ts';

/** A call of the global `fetch`, or the function itself handed on; not a method or a member of that name. */
const GLOBAL_FETCH = /(?<![.\w])fetch\((?!\w+: )|\bglobalThis\.fetch\b|[=(,{[:]\s*fetch\s*[,;)}\]]/;

function usesGlobalFetch(text: string): boolean {
  return GLOBAL_FETCH.test(text);
}

test('nothing asks by Node’s own fetch, which ends the process where a server closes while a body waits', () => {
  const users = listSourceFiles().filter(({ text, packages }) => {
    return usesGlobalFetch(text) || packages.includes('undici');
  });
  expect(users.map(({ path }) => path)).toEqual([]);
});

test('the kit loads node:http when it needs it: that takes a start 50 ms', () => {
  const eager = listSourceFiles().filter(
    ({ path, text }) =>
      path.startsWith('kit/') && /^import (?!type\b).* from ['"]node:https?['"]/m.test(text),
  );
  expect(eager.map(({ path }) => path)).toEqual([]);
});

test.each([
  ['const response = await fetch(url);', true],
  ['const { open = fetch } = options;', true],
  ['getOctokit(token, { request: { fetch } });', true],
  ['return globalThis.fetch;', true],
  ['await git.fetch(branch);', false],
  ['  fetch(branch: string): Promise<string>;', false],
  ['  fetch: (branch) => fetchBranch(git, branch),', false],
  ["await git(['fetch', '--quiet', 'origin', branch]);", false],
])('the test sees breaches: %s', (text, isBreach) => {
  expect(usesGlobalFetch(text)).toBe(isBreach);
});
