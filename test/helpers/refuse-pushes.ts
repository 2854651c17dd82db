import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a bare remote refuse every push with these words, as a forge's rules do. */
export function refusePushes(remote: string, ...lines: string[]): void {
  const words = lines.map((line) => `echo '${line}' >&2`).join('\n');
  writeFileSync(join(remote, 'hooks/pre-receive'), `#!/bin/sh\n${words}\nexit 1\n`, { mode: 0o755 });
}
