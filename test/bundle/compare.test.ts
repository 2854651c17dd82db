import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { ReportSchema } from '../../kit/format/manifest/report.ts';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { makePromotedProject, packageModel } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';

const BAD = { ...GOOD, size: 6 };
const HEAD = 'a'.repeat(40);
const EVENT = { pull_request: { number: 7, head: { sha: HEAD }, base: { ref: 'main' } } };

const startProject = buildOnce(makeSampleProject);
const makeBadLive = buildOnce(() => makePromotedProject('production', BAD));

/** As the template does: on a pull request the workflow says where the store is. */
const compare = (project: SampleProject, inputs: Record<string, string>, event: unknown = EVENT) =>
  runBundle({
    verb: 'compare',
    inputs: { store: pathToFileURL(project.storeFolder).href, ...inputs },
    directory: project.directory,
    event,
  });

const readReport = (path = '') => readManifest(ReportSchema, path);

/** Keeps a model as a run of main, with or without its bundle. */
async function keepRun(project: SampleProject, weights = BAD, { packaged = true } = {}): Promise<string> {
  const bundle = packaged ? { 'bundle-digest': await packageModel(project, weights) } : {};
  const artifact = await project.evaluate(weights);
  const { outputs, stdout } = await runBundle({
    verb: 'record',
    inputs: { artifact, ...bundle },
    directory: project.directory,
  });
  const id = outputs['run'];
  if (id === undefined) throw new Error(stdout);
  return id;
}

test('a trial is held against the model live in production, on the same rows', async () => {
  const project = await makeBadLive();
  await keepRun(project, GOOD);
  const { exitCode, outputs, stdout, summary } = await compare(project, {
    artifact: await project.evaluate(GOOD),
  });
  expect(exitCode, stdout).toBe(0);
  expect(outputs).toMatchObject({
    verdict: 'better',
    artifact: expect.stringMatching(/^report-rent-[0-9a-f]{12}$/),
  });
  const report = await readReport(outputs['report-path']);
  expect(report).toMatchObject({
    pullRequest: { number: 7, commit: HEAD },
    main: { origin: { kind: 'environment', environment: 'production', version: '1.0.0' } },
    comparison: { primary: 'rmse', rows: project.data.splits.test.length, leftOut: 0, obstacle: null },
    contract: { same: true },
  });
  const rmse = report.comparison?.metrics.find(({ metric }) => metric === 'rmse');
  expect(rmse?.difference?.high).toBeLessThan(0);
  expect(summary).toMatch(/^## rent: ✅ better than main/);
  const handedOver = join(project.directory, '.slipway/artifacts', outputs['artifact'] ?? '', 'report.json');
  expect(readFileSync(handedOver)).toEqual(readFileSync(outputs['report-path'] ?? ''));
});

test('the gates that a promotion would meet judge it, and slices on which it is worse are named', async () => {
  const project = await makePromotedProject('production');
  const file = join(project.directory, 'pipeline.yaml');
  const sliced = readFileSync(file, 'utf8').replace('primary: rmse', 'primary: rmse\n  slices: [rooms]');
  writeFileSync(file, sliced);
  const { outputs, summary, stdout } = await compare(project, { artifact: await project.evaluate(BAD) });
  expect(outputs['verdict'], stdout).toBe('worse');
  const { comparison } = await readReport(outputs['report-path']);
  expect(comparison).toMatchObject({
    environment: 'production',
    verdict: 'fail',
    gates: [{ rule: 'r2 >= 0.2' }, { rule: 'rmse no worse than production', verdict: 'fail' }],
  });
  expect(comparison?.slices.regressed).toBeGreaterThan(0);
  expect(summary).toContain('The gates of a promotion to **production** would say: ❌ fail.');
  expect(summary).toMatch(/On \d of \d slices rmse is clearly worse/);
});

test('while production has none, the last run of main that was packaged stands for it', async () => {
  const project = await startProject();
  const id = await keepRun(project);
  const { outputs } = await compare(project, { artifact: await project.evaluate(GOOD) });
  expect(outputs['verdict']).toBe('better');
  expect(await readReport(outputs['report-path'])).toMatchObject({
    main: { origin: { kind: 'run', id } },
    comparison: {
      gates: [{}, { verdict: 'pass', reason: 'no model is live in production' }],
    },
  });
});

test('a run that was not packaged gives its numbers, unpaired', async () => {
  const project = await startProject();
  await keepRun(project, BAD, { packaged: false });
  const { outputs, summary } = await compare(project, { artifact: await project.evaluate(GOOD) });
  expect(outputs['verdict']).toBe('unpaired');
  const { comparison } = await readReport(outputs['report-path']);
  expect(comparison?.obstacle).toBe('the model of the last run of main was not packaged');
  expect(comparison?.metrics[0]).toMatchObject({ champion: { value: expect.any(Number) }, difference: null });
  expect(summary).toContain('## rent: not compared with main');
});

test('a run of a branch that is not merged does not stand for main', async () => {
  const project = await startProject();
  project.repository.git('checkout', '--quiet', '-b', 'mine');
  project.repository.commit('Mine', { 'train/train.py': 'x' });
  await keepRun(project);
  const { outputs } = await compare(project, { artifact: await project.evaluate(GOOD) });
  expect(await readReport(outputs['report-path'])).toMatchObject({
    main: null,
    comparison: { obstacle: 'main has no model yet' },
  });
});

test('without the remote, main is as it was fetched last', async () => {
  const project = await makeBadLive();
  project.repository.git('remote', 'set-url', 'origin', 'http://127.0.0.1:9/none.git');
  const { outputs, stdout } = await compare(project, { artifact: await project.evaluate(GOOD) });
  expect(outputs['verdict'], stdout).toBe('better');
});

test('a contract whose data are not ingested yet is compared in words alone', async () => {
  const project = await startProject();
  const file = join(project.directory, 'data/contract.json');
  const contract = JSON.parse(readFileSync(file, 'utf8'));
  contract.properties.size.maximum = 200;
  writeFileSync(file, JSON.stringify(contract));
  const { outputs, summary } = await compare(project, {}, {});
  expect(outputs).toMatchObject({ artifact: 'report-rent', verdict: 'unpaired' });
  expect(await readReport(outputs['report-path'])).toMatchObject({ pullRequest: null, trial: null });
  expect(summary).toContain('## rent: the data contract changes');
  expect(summary).toMatch(/\*\*breaking:\*\* .*size.* 200/);
});

test('a branch that is not there is named with the cure', async () => {
  const project = await startProject();
  const { annotations, exitCode } = await compare(project, { base: 'release' });
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(
    /The branch "release" .* has no branch release\. Set "fetch-depth: 0"/,
  );
});
