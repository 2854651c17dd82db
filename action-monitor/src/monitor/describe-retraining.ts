import type { LabelCounts } from '../../../kit/format/manifest/monitor.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import type { Findings } from './findings.ts';
import type { RetrainOutcome } from './retrain.ts';

/** What came of a retraining in a few words, for the list of what was done; none where nothing is said of it. */
export function nameRetraining({ state }: RetrainOutcome, { inputs, news }: Findings): string[] {
  switch (state) {
    case 'unwanted':
    case 'planned':
      return [];
    case 'pointless':
      return ['retrain not asked for (ingest would find the same data)'];
    case 'too few':
      return [
        `retrain not asked for (${formatCount(news.labelled, 'new labelled row')} of ${inputs.minLabels} that are needed)`,
      ];
    case 'held back':
      return [`retrain held back (budget ${inputs.budget.text} is used up)`];
    case 'asked for':
      return ['retrain asked for'];
  }
}

/** The same as a sentence of Markdown with its cure; empty where no retraining was wanted. */
export function describeRetraining(
  { state, labelled }: RetrainOutcome,
  { labels, news, inputs }: Findings,
): string {
  switch (state) {
    case 'unwanted':
      return '';
    case 'too few':
      return `No retraining was asked for, and none of the budget is spent: ${formatCount(news.labelled, 'labelled row')} came in that the data lack, and at least ${inputs.minLabels} are needed (\`monitor.min-labels\`).`;
    case 'pointless':
      return `No retraining was asked for, and none of the budget is spent: the data would be the same, for ${explainNoRows(labels)} and \`data.source\` is as the data lock has it. Give labels (\`monitor.labels\`), or change the data.`;
    case 'held back':
      return `No retraining was asked for: the budget of ${inputs.budget.text} is used up.`;
    case 'planned':
      return 'A retraining is being asked for.';
    case 'asked for':
      return `A retraining was asked for: ingest reads the data source as it is now${labelled === '' ? '' : `, and the labelled rows in ${escapeMarkdown(labelled)}`}.`;
  }
}

function explainNoRows(labels: LabelCounts | null): string {
  if (labels === null || labels.used === 0) return 'no labelled rows came in';
  return labels.fit === 0 ? 'no labelled row fits the data contract' : 'every labelled row is in them';
}
