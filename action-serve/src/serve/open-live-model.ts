import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { Model } from '../../../kit/ml/inference/model.ts';
import { openModel } from '../../../kit/ml/inference/open-model.ts';
import type { Target } from '../shared/find-target.ts';
import type { RuntimeInputs } from '../shared/inputs.ts';
import { findDifference } from '../shared/match-prediction.ts';
import type { OpenBundle } from '../shared/open-by-digest.ts';
import { createLiveModel, type LiveModel } from './live-model.ts';

/** What opening a model needs of its surroundings. */
export interface ModelPorts {
  openBundle: OpenBundle;
  /** Throws for a bundle that may not be served. */
  admit(target: Target, bundle: Bundle): Promise<void>;
  runtime: RuntimeInputs;
  log: Logger;
  inferenceTimeoutMs: number;
  observeBatch(rows: number): void;
}

/**
 * Fetches, verifies and opens a bundle, and proves that it answers its golden rows on this machine.
 * @throws ConfigurationError when any of that fails
 */
export async function openLiveModel(target: Target, ports: ModelPorts): Promise<LiveModel> {
  const { openBundle, admit, runtime, log, inferenceTimeoutMs, observeBatch } = ports;
  const bundle = await openBundle(target.bundle);
  await admit(target, bundle);
  const { modelFile: file, signature, contract } = bundle;
  const model = await openModel({ file, signature, contract, log, ...runtime });
  try {
    const batching = await proveGolden(model, bundle, log);
    return createLiveModel({
      bundle,
      model,
      version: target.version,
      batching,
      inferenceTimeoutMs,
      observeBatch,
    });
  } catch (error) {
    await model.close();
    throw error;
  }
}

/**
 * Asks the model its golden rows one by one, then all at once.
 * @returns whether rows may share a batch: the answers do not depend on it
 * @throws ConfigurationError for a row that is answered otherwise than at packaging
 */
async function proveGolden(model: Model, bundle: Bundle, log: Logger): Promise<boolean> {
  const { cases, tolerance } = bundle.golden;
  for (const [index, { row, prediction }] of cases.entries()) {
    const [actual] = await model.predict([row]);
    const difference = findDifference(actual, prediction, tolerance);
    if (difference === undefined) continue;
    const name = `Bundle ${shortDigest(bundle.digest)}`;
    throw new ConfigurationError(
      'SLW_ANSWERS_DIFFER',
      (await findApart(model, bundle)) === -1
        ? `${name} answers a row by the other rows of its batch: golden row ${index}, asked alone, ${difference}, and among the others it is answered as at packaging. It is not served; export the model for inference (model.eval() in PyTorch), train and package it again.`
        : `${name} does not answer on this machine as it did when it was packaged: golden row ${index} ${difference}. It is not served; package the model again or look at the runtime's version.`,
    );
  }
  const apart = await findApart(model, bundle);
  if (apart === -1) return true;
  log.warning(
    `The model answers golden row ${apart} otherwise when others stand beside it. Every request is answered alone, which is slower.`,
  );
  return false;
}

/** The first golden row that is not answered as at packaging when all are asked at once; -1 where each is. */
async function findApart(model: Model, { golden: { cases, tolerance } }: Bundle): Promise<number> {
  const together = await model.predict(cases.map(({ row }) => row));
  return cases.findIndex(({ prediction }, index) => findDifference(together[index], prediction, tolerance));
}
