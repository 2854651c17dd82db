import { readTextIfExists, writeFileAtomically } from '../../files/files.ts';
import type { BranchCommit } from '../../git/commit-to-branch.ts';
import type { Git } from '../../git/git.ts';
import type { Logger } from '../../log/logger.ts';
import type { Proposal, ProposedChange } from '../forge.ts';
import { formatChangeMarker, isSameBody, readChangeMarker, readSupersededMarker } from '../marker.ts';
import { type Document, formatDocument } from './document.ts';
import { listPullRequests, pullRequestFile, readPullRequest } from './local-pull-requests.ts';
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
  const known = await readPullRequest(url);
  const successor = known && (await findLocalSuccessor(root, proposal, known));
  if (successor) return { state: 'superseded', ...successor, branch, commit: await git.fetch(proposal.base) };
  const open = known?.facts['State'] === 'open';
  const declined = findDeclined(known);
  const pushed = await git.commitToBranch({
    ...proposal,
    rebuild: !open,
    ...(declined === undefined ? {} : { declined: [declined] }),
  });
  const number = Number(known?.facts['Number'] ?? (await listPullRequests(root)).length + 1);
  const state = await writeProposal({ root, url, proposal, pushed, number, known });
  log.info(`Pull request "${proposal.title}" (${state}): ${url}`);
  return { state, url, number, branch, commit: pushed.commit };
}

interface Writing {
  root: string;
  url: string;
  proposal: Proposal;
  pushed: BranchCommit;
  number: number;
  known: Document | undefined;
}

async function writeProposal({
  root,
  url,
  proposal,
  pushed,
  number,
  known,
}: Writing): Promise<ProposedChange['state']> {
  const open = known?.facts['State'] === 'open';
  const state = chooseState({ known, open, pushed });
  if (state === 'merged' && known && open) await markMerged(url, known);
  if (state === 'merged' || state === 'closed') return state;
  const text = formatDocument(describeProposal({ proposal, pushed, number }));
  const reworded = !isSameBody((await readTextIfExists(url)) ?? '', text);
  if (reworded) await writeFileAtomically(url, text);
  await supersedeLocally(root, proposal, number);
  return state === 'unchanged' && reworded ? 'updated' : state;
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
    Merge: `git fetch origin && git switch ${base} && git merge --ff-only origin/${base} && git merge --no-ff origin/${branch} && git push origin ${base}`,
  };
  const ending = change === undefined ? '' : `\n\n${formatChangeMarker(change)}`;
  return { title, facts, body: `${body.trimEnd()}${ending}` };
}

async function markMerged(file: string, { title, facts, body }: Document): Promise<void> {
  await writeFileAtomically(file, formatDocument({ title, facts: { ...facts, State: 'merged' }, body }));
}
