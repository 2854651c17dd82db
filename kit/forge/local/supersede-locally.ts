import { writeFileAtomically } from '../../files/files.ts';
import type { Proposal } from '../forge.ts';
import { formatSupersededMarker, readSupersededMarker } from '../marker.ts';
import { isNamedAlike } from '../named-alike.ts';
import { type Document, formatDocument } from './document.ts';
import { type LocalPullRequest, listPullRequests } from './local-pull-requests.ts';

/** Closes the open pull requests of the same thing that are older than `number`. */
export async function supersedeLocally(root: string, proposal: Proposal, number: number): Promise<void> {
  for (const { file, document } of await listSiblings(root, proposal)) {
    if (numberOf(document) > number) continue;
    const body = `${document.body}\n\nSuperseded by ${number}.\n\n${formatSupersededMarker(number)}`;
    await writeFileAtomically(
      file,
      formatDocument({ ...document, facts: { ...document.facts, State: 'closed' }, body }),
    );
  }
}

/** The open pull request that took the place of a closed one; undefined where none did, or it is done by now. */
export async function findLocalSuccessor(
  root: string,
  proposal: Proposal,
  closed: Document,
): Promise<{ url: string; number: number } | undefined> {
  if (readSupersededMarker(closed.body) === undefined) return undefined;
  const siblings = await listSiblings(root, proposal);
  const newer = siblings.findLast(({ document }) => numberOf(document) > numberOf(closed));
  return newer && { url: newer.file, number: numberOf(newer.document) };
}

async function listSiblings(
  root: string,
  { branch, base, supersedes }: Proposal,
): Promise<LocalPullRequest[]> {
  if (supersedes === undefined) return [];
  const all = await listPullRequests(root);
  return all
    .filter(({ document: { facts } }) => facts['State'] === 'open' && facts['Base'] === base)
    .filter(
      ({ document: { facts } }) =>
        facts['Branch'] !== branch && isNamedAlike(facts['Branch'] ?? '', supersedes),
    )
    .sort((a, b) => numberOf(a.document) - numberOf(b.document));
}

function numberOf({ facts }: Document): number {
  return Number(facts['Number']);
}
