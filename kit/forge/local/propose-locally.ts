import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../errors/configuration-error.ts';
import { readTextIfExists, writeFileAtomically } from '../../files/files.ts';
import type { BranchCommit } from '../../git/commit-to-branch.ts';
import type { Git } from '../../git/git.ts';
import type { Logger } from '../../log/logger.ts';
import type { Proposal, ProposedChange } from '../forge.ts';
import { formatChangeMarker, readChangeMarker } from '../marker.ts';
import { type Document, formatDocument, parseDocument, toFileName } from './document.ts';

/** The folder of a branch's pull request. */
export function pullRequestFolder(root: string, branch: string): string {
  return join(root, 'pull-requests', toFileName(branch));
}

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
  const url = join(pullRequestFolder(root, branch), 'pull-request.md');
  const known = await readDocument(url);
  const noted = known?.facts['State'] === 'open';
  const open = noted && !(await isMerged({ git, known, base: proposal.base }));
  const declined = known?.facts['State'] === 'closed' ? readChangeMarker(known.body) : undefined;
  const pushed = await git.commitToBranch({
    ...proposal,
    rebuild: !open,
    ...(declined === undefined ? {} : { declined: [declined] }),
  });
  const number = Number(known?.facts['Number'] ?? (await countFolders(join(root, 'pull-requests'))) + 1);
  const state = chooseState({ known, open, pushed });
  const text = formatDocument(describeProposal({ proposal, pushed, number }));
  const reworded = state === 'unchanged' && text !== (await readTextIfExists(url));
  if (state === 'opened' || state === 'updated' || reworded) await writeFileAtomically(url, text);
  if (state === 'merged' && noted) await markMerged(url, known);
  log.info(`Pull request "${proposal.title}" (${state}): ${url}`);
  return { state: reworded ? 'updated' : state, url, number, branch, commit: pushed.commit };
}

/** Nobody notes a merge in the file: whether the proposal's commit is part of the base tells. */
async function isMerged({
  git,
  known: { facts },
  base,
}: {
  git: Git;
  known: Document;
  base: string;
}): Promise<boolean> {
  const range = `${await git.fetch(base)}..${facts['Commit']}`;
  return (await git.run(['rev-list', '--count', range], { answers: [128] })) === '0';
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

async function readDocument(file: string): Promise<Document | undefined> {
  const text = await readTextIfExists(file);
  return text === undefined ? undefined : parseDocument(text);
}

async function countFolders(folder: string): Promise<number> {
  try {
    return (await readdir(folder)).length;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}
