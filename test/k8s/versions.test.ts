import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyOverlay, waitForRollout } from './cluster/apply.ts';
import { readImageVolumeGate } from './cluster/feature-gate.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { pinTemplate } from './project/pin-template.ts';

/** An API server with the kinds, fields and feature gates of an older version, as far as a newer one can play it. */
const startAs = (version: string) => startCluster(`--emulated-version=${version}`);

test('Kubernetes 1.35 takes the template without a feature gate', async () => {
  const kubectl = await startAs('1.35');
  expect(await readImageVolumeGate(kubectl)).toEqual({ version: '1.35', stage: 'BETA', enabled: true });
  const overlay = join(await pinTemplate(), 'kubernetes/overlays/staging');
  expect(await applyOverlay(kubectl, overlay)).toHaveLength(5);
  await waitForRollout(kubectl, 'house-price-staging');
});

test('before it, image volumes want theirs', async () => {
  const kubectl = await startAs('1.34');
  expect(await readImageVolumeGate(kubectl)).toEqual({ version: '1.34', stage: 'BETA', enabled: false });
});
