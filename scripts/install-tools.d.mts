export function provideTool(
  name:
    | 'act'
    | 'actionlint'
    | 'chromium'
    | 'crane'
    | 'dvc'
    | 'gto'
    | 'onnx'
    | 'registry'
    | 'sarif'
    | 'versitygw'
    | 'zizmor',
): string;
