import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from '../../kit/ground/files/list-files.ts';

const ROOT = join(import.meta.dirname, '../..');

test('what people paste from a README pins as the template does', async () => {
  const files = (await listFiles(ROOT)).filter((file) =>
    /^(action-|template-repo\/|docs\/|README).*\.md$/.test(file),
  );
  expect(files.length).toBeGreaterThan(15);
  const loose = files.flatMap((file) => {
    const uses = readFileSync(join(ROOT, file), 'utf8').matchAll(/^\s*(?:- )?uses: (\S+.*)$/gm);
    return [...uses]
      .map(([, use = '']) => use.trim())
      .filter(
        (use) =>
          !/^slipway-mlops\/slipway\/[\w/-]+@v1( #.*)?$/.test(use) && !/@[0-9a-f]{40} # v[\d.]+/.test(use),
      )
      .map((use) => `${file}: ${use}`);
  });
  expect(loose).toEqual([]);
});
