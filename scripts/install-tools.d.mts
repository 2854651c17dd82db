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
    | 'registry'
    | 'versitygw'
    | 'zizmor',
): string;
