import { type LintFinding, sortFindings } from './finding.ts';
import { EXTERNAL_DATA_RULES } from './rules/external-data.ts';
import { INTERFACE_RULES } from './rules/interface.ts';
import { METADATA_RULES } from './rules/metadata.ts';
import { OPERATOR_RULES } from './rules/operators.ts';
import { SUGGESTION_RULES } from './rules/suggestions.ts';
import { VERSION_RULES } from './rules/versions.ts';
import { WEIGHT_RULES } from './rules/weights.ts';
import type { LintSubject, RuleFamily } from './subject.ts';

/** Every family of rules about a model that could be read. */
export const RULE_FAMILIES: readonly RuleFamily[] = [
  VERSION_RULES,
  OPERATOR_RULES,
  INTERFACE_RULES,
  EXTERNAL_DATA_RULES,
  WEIGHT_RULES,
  METADATA_RULES,
  SUGGESTION_RULES,
];

/** A rule that a model breaks in a thousand places is told in the first of them. */
const MAX_FINDINGS_OF_A_RULE = 20;

/** What there is to say of a model, without a runtime; errors first. */
export function lintOnnxModel(subject: LintSubject): LintFinding[] {
  return sortFindings(capEachRule(RULE_FAMILIES.flatMap(({ lint }) => lint(subject))));
}

/** The last finding kept of a rule says how many more there are. */
function capEachRule(findings: readonly LintFinding[]): LintFinding[] {
  const totals = new Map<string, number>();
  for (const { id } of findings) totals.set(id, (totals.get(id) ?? 0) + 1);
  const seen = new Map<string, number>();
  return findings.flatMap((finding) => {
    const number = (seen.get(finding.id) ?? 0) + 1;
    seen.set(finding.id, number);
    const more = (totals.get(finding.id) ?? 0) - MAX_FINDINGS_OF_A_RULE;
    if (number > MAX_FINDINGS_OF_A_RULE) return [];
    if (number < MAX_FINDINGS_OF_A_RULE || more <= 0) return [finding];
    return [{ ...finding, message: `${finding.message} (${more.toLocaleString('en-US')} more places)` }];
  });
}
