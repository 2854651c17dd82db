import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildNewQuarter, readHouses, writeCsv } from '../../cli/demo/houses.ts';
import { askUntilVersion, predictRow, predictRows, waitForLog } from '../../cli/demo/requests.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { hostProject, setVariables } from './gitea/host-project.ts';
import { listIssues } from './gitea/issues.ts';
import { findOnlyOpen, listPullRequests, readStatuses, reviewAndMerge } from './gitea/pull-requests.ts';
import { actAndWait, dispatch, listRuns, waitForSuccess } from './gitea/runs.ts';
import { startForge } from './gitea/start-forge.ts';
import { startRunner } from './gitea/start-runner.ts';
import { findServicePlace, startStaging } from './gitea/start-staging.ts';
import { waitForTags } from './gitea/tags.ts';

test('the whole life of a model: data, training, promotion, service, drift, retraining, rollback', async () => {
  const labels = join(makeTemporaryFolder('labels'), 'labels.csv');
  const forge = await startForge();
  startRunner({ name: 'first', ...forge });
  const project = await hostProject(forge, {
    change: (read) => ({
      'pipeline.yaml': read('pipeline.yaml').replace('  window: 7d', `  window: 7d\n  labels: ${labels}`),
    }),
  });
  const place = await findServicePlace();
  await setVariables(project, { STAGING_URL: place.url, SLIPWAY_LOG: place.log });
  const houses = await readHouses(join(project.directory, 'data/windsor-houses.csv'));
  const house = houses[0] ?? {};

  // The push of the data proposes it.
  await waitForSuccess(project, { workflow: 'ingest.yml', event: 'push' });
  const data = await findOnlyOpen(project);
  expect(data).toMatchObject({ title: 'Data 1.0.0 of house-price', user: { login: forge.bot.name } });

  // Its merge trains a model and proposes that.
  const checks = await actAndWait(project, { workflow: 'train.yml' }, () => reviewAndMerge(project, data));
  expect(checks).toEqual({
    'What changed': 'success',
    'Data fits the contract': 'success',
    'Fetch the splits for a trial': 'skipped',
    'Train on trial': 'skipped',
    'Evaluate the trial': 'skipped',
    'Lineage is whole': 'skipped',
    'The service answers': 'skipped',
    gate: 'success',
  });
  const promotion = await findOnlyOpen(project);
  expect(promotion.title).toBe('Promote house-price 1.0.0 to staging');
  expect(promotion.body).toContain('### Lineage');
  expect(promotion.labels.map(({ name }) => name).sort()).toEqual(['promotion', 'slipway']);
  expect(await readStatuses(project, promotion.head.sha)).toContainEqual(
    expect.objectContaining({ context: 'slipway/promote', status: 'success' }),
  );

  // Its merge is what the service serves, and the deployment sees it.
  const service = await actAndWait(project, { workflow: 'deploy.yml' }, async () => {
    const checks = await reviewAndMerge(project, promotion);
    expect(checks).toMatchObject({ 'Lineage is whole': 'success', 'The service answers': 'success' });
    return startStaging(project, place);
  });
  const first = await predictRow(service.url, house, 'first');
  expect(first.version).toBe('1.0.0');

  // Houses of another kind are asked about, their prices come in: monitoring tells, and asks for a retraining.
  const quarter = buildNewQuarter(houses, 400, 7);
  const answers = await predictRows(service.url, quarter, 'quarter');
  await waitForLog(service.url);
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
  for (const { labels: names } of issues) expect(names).toMatchObject([{ name: 'drift' }]);

  // The retraining goes the same way, and the service follows without a pause.
  const more = await findOnlyOpen(project);
  expect(more.title).toBe('Data 1.1.0 of house-price');
  await actAndWait(project, { workflow: 'train.yml' }, () => reviewAndMerge(project, more));
  const second = await findOnlyOpen(project);
  expect(second.title).toBe('Promote house-price 1.1.0 to staging');
  expect(second.body).toContain('staging serves 1.0.0 now');
  await actAndWait(project, { workflow: 'deploy.yml' }, () => reviewAndMerge(project, second));
  expect(await askUntilVersion(service.url, house, '1.1.0')).toBe(1);

  // One way back, by a pull request too.
  await dispatch(project, 'rollback.yml', { environment: 'staging', reason: 'The new one is too dear.' });
  await waitForSuccess(project, { workflow: 'rollback.yml' });
  const back = await findOnlyOpen(project);
  expect(back.title).toBe('Roll back house-price to 1.0.0 in staging');
  expect(back.body).toContain('The new one is too dear.');
  await actAndWait(project, { workflow: 'deploy.yml' }, () => reviewAndMerge(project, back));
  expect(await predictRow(service.url, house, 'back')).toMatchObject({
    version: '1.0.0',
    value: first.value,
  });

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
  const requests = await listPullRequests(project);
  expect(requests.map(({ state, merged }) => [state, merged])).toEqual(Array(5).fill(['closed', true]));
  // Each workflow ran as often as it had something to do.
  expect(countBy(await listRuns(project), ({ path }) => path.split('@')[0] ?? '')).toEqual({
    'deploy.yml': 3,
    'ingest.yml': 2,
    'monitor.yml': 1,
    'pull-request.yml': 5,
    'rollback.yml': 1,
    'tags.yml': 5,
    // The first one, of the push that made the repository, found nothing to train on.
    'train.yml': 3,
  });
});

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}
