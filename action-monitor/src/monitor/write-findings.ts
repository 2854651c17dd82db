import { join } from 'node:path';
import { type Monitor, MonitorSchema } from '../../../kit/format/manifest/monitor.ts';
import { writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { writeFileAtomically } from '../../../kit/ground/files/files.ts';
import { MONITOR_FILE } from '../../../kit/host/artifact/monitor-artifact.ts';
import { explainReasons } from './explain-reasons.ts';
import type { Findings } from './findings.ts';
import { renderReport } from './render-report.ts';

export const REPORT_FILE = 'report.html';

/** Writes `monitor.json` and the report into a folder; what `monitor.json` says. */
export async function writeFindings({
  findings,
  actions,
  folder,
}: {
  findings: Findings;
  actions: string[];
  folder: string;
}): Promise<Monitor> {
  const monitor = describeFindings(findings, actions);
  await writeManifest(MonitorSchema, join(folder, MONITOR_FILE), monitor);
  await writeFileAtomically(join(folder, REPORT_FILE), renderReport(findings, actions));
  return monitor;
}

function describeFindings(findings: Findings, actions: string[]): Monitor {
  const { inputs, reference, window, rows, labels, judgement, performance } = findings;
  const { columns, skipped, prediction } = judgement.comparison;
  return {
    $schema: MonitorSchema.properties.$schema.const,
    model: inputs.model,
    environment: inputs.environment,
    version: reference.version,
    bundle: reference.bundle.digest,
    window: { from: window.from.toISOString(), to: window.to.toISOString(), rows: rows.judged },
    rows,
    labels,
    reference: { rows: reference.bundle.profile.rows },
    columns: columns.map(({ drift }) => drift),
    skipped,
    prediction: prediction?.drift ?? null,
    signals: judgement.signals,
    verdict: judgement.verdict,
    reasons: explainReasons(judgement.reasons),
    performance,
    actions,
  };
}
