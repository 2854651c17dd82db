import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import type { Assignment } from '../../kit/ml/registry/history.ts';
import { findLive, parseInstant } from '../../kit/ml/registry/live-at.ts';
import { readVersionFacts, type VersionFacts } from '../../kit/ml/registry/version-facts.ts';
import { formatEstimate } from '../../kit/report/format-estimate.ts';
import { escapeMarkdown, renderTable } from '../../kit/report/markdown.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { type OpenRegistry, openRegistry } from './open-registry.ts';
import { formatMinute } from './run-history.ts';

interface Shown {
  assignment: Assignment;
  facts: VersionFacts;
}

/** `slipway show`: what was live at an instant, with its lineage and metrics; one environment, or every one. */
export async function runShow(parsed: ParsedArguments): Promise<number> {
  const registry = await openRegistry(parsed);
  const { environment, at } = parsed.inputs;
  const instant = at === undefined ? new Date() : parseInstant(at);
  const live = findLive(registry.history, instant).filter(
    (assignment) => environment === undefined || assignment.environment === environment,
  );
  if (environment !== undefined && live.length === 0) throw explainNothing(registry, environment, at);
  const shown: Shown[] = [];
  for (const assignment of live) {
    const { git, model } = registry;
    const facts = await readVersionFacts({
      git,
      ref: assignment.commit,
      model,
      version: assignment.version ?? '',
    });
    shown.push({ assignment, facts });
  }
  const result = { model: registry.model, at: instant.toISOString(), environments: shown };
  printAnswer({
    json: parsed.json,
    result,
    render: (style) => renderMarkdown(renderShown({ model: registry.model, at, shown }), style),
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
  shown: readonly Shown[];
}): string {
  if (shown.length === 0) return `Nothing of ${model} ${describeInstant(at)}.`;
  return shown.map(renderOne).join('\n\n');
}

/** `is live`, or `was live at 2026-10-01`. */
function describeInstant(at: string | undefined, where = ''): string {
  return at === undefined ? `is live${where}` : `was live${where} at ${at}`;
}

function renderOne({ assignment, facts: { version, evaluation } }: Shown): string {
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
