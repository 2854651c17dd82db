import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Monitor } from '../../kit/format/manifest/monitor.ts';
import { buildOnce } from '../helpers/build-once.ts';
import { describeColumn, describeMonitor } from '../helpers/describe-monitor.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { startForgeServer } from '../helpers/forge-server.ts';
import { refusePushes } from '../helpers/refuse-pushes.ts';
import { bundleOf, makeRegistryHistory, pointerFile, versionFiles } from '../helpers/registry-history.ts';
import { makeZip } from '../unit/host/artifact/make-zip.ts';

const POINTER = 'models/rent/environments/production.json';

const makeOneVersion = buildOnce(() => makeRegistryHistory('1.0.0'));
const makeTwoVersions = buildOnce(() => makeRegistryHistory('1.0.0', '1.1.0'));
const makeThreeVersions = buildOnce(() => makeRegistryHistory('1.0.0', '1.1.0', '1.2.0'));

const rollBack = (directory: string, inputs: Record<string, string> = {}) =>
  runBundle({ verb: 'rollback', inputs: { environment: 'production', ...inputs }, directory });

test('points back to the version that was live before', async () => {
  const repository = await makeTwoVersions();
  const { outputs, exitCode, stdout } = await rollBack(repository.directory, {
    reason: 'Drift |\nsince @monday',
  });
  expect(stdout).not.toContain('::error');
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ version: '1.0.0', changed: 'true' });
  const branch = outputs['branch'] ?? '';
  expect(branch).toBe('slipway/rollback/rent-production-000000000000');
  expect(repository.remoteGit('diff', '--name-only', 'main', branch)).toBe(POINTER);
  expect(JSON.parse(repository.remoteGit('show', `${branch}:${POINTER}`))).toMatchObject({
    version: '1.0.0',
    bundle: bundleOf('1.0.0'),
  });
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toContain('Roll back rent to 1.0.0 in production');
  expect(body).toContain('Drift \\| since');
  expect(body).toContain('--to 1.1.0');
});

test('a second time changes nothing', async () => {
  const { directory } = await makeTwoVersions();
  const first = await rollBack(directory);
  const second = await rollBack(directory);
  expect(second.outputs).toEqual({ ...first.outputs, changed: 'false' });
});

test('after a merged rollback goes further back, not forth', async () => {
  const repository = await makeThreeVersions();
  const first = await rollBack(repository.directory);
  expect(first.outputs['version']).toBe('1.1.0');
  repository.merge(first.outputs['branch'] ?? '');
  const second = await rollBack(repository.directory);
  expect(second.outputs['version']).toBe('1.0.0');
});

test('a version that was promoted again after a rollback can be rolled back from again', async () => {
  const repository = await makeTwoVersions();
  const first = await rollBack(repository.directory);
  repository.merge(first.outputs['branch'] ?? '');
  repository.git('pull', '--quiet', '--ff-only', 'origin', 'main');
  repository.commit('Promote 1.1.0 again', pointerFile('1.1.0'));
  const second = await rollBack(repository.directory);
  expect(second.outputs).toMatchObject({ version: '1.0.0', changed: 'true' });
  repository.merge(second.outputs['branch'] ?? '');
  expect(repository.remoteGit('show', `main:${POINTER}`)).toContain('"1.0.0"');
});

test('goes to the version that is asked for', async () => {
  const { directory } = await makeThreeVersions();
  const { outputs } = await rollBack(directory, { to: '1.0.0' });
  expect(outputs['version']).toBe('1.0.0');
});

test('fetches the history a shallow clone lacks', async () => {
  const { directory } = (await makeTwoVersions()).clone('--depth=1');
  const { outputs, exitCode } = await rollBack(directory);
  expect(exitCode).toBe(0);
  expect(outputs['version']).toBe('1.0.0');
});

test('passes over commits in which the pointer was nonsense', async () => {
  const repository = await makeOneVersion();
  repository.commit('Edit by hand', { [POINTER]: 'not even JSON' });
  repository.commit('Repair', { ...versionFiles('1.1.0'), ...pointerFile('1.1.0') });
  const { outputs } = await rollBack(repository.directory);
  expect(outputs['version']).toBe('1.0.0');
});

