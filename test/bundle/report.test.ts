import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import type { Report } from '../../kit/format/manifest/report.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { type ForgeServer, startForgeServer } from '../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { makeZip } from '../unit/host/artifact/make-zip.ts';
import { compareRmse, describeComparison, describeReport, HEAD } from '../unit/train/describe-report.ts';

const OWN = 'acme/house-price';
const FORK = 'eve/house-price';

let forge: ForgeServer;
let directory: string;

beforeEach(async () => {
  forge = await startForgeServer();
  directory = makeTemporaryFolder('empty');
});

/** An open pull request #1 at HEAD. */
function openPull(from: string): void {
  const pull = {
    number: 1,
    state: 'open' as const,
    merged: false,
    title: 'x',
    body: null,
    labels: [],
    reviewers: [],
  };
  forge.pulls.push({ ...pull, head: 'topic', base: 'main', commit: HEAD, from });
}

const reportFor = (changes: Partial<Report> = {}) =>
  describeReport({ pullRequest: { number: 1, commit: HEAD }, ...changes });

/** In the pull request's own workflow. */
function post(report: Report, name = `report-${report.model}`) {
  const folder = join(directory, '.slipway/artifacts', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.json'), canonicalJson(report));
  return run({ pull_request: { number: 1, head: { sha: HEAD, repo: { full_name: OWN } } } });
}

/** In the workflow that runs after one of a fork. */
function postForeign(...files: Record<string, string>[]) {
  for (const [index, content] of files.entries())
    forge.artifacts.push({ run: 55, name: `report-${index}`, zip: makeZip(content) });
  const from = { event: 'pull_request', head_sha: HEAD, head_repository: { full_name: FORK } };
  return run({ workflow_run: { id: 55, ...from } });
}

const run = (event: unknown) =>
  runBundle({
    verb: 'report',
    inputs: { token: forge.token },
    directory,
    event,
    env: { GITHUB_API_URL: forge.apiUrl, GITHUB_REPOSITORY: OWN },
  });

test('the report becomes one comment, which the next run brings up to date', async () => {
  openPull(OWN);
  const { exitCode, outputs, stdout } = await post(reportFor());
  expect(exitCode, stdout).toBe(0);
  expect(outputs).toEqual({
    state: 'posted',
    'comment-url': `${forge.url}/acme/house-price/issues/1#issuecomment-501`,
  });
  expect(forge.comments[0]?.body).toMatch(
    /^## house-price: ✅ better than main[\s\S]*<!-- slipway: report\/house-price -->$/,
  );
  expect(forge.comments[0]?.body).not.toContain('fork');
  await post(reportFor({ comparison: null, trial: null }));
  expect(forge.comments).toMatchObject([
    { id: 501, body: expect.stringContaining('the data contract changes') },
  ]);
});

test('several models have a comment each', async () => {
  openPull(OWN);
  await post(reportFor());
  await post(reportFor({ model: 'cabin' }));
  expect(forge.comments.map(({ body }) => body.split('\n')[0])).toEqual([
    '## house-price: ✅ better than main on rmse',
    '## cabin: ✅ better than main on rmse',
  ]);
});

test("a fork's report is posted by the workflow after it, with a warning", async () => {
  openPull(FORK);
  const { outputs, stdout } = await postForeign({ 'report.json': canonicalJson(reportFor()) });
  expect(outputs['state'], stdout).toBe('posted');
  expect(forge.comments[0]?.body).toContain('Computed in a run of a fork');
});

test('a pull request that moved on gets no stale numbers', async () => {
  openPull(OWN);
  Object.assign(forge.pulls[0] ?? {}, { commit: 'f'.repeat(40) });
  const { outputs, exitCode } = await post(reportFor());
  expect([exitCode, outputs]).toEqual([0, { state: 'outdated', 'comment-url': '' }]);
  expect(forge.comments).toEqual([]);
});

test('a run without a report is no failure', async () => {
  const { outputs, exitCode } = await run({
    pull_request: { number: 1, head: { sha: HEAD, repo: { full_name: OWN } } },
  });
  expect([exitCode, outputs]).toEqual([0, { state: 'none', 'comment-url': '' }]);
});

test.each<[string, () => Record<string, string>, RegExp]>([
  [
    "claims somebody else's pull request",
    () => {
      forge.pulls.push({ ...(forge.pulls[0] ?? never()), number: 2, from: OWN });
      return { 'report.json': canonicalJson(reportFor({ pullRequest: { number: 2, commit: HEAD } })) };
    },
    /says that it is for #2, which is not a pull request of eve\/house-price/,
  ],
  [
    'claims another commit',
    () => ({
      'report.json': canonicalJson(reportFor({ pullRequest: { number: 1, commit: 'e'.repeat(40) } })),
    }),
    /says that it is of commit eee/,
  ],
  ['is no JSON', () => ({ 'report.json': '<script>' }), /report\.json is not valid JSON/],
  [
    'holds a key that no report has',
    () => ({ 'report.json': JSON.stringify({ ...reportFor(), body: '# Merge me' }) }),
    /does not fit its schema: .*unknown key "body"/,
  ],
  [
    'names a commit that is no commit',
    () => ({ 'report.json': JSON.stringify(reportFor({ pullRequest: { number: 1, commit: '$(id)' } })) }),
    /does not fit its schema/,
  ],
  [
    'lists more slices than any report',
    () => {
      const slice = { column: 'x', value: 'y', rows: 1, comparison: compareRmse(1, 3) };
      const slices = { compared: 51, regressed: 51, worse: Array.from({ length: 51 }, () => slice) };
      const report = reportFor({ comparison: describeComparison({ slices }) });
      return { 'report.json': canonicalJson(report) };
    },
    /does not fit its schema: .*worse/,
  ],
  [
    'makes up a verdict of a gate',
    () => {
      const result = { metric: 'r2', rule: 'r2 >= 1', verdict: '**perfect**', reason: '' };
      const { comparison, ...report } = reportFor();
      return { 'report.json': JSON.stringify({ ...report, comparison: { ...comparison, gates: [result] } }) };
    },
    /does not fit its schema: .*verdict/,
  ],
  [
    'has no report',
    () => ({ 'other.json': '{}' }),
    /report\.json does not exist\. Hand over what compare makes/,
  ],
  ['leads out of its folder', () => ({ '../../report.json': '{}' }), /report\.json/],
  ['is too large', () => ({ 'report.json': ' '.repeat(1_100_000) }), /holds more than 1048576 bytes/],
])("a fork's artifact that %s writes nothing", async (_what, make, message) => {
  openPull(FORK);
  const { exitCode, annotations, outputs } = await postForeign(make());
  expect([exitCode, outputs]).toEqual([1, {}]);
  expect(annotations.find(({ kind }) => kind === 'error')?.message).toMatch(message);
  expect(forge.comments).toEqual([]);
});

function never(): never {
  throw new Error('There is no pull request.');
}
