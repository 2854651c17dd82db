export function provideTool(
  name:
    | 'act'
    | 'actionlint'
    | 'chromium'
    | 'crane'
    | 'dvc'
    | 'gitea'
    | 'gitea-runner'
    | 'registry'
    | 'versitygw'
    | 'zizmor',
): string;
