export type ToolName =
  | 'act'
  | 'actionlint'
  | 'chromium'
  | 'cosign'
  | 'crane'
  | 'dvc'
  | 'etcd'
  | 'gitea'
  | 'gitea-runner'
  | 'gto'
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubeconform'
  | 'kubectl'
  | 'kustomize'
  | 'kwok'
  | 'onnx'
  | 'registry'
  | 'sarif'
  | 'skopeo'
  | 'uv'
  | 'versitygw'
  | 'zizmor';

export function provideTool(name: ToolName): string;

/** Makes a virtual environment with these packages of PyPI. Throws an error when it cannot. */
export function installPython(folder: string, requirements: readonly string[]): void;
