import { readFile } from 'node:fs/promises';
import { type Contract, featureColumns } from '../../kit/contract/contract.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { deriveSignature } from '../../kit/inference/signature.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { Task } from '../../kit/manifest/evaluation.ts';
import type { Signature } from '../../kit/manifest/signature.ts';
import { lintOnnxModel } from '../../kit/onnx/lint-model.ts';
import { readOnnxModel } from '../../kit/onnx/read-model.ts';
import type { OnnxModel } from '../../kit/onnx/types.ts';

interface Inspection {
  /** The ONNX file's path. */
  file: string;
  contract: Contract;
  task: Task;
  log: Logger;
}

/**
 * Reads an ONNX file, lints it, and derives how rows become its tensors.
 * @throws ConfigurationError for a model that cannot be served, or that does not fit the contract
 */
export async function inspectModel({
  file,
  contract,
  task,
  log,
}: Inspection): Promise<{ onnx: OnnxModel; signature: Signature }> {
  const onnx = readOnnxModel(await readFile(file));
  const findings = lintOnnxModel(
    onnx,
    featureColumns(contract).map(({ name }) => name),
  );
  for (const { severity, message, place, fix } of findings) {
    if (severity === 'warning') log.warning(`model.onnx, ${place}: ${message} ${fix}`);
  }
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    const more = errors.length > 1 ? ` (${errors.length - 1} more of this kind)` : '';
    throw new ConfigurationError(`model.onnx, ${first.place}: ${first.message} ${first.fix}${more}`);
  }
  refuseExternalData(onnx);
  return { onnx, signature: deriveSignature({ model: onnx, contract, task }) };
}

function refuseExternalData({ external }: OnnxModel): void {
  const [first] = external;
  if (!first) return;
  throw new ConfigurationError(
    `model.onnx keeps weights in another file (${first.location}), which a bundle does not hold. Export it with the weights inside.`,
  );
}
