import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { changeParameter, proposeAndMerge, publishModel } from '../helpers/publish-model.ts';
import { applyOverlay, listChanged, waitForRollout } from './cluster/apply.ts';
import { diffOverlay } from './cluster/diff-overlay.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { listMounted, watchAvailable } from './cluster/rollout.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { makeProjectWithData, type Project } from './project/make-project.ts';

const NAMESPACE = 'house-price-production';

let kubectl: Kubectl;
let project: Project;
let overlay = '';
let bundles: readonly [string, string] = ['', ''];
beforeAll(async () => {
  project = await makeProjectWithData();
  overlay = join(project.directory, 'deploy/kubernetes/overlays/production');
  const first = await publishModel(project, ['production']);
  kubectl = await startCluster();
  await applyOverlay(kubectl, overlay);
  await waitForRollout(kubectl, NAMESPACE);
  bundles = [first.bundle, ''];
});

/** Brings the cluster to what main says, and holds that two pods were ready at every moment. */
async function deliver(): Promise<string[]> {
  const stop = await watchAvailable(kubectl, NAMESPACE);
  const lines = await applyOverlay(kubectl, overlay);
  await waitForRollout(kubectl, NAMESPACE);
  const counts = await stop();
  expect(counts.length).toBeGreaterThan(2);
  expect(Math.min(...counts)).toBe(2);
  return listChanged(lines);
}

test('a first promotion is what the cluster serves', async () => {
  expect(await listMounted(kubectl, NAMESPACE)).toEqual([bundles[0], bundles[0]]);
});

test('a merged promotion changes the digest in the cluster and nothing else, and no pod is missed meanwhile', async () => {
  changeParameter(project, 3);
  const { bundle } = await publishModel(project, ['production']);
  bundles = [bundles[0], bundle];
  expect(await diffOverlay(kubectl, overlay)).toEqual(replaced(bundles[0], bundles[1]));
  expect(await deliver()).toEqual(['deployment.apps/house-price configured']);
  expect(await listMounted(kubectl, NAMESPACE)).toEqual([bundles[1], bundles[1]]);
  expect(await diffOverlay(kubectl, overlay)).toEqual([]);
});

test('a merged rollback brings the bundle before back in the same way', async () => {
  await proposeAndMerge(project, 'rollback', { environment: 'production' });
  expect(await diffOverlay(kubectl, overlay)).toEqual(replaced(bundles[1], bundles[0]));
  expect(await deliver()).toEqual(['deployment.apps/house-price configured']);
  expect(await listMounted(kubectl, NAMESPACE)).toEqual([bundles[0], bundles[0]]);
});

test('what a person rolls back by kubectl lasts until the next reconciliation', async () => {
  const undone = await kubectl.try('rollout', 'undo', 'deployment/house-price', `--namespace=${NAMESPACE}`);
  // kubectl warns of just that.
  expect(undone).toMatchObject({ code: 0, stderr: expect.stringContaining('was previously managed') });
  await waitForRollout(kubectl, NAMESPACE);
  expect(await listMounted(kubectl, NAMESPACE)).toEqual([bundles[1], bundles[1]]);
  expect(await deliver()).toEqual(['deployment.apps/house-price configured']);
  expect(await listMounted(kubectl, NAMESPACE)).toEqual([bundles[0], bundles[0]]);
});

/** The lines of a diff in which the environment variable and the mount change from one bundle to another. */
function replaced(from: string, to: string): string[] {
  const value = (sign: string, digest: string) => `${sign} value: ${digest}`;
  const mount = (sign: string, digest: string) => `${sign} reference: ghcr.io/OWNER/REPO@${digest}`;
  return [value('-', from), value('+', to), mount('-', from), mount('+', to)];
}
