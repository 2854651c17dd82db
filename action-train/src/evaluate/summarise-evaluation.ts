import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { Evaluation } from '../../../kit/format/manifest/evaluation.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { warnOfReach } from '../../../kit/report/describe-reach.ts';
import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import { renderHeldOut, renderSlicesHeldOut } from '../../../kit/report/render-evaluation.ts';

/** Every slice is shown: the columns that are sliced by are none whose values may stand nowhere. */
const EVERY_SLICE = { most: Number.POSITIVE_INFINITY, hidden: new Set<string>() };

/** The step summary of an evaluation. */
export function summariseEvaluation(evaluation: Evaluation): string {
  const { model, key, data, artefact, primary, splits } = evaluation;
  return [
    `## Evaluated ${escapeMarkdown(model)} (run \`${key}\`)`,
    `Model ${shortDigest(artefact)} on data ${data.version}, on rows its training never saw; **${primary}** decides.`,
    renderHeldOut(evaluation),
    renderSlicesHeldOut(evaluation, EVERY_SLICE),
    splits.test.rows < 100 ? warnOfFewRows(splits.test.rows) : '',
    warnOfReach(evaluation.testReachable),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function warnOfFewRows(rows: number): string {
  return `> [!NOTE]\n> The test split holds ${formatCount(rows, 'row')}: the intervals are wide for that reason.`;
}
