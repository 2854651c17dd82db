import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { computeMetrics } from '../../../kit/maths/metrics/metrics.ts';
import { toContender } from '../../../kit/ml/evaluate/contender.ts';
import { measureAgain } from '../../../kit/ml/evaluate/measure-again.ts';
import type { HeldOut } from '../../../kit/ml/evaluate/predict-held-out.ts';
import { truthOf } from '../../../kit/ml/evaluate/score-model.ts';
import { readPromotion } from './check-judgements.ts';
import { findLine } from './find-base.ts';
import { findTippedGates } from './judge-comparison.ts';
import type { BundleCheck } from './verification.ts';

/**
 * The live model is as good as its evaluation states, and passes the gates that it passed: it is measured on the splits in
 * the store, where that is asked for.
 */
export async function checkMeasured(check: BundleCheck): Promise<void> {
  const { inputs, ports, lineage, version, bundle } = check;
  if (!inputs.measure) return;
  const { runtimePath } = inputs;
  const { store, log, temporary } = ports;
  await makeFolder(temporary);
  const folder = await mkdtemp(join(temporary, 'slipway-verify-'));
  try {
    await lineage.attempt(`version ${version.version} → its metrics, measured again`, async () => {
      const { evaluation } = bundle;
      const contender = toContender(bundle);
      const { test } = await measureAgain({ contender, evaluation, store, folder, runtimePath, log });
      await refuseTippedGates(check, test);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What was measured may differ from what was stated by rounding, and no gate may pass by that alone. */
async function refuseTippedGates(
  { inputs, ports, source, seesHistory, version: { version: name }, bundle }: BundleCheck,
  { rows, predictions }: HeldOut['test'],
): Promise<void> {
  if (!seesHistory) return;
  const promotion = await readPromotion({ inputs, ports, source, name, line: await findLine(ports) });
  if (!promotion) return;
  const { evaluation, contract } = bundle;
  const values = computeMetrics({ task: evaluation.task, truth: truthOf(rows, contract), predictions });
  const metrics = Object.fromEntries(
    Object.entries(values).map(([metric, value]) => [metric, { value, low: null, high: null }]),
  );
  const [fault] = findTippedGates(promotion, { metrics, name: 'what was measured' });
  if (fault)
    throw new ConfigurationError(
      'SLW_EVIDENCE_INVALID',
      `The comparison.json of version ${name} ${fault.why}. ${CURE}`,
    );
}

const CURE = 'Roll back, or write the gate as it is meant and promote again.';
