export type ToolName =
  | 'act'
  | 'actionlint'
  | 'chromium'
  | 'cosign'
  | 'crane'
  | 'dvc'
  | 'gto'
  | 'registry'
  | 'skopeo'
  | 'versitygw'
  | 'zizmor';

export function provideTool(name: ToolName): string;
