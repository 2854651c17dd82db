import { type LintFinding, type LintRule, report } from '../finding.ts';
import { MAX_MODEL_BYTES } from '../read-model.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';
import type { OnnxModel, TensorType } from '../types.ts';

/** Below this a smaller model is no faster to load, and a matrix fits into a processor's cache. */
const WORTH_QUANTISING = 16 * 1024 * 1024;

/** From here on an export that grows a little can no longer be written as one file. */
const NEAR_LIMIT = 0.9 * MAX_MODEL_BYTES;

const CHALLENGER =
  'Package the variant and promote it as a challenger: the same gates compare it on the same rows.';

const QUANTISE: LintRule = {
  id: 'quantise',
  severity: 'note',
  what: 'The model has more than 16 MiB of float32 weights.',
  why: 'With 8-bit weights it takes a quarter of the room and often runs faster on a CPU, for a little accuracy.',
  fix: `onnxruntime.quantization.quantize_dynamic("model.onnx", "model-int8.onnx"). ${CHALLENGER}`,
};

const HALF: LintRule = {
  id: 'half-precision',
  severity: 'note',
  what: 'The model has more than 16 MiB of float32 weights and operators of neural networks.',
  why: 'On a GPU float16 takes half the memory and runs up to twice as fast.',
  fix: `onnxconverter_common.float16.convert_float_to_float16(model, keep_io_types=True). ${CHALLENGER}`,
};

const DOUBLE: LintRule = {
  id: 'double-weights',
  severity: 'note',
  what: 'The model has float64 weights of 1 MiB and more.',
  why: 'They take twice the room, and few operators have a fast path for them.',
  fix: `Export with float32 inputs and weights. ${CHALLENGER}`,
};

const NEAR: LintRule = {
  id: 'near-size-limit',
  severity: 'note',
  what: 'The file is close to 2 GiB, beyond which protobuf reads none.',
  why: 'The next export may fail or write a file that nothing loads.',
  fix: 'Save the weights apart: onnx.save(model, path, save_as_external_data=True, location="model.onnx.data").',
};

function lintVariants({ model }: LintSubject): LintFinding[] {
  const single = sumBytes(model, 'float');
  const double = sumBytes(model, 'double');
  const findings: LintFinding[] = [];
  const place = 'weights';
  if (single > WORTH_QUANTISING) {
    const message = `${megabytes(single)} of the weights are float32.`;
    findings.push(report(QUANTISE, { message, place }));
    if (isNeural(model)) findings.push(report(HALF, { message, place }));
  }
  if (double > 1024 * 1024)
    findings.push(report(DOUBLE, { message: `${megabytes(double)} of the weights are float64.`, place }));
  if (model.size > NEAR_LIMIT)
    findings.push(report(NEAR, { message: `The file has ${megabytes(model.size)}.`, place: 'file' }));
  return findings;
}

function isNeural({ operators }: OnnxModel): boolean {
  return operators.some(({ type }) => /^(MatMul|Gemm|Conv|ConvTranspose|LSTM|GRU|Attention)$/.test(type));
}

function sumBytes({ tensors }: OnnxModel, type: TensorType): number {
  return tensors.reduce((sum, tensor) => sum + (tensor.type === type ? tensor.bytes : 0), 0);
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en-US')} MiB`;
}

export const SUGGESTION_RULES: RuleFamily = {
  title: 'Suggestions',
  rules: [QUANTISE, HALF, DOUBLE, NEAR],
  lint: lintVariants,
};
