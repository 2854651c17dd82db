import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { explainAdded } from './explain-added.ts';
import { explainDealing, renderDealing } from './render-dealing.ts';
import { listItems, listSentences, renderRows, renderRules, renderSplits } from './render-findings.ts';
import type { ChangedIngest, IngestResult, RestoreResult, UnchangedIngest } from './result.ts';

/** The step summary of an ingest. */
export function renderSummary(result: IngestResult): string {
  const { model, examination } = result;
  const rules = renderRules(examination);
  const parts = [`## ${titleOf(result)}`, ...explain(result), renderRows(examination)];
  if (rules !== '')
    parts.push(`### Rules that were broken\n\n${rules}\n\nEvery finding is in \`${OWN.data}/rejects.csv\`.`);
  if (result.kind !== 'refused') {
    const last = result.kind === 'changed' ? result.last : result.lock;
    const dealt = { ...result, last };
    parts.push(
      `### Splits of ${model} ${result.lock.version}`,
      renderDealing(dealt),
      listItems(explainDealing(dealt)),
    );
  }
  return parts.join('\n\n');
}

/** The step summary of a restore. */
export function renderRestoreSummary({ lock, artifact, checked }: RestoreResult): string {
  return [
    `## Restored data ${lock.version} of ${lock.model}`,
    `The training and validation splits came from the store and are in the artifact \`${artifact}\`.`,
    ...(checked ? ['Everything the lock says of its rows was made anew from the store, and is so.'] : []),
    renderSplits(lock),
  ].join('\n\n');
}

/** The sentence the step fails with. */
export function describeRefusal(broken: readonly string[]): string {
  return `The data was refused: ${broken.join('; ')}. See ${OWN.data}/rejects.csv, then correct the data or the contract.`;
}

function titleOf(result: IngestResult): string {
  if (result.kind === 'refused') return `Data of ${result.model} refused`;
  const state = result.kind === 'unchanged' ? ': nothing changed' : '';
  return `Data ${result.lock.version} of ${result.model}${state}`;
}

function explain(result: IngestResult): string[] {
  if (result.kind === 'refused') return [listSentences(result.examination.broken)];
  if (result.kind === 'unchanged') {
    return [
      'The data lock names these rows already. Nothing is proposed.',
      ...explainAdded(result.examination, result.lock),
      ...explainMended(result),
    ];
  }
  return [listSentences(result.reasons), ...linkProposal(result.proposal)];
}

function explainMended({ mended }: UnchangedIngest): string[] {
  if (mended.length === 0) return [];
  return [
    `The store lacked, or held damaged: ${mended.join(', ')}. Stored anew. A training that failed for want of it can be run again.`,
  ];
}

function linkProposal(proposal: ChangedIngest['proposal']): string[] {
  if (proposal === undefined) return ['Lock and profile are written, not committed.'];
  if (proposal.url === '') return [`Committed to \`${proposal.branch}\`.`];
  return [`Pull request (${proposal.state}): ${proposal.url}`];
}
