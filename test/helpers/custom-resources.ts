import type { ModuleFile } from './go-module.ts';

const KSERVE = 'github.com/kserve/kserve@v0.20.0';

/** The definitions of the kinds that the template's manifests use, as their makers publish them. */
export const CUSTOM_RESOURCES = {
  kserve: [
    { module: KSERVE, file: 'config/crd/full/serving.kserve.io_inferenceservices.yaml' },
    { module: KSERVE, file: 'config/crd/full/serving.kserve.io_servingruntimes.yaml' },
  ],
  flux: [
    {
      module: 'github.com/fluxcd/kustomize-controller@v1.9.6',
      file: 'config/crd/bases/kustomize.toolkit.fluxcd.io_kustomizations.yaml',
    },
    {
      module: 'github.com/fluxcd/source-controller@v1.9.6',
      file: 'config/crd/bases/source.toolkit.fluxcd.io_gitrepositories.yaml',
    },
  ],
  'argo-cd': [
    { module: 'github.com/argoproj/argo-cd/v3@v3.5.7', file: 'manifests/crds/application-crd.yaml' },
  ],
} as const satisfies Record<string, readonly ModuleFile[]>;
