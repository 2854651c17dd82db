import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startRunningService } from '../bundle/running-service.ts';
import { makeServingProject } from '../bundle/serving-project.ts';
import { provideEnvironment } from './python-environment.ts';

test('tritonclient reads metadata and infers with JSON and binary tensors', async () => {
  const python = join(provideEnvironment('tritonclient[http]==2.73.0'), 'python');
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
