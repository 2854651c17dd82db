import type { LintRule } from '../kit/format/onnx/finding.ts';
import { LINT_RULES } from '../kit/ml/inference/lint-rules.ts';

/** The rules of the lint as Markdown: a table of all, then a section each, with what, why and how to fix. */
export function renderLintRules(): string {
  const sections = LINT_RULES.flatMap(({ title, rules }) => [`## ${title}`, ...rules.map(renderRule)]);
  return [renderTable(), ...sections].join('\n\n');
}

function renderTable(): string {
  const rows = LINT_RULES.flatMap(({ rules }) => rules).map(
    ({ id, severity, what }) => `| [\`${id}\`](#${id}) | ${severity} | ${what} |`,
  );
  return ['| Rule | Severity | What |', '| --- | --- | --- |', ...rows].join('\n');
}

function renderRule({ id, severity, what, why, fix }: LintRule): string {
  return `### ${id}\n\n*${severity}.* ${what}\n\nWhy: ${why}\n\nFix: ${fix}`;
}
