import type { Report } from '../../../kit/manifest/report.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import { GATE_MARKS, renderGates } from '../../../kit/report/render-gates.ts';
import { renderRegressions } from '../../../kit/report/render-slices.ts';

const NAMES = { challenger: 'this change', champion: 'main' };

/** What the gates would say of a promotion, in one line; empty where nothing was trained or nothing judges. */
export function renderGateVerdict({ comparison }: Report): string {
  if (!comparison || comparison.gates.results.length === 0) return '';
  const { environment, verdict } = comparison.gates;
  return `The gates of a promotion to **${escapeMarkdown(environment)}** would say: ${GATE_MARKS[verdict]}.`;
}

/** Each gate with its reason, and the slices on which the change is worse. */
export function renderJudgement({ comparison }: Report, limit: number): string[] {
  if (!comparison) return [];
  const { gates, slices, primary } = comparison;
  return [
    gates.results.length > 0 ? renderGates(gates.results.slice(0, limit)) : '',
    renderRegressions({
      ...slices,
      metric: primary,
      worse: slices.worse.slice(0, limit),
      names: NAMES,
    }),
  ];
}
