import { type Evaluation, EvaluationSchema } from '../../../kit/manifest/evaluation.ts';
import { parseManifest } from '../../../kit/manifest/parse-manifest.ts';
import type { Environment, Version } from '../../../kit/manifest/registry.ts';
import { VERSION_FILES, versionPath } from '../../../kit/registry/paths.ts';
import { readVersion } from '../../../kit/registry/versions.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import type { Base } from '../read-base.ts';
import type { RollbackInputs } from './inputs.ts';

interface Rollback {
  inputs: RollbackInputs;
  base: Base;
  live: Environment;
  target: Version;
}

/** The words of a rollback's pull request: from what to what, why, and how each was measured. */
export async function renderRollback({ inputs, base, live, target }: Rollback): Promise<string> {
  const { model, environment, reason } = inputs;
  const now = await readVersion(base.source, model, live.version);
  const rows = [
    ['bundle', `\`${live.bundle}\``, `\`${target.bundle}\``],
    ['data', now?.data.version ?? '–', target.data.version],
    ['code commit', now?.code.commit ?? '–', target.code.commit ?? '–'],
    ...compareEvaluations(
      await readEvaluation(base, model, live.version),
      await readEvaluation(base, model, target.version),
    ),
  ];
  return [
    `## ${environment} goes back from ${live.version} to ${target.version}`,
    `**Why:** ${reason ? escapeMarkdown(reason) : 'no reason was given; write it here.'}`,
    renderTable([{ title: '' }, { title: `${live.version} (now)` }, { title: target.version }], rows),
    "Each metric was measured when its model was evaluated, on that model's own test rows. Only the pointer changes; the service follows the merge.",
    `To undo: \`slipway rollback --environment ${environment} --to ${live.version}\`.`,
  ].join('\n\n');
}

async function readEvaluation(base: Base, model: string, version: string): Promise<Evaluation | undefined> {
  const path = versionPath(model, version, VERSION_FILES.evaluation);
  const text = await base.source.read(path);
  return text === undefined ? undefined : parseManifest(EvaluationSchema, text, path);
}

function compareEvaluations(now: Evaluation | undefined, target: Evaluation | undefined): string[][] {
  const [left, right] = [now?.splits.test.metrics ?? {}, target?.splits.test.metrics ?? {}];
  return Object.keys({ ...left, ...right })
    .sort()
    .map((name) => [escapeMarkdown(name), formatEstimate(left[name]), formatEstimate(right[name])]);
}
