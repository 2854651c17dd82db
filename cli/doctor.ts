import { examineMachine, type Requirement } from '../kit/ground/runtime/examine-machine.ts';
import { KIT_ROOT } from './kit-root.ts';
import { alignTable } from './terminal/align-table.ts';
import { printAnswer } from './terminal/print-answer.ts';
import type { Style } from './terminal/style.ts';

/** Looks for everything Slipway needs; the exit code is 1 when something is missing. */
export async function runDoctor({ json }: { json: boolean }): Promise<number> {
  const findings = await examineMachine(KIT_ROOT);
  printAnswer({ json, result: { findings }, render: (style) => renderFindings(findings, style) });
  return findings.some(({ state }) => state === 'missing') ? 1 : 0;
}

function renderFindings(findings: readonly Requirement[], style: Style): string {
  const paint = { ok: style.green, later: style.cyan, missing: style.red };
  return alignTable(findings.map(({ what, state, detail }) => [paint[state](state), what, detail])).join(
    '\n',
  );
}
