import { capEachRule } from './cap-each-rule.ts';
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

/** What there is to say of a model, without a runtime; errors first. */
export function lintOnnxModel(subject: LintSubject): LintFinding[] {
  return sortFindings(capEachRule(findAll(subject)));
}

function* findAll(subject: LintSubject): Generator<LintFinding> {
  for (const { lint } of RULE_FAMILIES) yield* lint(subject);
}
