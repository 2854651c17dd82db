import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import { escapeMarkdown } from '../../../../kit/report/markdown.ts';
import type { Examination } from '../examination.ts';
import { renderRows, renderRules, renderSplits } from '../render-findings.ts';
import type { CommittedCheck } from './committed-check.ts';

/** What the check of the lock came to, above the rest of a summary. */
export function joinSummaries(check: CommittedCheck, rest: string): string {
  return [describeCheck(check), rest].filter((part) => part !== '').join('\n\n');
}

/** The summary where the lock's rows are the project's own data. */
export function renderChecked({
  model,
  lock,
  examination,
}: {
  model: string;
  lock: DataLock;
  examination: Examination;
}): string {
  const rules = renderRules(examination);
  return [
    `## Data ${lock.version} of ${model}`,
    renderRows(examination),
    ...(rules === '' ? [] : [`### Rules that were broken\n\n${rules}`]),
    renderSplits(lock),
  ].join('\n\n');
}

function describeCheck(check: CommittedCheck): string {
  switch (check.state) {
    case 'absent':
      return '';
    case 'unchanged':
      return 'This change leaves the data lock as it is on its base branch.';
    case 'whole':
      return `Data lock ${check.lock.version} holds: everything it says was made anew from its sources, and is so.`;
    case 'partial':
      return `Data lock ${check.lock.version} could not be made anew, so its rows are held against it where the store can be read, before training:\n\n${check.reasons.map((reason) => `- ${escapeMarkdown(reason)}`).join('\n')}`;
  }
}
