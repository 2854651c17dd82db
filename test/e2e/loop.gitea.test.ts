import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildNewQuarter, readHouses, writeCsv } from '../../cli/demo/houses.ts';
import { askUntilVersion, predictRow, predictRows, waitForLog } from '../../cli/demo/requests.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import type { PullRequest } from './gitea/forge-schemas.ts';
import { guardForge, plantSecrets } from './gitea/guard-forge.ts';
import { type HostedProject, hostProject, setVariables } from './gitea/host-project.ts';
import { listComments, listIssues } from './gitea/issues.ts';
import { findOnlyOpen, listPullRequests, readStatuses, reviewAndMerge } from './gitea/pull-requests.ts';
import { actAndWait, countRuns, dispatch, waitForSuccess } from './gitea/runs.ts';
import { type Forge, startForge } from './gitea/start-forge.ts';
import { startRunner } from './gitea/start-runner.ts';
import { findServicePlace, type ServicePlace, startStaging } from './gitea/start-staging.ts';
import { waitForTags } from './gitea/tags.ts';
import { guardSecrets } from './leaks/guard-secrets.ts';
import type { Secrets } from './leaks/secret-forms.ts';

/** Far more than it takes, since a loaded machine is no fault: milliseconds. */
const LIMIT = 600_000;

test('the whole life of a model: data, training, promotion, service, drift, retraining, rollback', {
  timeout: LIMIT,
}, async () => {
  const forge = await startForge();
  const guard = guardSecrets(plantSecrets(forge));
  const kept = makeTemporaryFolder('kept');
  const runner = startRunner({ name: 'first', ...forge, kept });
  const life = await begin(forge, guard.secrets);
  guardForge(guard, { forge, runner, folders: [kept, life.project.store] });
  await guard.watch(async () => {
    const promotion = await mergeData(life);
    const url = await goLive(life, promotion);
    const first = await predictRow(url, life.house, 'first');
    expect(first.version).toBe('1.0.0');
    await drift(life, url);
    await retrain(life, url);
    await rollBack(life);
    expect(await predictRow(url, life.house, 'back')).toMatchObject({ version: '1.0.0', value: first.value });
    await takeStock(life);
  });
});

interface Life {
  project: HostedProject;
  place: ServicePlace;
  /** A file that labels come in by. */
  labels: string;
  houses: Row[];
  /** One of them. */
  house: Row;
}

async function begin(forge: Forge, secrets: Secrets): Promise<Life> {
  const labels = join(makeTemporaryFolder('labels'), 'labels.csv');
  const project = await hostProject(forge, {
    secrets,
    change: (read) => ({
      'pipeline.yaml': read('pipeline.yaml').replace('  window: 7d', `  window: 7d\n  labels: ${labels}`),
    }),
  });
  const place = await findServicePlace();
  await setVariables(project, { STAGING_URL: place.url, SLIPWAY_LOG: place.log });
  const houses = await readHouses(join(project.directory, 'data/windsor-houses.csv'));
  return { project, place, labels, houses, house: houses[0] ?? {} };
}

