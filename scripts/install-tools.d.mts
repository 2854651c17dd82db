export type ToolName =
  | 'act'
  | 'actionlint'
  | 'chromium'
  | 'cosign'
  | 'crane'
  | 'dvc'
  | 'gitea'
  | 'gitea-runner'
  | 'gto'
  | 'kubeconform'
  | 'kustomize'
  | 'onnx'
  | 'registry'
  | 'sarif'
  | 'skopeo'
  | 'versitygw'
  | 'zizmor';

export function provideTool(name: ToolName): string;
