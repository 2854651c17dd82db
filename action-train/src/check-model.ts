import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Contract, featureColumns } from '../../kit/contract/contract.ts';
import { ConfigurationError, hasCode } from '../../kit/errors/configuration-error.ts';
import { deriveSignature } from '../../kit/inference/signature.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { Task } from '../../kit/manifest/evaluation.ts';
import type { Signature } from '../../kit/manifest/signature.ts';
import { lintOnnxModel } from '../../kit/onnx/lint-model.ts';
import { readOnnxModel } from '../../kit/onnx/read-model.ts';

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
 * Reads `model.onnx` and holds it against the contract; the lint's warnings go to the log.
 * @throws ConfigurationError when it is missing, no ONNX file, or cannot be served on this contract
 */
export async function checkModel({ folder, contract, task, log }: ModelQuestion): Promise<CheckedModel> {
  const model = readOnnxModel(await readModelFile(folder));
  const names = featureColumns(contract).map(({ name }) => name);
  const signature = deriveSignature({ model, contract, task });
  for (const { severity, message, place, fix } of lintOnnxModel(model, names)) {
    if (severity === 'error') throw new ConfigurationError(`The model's ${place}: ${message} ${fix}`);
    log.warning(`The model's ${place}: ${message} ${fix}`);
  }
  const external = [...new Set(model.external.map(({ location }) => location))].sort();
  const missing = external.find((location) => !existsSync(join(folder, location)));
  if (missing === undefined) return { signature, files: [MODEL_FILE, ...external] };
  throw new ConfigurationError(
    `The model keeps weights in "${missing}", which is not beside it. Save it to SLIPWAY_OUTPUT_DIR too, or keep all weights in model.onnx.`,
  );
}

async function readModelFile(folder: string): Promise<Uint8Array> {
  try {
    return await readFile(join(folder, MODEL_FILE));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      throw new ConfigurationError(
        'The training command wrote no model.onnx. Save the model to the folder that the variable SLIPWAY_OUTPUT_DIR names.',
      );
    }
    throw error;
  }
}
