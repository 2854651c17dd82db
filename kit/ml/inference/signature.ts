import type { Contract } from '../../format/contract/contract.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import { type Signature, SignatureSchema } from '../../format/manifest/signature.ts';
import type { OnnxModel } from '../../format/onnx/types.ts';
import { deriveClasses } from './classes.ts';
import { deriveInputs } from './derive-inputs.ts';
import { deriveOutputs } from './derive-outputs.ts';

/**
 * How a row becomes this model's tensors, and its tensors a prediction.
 *
 * Inputs: one named as a feature takes that feature (`[N,1]` or `[N]`); a single float input `[N,F]` takes all
 * features in contract order. Outputs of a regression: the only number a row, or the one named as the target. Of a
 * classifier: a float output `[N,K]` of probabilities (`[N,1]` in a binary task: of the last class), and, if there is
 * one, a label. Nothing is guessed beyond that.
 * @throws ConfigurationError that says which input, output or column does not fit, and the cure
 */
export function deriveSignature({
  model,
  contract,
  task,
}: {
  model: OnnxModel;
  contract: Contract;
  task: Task;
}): Signature {
  const { batch, inputs } = deriveInputs(model, contract);
  const classes = task === 'regression' ? [] : deriveClasses({ model, contract, task });
  const outputs = deriveOutputs({ model, contract, task, classes });
  return { $schema: SignatureSchema.properties.$schema.const, batch, inputs, outputs, classes };
}
