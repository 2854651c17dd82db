export function provideTool(
  name:
    | 'act'
    | 'actionlint'
    | 'chromium'
    | 'crane'
    | 'dvc'
    | 'kubeconform'
    | 'kustomize'
    | 'registry'
    | 'versitygw'
    | 'zizmor',
): string;
