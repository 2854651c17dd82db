export function provideTool(
  name:
    | 'act'
    | 'actionlint'
    | 'chromium'
    | 'crane'
    | 'dvc'
    | 'gitea'
    | 'gitea-runner'
    | 'gto'
    | 'kubeconform'
    | 'kustomize'
    | 'registry'
    | 'versitygw'
    | 'zizmor',
): string;
