import { stringify } from 'yaml';
import type { Metrics, Task } from '../../../../kit/format/manifest/evaluation.ts';
import type { Facts } from '../collect-facts.ts';
import type { Intent } from './intent.ts';

/** The Hugging Face Hub's name of a task ("Model cards", metadata, `pipeline_tag`). */
const HUB_TASKS: Record<Task, string> = {
  regression: 'tabular-regression',
  binary: 'tabular-classification',
  multiclass: 'tabular-classification',
};

/** The card's YAML front matter, as the Hugging Face Hub reads it, with the metrics on held-out rows. */
export function renderMetadata({ run, evaluation, lock }: Facts, { card }: Intent): string {
  const type = HUB_TASKS[evaluation.task];
  const results = (['test', 'validation'] as const).map((split) => ({
    task: { type },
    dataset: {
      name: `${lock.model} data ${lock.version}`,
      type: `${lock.model}-data`,
      split,
      revision: lock.dataset,
    },
    metrics: listMetrics(evaluation.splits[split].metrics),
  }));
  const metadata = {
    // The Hub writes SPDX identifiers in lower case.
    ...(card.license ? { license: card.license.toLowerCase() } : {}),
    library_name: 'onnx',
    pipeline_tag: type,
    tags: [...new Set(['onnx', 'slipway', ...(card.tags ?? [])])],
    'model-index': [{ name: run.model, results: results.filter(({ metrics }) => metrics.length > 0) }],
  };
  return `---\n${stringify(metadata, { lineWidth: 0 })}---`;
}

function listMetrics(metrics: Metrics) {
  return Object.entries(metrics).map(([name, { value }]) => ({ type: name, name, value }));
}

/** A card without its front matter, for places that would show it as text. */
export function withoutMetadata(card: string): string {
  return card.replace(/^---\n[\s\S]*?\n---\n+/, '');
}
