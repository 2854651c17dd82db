import type { BranchCommit } from '../../git/commit-to-branch.ts';
import type { Git } from '../../git/git.ts';
import { fitBody, fitLine, MAX_TITLE_CHARACTERS } from '../fit-body.ts';
import type { Proposal, ProposedChange } from '../forge.ts';
import { formatChangeMarker, isSameBody, readChangeMarker, readSupersededMarker } from '../marker.ts';
import type { Connection, RestApi } from './connect.ts';
import { addLabels } from './labels.ts';
import { createPullRequest, findPullRequest, type PullRequest } from './pull-requests.ts';
import { requestReviewers } from './reviewers.ts';
import { findSuccessor, supersedeOlder } from './supersede.ts';

interface Work {
  connection: Connection;
  git: Git;
  proposal: Proposal;
}

/** What opening a pull request takes. */
const TASK = {
  permission: 'contents: write, pull-requests: write',
  setting:
    'check as well that Settings > Actions > General > Workflow permissions > "Allow GitHub Actions to create and approve pull requests" is on',
};

/** Pushes the proposal's branch and opens or updates its pull request. */
export async function proposeChange({ connection, git, proposal }: Work): Promise<ProposedChange> {
  const { branch, base } = proposal;
  const task = { doing: `Proposing ${branch}`, ...TASK };
  const known = await connection.perform(task, (api) => findPullRequest({ api, connection, branch, base }));
  const successor = await connection.perform(task, (api) =>
    lookForSuccessor({ api, connection, proposal, known }),
  );
  if (successor) {
    const { url, number } = successor;
    return { state: 'superseded', url, number, branch, commit: await git.fetch(base) };
  }
  const pushed = await git.commitToBranch({
    ...proposal,
    rebuild: known?.state !== 'open',
    declined: listDeclined(known),
  });
  const nothing = concludeWithoutRequest({ pushed, known, branch });
  if (nothing) return nothing;
  return connection.perform(task, (api) =>
    writePullRequest({ api, connection, proposal, pushed, before: known }),
  );
}

function concludeWithoutRequest({
  pushed,
  known,
  branch,
}: {
  pushed: BranchCommit;
  known: PullRequest | undefined;
  branch: string;
}): ProposedChange | undefined {
  if (!pushed.inBase && !pushed.declined) return undefined;
  return {
    state: pushed.inBase ? 'merged' : 'closed',
    url: known?.url ?? '',
    ...(known ? { number: known.number } : {}),
    branch,
    commit: pushed.commit,
  };
}

/** The change of the newest pull request, when a person, and no newer one, closed it without merging it. */
function listDeclined(known: PullRequest | undefined): string[] {
  if (known?.state !== 'closed' || readSupersededMarker(known.body) !== undefined) return [];
  const change = readChangeMarker(known.body);
  return change === undefined ? [] : [change];
}

async function lookForSuccessor({
  api,
  connection,
  proposal: { branch, base, supersedes, comesBack },
  known,
}: Omit<Work, 'git'> & { api: RestApi; known: PullRequest | undefined }): Promise<PullRequest | undefined> {
  if (supersedes === undefined || comesBack || known?.state !== 'closed') return undefined;
  return findSuccessor({ api, connection, branch, base, prefix: supersedes, closed: known });
}

async function writePullRequest({
  api,
  connection,
  proposal,
  pushed,
  before,
}: {
  api: RestApi;
  connection: Connection;
  proposal: Proposal;
  pushed: BranchCommit;
  /** What there was before this proposal, so that another try still tells what this run did. */
  before: PullRequest | undefined;
}): Promise<ProposedChange> {
  const { branch, base, labels = [], reviewers = [], supersedes: prefix } = proposal;
  const text = writeText(proposal, pushed);
  const known = await findPullRequest({ api, connection, branch, base });
  const isNew = before?.state !== 'open';
  const request =
    known?.state === 'open' ? known : await createPullRequest({ api, connection, branch, base, ...text });
  const reworded = request.title !== text.title || !isSameBody(request.body, text.body);
  if (reworded) await updateText({ api, connection, number: request.number, text });
  const { number, url } = request;
  await addLabels({ api, connection, number, present: request.labels, wanted: labels });
  if (isNew || pushed.changed) await requestReviewers({ api, connection, number, reviewers });
  if (prefix !== undefined) await supersedeOlder({ api, connection, branch, base, prefix, number });
  const state = isNew ? 'opened' : pushed.changed || reworded ? 'updated' : 'unchanged';
  return { state, url, number, branch, commit: pushed.commit };
}

function writeText(
  { title, body, shortBodies = [] }: Proposal,
  { change }: BranchCommit,
): { title: string; body: string } {
  const ending = change === undefined ? '' : formatChangeMarker(change);
  return {
    title: fitLine(title, MAX_TITLE_CHARACTERS),
    body: fitBody({ full: body, short: shortBodies, ending }),
  };
}

async function updateText({
  api,
  connection: { owner, repo },
  number,
  text,
}: {
  api: RestApi;
  connection: Connection;
  number: number;
  text: { title: string; body: string };
}): Promise<void> {
  await api.pulls.update({ owner, repo, pull_number: number, ...text });
}