/** The push of the data has proposed it; its merge trains a model and proposes that. */
async function mergeData({ project }: Life): Promise<PullRequest> {
  await waitForSuccess(project, { workflow: 'ingest.yml', event: 'push' });
  const data = await findOnlyOpen(project);
  expect(data).toMatchObject({ title: 'Data 1.0.0 of house-price', user: { login: project.forge.bot.name } });
  const checks = await actAndWait(project, { workflow: 'train.yml' }, () => reviewAndMerge(project, data));
  expect(checks).toEqual({
    'What changed': 'success',
    'Data fits the contract, and the lock its data': 'success',
    'Fetch the splits for a trial': 'success',
    'Train on trial': 'success',
    'Evaluate the trial': 'success',
    'Compare with main': 'success',
    Comment: 'success',
    'Lineage is whole': 'success',
    'The service answers': 'skipped',
    gate: 'success',
  });
  expect(await listComments(project, data.number)).toMatchObject([
    { body: expect.stringMatching(/^## house-price: not compared with main[\s\S]*main has no model yet/) },
  ]);
  const promotion = await findOnlyOpen(project);
  expect(promotion.title).toBe('Promote house-price 1.0.0 to staging');
  expect(promotion.body).toContain('### Lineage');
  expect(promotion.labels.map(({ name }) => name).sort()).toEqual(['promotion', 'slipway']);
  expect(await readStatuses(project, promotion.head.sha)).toContainEqual(
    expect.objectContaining({ context: 'slipway/promote', status: 'success' }),
  );
  return promotion;
}

/** The merge of the promotion is what the service serves, and the deployment sees it. @returns the service's URL */
async function goLive({ project, place }: Life, promotion: PullRequest): Promise<string> {
  const { url } = await actAndWait(project, { workflow: 'deploy.yml' }, async () => {
    const checks = await reviewAndMerge(project, promotion);
    expect(checks).toMatchObject({ 'Lineage is whole': 'success', 'The service answers': 'success' });
    return startStaging(project, place);
  });
  return url;
}

/** Houses of another kind are asked about, and their prices come in: monitoring tells, and asks for a retraining. */
async function drift({ project, labels, houses }: Life, url: string): Promise<void> {
  const quarter = buildNewQuarter(houses, 400, 7);
  const answers = await predictRows(url, quarter, 'quarter');
  await waitForLog(url);
  const prices = answers.map(({ id }, index) => ({ id, price: quarter[index]?.['price'] ?? null }));
  writeFileSync(labels, writeCsv(prices));
  await actAndWait(project, { workflow: 'ingest.yml', event: 'workflow_dispatch' }, async () => {
    await dispatch(project, 'monitor.yml', { environment: 'staging' });
    await waitForSuccess(project, { workflow: 'monitor.yml' });
  });
  const issues = await listIssues(project);
  expect(issues.map(({ title }) => title).sort()).toEqual([
    'house-price in staging: the data has drifted',
    'house-price in staging: the predictions have got worse',
  ]);
  for (const issue of issues) expect(issue.labels).toMatchObject([{ name: 'drift' }]);
}

/** The retraining goes the same way, and the service follows without a pause. */
async function retrain({ project, house }: Life, url: string): Promise<void> {
  const data = await findOnlyOpen(project);
  expect(data.title).toBe('Data 1.1.0 of house-price');
  await actAndWait(project, { workflow: 'train.yml' }, () => reviewAndMerge(project, data));
  expect(await listComments(project, data.number)).toMatchObject([
    { body: expect.stringContaining('| **rmse** |') },
  ]);
  const promotion = await findOnlyOpen(project);
  expect(promotion.title).toBe('Promote house-price 1.1.0 to staging');
  expect(promotion.body).toContain('staging serves 1.0.0 now');
  await actAndWait(project, { workflow: 'deploy.yml' }, () => reviewAndMerge(project, promotion));
  expect(await askUntilVersion(url, house, '1.1.0')).toBe(1);
}

/** The way back is a pull request too. */
async function rollBack({ project }: Life): Promise<void> {
  await dispatch(project, 'rollback.yml', { environment: 'staging', reason: 'The new one is too dear.' });
  await waitForSuccess(project, { workflow: 'rollback.yml' });
  const request = await findOnlyOpen(project);
  expect(request.title).toBe('Roll back house-price to 1.0.0 in staging');
  expect(request.body).toContain('The new one is too dear.');
  await actAndWait(project, { workflow: 'deploy.yml' }, () => reviewAndMerge(project, request));
}

/** Every proposal is merged, both runs are kept, the tags tell all of it, and each workflow ran as often as it had something to do. */
async function takeStock({ project }: Life): Promise<void> {
  await waitForTags(project, [
    'data-latest',
    'data-previous',
    'data-v1.0.0',
    'data-v1.1.0',
    'house-price#staging#1',
    'house-price#staging#2',
    'house-price#staging#3',
    'house-price@v1.0.0',
    'house-price@v1.1.0',
  ]);
  project.git('fetch', '--quiet', 'origin', 'slipway/runs');
  const kept = project.git('ls-tree', '-r', '--name-only', 'FETCH_HEAD').split('\n');
  expect(kept.filter((file) => file.endsWith('/run.json'))).toHaveLength(2);
  const requests = await listPullRequests(project);
  expect(requests.map(({ state, merged }) => [state, merged])).toEqual(Array(5).fill(['closed', true]));
  expect(await countRuns(project)).toEqual({
    'deploy.yml': 3,
    'ingest.yml': 2,
    'monitor.yml': 1,
    'pull-request.yml': 5,
    'report.yml': 5,
    'rollback.yml': 1,
    // One each of the last two is of the push that made the repository, and found nothing to do.
    'tags.yml': 6,
    'train.yml': 3,
  });
}
