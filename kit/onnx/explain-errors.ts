import type { LintFinding } from './finding.ts';

/** The first error in one sentence or two, and how many more there are; undefined without any. */
export function explainErrors(findings: readonly LintFinding[], label: string): string | undefined {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (!first) return undefined;
  const rest = errors.length - 1;
  const more = rest > 0 ? ` (${rest} more error${rest > 1 ? 's' : ''}: run slipway lint)` : '';
  return `${explainFinding(first, label)}${more}`;
}

/** A finding as one line. */
export function explainFinding({ place, message, fix }: LintFinding, label: string): string {
  return `${label}, ${place}: ${message} ${fix}`;
}
