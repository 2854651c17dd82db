import { type Contract, targetColumn } from '../../format/contract/contract.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import type { Signature, SignatureOutput } from '../../format/manifest/signature.ts';
import type { OnnxModel, ValueInfo } from '../../format/onnx/types.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { datatypeOf, isFloat } from './datatype.ts';
import { batchOf, describeShape } from './derive-inputs.ts';

interface OutputQuestion {
  model: OnnxModel;
  contract: Contract;
  task: Task;
  classes: Signature['classes'];
}

/** The outputs that make a prediction, each with its role; others are left out. */
export function deriveOutputs(question: OutputQuestion): SignatureOutput[] {
  return question.task === 'regression' ? deriveValue(question) : deriveClassOutputs(question);
}

function deriveValue({ model, contract }: OutputQuestion): SignatureOutput[] {
  const numbers = model.outputs.filter(
    (output) => isOnePerRow(output) && !isText(output) && isTensor(output),
  );
  const named = numbers.find(({ name }) => name === targetColumn(contract).name);
  const [only, second] = numbers;
  const chosen = named ?? (second ? undefined : only);
  if (chosen) return [toOutput(chosen, 'value')];
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `A regression needs one output with a number a row, [N,1] or [N]; the model's outputs are ${describeOutputs(model)}. Keep one, or name it as the target "${targetColumn(contract).name}".`,
  );
}

function deriveClassOutputs({ model, task, classes }: OutputQuestion): SignatureOutput[] {
  refuseZipMap(model);
  const fits = (output: ValueInfo) =>
    hasWidth(output, classes.length) || (task === 'binary' && isOnePerRow(output));
  const floats = model.outputs.filter((output) => isFloatTensor(output) && fits(output));
  const probabilities = pick(floats, /prob/i);
  if (!probabilities) {
    throw new ConfigurationError(
      'SLW_MODEL_UNFIT',
      `A classifier needs one float output [N,${classes.length}] with a probability for each class; the model's outputs are ${describeOutputs(model)}. Add a softmax, and name the output "probabilities".`,
    );
  }
  const others = model.outputs.filter(
    (output) => isTensor(output) && !isFloatTensor(output) && isOnePerRow(output),
  );
  const label = pick(others, /label|class/i);
  const outputs = [toOutput(probabilities, 'probabilities')];
  return label ? [toOutput(label, 'label'), ...outputs] : outputs;
}

/** The only candidate, or else the only one whose name matches. */
function pick(candidates: ValueInfo[], pattern: RegExp): ValueInfo | undefined {
  if (candidates.length === 1) return candidates[0];
  const named = candidates.filter(({ name }) => pattern.test(name));
  return named.length === 1 ? named[0] : undefined;
}

function refuseZipMap(model: OnnxModel): void {
  const maps = model.outputs.find(({ kind }) => kind === 'sequence' || kind === 'map');
  if (!maps) return;
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `The model's output "${maps.name}" is a ${maps.kind}, not a tensor. Export without ZipMap: to_onnx(…, options={"zipmap": False}).`,
  );
}

function isTensor({ kind, type }: ValueInfo): boolean {
  return kind === 'tensor' && datatypeOf(type) !== undefined;
}

function isFloatTensor(output: ValueInfo): boolean {
  const datatype = datatypeOf(output.type);
  return isTensor(output) && datatype !== undefined && isFloat(datatype);
}

function isText({ type }: ValueInfo): boolean {
  return type === 'string';
}

function isOnePerRow({ shape }: ValueInfo): boolean {
  if (shape === null || shape.length === 1) return true;
  return shape.length === 2 && (shape[1] === 1 || typeof shape[1] !== 'number');
}

function hasWidth({ shape }: ValueInfo, width: number): boolean {
  if (shape === null) return true;
  return shape.length === 2 && (shape[1] === width || typeof shape[1] !== 'number');
}

function toOutput(output: ValueInfo, role: SignatureOutput['role']): SignatureOutput {
  const rest = (output.shape ?? []).slice(1).map((size) => (typeof size === 'number' ? size : -1));
  const datatype = datatypeOf(output.type) ?? 'FP32';
  return { name: output.name, datatype, shape: [batchOf(output), ...rest], role };
}

function describeOutputs({ outputs }: OnnxModel): string {
  return (
    outputs.map(({ name, type, shape }) => `"${name}" (${type} ${describeShape(shape)})`).join(', ') || 'none'
  );
}
