import { diffVersions } from '../../kit/ml/registry/diff-versions.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { UsageError } from '../usage-error.ts';
import { openNamedRegistry } from './open-registry.ts';
import { renderDiff } from './render-diff.ts';

/** `slipway diff A B`: what differs between two versions: data, contract, code, parameters, metrics, operators. */
export async function runDiff(parsed: ParsedArguments): Promise<number> {
  const [before, after] = parsed.words;
  if (before === undefined || after === undefined)
    throw new UsageError('Name two versions: slipway diff 1.0.0 1.1.0.');
  const model = parsed.inputs['model'];
  const registry = await openNamedRegistry({ ...parsed, words: model === undefined ? [] : [model] });
  const difference = await diffVersions(registry, { before, after });
  printAnswer({
    json: parsed.json,
    result: difference,
    render: (style) => renderMarkdown(renderDiff(difference), style),
  });
  return 0;
}
