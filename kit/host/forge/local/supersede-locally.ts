import { writeFileAtomically } from '../../../ground/files/files.ts';
import type { Git } from '../../git/git.ts';
import type { Proposal } from '../forge.ts';
import { formatSupersededMarker, readSupersededMarker } from '../marker.ts';
import { isNamedAlike } from '../named-alike.ts';
import { type Document, formatDocument } from './document.ts';
import { isOpen, type LocalPullRequest, listPullRequests, numberOf } from './local-pull-requests.ts';

interface Succession {
  root: string;
  git: Git;
  proposal: Proposal;
}

/** Closes the open pull requests of the same thing that are older than `number`. */
export async function supersedeLocally({
  number,
  ...succession
}: Succession & { number: number }): Promise<void> {
  for (const { file, document } of await listSiblings(succession)) {
    if (numberOf(document) > number) continue;
    const facts = { ...document.facts, State: 'closed' };
    const body = `${document.body}\n\nSuperseded by ${number}.\n\n${formatSupersededMarker(number)}`;
    await writeFileAtomically(file, formatDocument({ ...document, facts, body }));
  }
}

/** The open pull request that took the place of a closed one; undefined where none did, or it is done by now. */
export async function findLocalSuccessor({
  closed,
  ...succession
}: Succession & { closed: Document }): Promise<{ url: string; number: number } | undefined> {
  if (readSupersededMarker(closed.body) === undefined) return undefined;
  const siblings = await listSiblings(succession);
  const newer = siblings.findLast(({ document }) => numberOf(document) > numberOf(closed));
  return newer && { url: newer.file, number: numberOf(newer.document) };
}

async function listSiblings({
  root,
  git,
  proposal: { branch, base, supersedes },
}: Succession): Promise<LocalPullRequest[]> {
  if (supersedes === undefined) return [];
  const siblings: LocalPullRequest[] = [];
  for (const request of await listPullRequests(root)) {
    const { facts } = request.document;
    const isAlike = facts['Branch'] !== branch && isNamedAlike(facts['Branch'] ?? '', supersedes);
    if (isAlike && facts['Base'] === base && (await isOpen(git, request.document))) siblings.push(request);
  }
  return siblings.sort((a, b) => numberOf(a.document) - numberOf(b.document));
}
