import { escapeMarkdown, formatName } from '../../kit/report/markdown.ts';
import { formatCount } from '../../kit/report/number-text.ts';
import type { Findings } from './findings.ts';
import { renderColumnTable, renderMetricTable } from './render-tables.ts';

const SIGNS = { ok: '✅', suspect: '🟡', drift: '🔴', unknown: '⚪' } as const;

/** The step summary: verdict, reasons, columns, metrics, what was done. */
export function renderSummary(findings: Findings, actions: readonly string[]): string {
  const { inputs, judgement, reference, window, rows } = findings;
  const { verdict } = judgement;
  const parts = [
    `## ${SIGNS[verdict]} ${formatName(inputs.model)} in ${formatName(inputs.environment)}: ${verdict}`,
    judgement.reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n'),
    `Version ${reference.version}, ${formatCount(rows, 'row')} from ${window.from.toISOString()} to ${window.to.toISOString()}, against ${formatCount(reference.bundle.profile.rows, 'training row')}.`,
    judgement.comparison.columns.length > 0 ? renderColumnTable(findings) : '',
    renderMetricTable(findings),
    actions.length > 0 ? `Done: ${actions.map(escapeMarkdown).join('; ')}.` : '',
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
