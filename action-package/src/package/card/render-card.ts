import { escapeMarkdown } from '../../../../kit/report/markdown.ts';
import type { Facts } from '../collect-facts.ts';
import { renderFindings } from '../render-findings.ts';
import type { Intent } from './intent.ts';
import { renderData } from './render-data.ts';
import { renderInputs } from './render-inputs.ts';
import { renderEthics, renderOwners, renderUse } from './render-intent.ts';
import { renderLimits } from './render-limits.ts';
import { renderMetadata } from './render-metadata.ts';
import { renderPerformance } from './render-performance.ts';
import { renderTraining } from './render-training.ts';

/**
 * The model card: Markdown from the model's files and from what people say of it in `pipeline.yaml`, so that the same
 * files make the same card. Its sections are those of Mitchell et al. 2019, "Model Cards for Model Reporting"; its
 * metadata those of the Hugging Face Hub.
 */
export function renderCard(facts: Facts, intent: Intent): string {
  const { run, evaluation } = facts;
  const sections = [
    renderMetadata(facts, intent),
    `# ${escapeMarkdown(run.model)}`,
    `A ${evaluation.task} model, trained on data ${facts.lock.version}, run \`${run.key}\`. This card is written by Slipway from the files in the bundle.`,
    renderOwners(intent),
    renderUse(intent),
    renderPerformance(facts),
    renderInputs(facts),
    renderData(facts),
    renderTraining(facts),
    renderEthics(intent),
    renderLimits(facts, intent),
    renderFindings(facts.findings),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}
