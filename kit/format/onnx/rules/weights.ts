import { formatCount } from '../../../ground/errors/format-count.ts';
import { type LintFinding, type LintRule, report } from '../finding.ts';
import { quoteName } from '../quote-name.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';
import { expectedBytes } from '../tensor-size.ts';
import type { OnnxModel, Tensor } from '../types.ts';
import type { WeightFacts } from '../weight-facts.ts';

const SIZE: LintRule = {
  id: 'tensor-size',
  severity: 'error',
  what: 'The bytes of a tensor are not as many as its type and sizes need, or it has a type that ONNX does not know, or texts as raw bytes.',
  why: 'The file was cut or put together wrongly; ONNX Runtime refuses to load it.',
  fix: 'Export the model again.',
};

const DUPLICATE_NAME: LintRule = {
  id: 'duplicate-initializer',
  severity: 'warning',
  what: 'Two initializers of a graph have the same name.',
  why: 'ONNX Runtime takes the last one, other runtimes take the first or refuse.',
  fix: 'Remove all but one, and export again.',
};

const UNUSED: LintRule = {
  id: 'unused-initializer',
  severity: 'warning',
  what: 'No node takes an initializer, and it is no output.',
  why: 'It makes the file larger and every load slower.',
  fix: 'Remove it: onnxsim, or onnx.utils.extract_model from inputs to outputs.',
};

const NOT_A_NUMBER: LintRule = {
  id: 'nan-weights',
  severity: 'error',
  what: 'A tensor holds NaN. Looked at with `--weights`, in every float type.',
  why: 'Whatever is computed with it is NaN too: the training diverged.',
  fix: 'Train again with a lower learning rate or with gradient clipping; package an earlier checkpoint.',
};

const INFINITE: LintRule = {
  id: 'infinite-weights',
  severity: 'warning',
  what: 'A tensor holds infinite numbers. Looked at with `--weights`.',
  why: 'In a mask they are meant; in weights the training overflowed, or a conversion to a smaller type did.',
  fix: 'If it is no mask: export in a type with more range (float32, bfloat16).',
};

const ZERO: LintRule = {
  id: 'zero-weights',
  severity: 'warning',
  what: 'A float tensor of two and more dimensions holds nothing but zeros. Looked at with `--weights`.',
  why: 'A layer that was never trained, or was lost on the way.',
  fix: 'Check that the export used the trained weights.',
};

const SAME: LintRule = {
  id: 'duplicate-weights',
  severity: 'note',
  what: 'Initializers of 1 kB and more hold the same bytes. Looked at with `--weights`.',
  why: 'Tied weights are stored once for each use.',
  fix: 'Let the nodes share one initializer, or let the initializers share one part of the external data.',
};

function* lintWeights({ model, weights }: LintSubject): Generator<LintFinding> {
  for (const tensor of model.tensors) yield* lintSize(tensor);
  yield* lintNames(model);
  for (const tensor of model.tensors) if (isUnused(tensor, model)) yield reportUnused(tensor);
  for (const facts of weights ?? []) yield* lintContent(facts);
  yield* lintCopies(weights ?? []);
}

function lintSize(tensor: Tensor): LintFinding[] {
  const { isRaw, external, bytes, type, dims, place } = tensor;
  if (type === 'undefined')
    return [report(SIZE, { message: 'Its elements are of no type that ONNX knows.', place })];
  if (type === 'string' && isRaw) {
    const message = `It holds texts ${external ? 'outside the file' : 'as raw bytes'}, which have no length of their own.`;
    return [report(SIZE, { message, place })];
  }
  const expected = expectedBytes(tensor);
  if (!isRaw || expected === undefined || external?.length === null || bytes === expected) return [];
  if (Number.isNaN(external?.length)) return [];
  const need = Number.isNaN(expected) ? 'no possible number of bytes' : formatCount(expected, 'byte');
  const message = `It is ${type} [${dims.slice(0, 8).join(',')}], which takes ${need}, and has ${bytes}.`;
  return [report(SIZE, { message, place })];
}

function* lintNames({ tensors }: OnnxModel): Generator<LintFinding> {
  const seen = new Map<number, Set<string>>();
  for (const { graph, name, place } of tensors) {
    if (graph === null) continue;
    const names = seen.get(graph) ?? new Set<string>();
    seen.set(graph, names);
    if (names.has(name)) {
      const message = `A graph has more than one initializer called ${quoteName(name)}.`;
      yield report(DUPLICATE_NAME, { message, place });
    } else names.add(name);
  }
}

function isUnused({ graph, name }: Tensor, { uses, hasTraining }: OnnxModel): boolean {
  return graph !== null && !uses.has(name) && !hasTraining;
}

function reportUnused({ place, bytes }: Tensor): LintFinding {
  const message = `No node takes it; it has ${formatCount(bytes, 'byte')}.`;
  return report(UNUSED, { message, place });
}

function lintContent({ tensor, elements, nan, infinite, isZero }: WeightFacts): LintFinding[] {
  const { place } = tensor;
  const of = `of ${formatCount(elements, 'number')}`;
  const findings: LintFinding[] = [];
  if (nan > 0)
    findings.push(
      report(NOT_A_NUMBER, { message: `${count(nan)} ${of} ${nan === 1 ? 'is' : 'are'} NaN.`, place }),
    );
  if (infinite > 0)
    findings.push(
      report(INFINITE, {
        message: `${count(infinite)} ${of} ${infinite === 1 ? 'is' : 'are'} infinite.`,
        place,
      }),
    );
  if (isZero && elements > 1 && tensor.dims.length > 1)
    findings.push(report(ZERO, { message: `All ${count(elements)} numbers are zero.`, place }));
  return findings;
}

const numbers = new Intl.NumberFormat('en-US');

function count(value: number): string {
  return numbers.format(value);
}

function* lintCopies(weights: readonly WeightFacts[]): Generator<LintFinding> {
  const first = new Map<string, Tensor>();
  for (const { digest, tensor } of weights) {
    if (digest === null) continue;
    const original = first.get(digest);
    if (!original) first.set(digest, tensor);
    else {
      const message = `It holds the same ${formatCount(tensor.bytes, 'byte')} as ${original.place}.`;
      yield report(SAME, { message, place: tensor.place });
    }
  }
}

export const WEIGHT_RULES: RuleFamily = {
  title: 'Weights',
  rules: [SIZE, DUPLICATE_NAME, UNUSED, NOT_A_NUMBER, INFINITE, ZERO, SAME],
  lint: lintWeights,
};
