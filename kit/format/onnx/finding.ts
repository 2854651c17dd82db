/** `error`: it must not or cannot be served. `warning`: it can, with a drawback. `note`: something to consider. */
export type Severity = 'error' | 'warning' | 'note';

/** One thing the lint has to say of a model. */
export interface LintFinding {
  /** Stable name of the rule. */
  id: string;
  severity: Severity;
  message: string;
  /** The part of the model: `input "x"`, `opset ai.onnx`. */
  place: string;
  fix: string;
}

/** One rule of the lint, as its documentation has it. */
export interface LintRule {
  id: string;
  severity: Severity;
  /** What is looked for. */
  what: string;
  /** Why it matters. */
  why: string;
  /** What to do about it; a finding may say it more exactly. */
  fix: string;
}

/** A finding of a rule. */
export function report(
  { id, severity, fix }: LintRule,
  finding: { message: string; place: string; fix?: string },
): LintFinding {
  return { id, severity, fix, ...finding };
}

const ORDER: readonly Severity[] = ['error', 'warning', 'note'];

/** Errors first; within a severity as the rules found them. */
export function sortFindings(findings: readonly LintFinding[]): LintFinding[] {
  return [...findings].sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}
