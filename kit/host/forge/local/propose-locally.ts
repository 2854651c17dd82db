import { readTextIfExists, writeFileAtomically } from '../../../ground/files/files.ts';
import type { Logger } from '../../../ground/log/logger.ts';
import type { BranchCommit } from '../../git/commit-to-branch.ts';
import type { Git } from '../../git/git.ts';
import type { Proposal, ProposedChange } from '../forge.ts';
import { formatChangeMarker, isSameBody, readChangeMarker, readSupersededMarker } from '../marker.ts';
import { type Document, formatDocument } from './document.ts';
import {
  isOpen,
  markMerged,
  nextNumber,
  numberOf,
  pullRequestFile,
  readPullRequest,
  settleMerged,
} from './local-pull-requests.ts';
import { findLocalSuccessor, supersedeLocally } from './supersede-locally.ts';

/** Pushes the proposal's branch and writes its pull request as a file. */
export async function proposeLocally({
  root,
  git,
  log,
  proposal,
}: {
  root: string;
  git: Git;
  log: Logger;
  proposal: Proposal;
}): Promise<ProposedChange> {
  const { branch } = proposal;
  const url = pullRequestFile(root, branch);
  await settleMerged({ root, git, base: proposal.base });
  const known = await readPullRequest(url);
  const successor =
    known && !proposal.comesBack && (await findLocalSuccessor({ root, git, proposal, closed: known }));
  if (successor) return { state: 'superseded', ...successor, branch, commit: await git.fetch(proposal.base) };
  const open = known !== undefined && (await isOpen(git, known));
  const declined = findDeclined(known);
  const pushed = await git.commitToBranch({
    ...proposal,
    rebuild: !open,
    ...(declined === undefined ? {} : { declined: [declined] }),
  });
  const outcome = chooseState({ known, open, pushed });
  const number = known && outcome !== 'opened' ? numberOf(known) : await nextNumber(root);
  const state = await writeProposal({ root, git, url, proposal, pushed, number, known, outcome });
  log.info(`Pull request "${proposal.title}" (${state}): ${url}`);
  return { state, url, number, branch, commit: pushed.commit };
}

interface Writing {
  root: string;
  git: Git;
  url: string;
  proposal: Proposal;
  pushed: BranchCommit;
  number: number;
  known: Document | undefined;
  outcome: ProposedChange['state'];
}

async function writeProposal({
  root,
  git,
  url,
  proposal,
  pushed,
  number,
  known,
  outcome,
}: Writing): Promise<ProposedChange['state']> {
  if (outcome === 'merged' && known?.facts['State'] === 'open')
    await markMerged({ file: url, document: known });
  if (outcome === 'merged' || outcome === 'closed') return outcome;
  const text = formatDocument(describeProposal({ proposal, pushed, number }));
  const reworded = !isSameBody((await readTextIfExists(url)) ?? '', text);
  if (reworded) await writeFileAtomically(url, text);
  await supersedeLocally({ root, git, proposal, number });
  return outcome === 'unchanged' && reworded ? 'updated' : outcome;
}

/** The change that a person, and no newer pull request, turned down. */
function findDeclined(known: Document | undefined): string | undefined {
  if (known?.facts['State'] !== 'closed' || readSupersededMarker(known.body) !== undefined) return undefined;
  return readChangeMarker(known.body);
}

function chooseState({
  known,
  open,
  pushed,
}: {
  known: Document | undefined;
  open: boolean;
  pushed: BranchCommit;
}): ProposedChange['state'] {
  if (pushed.inBase) return 'merged';
  if (pushed.declined) return 'closed';
  if (!known || !open) return 'opened';
  return pushed.changed ? 'updated' : 'unchanged';
}

function describeProposal({
  proposal: { branch, base, title, body, labels = [], reviewers = [] },
  pushed: { commit, change },
  number,
}: {
  proposal: Proposal;
  pushed: BranchCommit;
  number: number;
}): Document {
  const facts = {
    Number: `${number}`,
    State: 'open',
    Branch: branch,
    Base: base,
    Commit: commit,
    Labels: labels.join(', '),
    Reviewers: reviewers.join(', '),
    Merge: `git fetch origin && git switch ${base} && git merge --ff-only origin/${base} && git merge --no-ff --no-edit origin/${branch} && git push origin ${base}`,
  };
  const ending = change === undefined ? '' : `\n\n${formatChangeMarker(change)}`;
  return { title, facts, body: `${body.trimEnd()}${ending}` };
}
