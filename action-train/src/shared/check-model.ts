import { existsSync, lstatSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../../../kit/format/contract/contract.ts';
import type { Task } from '../../../kit/format/manifest/evaluation.ts';
import type { Signature } from '../../../kit/format/manifest/signature.ts';
import { explainErrors, explainFinding } from '../../../kit/format/onnx/explain-errors.ts';
import { listModelFiles } from '../../../kit/format/onnx/model-files.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { lintModel } from '../../../kit/ml/inference/lint-model.ts';

export const MODEL_FILE = 'model.onnx';

export interface ModelQuestion {
  /** The folder that holds `model.onnx`. */
  folder: string;
  contract: Contract;
  task: Task;
  log: Logger;
}

/** A model that reads as ONNX and fits the contract. */
export interface CheckedModel {
  signature: Signature;
  /** `model.onnx` and the files of its external data, relative to the folder. */
  files: string[];
}

/**
 * Lints `model.onnx` and holds it against the contract; the lint's warnings go to the log.
 * @throws ConfigurationError when it is missing, no ONNX file, or cannot be served on this contract
 */
export async function checkModel({ folder, contract, task, log }: ModelQuestion): Promise<CheckedModel> {
  const file = join(folder, MODEL_FILE);
  if (!existsSync(file)) {
    throw new ConfigurationError(
      'SLW_MODEL_NOT_WRITTEN',
      'The training command wrote no model.onnx. Save the model to the folder that the variable SLIPWAY_OUTPUT_DIR names.',
    );
  }
  if (!lstatSync(file).isFile()) {
    throw new ConfigurationError(
      'SLW_FILE_UNREADABLE',
      `${MODEL_FILE} is no regular file. Write the model itself, not a link to it.`,
    );
  }
  const { findings, signature } = lintModel({ file, contract, task });
  const fault = explainErrors(findings, { label: MODEL_FILE, log });
  if (fault !== undefined || !signature)
    throw new ConfigurationError('SLW_MODEL_REFUSED', fault ?? `${MODEL_FILE} cannot be served.`);
  for (const finding of findings)
    if (finding.severity === 'warning') log.warning(explainFinding(finding, MODEL_FILE));
  return { signature, files: listModelFiles(file) };
}
