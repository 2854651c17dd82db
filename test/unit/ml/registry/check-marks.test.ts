import { describe, expect, test } from 'vitest';
import { checkMarks } from '../../../../action-package/src/verify/check-marks.ts';
import type { RegistrySource } from '../../../../kit/ml/registry/source.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const LIVE = digest('a');
const EVIL = digest('e');
const STAGING = 'deploy/staging/bundle.yaml';
const OTHER = 'deploy/staging/other.yaml';
const PRODUCTION = 'deploy/production/bundle.yaml';

const marked = (environment: string, bundle = LIVE) => `image: x@${bundle} # slipway: rent/${environment}\n`;
const unmarked = (bundle: string) => `image: x@${bundle}\n`;
const BASE = {
  [STAGING]: marked('staging'),
  [PRODUCTION]: `${marked('production')}${unmarked(digest('c'))}`,
};

function sourceOf(files: Record<string, string>): RegistrySource {
  return {
    read: async (path) => files[path],
    list: async (prefix) => Object.keys(files).filter((path) => path.startsWith(prefix)),
  };
}

async function check(files: Record<string, string>, base: Record<string, string> = BASE) {
  const sources = { source: sourceOf(files), base: sourceOf(base) };
  const links = await checkMarks({ model: 'rent', ...sources, live: new Set([LIVE]) });
  return links.map(({ link, state, environment }) => `${state} ${environment} ${link}`);
}

describe('a mark that went together with its digest is a broken link', () => {
  test.each<[string, Record<string, string>, string]>([
    ['alone', { ...BASE, [STAGING]: unmarked(EVIL) }, STAGING],
    [
      'while the same folder gains a mark elsewhere',
      { ...BASE, [STAGING]: unmarked(EVIL), [OTHER]: marked('staging') },
      STAGING,
    ],
    [
      'while another folder gains one',
      { ...BASE, [STAGING]: unmarked(EVIL), [PRODUCTION]: `${BASE[PRODUCTION]}${marked('staging')}` },
      STAGING,
    ],
    [
      'while the file is named anew',
      { [PRODUCTION]: BASE[PRODUCTION] ?? '', [OTHER]: unmarked(EVIL) },
      'deploy/staging/',
    ],
  ])('%s', async (_case, files, place) => {
    expect(await check(files)).toContain(`broken staging ${place} → a mark`);
  });

  test('and the reason names the mark and the digest', async () => {
    const files = { ...BASE, [STAGING]: unmarked(EVIL) };
    const sources = { source: sourceOf(files), base: sourceOf(BASE) };
    const [link] = await checkMarks({ model: 'rent', ...sources, live: new Set([LIVE]) });
    expect(link?.detail).toContain('# slipway: rent/staging');
    expect(link?.detail).toContain(EVIL);
  });
});

test('of two marks in a folder, one that goes is missed', async () => {
  const base = { [STAGING]: marked('staging'), [OTHER]: marked('staging') };
  expect(await check({ ...base, [OTHER]: unmarked(EVIL) }, base)).toContain(
    `broken staging ${OTHER} → a mark`,
  );
});

test('a mark that only went is told, and breaks nothing', async () => {
  const told = [`unchecked staging ${STAGING} → a mark`];
  expect(await check({ ...BASE, [STAGING]: unmarked(LIVE) })).toEqual(told);
  expect(await check({ ...BASE, [STAGING]: 'image: x:latest\n' })).toEqual(told);
});

test.each<[string, Record<string, string>]>([
  ['nothing changed', BASE],
  ['a promotion', { ...BASE, [STAGING]: marked('staging', digest('b')) }],
  [
    'a new digest of something else',
    { ...BASE, [PRODUCTION]: `${marked('production')}${unmarked(digest('d'))}` },
  ],
  [
    'a file that moved with its mark',
    { [PRODUCTION]: BASE[PRODUCTION] ?? '', 'deploy/x/a.yaml': marked('staging') },
  ],
  ['an environment that is no longer deployed', { [PRODUCTION]: BASE[PRODUCTION] ?? '' }],
])('%s is no finding', async (_case, files) => {
  expect(await check(files)).toEqual([]);
});
