import { isFailed, RUNS_BRANCH } from '../../../kit/ml/runs/run-record.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import type { RecordResult } from './record.ts';

/** The step summary: which run was kept, and how to look at it. */
export function summariseRecord({ id, changed, record: { run } }: RecordResult): string {
  const what = changed ? `Kept on \`${RUNS_BRANCH}\`` : `\`${RUNS_BRANCH}\` held it already`;
  const ending = isFailed(run) ? `\n\nIt failed: ${escapeMarkdown(run.reason)}` : '';
  return `## Run \`${id}\` of ${escapeMarkdown(run.model)}\n\n${what}. \`slipway runs --model ${run.model}\` lists it beside the others.${ending}`;
}
