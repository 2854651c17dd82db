import { expect, test } from 'vitest';
import { readKitFile } from './kit-files.ts';

test('the README speaks of the example where the first hour does, so that it stays true of other data', () => {
  const [title = '', , text = ''] = readKitFile('template-repo/README.md').split('\n');
  expect(title).toMatch(/^# /);
  expect(`${title} ${text}`).not.toMatch(/house/i);
});

test.each([
  ['template-repo/data/README.md', /rows with equal features stay together/],
  [
    'template-repo/data/README.md',
    /`time:<column>`.*the column holds numbers \(`number`, `integer`\), or text/,
  ],
  ['template-repo/data/README.md', /\*\*CSV\*\*: UTF-8.*semicolon/],
  ['template-repo/data/README.md', /A `boolean` is `true` or `false`/],
  ['template-repo/docs/settings.md', /it may have more: those of the contract/],
  ['template-repo/train/README.md', /its one parameter `alpha`/],
  ['action-serve/README.md', /"label": "yes", "probabilities"/],
  ['action-monitor/README.md', /These floors are conventions/],
  ['README.md', /^\| `gc` \| \(command\) /m],
])('%s says what a reader would have to guess: %s', (page, words) => {
  expect(readKitFile(page)).toMatch(words);
});
