import { type LintFinding, type LintRule, report } from '../finding.ts';
import type { LintSubject, RuleFamily } from '../subject.ts';

/** What the pinned ONNX Runtime (1.30) loads at most; tried out against it by the tests. */
export const MAX_IR_VERSION = 13;
export const MAX_OPSETS: Readonly<Record<string, number>> = { '': 26, 'ai.onnx.ml': 5 };

/** ONNX Runtime warns that it guarantees nothing for older ones. */
const MIN_OPSET = 7;

const IR_TOO_NEW: LintRule = {
  id: 'ir-too-new',
  severity: 'error',
  what: `The file's IR version is above ${MAX_IR_VERSION}.`,
  why: 'The pinned ONNX Runtime refuses to load it.',
  fix: `Set model.ir_version = ${MAX_IR_VERSION} before saving, or export with an older onnx package.`,
};

const OPSET_TOO_NEW: LintRule = {
  id: 'opset-too-new',
  severity: 'error',
  what: `The model imports an opset above ${MAX_OPSETS['']} of ai.onnx or ${MAX_OPSETS['ai.onnx.ml']} of ai.onnx.ml.`,
  why: 'The pinned ONNX Runtime refuses to load it, or computes what it guesses.',
  fix: 'Export with an older opset (target_opset, opset_version).',
};

const OPSET_MISSING: LintRule = {
  id: 'opset-missing',
  severity: 'error',
  what: 'The model imports no opset.',
  why: 'Nothing says what its operators mean; ONNX Runtime refuses to load it.',
  fix: 'Save it with opset_imports, or export it again.',
};

const OPSET_OLD: LintRule = {
  id: 'opset-old',
  severity: 'warning',
  what: `The model imports an opset of ai.onnx below ${MIN_OPSET}.`,
  why: 'ONNX Runtime guarantees nothing for it and leaves some optimisations out.',
  fix: 'Convert it: onnx.version_converter.convert_version(model, 17), or export it again.',
};

function lintVersions({ model: { irVersion, opsets } }: LintSubject): LintFinding[] {
  const findings: LintFinding[] = [];
  if (irVersion > MAX_IR_VERSION) {
    const message = `The file's IR version is ${irVersion}, and the runtime reads up to ${MAX_IR_VERSION}.`;
    findings.push(report(IR_TOO_NEW, { message, place: 'ir_version' }));
  }
  if (opsets.length === 0) {
    findings.push(report(OPSET_MISSING, { message: 'The model imports no opset.', place: 'opset_import' }));
  }
  return [...findings, ...opsets.flatMap(lintOpset)];
}

function lintOpset({ domain, version }: { domain: string; version: number }): LintFinding[] {
  const newest = MAX_OPSETS[domain];
  const name = domain || 'ai.onnx';
  const place = `opset ${name}`;
  const message = `The model uses opset ${version} of ${name}`;
  if (newest !== undefined && version > newest) {
    const fix = `Export with opset ${newest} or older (target_opset, opset_version).`;
    return [
      report(OPSET_TOO_NEW, { message: `${message}, and the runtime knows up to ${newest}.`, place, fix }),
    ];
  }
  if (domain !== '' || version >= MIN_OPSET) return [];
  return [
    report(OPSET_OLD, { message: `${message}, and the runtime guarantees ${MIN_OPSET} and newer.`, place }),
  ];
}

export const VERSION_RULES: RuleFamily = {
  title: 'Versions',
  rules: [IR_TOO_NEW, OPSET_TOO_NEW, OPSET_MISSING, OPSET_OLD],
  lint: lintVersions,
};
