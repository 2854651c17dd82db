import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyOverlay, judge, listChanged, listFields, waitForRollout } from './cluster/apply.ts';
import { diffOverlay } from './cluster/diff-overlay.ts';
import { readImageVolumeGate } from './cluster/feature-gate.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { BUNDLE, ENVIRONMENTS, namespaceOf, pinTemplate } from './project/pin-template.ts';

const REPLICAS = { staging: 1, production: 2 } as const;
const NAMES = [
  'namespace/house-price-',
  'serviceaccount/house-price',
  'service/house-price',
  'deployment.apps/house-price',
  'poddisruptionbudget.policy/house-price',
];

let kubectl: Kubectl;
let deploy = '';
beforeAll(async () => {
  deploy = await pinTemplate();
  kubectl = await startCluster();
});

describe.each(ENVIRONMENTS)('%s', (environment) => {
  const namespace = namespaceOf(environment);
  const overlay = () => join(deploy, 'kubernetes/overlays', environment);
  const list = (kind: string, fields: string, each?: string) =>
    listFields(kubectl, { kind, namespace, fields, ...(each === undefined ? {} : { each }) });

  test('the API takes every object without a warning, and the Deployment rolls out', async () => {
    const lines = await applyOverlay(kubectl, overlay());
    const names = NAMES.map((name) => (name.endsWith('-') ? `${name}${environment}` : name));
    expect(lines.sort()).toEqual(names.map((name) => `${name} created`).sort());
    await waitForRollout(kubectl, namespace);
  });

  test('its pods mount the bundle by digest, and are told the same digest', async () => {
    const bundles = '{.spec.volumes[?(@.name=="bundle")].image.reference}';
    expect(await list('pods', bundles)).toEqual(
      Array(REPLICAS[environment]).fill(`ghcr.io/OWNER/REPO@${BUNDLE}`),
    );
    const told = '{.spec.containers[0].env[?(@.name=="BUNDLE_DIGEST")].value}';
    expect(await list('pods', told)).toEqual(Array(REPLICAS[environment]).fill(BUNDLE));
  });

  test('the Service leads to its pods', async () => {
    const pods = await list('pods', '{.metadata.name}');
    const path = '{.targetRef.name} {.conditions.ready}';
    const ready = async () => (await list('endpointslices', path, '.items[*].endpoints[*]')).sort();
    await expect.poll(ready, { timeout: 30_000 }).toEqual(pods.map((name) => `${name} true`).sort());
  });

  test('the budget counts its pods, and lets one of them be moved', async () => {
    const path = '{.status.expectedPods} {.status.currentHealthy} {.status.disruptionsAllowed}';
    const read = async () => (await list('poddisruptionbudgets', path)).join();
    const pods = REPLICAS[environment];
    await expect.poll(read, { timeout: 30_000 }).toBe(`${pods} ${pods} 1`);
  });

  test('applied again, nothing changes', async () => {
    const readBudget = () => list('poddisruptionbudgets', '{.metadata.resourceVersion}');
    const before = await readBudget();
    expect(listChanged(await applyOverlay(kubectl, overlay()))).toEqual([]);
    expect(await readBudget()).toEqual(before);
    expect(await diffOverlay(kubectl, overlay())).toEqual([]);
  });

  test('its namespace takes no pod that may do more', async () => {
    const pod = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'curious', namespace },
      spec: { containers: [{ name: 'curious', image: 'node', securityContext: { privileged: true } }] },
    };
    await expect(judge(kubectl, pod)).rejects.toThrow('violates PodSecurity "restricted');
  });
});

test('a field that the API does not know is refused', async () => {
  const path = join(deploy, 'kubernetes/overlays/staging');
  const manifests = await kubectl('kustomize', path);
  const refused = kubectl.send(
    manifests.replace('reference:', 'refrence:'),
    'apply',
    '--validate=strict',
    '-f',
    '-',
  );
  await expect(refused).rejects.toThrow('unknown field "spec.template.spec.volumes[0].image.refrence"');
});

test('image volumes are a part of Kubernetes 1.36 that cannot be switched off', async () => {
  expect(await readImageVolumeGate(kubectl)).toEqual({ version: '1.36', stage: '', enabled: true });
});
