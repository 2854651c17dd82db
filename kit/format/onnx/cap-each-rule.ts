import type { LintFinding } from './finding.ts';

/** A rule that a model breaks in a thousand places is told in the first of them. */
const MAX_FINDINGS_OF_A_RULE = 20;

/** The first findings of each rule; the last that is kept of a rule says how many more there are. */
export function capEachRule(findings: Iterable<LintFinding>): LintFinding[] {
  const totals = new Map<string, number>();
  const kept: LintFinding[] = [];
  const last = new Map<string, LintFinding>();
  for (const finding of findings) {
    const total = (totals.get(finding.id) ?? 0) + 1;
    totals.set(finding.id, total);
    if (total > MAX_FINDINGS_OF_A_RULE) continue;
    kept.push(finding);
    last.set(finding.id, finding);
  }
  return kept.map((finding) => {
    const more = (totals.get(finding.id) ?? 0) - MAX_FINDINGS_OF_A_RULE;
    if (more <= 0 || last.get(finding.id) !== finding) return finding;
    return { ...finding, message: `${finding.message} (${more.toLocaleString('en-US')} more places)` };
  });
}
