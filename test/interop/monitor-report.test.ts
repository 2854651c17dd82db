import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { drawRow, HOSTILE, makeMonitorProject, WINDOW } from '../bundle/monitor-project.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { createRandom } from '../unit/maths/stats/random.ts';
import { dumpDom, readCornerColour, takeScreenshot } from './chromium.ts';

let report = '';
let source = '';

// Four columns drift: two of numbers, two of categories, one of these with a hostile name and a hostile category.
beforeAll(async () => {
  const project = await makeMonitorProject();
  const random = createRandom(5);
  const shift = { size: 0.5, gas: 0.4, hostile: 0.5, missing: 0.3 };
  project.log(Array.from({ length: 600 }, () => drawRow(random, shift)));
  const inputs = { environment: 'production', ...WINDOW };
  const { exitCode, stdout } = await runBundle({ verb: 'monitor', inputs, directory: project.directory });
  expect(exitCode, stdout).toBe(0);
  report = join(project.directory, '.slipway/monitor/report.html');
  source = readFileSync(report, 'utf8');
});

/** A page's title once its scripts have run: hostile text that runs makes it `x`. */
const readTitle = (dom: string) => /<title>(.*?)<\/title>/s.exec(dom)?.[1];

/** The title that a browser ends up with for a page. */
async function openPage(content: string): Promise<string | undefined> {
  const page = join(makeTemporaryFolder('page'), 'page.html');
  writeFileSync(page, content);
  return readTitle(await dumpDom(page));
}

test('a browser shows the verdict and the columns that drifted', async () => {
  const dom = await dumpDom(report);
  expect(dom).toContain('<h1>rent in production: <span class="verdict drift">drift</span></h1>');
  for (const column of ['size', 'heating', 'distance'])
    expect(dom).toMatch(new RegExp(`<td>${column}</td><td><span class="verdict drift">drift</span></td>`));
  for (const column of ['rooms', 'furnished'])
    expect(dom).toMatch(new RegExp(`<td>${column}</td><td><span class="verdict ok">ok</span></td>`));
  expect(dom.match(/<svg /g)).toHaveLength(source.match(/<svg /g)?.length ?? 0);
});

test('hostile text stays text', async () => {
  const dom = await dumpDom(report);
  expect(readTitle(dom)).toBe('rent in production: drift');
  expect(dom).toContain('<td>&lt;/style&gt;&lt;script&gt;document.title="x"');
  expect(dom).not.toMatch(/<(script|img)\b/);
});

test('hostile text that were markup would run, but for the page’s policy', async () => {
  const broken = source.replace('<main>', `<main>${HOSTILE}`);
  expect(await openPage(broken)).toBe('rent in production: drift');
  expect(await openPage(broken.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''))).toBe('x');
});

test.each([
  ['light', '#ffffff'],
  ['dark', '#0d1117'],
] as const)('follows the reader’s %s setting', async (scheme, colour) => {
  expect(readCornerColour(await takeScreenshot(report, scheme))).toBe(colour);
});
