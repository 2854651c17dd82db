export function provideTool(
  name: 'act' | 'actionlint' | 'chromium' | 'crane' | 'dvc' | 'registry' | 'versitygw' | 'zizmor',
): string;
