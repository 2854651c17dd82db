import type { Contract } from '../../../kit/format/contract/contract.ts';
import type { Task } from '../../../kit/format/manifest/evaluation.ts';
import type { Signature } from '../../../kit/format/manifest/signature.ts';
import { explainErrors, explainFinding } from '../../../kit/format/onnx/explain-errors.ts';
import type { LintFinding } from '../../../kit/format/onnx/finding.ts';
import type { OnnxModel } from '../../../kit/format/onnx/types.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { lintModel } from '../../../kit/ml/inference/lint-model.ts';

interface Inspection {
  /** The ONNX file's path. */
  file: string;
  contract: Contract;
  task: Task;
  log: Logger;
}

/** A model that can be served, and what else the lint has to say of it. */
interface InspectedModel {
  onnx: OnnxModel;
  signature: Signature;
  findings: LintFinding[];
}

const LABEL = 'model.onnx';

/**
 * Lints an ONNX file, its weights included, and derives how rows become its tensors.
 * @throws ConfigurationError for a model that cannot be served, or that does not fit the contract
 */
export function inspectModel({ log, ...question }: Inspection): InspectedModel {
  const { findings, model, signature } = lintModel({ ...question, weights: true });
  const fault = explainErrors(findings, { label: LABEL, log });
  if (fault !== undefined || !model || !signature)
    throw new ConfigurationError('SLW_MODEL_REFUSED', fault ?? `${LABEL} cannot be served.`);
  for (const finding of findings) {
    const line = explainFinding(finding, LABEL);
    if (finding.severity === 'warning') log.warning(line);
    else log.info(line);
  }
  return { onnx: model, signature, findings };
}