test.each([
  ['nothing is live', async () => makeRegistryHistory(), {}, /Nothing of rent is live in production on main/],
  [
    'nothing was live before',
    makeOneVersion,
    {},
    /There is nothing to go back to: no version of rent was live in production before/,
  ],
  ['the version is live', makeOneVersion, { to: '1.0.0' }, /points to rent 1\.0\.0 already/],
  [
    'the version is unknown',
    makeOneVersion,
    { to: '9.0.0' },
    /no version "9\.0\.0" of rent on main\. There are 1\.0\.0/,
  ],
  ['the version is no number', makeOneVersion, { to: '../x' }, /no version "\.\.\/x"/],
  ['the environment is unknown', makeOneVersion, { environment: 'prod' }, /not one of those in pipeline/],
  ['the base is unknown', makeOneVersion, { base: 'nowhere' }, /has no branch "nowhere"/],
])('says in one sentence that %s', async (_, prepare, inputs, sentence) => {
  const { directory } = await prepare();
  const { exitCode, outputs, annotations } = await rollBack(directory, inputs);
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
});

test('a rule that refuses the branch is named with its setting', async () => {
  const { directory, remote } = await makeTwoVersions();
  refusePushes(remote, 'GH013: Repository rule violations found', '- Commits must have verified signatures.');
  const { exitCode, annotations } = await rollBack(directory);
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^The remote refuses the branch slipway\/rollback\/rent-production-000000000000: GH013: Repository rule violations found; Commits must have verified signatures\. Branches that begin with slipway\/ are the bot's/,
    ),
  ]);
});

test('needs a repository', async () => {
  const { directory } = await makeOneVersion();
  const { exitCode, annotations } = await runBundle({
    verb: 'rollback',
    inputs: {
      environment: 'production',
      'working-directory': '/',
      pipeline: join(directory, 'pipeline.yaml'),
    },
    directory,
  });
  expect(exitCode).toBe(1);
  expect(annotations).toHaveLength(1);
});

const HOSTILE_PAGE = 'https://evil.example/x';

function writeEvidence(directory: string, evidence: unknown): string {
  writeFileSync(join(directory, 'monitor.json'), JSON.stringify(evidence));
  return 'monitor.json';
}

const PERFORMANCE: Monitor['performance'] = {
  rows: 900,
  verdict: 'drift',
  metrics: { rmse: { value: 31, low: 29, high: 33 } },
  reference: { rmse: { value: 20, low: 18, high: 22 } },
};

test('tells first what monitoring saw of the version that is live', async () => {
  const repository = await makeTwoVersions();
  const { directory } = repository;
  const evidence = writeEvidence(directory, describeMonitor({ performance: PERFORMANCE }));
  const { outputs, exitCode, stdout } = await rollBack(directory, { evidence });
  expect(exitCode, stdout).toBe(0);
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  const order = [
    'goes back from',
    '**Why:** monitoring found drift',
    '### What monitoring saw',
    '### The two',
  ];
  expect(order.map((text) => body.indexOf(text))).toEqual(
    order.map((text) => body.indexOf(text)).toSorted((a, b) => a - b),
  );
  expect(body).toContain(
    '**drift** over the 4,000 rows from 2026-11-16T00:00:00Z to 2026-11-23T00:00:00Z. It watched 1.1.0 (bundle 000000000000), which is live now.',
  );
  expect(body).toContain('- Drifted: size.');
  expect(body).toMatch(/\| `size` \| drift \| KS \| < 0\.001 \| 0\.31 \| 0\.97 sd \|[\s\S]*\| `rooms` \| ok/);
  expect(body).toContain('On 900 labelled rows: **drift**.');
  expect(body).toContain('| `rmse` | 20 (18 to 22) | 31 (29 to 33) |');
  expect(repository.remoteGit('log', '-1', '--format=%b', outputs['branch'] ?? '')).toContain(
    'Monitoring found drift over the 4,000 rows',
  );
});

