import { escapeMarkdown } from '../../../kit/report/markdown.ts';
import type { Facts } from '../collect-facts.ts';
import { renderFindings } from '../render-findings.ts';
import { renderData } from './render-data.ts';
import { renderInputs } from './render-inputs.ts';
import { renderLimits } from './render-limits.ts';
import { renderPerformance } from './render-performance.ts';
import { renderTraining } from './render-training.ts';

const NOT_DESCRIBED = 'Nobody has written it down yet. Set `description` in `pipeline.yaml`.';

/** The model card: Markdown from the model's files alone, so that the same files make the same card. */
export function renderCard(facts: Facts, description: string | undefined): string {
  const { run, evaluation } = facts;
  const sections = [
    `# ${escapeMarkdown(run.model)}`,
    `A ${evaluation.task} model, trained on data ${facts.lock.version}, run \`${run.key}\`. This card is written by Slipway from the files in the bundle.`,
    `## Intended use\n\n${description ? escapeMarkdown(description) : NOT_DESCRIBED}`,
    renderPerformance(facts),
    renderInputs(facts),
    renderData(facts),
    renderTraining(facts),
    renderLimits(facts),
    renderFindings(facts.findings),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
