export function provideTool(
  name:
    | 'act'
    | 'actionlint'
    | 'chromium'
    | 'crane'
    | 'dvc'
    | 'gto'
    | 'kubeconform'
    | 'kustomize'
    | 'registry'
    | 'versitygw'
    | 'zizmor',
): string;
