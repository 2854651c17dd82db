import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { toContender } from '../../../kit/ml/evaluate/contender.ts';
import { measureAgain } from '../../../kit/ml/evaluate/measure-again.ts';
import type { BundleCheck } from './verification.ts';

/** The live model is as good as its evaluation states: it is measured on the splits in the store, where that is asked for. */
export async function checkMeasured({ inputs, ports, lineage, version, bundle }: BundleCheck): Promise<void> {
  if (!inputs.measure) return;
  const { runtimePath } = inputs;
  const { store, log, temporary } = ports;
  await makeFolder(temporary);
  const folder = await mkdtemp(join(temporary, 'slipway-verify-'));
  try {
    await lineage.attempt(`version ${version.version} → its metrics, measured again`, async () => {
      const { evaluation } = bundle;
      const contender = toContender(bundle);
      await measureAgain({ contender, evaluation, store, folder, runtimePath, log });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
