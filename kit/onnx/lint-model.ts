import type { OnnxModel, ValueInfo } from './types.ts';

/** What the pinned ONNX Runtime (1.30) loads at most; tried out against it by the tests. */
export const MAX_IR_VERSION = 13;
export const MAX_OPSETS: Readonly<Record<string, number>> = { '': 26, 'ai.onnx.ml': 5 };

/** Domains whose operators every build of ONNX Runtime brings. */
const KNOWN_DOMAINS = new Set(['', 'ai.onnx.ml', 'com.microsoft']);

/** One thing the lint has to say of a model. */
export interface LintFinding {
  /** Stable name of the rule. */
  id: string;
  /** `error`: it cannot be served. `warning`: it can, with a drawback. */
  severity: 'error' | 'warning';
  message: string;
  /** The part of the model: `input "x"`, `opset ai.onnx`. */
  place: string;
  fix: string;
}

/**
 * What would keep a model from being served, found without a runtime.
 * @param features names of the contract's features, in order
 */
export function lintOnnxModel(model: OnnxModel, features: readonly string[]): LintFinding[] {
  return [
    ...lintVersions(model),
    ...lintDomains(model),
    ...lintExternalData(model),
    ...lintInputs(model, features),
    ...lintOutputs(model),
  ];
}

function lintVersions({ irVersion, opsets }: OnnxModel): LintFinding[] {
  const findings: LintFinding[] = [];
  if (irVersion > MAX_IR_VERSION) {
    findings.push({
      id: 'ir-too-new',
      severity: 'error',
      message: `The file's IR version is ${irVersion}, and the runtime reads up to ${MAX_IR_VERSION}.`,
      place: 'ir_version',
      fix: `Set model.ir_version = ${MAX_IR_VERSION} before saving, or export with an older onnx package.`,
    });
  }
  for (const { domain, version } of opsets) {
    const newest = MAX_OPSETS[normaliseDomain(domain)];
    if (newest === undefined || version <= newest) continue;
    const name = domain || 'ai.onnx';
    findings.push({
      id: 'opset-too-new',
      severity: 'error',
      message: `The model uses opset ${version} of ${name}, and the runtime knows up to ${newest}.`,
      place: `opset ${name}`,
      fix: `Export with opset ${newest} or older (target_opset, opset_version).`,
    });
  }
  return findings;
}

function lintDomains({ operators, functions }: OnnxModel): LintFinding[] {
  const own = new Set(functions.map(({ domain, name }) => `${domain}\n${name}`));
  return operators
    .filter(({ domain, type }) => !KNOWN_DOMAINS.has(domain) && !own.has(`${domain}\n${type}`))
    .map(({ domain, type }) => ({
      id: 'custom-operator',
      severity: 'error',
      message: `The operator "${type}" belongs to the domain "${domain}", which the runtime does not bring.`,
      place: `operator ${domain}.${type}`,
      fix: 'Express it with operators of ai.onnx or ai.onnx.ml, or as a function within the model.',
    }));
}

function lintExternalData({ external }: OnnxModel): LintFinding[] {
  const locations = new Set(external.map(({ location }) => location));
  return [...locations].filter(leavesTheFolder).map((location) => ({
    id: 'external-path',
    severity: 'error',
    message: `Weights lie at "${location}", outside the model's folder.`,
    place: `external data "${location}"`,
    fix: 'Save external data beside the model, by its file name alone.',
  }));
}

/** True for a path that is absolute, climbs, or names a drive, a scheme or nothing. */
export function leavesTheFolder(location: string): boolean {
  return (
    location === '' || /^[/\\]|^[a-zA-Z][a-zA-Z0-9+.-]*:|\\|\0/.test(location) || hasParentStep(location)
  );
}

function hasParentStep(location: string): boolean {
  return location.split('/').includes('..');
}

function lintInputs({ inputs }: OnnxModel, features: readonly string[]): LintFinding[] {
  return inputs.flatMap((input) => [
    ...lintBatch(input),
    ...(isFilled(input, inputs, features) ? [] : [unfilledInput(input)]),
  ]);
}

function lintBatch({ name, shape }: ValueInfo): LintFinding[] {
  const size = shape?.[0];
  if (typeof size !== 'number') return [];
  return [
    {
      id: 'fixed-batch',
      severity: 'warning',
      message: `The input takes exactly ${size} row${size === 1 ? '' : 's'} a run, so rows cannot be batched freely.`,
      place: `input "${name}"`,
      fix: 'Export with a dynamic first dimension (dynamic_axes, dynamic_shapes, [None, …]).',
    },
  ];
}

function isFilled(
  { name, type, shape }: ValueInfo,
  inputs: readonly ValueInfo[],
  features: readonly string[],
): boolean {
  if (features.includes(name)) return true;
  return inputs.length === 1 && /^(float|double|float16)$/.test(type) && shape?.length === 2;
}

function unfilledInput({ name }: ValueInfo): LintFinding {
  return {
    id: 'unfilled-input',
    severity: 'error',
    message: 'No column of the data contract fills the input.',
    place: `input "${name}"`,
    fix: 'Name each input as a feature of the contract, or use a single float input [N,F] for all of them.',
  };
}

function lintOutputs({ outputs }: OnnxModel): LintFinding[] {
  return outputs
    .filter(({ kind }) => kind !== 'tensor')
    .map(({ name, kind }) => ({
      id: 'non-tensor-output',
      severity: 'error',
      message: `The output is ${kind === 'unknown' ? 'of no known type' : `a ${kind}`}, which the protocol cannot carry.`,
      place: `output "${name}"`,
      fix: 'Export without ZipMap: to_onnx(…, options={"zipmap": False}).',
    }));
}

function normaliseDomain(domain: string): string {
  return domain === 'ai.onnx' ? '' : domain;
}
