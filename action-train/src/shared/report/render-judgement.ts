import type { Report } from '../../../../kit/format/manifest/report.ts';
import { GATE_MARKS, renderGates } from '../../../../kit/report/duel/render-gates.ts';
import { renderRegressions } from '../../../../kit/report/duel/render-slices.ts';
import { escapeMarkdown } from '../../../../kit/report/markdown.ts';
import { SIDES } from './side-names.ts';

/** What the gates would say of a promotion, in one line; empty where nothing was trained or nothing judges. */
export function renderGateVerdict({ comparison }: Report): string {
  if (!comparison || comparison.gates.length === 0) return '';
  const { environment, verdict } = comparison;
  return `The gates of a promotion to **${escapeMarkdown(environment)}** would say: ${GATE_MARKS[verdict]}.`;
}

/** Each gate with its reason, and the slices on which the change is worse. */
export function renderJudgement({ comparison }: Report, limit: number): string[] {
  if (!comparison) return [];
  const { gates, elsewhere, slices, primary } = comparison;
  const worse = slices.worse.slice(0, limit);
  return [
    gates.length + elsewhere.length > 0
      ? renderGates({ ...comparison, gates: gates.slice(0, limit), elsewhere: elsewhere.slice(0, limit) })
      : '',
    renderRegressions({ ...slices, metric: primary, worse }, SIDES),
  ];
}
