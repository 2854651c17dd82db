import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Comparison } from '../../kit/format/manifest/comparison.ts';
import type { SplitRule } from '../../kit/format/manifest/data-lock.ts';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import {
  makePackagedProject,
  makePromotedProject,
  packageModel,
  promoteAndMerge,
} from '../helpers/package-model.ts';
import { GOOD, writeRentModel } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';

const BAD = { ...GOOD, size: 6 };

const makePackaged = buildOnce(makePackagedProject);
const makeStaged = buildOnce(() => makePromotedProject('staging'));
const makeLive = buildOnce(() => makePromotedProject('production'));
const makeBadLive = buildOnce(() => makePromotedProject('production', BAD));

const promote = (project: SampleProject, inputs: Record<string, string>) =>
  runBundle({ verb: 'promote', inputs, directory: project.directory });

const show = (project: SampleProject, branch: string, path: string) =>
  project.repository.remoteGit('show', `${branch}:${path}`);

const readStatuses = (project: SampleProject): Record<string, unknown>[] =>
  readFileSync(join(project.directory, '.slipway/statuses.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

test('the first promotion proposes version 1.0.0 with its evidence', async () => {
  const project = await makePackaged();
  const { digest } = project;
  const { outputs, exitCode, stdout } = await promote(project, {
    'bundle-digest': digest,
    environment: 'staging',
  });
  expect(stdout).not.toContain('::error');
  expect(exitCode).toBe(0);
  const short = digest.slice(7, 19);
  expect(outputs).toMatchObject({
    version: '1.0.0',
    verdict: 'pass',
    changed: 'true',
    branch: `slipway/promote/rent-staging-${short}`,
  });
  const branch = outputs['branch'] ?? '';
  const changed = project.repository.remoteGit('diff', '--name-only', 'main', branch).split('\n');
  expect(changed).toEqual([
    'models/rent/environments/staging.json',
    'models/rent/versions/1.0.0/comparison.json',
    'models/rent/versions/1.0.0/evaluation.json',
    'models/rent/versions/1.0.0/model-card.md',
    'models/rent/versions/1.0.0/signature.json',
    'models/rent/versions/1.0.0/statement.json',
    'models/rent/versions/1.0.0/version.json',
  ]);
  expect(JSON.parse(show(project, branch, 'models/rent/environments/staging.json'))).toEqual({
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/environment-1.json',
    model: 'rent',
    environment: 'staging',
    version: '1.0.0',
    bundle: digest,
  });
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toContain('Promote rent 1.0.0 to staging');
  expect(body).toContain('## not compared\n\nNo paired comparison: no model is live in staging. **rmse** ');
  expect(body).toContain('**Gates: ✅ pass.** Every gate passed.');
  expect(body).toContain('Not asked in staging: rmse no worse than production.');
  expect(body).toContain('r2 &gt;= 0.2');
  expect(readStatuses(project)).toEqual([
    {
      commit: project.repository.remoteGit('rev-parse', branch),
      context: 'slipway/promote',
      state: 'success',
      description: 'not compared; gates: pass, 1 of 1 gate passed',
      url: outputs['pull-request-url'],
    },
  ]);
});

test('the checkout stays as it was', async () => {
  const project = await makePackaged();
  const { digest } = project;
  const before = project.repository.git('rev-parse', 'HEAD');
  await promote(project, { 'bundle-digest': digest, environment: 'staging' });
  expect(project.repository.git('rev-parse', 'HEAD')).toBe(before);
  expect(project.repository.git('status', '--porcelain')).toBe('');
});

test('a second promotion of the same bundle changes nothing, before and after the merge', async () => {
  const project = await makePackaged();
  const inputs = { 'bundle-digest': project.digest, environment: 'staging' };
  const first = await promote(project, inputs);
  const second = await promote(project, inputs);
  expect(second.outputs).toEqual({ ...first.outputs, changed: 'false' });
  project.repository.merge(first.outputs['branch'] ?? '');
  const third = await promote(project, inputs);
  expect(third.exitCode).toBe(0);
  expect(third.outputs).toMatchObject({
    version: '1.0.0',
    verdict: 'pass',
    changed: 'false',
    'pull-request-url': '',
  });
});

test('a better challenger is compared with the champion on the same rows and passes', async () => {
  const project = await makeBadLive();
  const digest = await packageModel(project, GOOD);
  const { outputs } = await promote(project, { 'bundle-digest': digest, environment: 'production' });
  expect(outputs).toMatchObject({ version: '1.0.1', verdict: 'pass', changed: 'true' });
  const branch = outputs['branch'] ?? '';
  const comparison: Comparison = JSON.parse(
    show(project, branch, 'models/rent/versions/1.0.1/comparison.json'),
  );
  expect(comparison.champion?.version).toBe('1.0.0');
  expect(comparison.rows).toBe(project.data.splits.test.length);
  expect(comparison.leftOut).toBe(0);
  const rmse = comparison.metrics.find(({ metric }) => metric === 'rmse');
  // Root mean square error of both models, computed here from the rows alone.
  const measure = (size: number) =>
    Math.sqrt(
      project.data.splits.test.reduce(
        (sum, row) =>
          sum + (size * Number(row['size']) + 50 * Number(row['rooms']) + 100 - Number(row['rent'])) ** 2,
        0,
      ) / project.data.splits.test.length,
    );
  expect(rmse?.challenger.value).toBeCloseTo(measure(10), 2);
  expect(rmse?.champion?.value).toBeCloseTo(measure(6), 2);
  expect(rmse?.difference?.value).toBeCloseTo(measure(10) - measure(6), 2);
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toMatch(/\n## ✅ better than 1\.0\.0 on rmse, mae, r2\n\n\*\*rmse\*\* /);
  expect(body).toContain('Both models on the same');
  expect(body).toContain('slipway rollback --environment production --to 1.0.0');
});

test('a worse challenger fails the gate: the pull request says so, and its status is a failure', async () => {
  const project = await makeLive();
  const digest = await packageModel(project, BAD);
  const { outputs, exitCode } = await promote(project, {
    'bundle-digest': digest,
    environment: 'production',
  });
  expect(exitCode).toBe(0);
  expect(outputs).toMatchObject({ verdict: 'fail', changed: 'true' });
  expect(readStatuses(project).at(-1)).toMatchObject({ state: 'failure' });
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toContain('gates-failed');
  expect(body).toMatch(/\n## ❌ worse than 1\.0\.0 on rmse, mae, r2\n/);
  expect(body).toContain('**Gates: ❌ fail.** At least one gate failed');
});

test('a clearly worse challenger is called so where no gate is asked to compare', async () => {
  const project = await makeSampleProject();
  await promoteAndMerge(project, await packageModel(project, GOOD), 'staging');
  const digest = await packageModel(project, { ...GOOD, size: 9 });
  const { outputs, summary } = await promote(project, { 'bundle-digest': digest, environment: 'staging' });
  expect(outputs).toMatchObject({ verdict: 'pass', comparison: 'worse' });
  expect(summary).toMatch(/\n## ❌ worse than 1\.0\.0 on rmse, mae, r2\n[\s\S]*\*\*Gates: ✅ pass\.\*\*/);
  expect(summary).toContain('Not asked in staging: rmse no worse than production.');
  expect(readStatuses(project).at(-1)).toMatchObject({
    state: 'success',
    description: '❌ worse than 1.0.0 on rmse, mae, r2; gates: pass, 1 of 1 gate passed',
  });
});

test('from staging to production only the pointer changes', async () => {
  const project = await makeStaged();
  const { outputs } = await promote(project, { version: '1.0.0', environment: 'production' });
  expect(outputs).toMatchObject({ version: '1.0.0', verdict: 'pass', changed: 'true' });
  const changed = project.repository.remoteGit('diff', '--name-only', 'main', outputs['branch'] ?? '');
  expect(changed).toBe('models/rent/environments/production.json');
});

test('other data make a minor version, a stricter contract a major one', async () => {
  const project = await makeStaged();
  await project.ingest({ version: '1.1.0', rows: 700 });
  await promoteAndMerge(project, await packageModel(project, GOOD), 'staging');
  expect(existsSync(join(project.directory, 'models/rent/versions/1.1.0/version.json'))).toBe(true);
  const compared = readFileSync(
    join(project.directory, 'models/rent/versions/1.1.0/comparison.json'),
    'utf8',
  );
  expect(JSON.parse(compared)).toMatchObject({ identical: true, outcome: 'unclear' });
  const contract = JSON.parse(readFileSync(join(project.directory, 'data/contract.json'), 'utf8'));
  contract.properties.size.maximum = 200;
  await project.ingest({ version: '2.0.0', rows: 700, contract });
  const digest = await packageModel(project, GOOD);
  const { outputs } = await promote(project, { 'bundle-digest': digest, environment: 'staging' });
  expect(outputs['version']).toBe('2.0.0');
  const text = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(text).toContain('the contract breaks with that of 1.1.0: `size`: maximum was');
  expect(text).toContain('- **breaking:** `size`: maximum was');
});

/** Packages a model of the same answers in another form. */
async function packageForm(project: SampleProject, form: Parameters<typeof writeRentModel>[1]) {
  const artifact = await project.evaluate(GOOD, { model: writeRentModel(GOOD, form) });
  const { outputs } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
  });
  return outputs['bundle-digest'] ?? '';
}

test.each<[string, string[]]>([
  ['as kept beside the version', []],
  ['as the bundle has it, for a version without', ['models/rent/versions/1.0.0/signature.json']],
])('named inputs in another order are no break, another output is one: %s', async (_, gone) => {
  const project = await makeStaged();
  if (gone.length > 0) {
    project.repository.git('rm', '--quiet', ...gone);
    project.repository.commit('A version of before');
  }
  const turned = await promote(project, {
    'bundle-digest': await packageForm(project, { turned: true }),
    environment: 'staging',
  });
  expect(turned.outputs['version']).toBe('1.0.1');
  expect(turned.summary).toContain(
    'The number: the same data and contract as 1.0.0; the signature differs and breaks nobody: its inputs stand in another order.',
  );
  expect(turned.summary).toContain('**Inputs and outputs change:**\n\n- its inputs stand in another order');
  const renamed = await promote(project, {
    'bundle-digest': await packageForm(project, { output: 'price' }),
    environment: 'staging',
  });
  expect(renamed.outputs['version']).toBe('2.0.0');
  expect(renamed.summary).toContain(
    'The number: the signature breaks with that of 1.0.0: the output `rent` was removed; the signature differs and breaks nobody: the output `price` was added.',
  );
});

test('features in another order break nobody where the model takes them by name', async () => {
  const project = await makeStaged();
  const contract = JSON.parse(readFileSync(join(project.directory, 'data/contract.json'), 'utf8'));
  const { size, ...others } = contract.properties;
  contract.properties = { ...others, size };
  await project.ingest({ version: '2.0.0', rows: 600, contract });
  const digest = await packageModel(project, GOOD);
  const { outputs } = await promote(project, { 'bundle-digest': digest, environment: 'staging' });
  expect(outputs['version']).toBe('1.1.0');
});

test('rows the champion was trained on are left out and counted', async () => {
  const project = await makeBadLive();
  const { split } = project.data.lock;
  await project.ingest({ version: '1.1.0', rows: 600, rule: { ...split, seed: 8 } });
  const digest = await packageModel(project, GOOD);
  const { outputs } = await promote(project, { 'bundle-digest': digest, environment: 'production' });
  const comparison: Comparison = JSON.parse(
    show(project, outputs['branch'] ?? '', 'models/rent/versions/1.1.0/comparison.json'),
  );
  const total = project.data.splits.test.length;
  expect(comparison.rows + comparison.leftOut).toBe(total);
  // Half of the rows are training rows under either seed, so about half of these test rows are.
  expect(comparison.leftOut / total).toBeGreaterThan(0.35);
  expect(comparison.leftOut / total).toBeLessThan(0.65);
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toContain('that the champion was trained on left out');
  expect(body).toMatch(/\| split \| by a hash of .*, seed 7 \| by a hash of .*, seed 8 \|/);
});

test.each<[string, number, number]>([
  ['forward leave out none', 70, 85],
  ['back leave out those that the champion was trained on', 20, 40],
])('cut-offs of a rolling split that move %s', async (_, validation, test) => {
  const split: SplitRule = {
    by: 'time',
    column: 'age',
    key: [],
    validation: 0.2,
    test: 0.3,
    seed: 7,
    rolling: true,
  };
  const roll = (version: string, cutoffs: { validation: number; test: number }) =>
    project.ingest({ version, rows: 600, rule: { ...split, cutoffs } });
  const project = await makeSampleProject();
  await roll('1.1.0', { validation: 50, test: 70 });
  await promoteAndMerge(project, await packageModel(project, BAD), 'production');
  await roll('1.2.0', { validation, test });
  const digest = await packageModel(project, GOOD);
  const { outputs } = await promote(project, { 'bundle-digest': digest, environment: 'production' });
  expect(outputs['version']).toBe('1.1.0');
  const comparison: Comparison = JSON.parse(
    show(project, outputs['branch'] ?? '', 'models/rent/versions/1.1.0/comparison.json'),
  );
  // By the rule of the champion's lock: it was trained on what lies before its own validation split.
  const rows = project.data.splits.test;
  const trained = rows.filter(({ age }) => Number(age) < 50).length;
  expect(comparison).toMatchObject({ leftOut: trained, rows: rows.length - trained, outcome: 'better' });
  expect(trained > 0).toBe(test < 50);
  expect(readFileSync(outputs['pull-request-url'] ?? '', 'utf8')).toMatch(
    /\| split \| .*rolling.* \| .*rolling/,
  );
});

test('a champion that cannot answer the rows leaves the comparison to a person', async () => {
  const project = await makeLive();
  const contract = JSON.parse(readFileSync(join(project.directory, 'data/contract.json'), 'utf8'));
  contract.properties.rent = { type: 'number' };
  contract.properties.age = { ...contract.properties.age, 'x-role': 'target' };
  const pipeline = readFileSync(join(project.directory, 'pipeline.yaml'), 'utf8');
  writeFileSync(join(project.directory, 'pipeline.yaml'), pipeline.replace(/ +- { metric: r2.*\n/, ''));
  await project.ingest({ version: '2.0.0', rows: 600, contract });
  const artifact = await project.evaluate(GOOD, {
    model: writeRentModel(GOOD, { output: 'age', unused: 'rent' }),
    target: 'age',
  });
  const packaged = await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
  const { outputs } = await promote(project, {
    'bundle-digest': packaged.outputs['bundle-digest'] ?? '',
    environment: 'production',
  });
  expect(outputs).toMatchObject({ verdict: 'inconclusive', version: '2.0.0' });
  expect(readFileSync(outputs['pull-request-url'] ?? '', 'utf8')).toContain('the champion predicts "rent"');
});

test('a closed pull request is respected', async () => {
  const project = await makePackaged();
  const inputs = { 'bundle-digest': project.digest, environment: 'staging' };
  const { outputs } = await promote(project, inputs);
  const file = outputs['pull-request-url'] ?? '';
  writeFileSync(file, readFileSync(file, 'utf8').replace('State: open', 'State: closed'));
  const again = await promote(project, inputs);
  expect(again.exitCode).toBe(0);
  expect(again.outputs['changed']).toBe('false');
  expect(again.summary).toContain('A person closed the pull request');
  const other = await promote(project, { ...inputs, 'bundle-digest': await packageModel(project, BAD) });
  expect(other.outputs['changed']).toBe('true');
});

test('the pull request says where the challenger is worse, and what of the model file changes', async () => {
  const project = await makeSampleProject();
  const pipeline = join(project.directory, 'pipeline.yaml');
  const text = readFileSync(pipeline, 'utf8').replace(
    'primary: rmse\n',
    'primary: rmse\n  slices: [rooms]\n',
  );
  project.repository.commit('Slice by rooms', { 'pipeline.yaml': text });
  await promoteAndMerge(project, await packageModel(project, GOOD), 'staging');
  const digest = await packageModel(project, BAD);
  const { outputs } = await promote(project, { 'bundle-digest': digest, environment: 'staging' });
  const body = readFileSync(outputs['pull-request-url'] ?? '', 'utf8');
  expect(body).toMatch(/On \d of 5 slices rmse is clearly worse/);
  expect(body).toMatch(/\| rooms: 3 \| \d+ \| .* \| ⚠️ worse \|/);
  expect(body).toMatch(/Operators as before: Mul × 3, Sum × 1\./);
  expect(body).toMatch(/One row, one thread, the model alone: \d+\.\d{3} ms .*; champion .* times\./);
  const comparison: Comparison = JSON.parse(
    show(project, outputs['branch'] ?? '', `models/rent/versions/${outputs['version']}/comparison.json`),
  );
  expect(comparison.slices.map(({ value }) => value)).toEqual(['1', '2', '3', '4', '5']);
});

test.each<[string, string[]]>([
  ['the history', []],
  ['the tags, in a shallow clone', ['--depth=1']],
])('a number is never given away twice, by %s', async (_, depth) => {
  const project = await makeStaged();
  await promoteAndMerge(project, await packageModel(project, BAD), 'staging');
  await runBundle({ verb: 'tags', directory: project.directory });
  project.repository.git('revert', '--no-edit', '-m1', 'HEAD');
  project.repository.git('push', '--quiet', 'origin', 'HEAD:main');
  const digest = await packageModel(project, { ...BAD, base: 7 });
  const { directory } = depth.length > 0 ? project.repository.clone(...depth) : project;
  const inputs = { 'bundle-digest': digest, environment: 'staging' };
  const { outputs } = await runBundle({ verb: 'promote', inputs, directory });
  expect(outputs['version']).toBe('1.0.2');
});

test('two bundles that are proposed at a time get two numbers, one bundle keeps its own', async () => {
  const project = await makeStaged();
  const inputs = (digest: string, environment: string) => ({ 'bundle-digest': digest, environment });
  const [first, second] = [
    await packageModel(project, BAD),
    await packageModel(project, { ...BAD, base: 7 }),
  ];
  const staged = await promote(project, inputs(first, 'staging'));
  expect(staged.outputs['version']).toBe('1.0.1');
  const other = await promote(project, inputs(second, 'production'));
  expect(other.outputs['version']).toBe('1.0.2');
  expect(other.summary).toContain(
    `The number: the same data and contract as 1.0.0; 1.0.1 is another bundle's in the open pull request 2 (\`${staged.outputs['branch']}\`).`,
  );
  const same = await promote(project, inputs(first, 'production'));
  expect(same.outputs['version']).toBe('1.0.1');
  expect(same.summary).toContain('this bundle is 1.0.1 in the open pull request');
  // The second bundle's pull request to production gave way to that, so its number is free again.
  const last = await promote(project, inputs(second, 'staging'));
  expect(last.outputs['version']).toBe('1.0.2');
});

test('a newer bundle closes the pull request of the older one, which does not come back by itself', async () => {
  const project = await makePackaged();
  const older = { 'bundle-digest': project.digest, environment: 'staging' };
  const newer = { 'bundle-digest': await packageModel(project, BAD), environment: 'staging' };
  const first = await promote(project, older);
  const second = await promote(project, newer);
  expect(readFileSync(first.outputs['pull-request-url'] ?? '', 'utf8')).toContain('State: closed');
  const again = await promote(project, older);
  expect(again.exitCode).toBe(0);
  expect(again.outputs).toMatchObject({
    changed: 'false',
    'pull-request-url': second.outputs['pull-request-url'],
  });
  expect(again.annotations.map(({ message }) => message).join()).toContain('has taken the place of');
});
