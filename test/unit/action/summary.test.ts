import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fitSummary, MAX_SUMMARY_BYTES, writeSummary } from '../../../kit/action/summary.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

test('a summary of exactly 1 MiB stays whole', () => {
  const text = 'x'.repeat(MAX_SUMMARY_BYTES);
  expect(fitSummary(text)).toBe(text);
});

test('one byte more is cut at a line end, with a note, within the limit', () => {
  const line = `${'é'.repeat(49)}\n`;
  const text = line.repeat(Math.ceil((MAX_SUMMARY_BYTES + 1) / Buffer.byteLength(line)));
  const cut = fitSummary(text);
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
  expect(Buffer.byteLength(cut)).toBeGreaterThan(MAX_SUMMARY_BYTES - 300);
  expect(cut).not.toContain('\uFFFD');
  expect(cut).toMatch(/é\n\n\*Cut here: a step summary holds at most 1 MiB\. .*\*\n$/);
});

test('one line that is too long leaves only the note', () => {
  expect(fitSummary('x'.repeat(MAX_SUMMARY_BYTES + 1))).toMatch(/^\n\n\*Cut here/);
});

test('the summary a step writes fits, final newline included', async () => {
  const file = join(makeTemporaryFolder(), 'summary.md');
  await writeSummary('x'.repeat(MAX_SUMMARY_BYTES), file);
  expect((await readFile(file)).length).toBeLessThanOrEqual(MAX_SUMMARY_BYTES);
});

test('a summary is added to what the step has, and ends with one newline', async () => {
  const file = join(makeTemporaryFolder(), 'summary.md');
  await writeSummary('# One\n\n', file);
  await writeSummary('# Two', file);
  expect(await readFile(file, 'utf8')).toBe('# One\n# Two\n');
  await writeSummary('nowhere', undefined);
});
