import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CUSTOM_RESOURCES } from '../helpers/custom-resources.ts';
import { applyOverlay, judge, listChanged } from './cluster/apply.ts';
import { defineResources } from './cluster/define-resources.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { assemblePod } from './project/assemble-pod.ts';
import { BUNDLE, ENVIRONMENTS, namespaceOf, pinTemplate } from './project/pin-template.ts';

let kubectl: Kubectl;
let deploy = '';
beforeAll(async () => {
  deploy = await pinTemplate();
  kubectl = await startCluster();
  await defineResources(kubectl, CUSTOM_RESOURCES.kserve);
});

describe.each(ENVIRONMENTS)('%s', (environment) => {
  const namespace = namespaceOf(environment);
  const overlay = () => join(deploy, 'kserve/overlays', environment);
  const read = async (kind: string) =>
    JSON.parse(await kubectl('get', kind, `--namespace=${namespace}`, '--output=json')).items;

  test('the API takes every object without a warning', async () => {
    expect((await applyOverlay(kubectl, overlay())).sort()).toEqual([
      'inferenceservice.serving.kserve.io/house-price created',
      `namespace/${namespace} created`,
      'servingruntime.serving.kserve.io/slipway created',
    ]);
  });

  test('the service names the bundle by digest, and is told the same digest', async () => {
    const [service] = await read('inferenceservices');
    expect(service.spec.predictor.model).toMatchObject({
      runtime: 'slipway',
      storageUri: `oci+native://ghcr.io/OWNER/REPO@${BUNDLE}`,
      env: [{ name: 'BUNDLE_DIGEST', value: BUNDLE }],
    });
  });

  test('the pod that KServe makes of it may run in the namespace', async () => {
    const [[service], [runtime]] = [await read('inferenceservices'), await read('servingruntimes')];
    const pod = assemblePod(service, runtime);
    expect(await judge(kubectl, { ...pod, metadata: { name: 'predictor', namespace } })).toContain(
      'pod/predictor created',
    );
  });

  test('applied again, nothing changes', async () => {
    expect(listChanged(await applyOverlay(kubectl, overlay()))).toEqual([]);
  });
});
