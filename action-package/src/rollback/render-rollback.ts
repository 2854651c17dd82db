import { type Evaluation, EvaluationSchema } from '../../../kit/format/manifest/evaluation.ts';
import { parseManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import type { Environment, Version } from '../../../kit/format/manifest/registry.ts';
import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { readVersion } from '../../../kit/ml/registry/versions.ts';
import { formatEstimate } from '../../../kit/report/format-estimate.ts';
import { escapeMarkdown, renderTable } from '../../../kit/report/markdown.ts';
import type { Base } from '../shared/read-base.ts';
import type { RollbackInputs } from './inputs.ts';
import type { MonitorEvidence } from './read-evidence.ts';
import { renderEvidence, summariseEvidence } from './render-evidence.ts';

interface Rollback {
  inputs: RollbackInputs;
  base: Base;
  live: Environment;
  target: Version;
  evidence: MonitorEvidence | undefined;
}

/** The body of a rollback's pull request and its shorter form. */
export interface RollbackText {
  body: string;
  shortBodies: string[];
}

/**
 * The words of a rollback's pull request: from what to what, why, what monitoring saw, and how each version was measured.
 * The short form leaves out the columns that monitoring compared.
 */
export async function renderRollback(rollback: Rollback): Promise<RollbackText> {
  const { evidence, live } = rollback;
  const [head, rest] = [renderHead(rollback), await renderVersions(rollback)];
  if (!evidence) return { body: [head, rest].join('\n\n'), shortBodies: [] };
  const [whole, brief] = [false, true].map((isBrief) =>
    [head, renderEvidence(evidence, live, { brief: isBrief }), rest].join('\n\n'),
  );
  return { body: whole ?? '', shortBodies: [brief ?? ''] };
}

function renderHead({ inputs: { environment, reason }, live, target, evidence }: Rollback): string {
  const found = evidence && `monitoring ${summariseEvidence(evidence)}.`;
  const why = reason ? escapeMarkdown(reason) : (found ?? 'no reason was given; write it here.');
  return `## ${environment} goes back from ${live.version} to ${target.version}\n\n**Why:** ${why}`;
}

async function renderVersions({ inputs, base, live, target, evidence }: Rollback): Promise<string> {
  const { model, environment } = inputs;
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
    ...(evidence ? ['### The two versions'] : []),
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
