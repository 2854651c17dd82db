import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findCacheFolder } from '../../scripts/find-node.mjs';
import { startRunningService } from '../bundle/running-service.ts';
import { makeServingProject } from '../bundle/serving-project.ts';

const VERSION = '2.73.0';

/** A Python with the client, made once in the user's cache. */
async function installClient(): Promise<string> {
  const folder = join(findCacheFolder(), 'tools', `tritonclient-${VERSION}`);
  const python = join(folder, 'bin/python');
  if (existsSync(join(folder, 'complete'))) return python;
  await rm(folder, { recursive: true, force: true });
  execFileSync('python3', ['-m', 'venv', folder], { stdio: 'inherit' });
  execFileSync(python, ['-m', 'pip', 'install', '--quiet', `tritonclient[http]==${VERSION}`], {
    stdio: 'inherit',
  });
  execFileSync(python, ['-c', `open(${JSON.stringify(join(folder, 'complete'))}, 'w').close()`]);
  return python;
}

test('tritonclient reads metadata and infers with JSON and binary tensors', async () => {
  const python = await installClient();
  const project = await makeServingProject();
  const inputs = { environment: 'production' };
  const service = await startRunningService({ directory: project.repository.directory, inputs });
  const script = join(import.meta.dirname, 'ask-by-tritonclient.py');
  const report: unknown = JSON.parse(
    execFileSync(python, [script, new URL(service.url).host], { encoding: 'utf8' }),
  );
  // 10 × lot_size + 1000 × rooms + 5000 for a driveway + 100 for gas - age.
  const price = [58_100, 63_999];
  expect(report).toEqual({
    live: true,
    ready: true,
    extensions: ['binary_tensor_data'],
    inputs: ['lot_size', 'rooms', 'driveway', 'heating', 'age'],
    answers: Array(4).fill({ id: 'one', price }),
    default: price,
    missing: '400: Input "rooms" is missing. Add it to "inputs".',
    compressed: '415: A body in gzip is not supported. Send it uncompressed.',
  });
  await service.stop();
});
