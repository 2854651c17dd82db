import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { CUSTOM_RESOURCES } from '../helpers/custom-resources.ts';
import { applyFile } from './cluster/apply.ts';
import { defineResources } from './cluster/define-resources.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { ENVIRONMENTS } from './project/pin-template.ts';

const KINDS = {
  flux: ['gitrepository.source.toolkit.fluxcd.io', 'kustomization.kustomize.toolkit.fluxcd.io'],
  'argo-cd': ['application.argoproj.io'],
} as const;

let kubectl: Kubectl;
beforeAll(async () => {
  kubectl = await startCluster();
  await defineResources(kubectl, [...CUSTOM_RESOURCES.flux, ...CUSTOM_RESOURCES['argo-cd']]);
  for (const namespace of ['flux-system', 'argocd']) await kubectl('create', 'namespace', namespace);
});

describe.each(['flux', 'argo-cd'] as const)('the example for %s', (tool) => {
  test.each(ENVIRONMENTS)(
    'is taken without a warning, and twice changes nothing: %s',
    async (environment) => {
      const file = join(KIT_ROOT, 'template-repo/deploy', tool, `${environment}.yaml`);
      const names = KINDS[tool].map((kind) => `${kind}/house-price-${environment}`);
      expect(await applyFile(kubectl, file)).toEqual(names.map((name) => `${name} created`));
      expect(await applyFile(kubectl, file)).toEqual(names.map((name) => `${name} unchanged`));
    },
  );
});
