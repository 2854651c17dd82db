import { canonicalLine } from '../../../../kit/format/manifest/canonical-json.ts';
import { escapeMarkdown } from '../../../../kit/report/markdown.ts';
import type { Facts } from '../collect-facts.ts';

/** How the model was made and what its file holds. */
export function renderTraining({ run, model, onnx }: Facts): string {
  const { code } = run;
  const operators = onnx.operators.map(({ type, count }) => `${escapeMarkdown(type)} ${count}`).join(', ');
  return [
    '## Training',
    [
      `- command ${codeSpan(run.command)}, seed ${run.seed}, parameters ${codeSpan(canonicalLine(run.params))}`,
      `- code commit ${code.commit === null ? 'unknown' : codeSpan(code.commit)}${code.dirty ? ', **with changes that were not committed**' : ''}`,
      `- ONNX model ${codeSpan(model.digest)}, ${model.size.toLocaleString('en-US')} bytes, opset ${onnx.opsets.map(({ domain, version }) => `${escapeMarkdown(domain || 'ai.onnx')} ${version}`).join(', ')}`,
      `- operators: ${operators}`,
    ].join('\n'),
  ].join('\n\n');
}

/** Text from outside as a code span: without what could end it or the line. */
function codeSpan(text: string): string {
  return `\`${text.replaceAll('`', "'").replace(/\s+/g, ' ')}\``;
}
