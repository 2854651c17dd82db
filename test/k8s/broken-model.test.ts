import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { changeParameter, proposeAndMerge, publishModel } from '../helpers/publish-model.ts';
import { applyOverlay, waitForRollout } from './cluster/apply.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { breakBundle } from './cluster/nodes.ts';
import { listMounted, waitForFailure, watchAvailable } from './cluster/rollout.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { makeProjectWithData } from './project/make-project.ts';

const NAMESPACE = 'house-price-production';

let kubectl: Kubectl;
beforeAll(async () => {
  kubectl = await startCluster();
});

test('a bundle that never answers takes no pod away from the one before, and a rollback removes it', async () => {
  const project = await makeProjectWithData();
  const overlay = join(project.directory, 'deploy/kubernetes/overlays/production');
  const first = await publishModel(project, ['production']);
  await applyOverlay(kubectl, overlay);
  await waitForRollout(kubectl, NAMESPACE);
  const stop = await watchAvailable(kubectl, NAMESPACE);

  changeParameter(project, 3);
  const second = await publishModel(project, ['production']);
  await breakBundle(kubectl, second.bundle);
  await applyOverlay(kubectl, overlay);
  await waitForFailure(kubectl, NAMESPACE);
  const mounted = [first.bundle, first.bundle, second.bundle];
  expect((await listMounted(kubectl, NAMESPACE)).sort()).toEqual(mounted.sort());

  await proposeAndMerge(project, 'rollback', { environment: 'production' });
  await applyOverlay(kubectl, overlay);
  await waitForRollout(kubectl, NAMESPACE);
  expect(await listMounted(kubectl, NAMESPACE)).toEqual([first.bundle, first.bundle]);
  expect(Math.min(...(await stop()))).toBe(2);
});
