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
    | 'onnx'
    | 'registry'
    | 'sarif'
    | 'versitygw'
    | 'zizmor',
): string;
