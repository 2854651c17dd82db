import type { Findings } from './findings.ts';
import type { MonitorInputs } from './inputs.ts';
import type { Judgement } from './judge-window.ts';
import type { ReactionPorts } from './reaction.ts';
import { isWithinBudget } from './retrain-history.ts';
import { wantsRetraining } from './signals.ts';

export interface RetrainOutcome {
  state: 'unwanted' | 'pointless' | 'too few' | 'held back' | 'planned' | 'asked for';
  /** All retrainings so far, this one included. */
  history: readonly Date[];
  /** The labelled rows that ingest was given; empty where there were none. */
  labelled: string;
}

/** What is asked before a retraining is. */
export interface Occasion extends Pick<Findings, 'now' | 'news'> {
  inputs: Pick<MonitorInputs, 'onDrift' | 'minLabels' | 'budget'>;
  judgement: Pick<Judgement, 'signals'>;
}

/** What `on-drift`, the data and the budget say about a retraining now. */
export function planRetraining(findings: Occasion, history: readonly Date[]): RetrainOutcome {
  return { state: decideRetraining(findings, history), history, labelled: '' };
}

function decideRetraining(
  { inputs, now, news, judgement }: Occasion,
  history: readonly Date[],
): RetrainOutcome['state'] {
  if (!wantsRetraining(inputs, judgement)) return 'unwanted';
  if (news.labelled === 0 && !news.source) return 'pointless';
  if (news.labelled < inputs.minLabels && !news.source) return 'too few';
  return isWithinBudget(history, inputs.budget, now) ? 'planned' : 'held back';
}

/**
 * Asks for a retraining by starting the ingest workflow, if it is planned. It reads the project's own data and, where
 * labels came in, the labelled rows beside them, put where the predictions log is, which the next job can reach; this job's
 * folder it cannot. Ingest stores them with the data that it proposes.
 */
export async function retrain({
  findings,
  ports,
  history,
}: {
  findings: Findings;
  ports: ReactionPorts;
  history: readonly Date[];
}): Promise<RetrainOutcome> {
  const plan = planRetraining(findings, history);
  if (plan.state !== 'planned') return plan;
  const { inputs, now } = findings;
  const labelled = findings.news.labelled > 0 ? await keepLabelledRows(findings, ports) : '';
  const { retrainWorkflow, pipeline } = inputs;
  await ports.forge.dispatchWorkflow({
    workflow: retrainWorkflow,
    ref: await ports.findDefaultBranch(),
    inputs: {
      ...(labelled === '' ? {} : { 'additional-source': labelled }),
      ...(pipeline === undefined ? {} : { pipeline }),
    },
  });
  return { state: 'asked for', history: [...history, now], labelled };
}

/** Copies the labelled rows to where the log is; what ingest reads them by, or empty without any. */
async function keepLabelledRows(
  { inputs: { model, environment }, labelledFile, window }: Findings,
  { predictions }: ReactionPorts,
): Promise<string> {
  if (labelledFile === undefined) return '';
  const name = window.to.toISOString().replace(/[:.]/g, '-');
  return predictions.keepFile(`labelled/${model}/${environment}/${name}.csv`, labelledFile);
}
