import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { compareVersionFacts } from '../../kit/ml/registry/compare-versions.ts';
import { readVersionFacts, type VersionFacts } from '../../kit/ml/registry/version-facts.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { UsageError } from '../usage-error.ts';
import { compareCode } from './compare-code.ts';
import { compareData } from './compare-data.ts';
import { type OpenRegistry, openRegistry } from './open-registry.ts';
import { renderDiff } from './render-diff.ts';

/** `slipway diff A B`: what differs between two versions: data, contract, code, parameters, metrics, operators. */
export async function runDiff(parsed: ParsedArguments): Promise<number> {
  const [a, b] = parsed.words;
  if (a === undefined || b === undefined)
    throw new UsageError('Name two versions: slipway diff 1.0.0 1.1.0.');
  const model = parsed.inputs['model'];
  const registry = await openRegistry({ ...parsed, words: model === undefined ? [] : [model] });
  const [before, after] = [await readSide(registry, a), await readSide(registry, b)];
  const difference = {
    model: registry.model,
    before: before.version,
    after: after.version,
    data: await compareData(registry, before.version, after.version),
    code: await compareCode(registry.git, before.version.code.commit, after.version.code.commit),
    ...compareVersionFacts(before, after),
  };
  printAnswer({
    json: parsed.json,
    result: difference,
    render: (style) => renderMarkdown(renderDiff(difference), style),
  });
  return 0;
}

/** A version by its number, with or without a leading `v`, or by the environment that serves it: `production`. */
async function readSide(registry: OpenRegistry, name: string): Promise<VersionFacts> {
  const { git, ref, model, history, pipeline } = registry;
  const live = history.assignments.findLast(({ environment }) => environment === name);
  if (live?.version === null || (!live && pipeline?.environments?.includes(name)))
    throw new ConfigurationError(
      'SLW_NOTHING_LIVE',
      `The environment "${name}" serves nothing of ${model}. Name a version.`,
    );
  const version = live?.version ?? name.replace(/^v(?=\d)/, '');
  return readVersionFacts({ git, ref, model, version });
}
