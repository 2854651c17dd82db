import type { LintFinding } from '../../../kit/format/onnx/finding.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';

/** The lint's findings as a table of Markdown; nothing without any. */
export function renderFindings(findings: readonly LintFinding[]): string {
  if (findings.length === 0) return '';
  const rows = findings.map(({ id, severity, place, message, fix }) => [
    severity,
    `\`${id}\``,
    escapeMarkdown(place),
    escapeMarkdown(`${message} ${fix}`),
  ]);
  const titles = ['', 'rule', 'where', 'what and what to do'];
  return `## Lint\n\n${renderTable(
    titles.map((title) => ({ title })),
    rows,
  )}`;
}
