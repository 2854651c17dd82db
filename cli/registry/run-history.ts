import type { Assignment } from '../../kit/ml/registry/history.ts';
import { escapeMarkdown, renderTable } from '../../kit/report/markdown.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderMarkdown } from '../terminal/render-markdown.ts';
import { openNamedRegistry } from './open-registry.ts';

const COLUMNS = ['when', 'environment', 'what', 'version', 'by', 'how', 'commit'] as const;

/** `slipway history`: who put what live when, by which pull request, the newest first. */
export async function runHistory(parsed: ParsedArguments): Promise<number> {
  const { model, history, ref } = await openNamedRegistry(parsed);
  const environment = parsed.inputs['environment'];
  const assignments = history.assignments
    .filter((assignment) => environment === undefined || assignment.environment === environment)
    .toReversed();
  printAnswer({
    json: parsed.json,
    result: { model, ref, assignments },
    render: (style) => renderMarkdown(renderHistory(model, assignments), style),
  });
  return 0;
}

function renderHistory(model: string, assignments: readonly Assignment[]): string {
  if (assignments.length === 0) return `Nothing of ${model} was put live yet.`;
  return renderTable(
    COLUMNS.map((title) => ({ title })),
    assignments.map((assignment) => {
      const { at, environment, kind, from, version, by, commit } = assignment;
      return [
        formatMinute(at),
        environment,
        kind,
        `${from ?? 'nothing'} → ${version ?? 'nothing'}`,
        escapeMarkdown(by),
        escapeMarkdown(nameWay(assignment)),
        commit.slice(0, 10),
      ];
    }),
  );
}

/** By what a step came in: a forge's pull request, one that was merged by git, or a commit alone. */
function nameWay({ pullRequest, branch }: Assignment): string {
  if (pullRequest !== undefined) return `#${pullRequest}`;
  return branch === undefined ? 'commit' : `pull request ${branch}`;
}

/** `2026-11-23 13:05`, in UTC. */
export function formatMinute(at: string): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
