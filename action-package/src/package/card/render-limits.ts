import { kindOfCommand } from '../../../../kit/format/config/command-kind.ts';
import { worstReach } from '../../../../kit/format/manifest/reach.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import { describeReach } from '../../../../kit/report/describe-reach.ts';
import { escapeBlock, escapeMarkdown } from '../../../../kit/report/markdown.ts';
import type { Facts } from '../collect-facts.ts';
import type { Intent } from './intent.ts';

/** Slices and splits with fewer rows than this say little. */
const FEW_ROWS = 30;

/** What the numbers do not show: as people say, and as far as the files tell. */
export function renderLimits(facts: Facts, { card }: Intent): string {
  const stated = (card.limitations ?? []).map(escapeBlock);
  const limits = [
    ...stated,
    ...describeTraining(facts),
    ...describeSmallness(facts),
    ...describeExtrapolation(facts),
  ];
  return `## Limits\n\n${limits.map((limit) => `- ${limit}`).join('\n')}`;
}

function describeTraining({ evaluation, run }: Facts): string[] {
  return [
    kindOfCommand(run.command) === 'builtin'
      ? `Slipway's own \`${run.command}\` read the training split alone, whatever else lay beside it.`
      : describeReach(worstReach(evaluation.testReachable, run.testReachable)),
    ...(run.code.dirty ? ['Trained from files that no commit holds: the training cannot be repeated.'] : []),
  ];
}

function describeSmallness({ evaluation }: Facts): string[] {
  const small = evaluation.slices.filter((slice) => slice.rows < FEW_ROWS).length;
  const { rows } = evaluation.splits.test;
  return [
    ...(rows < FEW_ROWS ? [`The test split has ${formatCount(rows, 'row')} only.`] : []),
    ...(small > 0
      ? [
          `On ${formatCount(small, 'slice')} there are fewer than ${FEW_ROWS} test rows: the metrics there say little.`,
        ]
      : []),
    ...(evaluation.slices.length === 0
      ? ['No slices were asked for: groups may fare worse than the whole.']
      : []),
  ];
}

function describeExtrapolation({ contract, lock }: Facts): string[] {
  const imputed = Object.keys(lock.imputation).map(escapeMarkdown);
  return [
    'Values outside what training saw (table above) are extrapolation.',
    ...(imputed.length > 0
      ? [`Missing values are filled by a constant of the training split: ${imputed.join(', ')}.`]
      : []),
    ...(contract.columns.some((column) => column.sensitive)
      ? ['Fairness over sensitive columns was not examined.']
      : []),
  ];
}
