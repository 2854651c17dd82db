export function provideTool(
  name: 'act' | 'actionlint' | 'chromium' | 'crane' | 'dvc' | 'gto' | 'registry' | 'versitygw' | 'zizmor',
): string;
