import { type LintFinding, type LintRule, report } from '../finding.ts';
import { quoteName } from '../quote-name.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';
import type { ValueInfo } from '../types.ts';

const FIXED_BATCH: LintRule = {
  id: 'fixed-batch',
  severity: 'warning',
  what: 'The first dimension of an input is a number.',
  why: 'Every run takes exactly so many rows: the service pads smaller batches and cannot make larger ones.',
  fix: 'Export with a dynamic first dimension (dynamic_axes, dynamic_shapes, [None, …]).',
};

const NON_TENSOR_OUTPUT: LintRule = {
  id: 'non-tensor-output',
  severity: 'error',
  what: 'An output is a sequence, a map or another thing that is no tensor.',
  why: 'The Open Inference Protocol carries tensors only. Classifiers of scikit-learn are exported with ZipMap unless told otherwise.',
  fix: 'Export without ZipMap: to_onnx(…, options={"zipmap": False}).',
};

const NO_OUTPUT: LintRule = {
  id: 'no-output',
  severity: 'error',
  what: 'The graph has no outputs.',
  why: 'There is nothing to answer a request with.',
  fix: 'Export the model again, with its outputs.',
};

function lintInterface({ model: { inputs, outputs } }: LintSubject): LintFinding[] {
  const none = report(NO_OUTPUT, { message: 'The graph has no outputs.', place: 'graph' });
  return [
    ...inputs.flatMap(lintBatch),
    ...outputs.filter(({ kind }) => kind !== 'tensor').map(describeOutput),
    ...(outputs.length === 0 ? [none] : []),
  ];
}

function lintBatch({ name, shape }: ValueInfo): LintFinding[] {
  const size = shape?.[0];
  if (typeof size !== 'number') return [];
  const message = `The input takes exactly ${size} row${size === 1 ? '' : 's'} a run, so rows cannot be batched freely.`;
  return [report(FIXED_BATCH, { message, place: `input ${quoteName(name)}` })];
}

function describeOutput({ name, kind }: ValueInfo): LintFinding {
  const found = kind === 'unknown' ? 'of no known type' : `a ${kind}`;
  const message = `The output is ${found}, which the protocol cannot carry.`;
  return report(NON_TENSOR_OUTPUT, { message, place: `output ${quoteName(name)}` });
}

export const INTERFACE_RULES: RuleFamily = {
  title: 'Inputs and outputs',
  rules: [FIXED_BATCH, NON_TENSOR_OUTPUT, NO_OUTPUT],
  lint: lintInterface,
};
