import type { ForeignFormat } from '../detect-format.ts';
import { type LintFinding, type LintRule, report } from '../finding.ts';
import { MALFORMED_CURE, type MalformedModelError } from '../malformed.ts';

const FOREIGN: LintRule = {
  id: 'not-onnx',
  severity: 'error',
  what: 'The file begins as a pickle, a PyTorch, Keras, TensorFlow, safetensors, GGUF or another file that is no ONNX model.',
  why: 'Slipway serves ONNX alone: a graph of known operators that can be read without running any of it. Opening a pickle runs code.',
  fix: 'Export the model to ONNX where it was trained.',
};

const MALFORMED: LintRule = {
  id: 'malformed',
  severity: 'error',
  what: 'The file is no complete ONNX model: cut off, nested without end, of impossible lengths, larger than 2 GiB, or with more nodes, tensors, texts or files than any real model.',
  why: 'It was not copied whole, or it was made to harm whoever reads it.',
  fix: MALFORMED_CURE,
};

const PLACE = 'file';

/** The rules that a file breaks before there is a model to look at. */
export const FILE_RULES = { title: 'The file', rules: [FOREIGN, MALFORMED] };

export function reportForeign({ name, danger, fix }: ForeignFormat): LintFinding {
  const message = `The file is ${name}, not ONNX.${danger === undefined ? '' : ` ${danger}`}`;
  return report(FOREIGN, { message, place: PLACE, fix });
}

export function reportMalformed({ what }: MalformedModelError): LintFinding {
  return report(MALFORMED, { message: `It is not a readable ONNX file: it holds ${what}.`, place: PLACE });
}
