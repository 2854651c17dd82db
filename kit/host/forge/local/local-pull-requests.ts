import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../../ground/errors/configuration-error.ts';
import { readTextIfExists, writeFileAtomically } from '../../../ground/files/files.ts';
import type { Git } from '../../git/git.ts';
import type { OpenProposal } from '../forge.ts';
import { type Document, formatDocument, parseDocument, toFileName } from './document.ts';

/** A pull request and the file that is it. */
export interface LocalPullRequest {
  file: string;
  document: Document;
}

/** The file of a branch's pull request. */
export function pullRequestFile(root: string, branch: string): string {
  return join(root, 'pull-requests', toFileName(branch), 'pull-request.md');
}

/** Reads a pull request's file; undefined where there is none. */
export async function readPullRequest(file: string): Promise<Document | undefined> {
  const text = await readTextIfExists(file);
  return text === undefined ? undefined : parseDocument(text);
}

/** Every pull request there is, in the order of their branches. */
export async function listPullRequests(root: string): Promise<LocalPullRequest[]> {
  const folder = join(root, 'pull-requests');
  const found: LocalPullRequest[] = [];
  for (const name of await listNames(folder)) {
    const file = join(folder, name, 'pull-request.md');
    const document = await readPullRequest(file);
    if (document) found.push({ file, document });
  }
  return found;
}

/** The number of a pull request. */
export function numberOf({ facts }: Document): number {
  return Number(facts['Number']);
}

/** The number of the next pull request. */
export async function nextNumber(root: string): Promise<number> {
  const all = await listPullRequests(root);
  return Math.max(0, ...all.map(({ document }) => numberOf(document))) + 1;
}

/** Whether a pull request waits. Nobody notes a merge in the file: whether its commit is part of the base tells. */
export async function isOpen(git: Git, { facts }: Document): Promise<boolean> {
  if (facts['State'] !== 'open') return false;
  const range = `${await git.fetch(facts['Base'] ?? '')}..${facts['Commit']}`;
  return (await git.run(['rev-list', '--count', range], { answers: [128] })) !== '0';
}

/** The open pull requests into `base` from branches that begin with `prefix`, the oldest first. */
export async function listOpenLocally({
  root,
  git,
  base,
  prefix,
}: {
  root: string;
  git: Git;
  base: string;
  prefix: string;
}): Promise<OpenProposal[]> {
  const found: OpenProposal[] = [];
  for (const { file, document } of await listPullRequests(root)) {
    const { Branch: branch = '', Base, Commit: commit = '' } = document.facts;
    if (Base === base && branch.startsWith(prefix) && (await isOpen(git, document)))
      found.push({ url: file, number: numberOf(document), branch, commit });
  }
  return found.sort((a, b) => a.number - b.number);
}

/** Writes into the files of pull requests that were merged into a branch that they are. */
export async function settleMerged({
  root,
  git,
  base,
}: {
  root: string;
  git: Git;
  base: string;
}): Promise<void> {
  for (const request of await listPullRequests(root)) {
    const { State, Base } = request.document.facts;
    const isSettled = State !== 'open' || Base !== base || (await isOpen(git, request.document));
    if (!isSettled) await markMerged(request);
  }
}

/** Writes that a pull request is merged into its file. */
export async function markMerged({ file, document }: LocalPullRequest): Promise<void> {
  const facts = { ...document.facts, State: 'merged' };
  await writeFileAtomically(file, formatDocument({ ...document, facts }));
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
