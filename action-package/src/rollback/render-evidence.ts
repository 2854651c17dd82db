import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { DriftVerdict, Monitor } from '../../../kit/format/manifest/monitor.ts';
import type { Environment } from '../../../kit/format/manifest/registry.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { fitLine } from '../../../kit/host/forge/fit-body.ts';
import { renderDriftTable, renderPerformanceTable } from '../../../kit/report/drift-tables.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import type { MonitorEvidence } from './read-evidence.ts';

/** A reason may name every column of a wide table. */
const MOST_CHARACTERS = 1000;

const FINDINGS: Record<DriftVerdict, string> = {
  drift: 'found drift',
  suspect: 'found a change that may be chance or small',
  ok: 'found nothing wrong',
  unknown: 'could give no verdict',
};

/** What monitoring found, as the end of a sentence that begins with it. */
export function summariseEvidence({ monitor }: MonitorEvidence): string {
  return `${FINDINGS[monitor.verdict]} over ${describeWindow(monitor)}`;
}

/**
 * What monitoring saw, as Markdown: verdict, window and reasons, then the metrics and the columns with their statistics.
 * @param live what is rolled back
 * @param brief without the columns
 */
export function renderEvidence(
  { monitor, page }: MonitorEvidence,
  live: Environment,
  { brief = false } = {},
): string {
  const { verdict, columns, performance, reasons } = monitor;
  const where = page === undefined ? '' : ` The run with the whole report: ${page}.`;
  return [
    '### What monitoring saw',
    `**${verdict}** over ${describeWindow(monitor)}. ${describeSubject(monitor, live)}${where}`,
    reasons.map((reason) => `- ${escapeMarkdown(fitLine(reason, MOST_CHARACTERS))}`).join('\n'),
    renderPerformance(performance),
    brief || columns.length === 0 ? '' : renderDriftTable(columns),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function describeWindow({ window: { from, to, rows } }: Monitor): string {
  return `the ${formatCount(rows, 'row')} from ${from} to ${to}`;
}

/** Whether what was watched is what is rolled back. */
function describeSubject({ version, bundle }: Monitor, live: Environment): string {
  const watched = `${escapeMarkdown(version)} (bundle ${shortDigest(bundle)})`;
  return bundle === live.bundle
    ? `It watched ${watched}, which is live now.`
    : `⚠️ It watched ${watched}, which is not live now: this says nothing of ${live.version} itself.`;
}

function renderPerformance(performance: Monitor['performance']): string {
  if (!performance) return 'No labels had come in, so how right the answers were is not known.';
  const { rows, verdict } = performance;
  return `On ${formatCount(rows, 'labelled row')}: **${verdict}**.\n\n${renderPerformanceTable(performance)}`;
}
