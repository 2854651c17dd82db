import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import type { Findings } from './findings.ts';
import type { ReactionPorts } from './reaction.ts';
import { isWithinBudget } from './retrain-history.ts';
import { wantsRetraining } from './signals.ts';

export interface RetrainOutcome {
  state: 'unwanted' | 'pointless' | 'too few' | 'held back' | 'planned' | 'asked for';
  /** For people; empty where no retraining was wanted. */
  actions: string[];
  /** All retrainings so far, this one included. */
  history: readonly Date[];
  /** The labelled rows that ingest was given; empty where there were none. */
  labelled: string;
}

/** What `on-drift`, the data and the budget say about a retraining now. */
export function planRetraining(
  { inputs, now, news, judgement }: Findings,
  history: readonly Date[],
): RetrainOutcome {
  const { budget, minLabels } = inputs;
  if (!wantsRetraining(inputs, judgement)) return { state: 'unwanted', actions: [], history, labelled: '' };
  if (news.labelled === 0 && !news.source) {
    const actions = ['retrain not asked for (ingest would find the same data)'];
    return { state: 'pointless', actions, history, labelled: '' };
  }
  if (news.labelled < minLabels && !news.source) {
    const actions = [
      `retrain not asked for (${formatCount(news.labelled, 'new labelled row')} of ${minLabels} that are needed)`,
    ];
    return { state: 'too few', actions, history, labelled: '' };
  }
  if (isWithinBudget(history, budget, now)) return { state: 'planned', actions: [], history, labelled: '' };
  const action = `retrain held back (budget ${budget.text} is used up)`;
  return { state: 'held back', actions: [action], history, labelled: '' };
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
  return { state: 'asked for', actions: ['retrain asked for'], history: [...history, now], labelled };
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
