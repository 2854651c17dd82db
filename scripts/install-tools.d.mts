export function provideTool(
  name: 'act' | 'actionlint' | 'crane' | 'registry' | 'versitygw' | 'zizmor',
): string;
