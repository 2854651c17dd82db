import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../../cli/kit-root.ts';

/** A runner downloads the kit anew for every job. */
const MAX_ARCHIVE_BYTES = 3 * 1024 * 1024;

test('what a runner downloads is at most 3 MB', async () => {
  const archive = await promisify(execFile)('git', ['archive', 'HEAD'], {
    cwd: KIT_ROOT,
    encoding: 'buffer',
    maxBuffer: 256 * 1024 * 1024,
  });
  expect(gzipSync(archive.stdout).length).toBeLessThanOrEqual(MAX_ARCHIVE_BYTES);
});
