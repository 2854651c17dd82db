import { type Contract, featureColumns } from '../../format/contract/contract.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import type { Signature } from '../../format/manifest/signature.ts';
import { type LintFinding, type LintRule, report } from '../../format/onnx/finding.ts';
import { quoteName } from '../../format/onnx/quote-name.ts';
import type { OnnxModel } from '../../format/onnx/types.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { deriveInput } from './derive-inputs.ts';
import { deriveSignature } from './signature.ts';

const UNFILLED: LintRule = {
  id: 'unfilled-input',
  severity: 'error',
  what: 'No column of the data contract can fill an input of the model. Needs `--contract`.',
  why: 'The service could not turn a row into a request.',
  fix: 'Name each input as a feature of the contract, or use a single float input [N,F] for all of them.',
};

const UNFIT: LintRule = {
  id: 'unfit-signature',
  severity: 'error',
  what: "The outputs, the classes or the batch sizes do not make a prediction of the contract's target. Needs `--contract`.",
  why: 'The service could not turn what the model answers into a prediction.',
  fix: 'Export one number a row for a regression, one probability for each class for a classification.',
};

/** The rules that hold a model against a data contract. */
export const SIGNATURE_RULES = { title: 'The data contract', rules: [UNFILLED, UNFIT] };

interface SignatureQuestion {
  model: OnnxModel;
  contract: Contract;
  task: Task;
}

/** Derives the signature; where that fails, every input that no column fills, or else what the outputs lack. */
export function lintSignature(question: SignatureQuestion): {
  findings: LintFinding[];
  signature: Signature | null;
} {
  const unfilled = lintInputs(question);
  if (unfilled.length > 0) return { findings: unfilled, signature: null };
  try {
    return { findings: [], signature: deriveSignature(question) };
  } catch (error) {
    return { findings: [toFinding(error, UNFIT, 'signature')], signature: null };
  }
}

function lintInputs({ model: { inputs }, contract }: SignatureQuestion): LintFinding[] {
  const features = featureColumns(contract);
  return inputs.flatMap((input) => {
    try {
      deriveInput({ input, features, only: inputs.length === 1 });
      return [];
    } catch (error) {
      return [toFinding(error, UNFILLED, `input ${quoteName(input.name)}`)];
    }
  });
}

function toFinding(error: unknown, rule: LintRule, place: string): LintFinding {
  if (!(error instanceof ConfigurationError)) throw error;
  // The first sentence says what is wrong, the rest what to do.
  const [, message = error.message, fix = rule.fix] = /^(.+?[.?!]) (.+)$/s.exec(error.message) ?? [];
  return report(rule, { message, place, fix });
}
