import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { parseInstant } from '../../kit/ml/registry/live-at.ts';
import type { OpenRegistry } from '../../kit/ml/registry/open-registry.ts';
import { type LiveFacts, readLive } from '../../kit/ml/registry/read-live.ts';
import { formatEstimate } from '../../kit/report/format-estimate.ts';
import { escapeMarkdown, renderTable } from '../../kit/report/markdown.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { openNamedRegistry } from './open-registry.ts';
import { formatMinute } from './run-history.ts';

/** `slipway show`: what was live at an instant, with its lineage and metrics; one environment, or every one. */
export async function runShow(parsed: ParsedArguments): Promise<number> {
  const registry = await openNamedRegistry(parsed);
  const { model } = registry;
  const { environment, at } = parsed.inputs;
  const instant = at === undefined ? new Date() : parseInstant(at);
  const environments = await readLive(registry, { environment, instant });
  if (environment !== undefined && environments.length === 0) throw explainNothing(registry, environment, at);
  printAnswer({
    json: parsed.json,
    result: { model, at: instant.toISOString(), environments },
    render: (style) => renderMarkdown(renderShown({ model, at, shown: environments }), style),
  });
  return 0;
}

function explainNothing(
  { model, history }: OpenRegistry,
  environment: string,
  at: string | undefined,
): Error {
  const known = [...new Set(history.assignments.map((assignment) => assignment.environment))].sort();
  const list =
    known.length === 0 ? 'Nothing was put live yet' : `Environments that were ever live: ${known.join(', ')}`;
  return new ConfigurationError(
    'SLW_NOTHING_LIVE',
    `Nothing of ${model} ${describeInstant(at, ` in "${environment}"`)}. ${list}.`,
  );
}

function renderShown({
  model,
  at,
  shown,
}: {
  model: string;
  at: string | undefined;
  shown: readonly LiveFacts[];
}): string {
  if (shown.length === 0) return `Nothing of ${model} ${describeInstant(at)}.`;
  return shown.map(renderOne).join('\n\n');
}

/** `is live`, or `was live at 2026-10-01`. */
function describeInstant(at: string | undefined, where = ''): string {
  return at === undefined ? `is live${where}` : `was live${where} at ${at}`;
}

function renderOne({ assignment, facts: { version, evaluation } }: LiveFacts): string {
  const { environment, at, by, pullRequest, commit } = assignment;
  const how = pullRequest === undefined ? `commit ${commit.slice(0, 10)}` : `pull request #${pullRequest}`;
  const metrics = Object.entries(evaluation?.splits.test.metrics ?? {});
  const rows = [
    ['live since', `${formatMinute(at)} UTC, ${how} by ${escapeMarkdown(by)}`],
    ['bundle', version.bundle],
    ['store', escapeMarkdown(version.store)],
    ['data', version.data.version],
    ['code commit', version.code.commit ?? 'unknown'],
    ['run', version.run],
    ...metrics.map(([name, estimate]) => [name, formatEstimate(estimate)]),
  ];
  return `## ${version.model} ${version.version} in ${environment}\n\n${renderTable([{ title: '' }, { title: '' }], rows)}`;
}
