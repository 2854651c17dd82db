import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from '../../../kit/ground/files/files.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Forge } from '../../../kit/host/forge/forge.ts';
import { nameRetraining } from './describe-retraining.ts';
import type { Findings } from './findings.ts';
import type { MonitorInputs } from './inputs.ts';
import type { ReactionPorts, Reactions } from './reaction.ts';
import { renderIssue, renderRecovery, titleIssue } from './render-issue.ts';
import { planRetraining, type RetrainOutcome, retrain } from './retrain.ts';
import { readRetrainings } from './retrain-history.ts';
import { readVerdict, SIGNALS, type Signal } from './signals.ts';

const ISSUE_FILE = `${OWN.monitor}/issue.md`;

/**
 * Does what `on-drift` says. On drift of a signal its issue is opened or updated, and a retraining asked for once, under
 * the budget; on `ok` its issue is closed. `suspect` and `unknown` touch nothing.
 */
export async function react(findings: Findings, ports: ReactionPorts): Promise<Reactions> {
  const { inputs, judgement } = findings;
  const drifted = SIGNALS.filter((signal) => readVerdict(judgement, signal) === 'drift');
  await rm(join(inputs.directory, ISSUE_FILE), { force: true });
  if (inputs.onDrift.length === 0) return { actions: [], issueUrl: '' };
  const closed = await closeIssues(findings, ports.forge);
  if (drifted.length === 0) return { actions: closed, issueUrl: '' };
  const bodies = await Promise.all(
    SIGNALS.map((signal) => ports.forge.readIssue(nameMarker(inputs, signal))),
  );
  const history = readRetrainings(bodies, findings.now);
  const opened = await writeIssues({ findings, drifted, outcome: planRetraining(findings, history), ports });
  const outcome = await retrain({ findings, ports, history });
  if (outcome.history.length > history.length) await writeIssues({ findings, drifted, outcome, ports });
  return {
    actions: [...closed, ...opened.map(({ action }) => action), ...nameRetraining(outcome, findings)],
    issueUrl: opened[0]?.url ?? '',
  };
}

/** The marker by which a signal's one issue is found again. */
export function nameMarker({ model, environment }: MonitorInputs, signal: Signal): string {
  return `monitor/${model}/${environment}/${signal}`;
}

/**
 * Writes the issues of the drifted signals, and their text to a file. Before a retraining is asked for, so that none is
 * where the issue that counts them cannot be written; and again afterwards, to count it.
 */
async function writeIssues({
  findings,
  drifted,
  outcome,
  ports,
}: {
  findings: Findings;
  drifted: readonly Signal[];
  outcome: RetrainOutcome;
  ports: ReactionPorts;
}): Promise<{ action: string; url: string }[]> {
  const texts = drifted.map((signal) => ({ signal, body: renderIssue({ findings, signal, outcome }) }));
  const file = join(findings.inputs.directory, ISSUE_FILE);
  await writeFileAtomically(file, `${texts.map(({ body }) => body).join('\n\n---\n\n')}\n`);
  const results = [];
  for (const { signal, body } of texts) {
    const { state, url } = await ports.forge.upsertIssue({
      marker: nameMarker(findings.inputs, signal),
      title: titleIssue(findings.inputs, signal),
      body,
      labels: ['drift'],
    });
    results.push({ action: `issue (${signal}) ${state}`, url });
  }
  return results;
}

async function closeIssues(findings: Findings, forge: Forge): Promise<string[]> {
  const actions = [];
  for (const signal of SIGNALS.filter((name) => readVerdict(findings.judgement, name) === 'ok')) {
    const closed = await forge.closeIssue({
      marker: nameMarker(findings.inputs, signal),
      comment: renderRecovery(findings),
    });
    if (closed) actions.push(`issue (${signal}) closed`);
  }
  return actions;
}
