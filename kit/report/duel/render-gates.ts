import type { Duel, GateResult, GateVerdict } from '../../format/manifest/duel.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { escapeMarkdown, renderTable } from '../markdown.ts';

export const GATE_MARKS: Record<GateVerdict, string> = {
  pass: '✅ pass',
  fail: '❌ fail',
  inconclusive: '❔ inconclusive',
};

/** What the gates say together, in a few words: `pass, 2 of 2 gates`. Plain text. */
export function describeGates({ gates, verdict }: Pick<Duel, 'gates' | 'verdict'>): string {
  if (gates.length === 0) return 'none apply';
  const passed = gates.filter((gate) => gate.verdict === 'pass').length;
  return `${verdict}, ${passed} of ${formatCount(gates.length, 'gate')} passed`;
}

/** What each gate says and why, as Markdown: a table, or that none applies; and what is asked elsewhere alone. */
export function renderGates({
  environment,
  gates,
  elsewhere,
}: Pick<Duel, 'environment' | 'elsewhere'> & { gates: readonly GateResult[] }): string {
  const place = escapeMarkdown(environment);
  const results =
    gates.length === 0
      ? `None apply to ${place} (\`evaluate.gates\` in \`pipeline.yaml\`).`
      : renderResults(gates);
  const rest =
    elsewhere.length === 0 ? '' : `\n\nNot asked in ${place}: ${elsewhere.map(escapeMarkdown).join('; ')}.`;
  return `### Gates\n\n${results}${rest}`;
}

function renderResults(gates: readonly GateResult[]): string {
  const rows = gates.map(({ rule, verdict, reason }) => [
    escapeMarkdown(rule),
    GATE_MARKS[verdict],
    escapeMarkdown(reason),
  ]);
  return renderTable([{ title: 'gate' }, { title: 'verdict' }, { title: 'why' }], rows);
}
