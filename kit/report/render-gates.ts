import type { GateResult, GateVerdict } from '../manifest/registry.ts';
import { escapeMarkdown, renderTable } from './markdown.ts';

export const GATE_MARKS: Record<GateVerdict, string> = {
  pass: '✅ pass',
  fail: '❌ fail',
  inconclusive: '❔ inconclusive',
};

/** What each gate says and why, as Markdown: a table, or that none applies. */
export function renderGates(gates: readonly GateResult[]): string {
  if (gates.length === 0)
    return '### Gates\n\nNone apply to this environment (`evaluate.gates` in `pipeline.yaml`).';
  const rows = gates.map(({ rule, verdict, reason }) => [
    escapeMarkdown(rule),
    GATE_MARKS[verdict],
    escapeMarkdown(reason),
  ]);
  return `### Gates\n\n${renderTable([{ title: 'gate' }, { title: 'verdict' }, { title: 'why' }], rows)}`;
}
