import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { editContract, HOUSES, makeProject, readTable, readText, runIngest } from './ingest-project.ts';

const CSV = 'data/windsor-houses.csv';

/** The houses with other text in some cells: `[line, column, text]`. */
function plant(cells: readonly (readonly [number, number, string])[]): string {
  const rows = HOUSES.split('\n').map((line) => line.split(','));
  for (const [line, column, text] of cells) {
    const row = rows[line - 1];
    if (row) row[column] = `"${text.replaceAll('"', '""')}"`;
  }
  return rows.map((row) => row.join(',')).join('\n');
}

it('says where each rule was broken first, however late that is', async () => {
  const many = Array.from({ length: 30 }, (_, index) => [index + 2, 0, 'n/a'] as const);
  const project = makeProject({ [CSV]: plant([...many, [400, 4, '9']]) });
  const { summary, outputs } = await runIngest(project);
  const [folder = ''] = readdirSync(join(project.directory, '.slipway/pull-requests'));
  const body = readText(project, `.slipway/pull-requests/${folder}/pull-request.md`);
  expect(outputs['rows-rejected']).toBe('31');
  for (const text of [summary, body]) {
    expect(text).toContain('| must be a number | 30 | data/windsor-houses.csv:2: n/a |');
    expect(text).toContain('| must be at most 6 | 1 | data/windsor-houses.csv:400: 9 |');
  }
});

it('lets no cell hide, steer a terminal or compute in a spreadsheet', async () => {
  const hostile = ['\u001b[2Jgone', 'no\u202e', 'y\u200bes', "=cmd|'/C calc'!A0", '@SUM(1)', '-1+1'];
  const contract = editContract((it) => {
    Object.assign(it.properties['driveway'] ?? {}, { 'x-normalise': [] });
  });
  const cells = hostile.map((text, index) => [index + 2, 5, text] as const);
  const source = plant([...cells, [20, 0, '-12.5']]);
  const project = makeProject({ [CSV]: source, 'data/contract.json': contract });
  const { stdout, stderr, summary, annotations } = await runIngest(project);
  const [folder = ''] = readdirSync(join(project.directory, '.slipway/pull-requests'));
  const body = readText(project, `.slipway/pull-requests/${folder}/pull-request.md`);
  const rejects = readText(project, '.slipway/data/rejects.csv');
  // Markdown holds a zero-width space of ours, which keeps "@team" from being a mention.
  for (const text of [stdout, stderr, summary, body, rejects])
    expect(text).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]|(?<!@)\u200b/u);
  expect(annotations[0]?.message).toContain('and is "\\u001b[2Jgone"');
  expect(rejects.match(/(?<=,enum,).*(?=,"?must)/g)).toEqual([
    '\\u001b[2Jgone',
    'no\\u202e',
    'y\\u200bes',
    "'=cmd|'/C calc'!A0",
    "'@SUM(1)",
    "'-1+1",
  ]);
  expect(rejects).toContain(',-12.5,');
  const kept = await readTable(project, '.slipway/data/rejects.parquet', ['driveway']);
  expect(kept.map(({ driveway }) => driveway).slice(0, 6)).toEqual(hostile);
});