test('says so where monitoring watched another version than the live one', async () => {
  const { directory } = await makeTwoVersions();
  const evidence = writeEvidence(directory, describeMonitor({ version: '1.0.0', bundle: bundleOf('1.0.0') }));
  const { outputs } = await rollBack(directory, { evidence, reason: 'Too dear.' });
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toContain('**Why:** Too dear.');
  expect(body).toContain('which is not live now: this says nothing of 1.1.0 itself');
});

test('nothing in the evidence formats, links or mentions', async () => {
  const { directory } = await makeTwoVersions();
  const hostile = `| <b>@all</b> ${HOSTILE_PAGE} <!-- slipway: change 00 -->`;
  const columns = [describeColumn(hostile, { test: hostile })];
  const evidence = writeEvidence(
    directory,
    describeMonitor({ columns, reasons: [hostile], version: hostile }),
  );
  const { outputs, exitCode } = await rollBack(directory, { evidence });
  expect(exitCode).toBe(0);
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  for (const part of ['<b>', '@all', HOSTILE_PAGE, 'change 00 -->']) expect(body).not.toContain(part);
});

test('takes the evidence of a monitor run, and links that run', async () => {
  const repository = await makeTwoVersions();
  const forge = await startForgeServer({ remote: repository.remote });
  const artifact = { name: 'monitor-rent-production', run: 77 };
  forge.artifacts.push({ ...artifact, zip: makeZip({ 'monitor.json': JSON.stringify(describeMonitor()) }) });
  const env = { GITHUB_API_URL: forge.apiUrl, GITHUB_REPOSITORY: forge.repository };
  const inputs = { environment: 'production', token: forge.token };
  const runs = async (run: string) =>
    runBundle({
      verb: 'rollback',
      inputs: { ...inputs, 'evidence-run': run },
      directory: repository.directory,
      env,
    });
  const missing = await runs('78');
  expect(missing.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining('There is no artifact "monitor-rent-production" in run 78'),
  ]);
  const { exitCode, stdout } = await runs('77');
  expect(exitCode, stdout).toBe(0);
  expect(forge.pulls[0]?.body).toContain('https://github.com/acme/house-price/actions/runs/77.');
  expect(forge.pulls[0]?.body).toContain('### What monitoring saw');

  forge.fail({ operation: 'GET /repos/{owner}/{repo}/actions/runs', answer: 404, times: 9 });
  const unknown = await runs('79');
  expect(unknown.annotations.map(({ message }) => message)).toEqual([
    expect.stringContaining('acme/house-price shows no workflow run 79 to this token'),
  ]);
});

test.each<[string, unknown, RegExp]>([
  [
    'another model',
    describeMonitor({ model: 'cabin' }),
    /monitor\.json is about cabin in production, not about rent in production/,
  ],
  [
    'another environment',
    describeMonitor({ environment: 'staging' }),
    /is about rent in staging, not about rent in production/,
  ],
  ['nothing', { model: 'rent' }, /monitor\.json does not fit its schema/],
  [
    'no rows, and a time that runs backwards',
    describeMonitor({ window: { from: '2026-11-23T00:00:00Z', to: '2025-11-16T00:00:00Z', rows: 0 } }),
    /monitor\.json says "drift" of 0 rows from 2026-11-23.* which no monitoring can\./,
  ],
])('refuses evidence about %s', async (_, evidence, sentence) => {
  const repository = await makeTwoVersions();
  const { directory } = repository;
  const { exitCode, annotations } = await rollBack(directory, {
    evidence: writeEvidence(directory, evidence),
  });
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(exitCode).toBe(1);
  expect(repository.remoteGit('branch', '--list')).toBe('* main');
});

test.each([
  [{ evidence: 'nowhere.json' }, /monitor file .*nowhere\.json.*Hand over/],
  [{ evidence: 'a.json', 'evidence-run': '7' }, /"evidence" and "evidence-run" contradict each other/],
  [{ 'evidence-run': 'yesterday' }, /"evidence-run" is "yesterday"\. Write a whole number from 1/],
  [{ 'evidence-run': '7' }, /read from the forge, in a workflow and with a token/],
])('says what is wrong with %j', async (inputs, sentence) => {
  const { directory } = await makeTwoVersions();
  const { exitCode, annotations } = await rollBack(directory, inputs);
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
  expect(exitCode).toBe(1);
});
