import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { renderDriftTable, renderPerformanceTable } from '../../../kit/report/drift-tables.ts';
import { escapeMarkdown, formatName } from '../../../kit/report/markdown.ts';
import { renderUnseenTable } from '../../../kit/report/unseen-table.ts';
import { explainReasons } from './explain-reasons.ts';
import { explainWindow } from './explain-rows.ts';
import type { Findings } from './findings.ts';
import type { Reactions } from './reaction.ts';

const SIGNS = { ok: '✅', suspect: '🟡', drift: '🔴', unknown: '⚪' } as const;

/** The step summary: verdict, reasons, columns, metrics, what was done. */
export function renderSummary(findings: Findings, { actions, issueUrl }: Reactions): string {
  const { inputs, judgement, reference, window, rows, labels, performance } = findings;
  const columns = judgement.comparison.columns.map(({ drift }) => drift);
  const { verdict } = judgement;
  const parts = [
    `## ${SIGNS[verdict]} ${formatName(inputs.model)} in ${formatName(inputs.environment)}: ${verdict}`,
    explainReasons(judgement.reasons)
      .map((reason) => `- ${escapeMarkdown(reason)}`)
      .join('\n'),
    `Version ${reference.version}, ${formatCount(rows.judged, 'row')} from ${window.from.toISOString()} to ${window.to.toISOString()}, against ${formatCount(reference.bundle.profile.rows, 'training row')}.`,
    explainWindow({ rows, labels })
      .map((sentence) => `- ${escapeMarkdown(sentence)}`)
      .join('\n'),
    columns.length > 0 ? renderDriftTable(columns) : '',
    renderUnseenTable(columns),
    renderPerformanceTable(performance),
    actions.length > 0 ? `Done: ${actions.map(escapeMarkdown).join('; ')}.` : '',
    issueUrl === '' ? '' : `Issue: ${issueUrl}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}
