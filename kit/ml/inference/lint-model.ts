import type { Contract } from '../../format/contract/contract.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import type { Signature } from '../../format/manifest/signature.ts';
import { capEachRule } from '../../format/onnx/cap-each-rule.ts';
import { type LintFinding, sortFindings } from '../../format/onnx/finding.ts';
import { lintOnnxFile } from '../../format/onnx/lint-file.ts';
import type { OnnxModel } from '../../format/onnx/types.ts';
import { lintSignature } from './lint-signature.ts';
import { resolveTask } from './task.ts';

export interface ModelToLint {
  /** Path of the file. */
  file: string;
  /** Inputs and outputs are held against it where it is given. */
  contract?: Contract | undefined;
  /** What the target's type says where it is left out. */
  task?: Task | undefined;
  /** Whether to read the weights too. */
  weights?: boolean;
}

export interface ModelReport {
  /** Errors first. */
  findings: LintFinding[];
  /** Null when the file could not be read as a model. */
  model: OnnxModel | null;
  /** Null without a contract, and when the model does not fit it. */
  signature: Signature | null;
}

/**
 * Lints an ONNX file by itself and against a contract, without a runtime.
 * @throws ConfigurationError when there is no such file; what is wrong with it is a finding
 */
export function lintModel({ file, contract, task, weights = false }: ModelToLint): ModelReport {
  const { findings, model } = lintOnnxFile(file, { weights });
  if (!model || !contract) return { findings, model, signature: null };
  const fit = lintSignature({ model, contract, task: resolveTask(task, contract) });
  return {
    findings: sortFindings([...findings, ...capEachRule(fit.findings)]),
    model,
    signature: fit.signature,
  };
}
