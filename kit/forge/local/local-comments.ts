import { dirname, join } from 'node:path';
import { writeFileAtomically } from '../../files/files.ts';
import type { PullRequestHead } from '../forge.ts';
import { toFileName } from './document.ts';
import { type LocalPullRequest, listPullRequests } from './local-pull-requests.ts';

/** Writes `comments/<marker>.md` beside the pull request of this number; its path. */
export async function writeLocalComment({
  root,
  number,
  marker,
  body,
}: {
  root: string;
  number: number;
  marker: string;
  body: string;
}): Promise<{ url: string }> {
  const folder = await findFolder(root, number);
  const url = join(folder, 'comments', `${toFileName(marker)}.md`);
  await writeFileAtomically(url, `${body.trimEnd()}\n`);
  return { url };
}

/** The pull request of this number, as its file has it. Its branch is of this very repository, which has no name. */
export async function readLocalHead(root: string, number: number): Promise<PullRequestHead | null> {
  const facts = (await findPullRequest(root, number))?.document.facts;
  if (!facts) return null;
  const state = facts['State'];
  return {
    state: state === 'merged' || state === 'closed' ? state : 'open',
    commit: facts['Commit'] ?? '',
    repository: null,
  };
}

/** The folder of the pull request with this number, or one named after the number, which another forge gave. */
async function findFolder(root: string, number: number): Promise<string> {
  const found = await findPullRequest(root, number);
  return found ? dirname(found.file) : join(root, 'pull-requests', `${number}`);
}

async function findPullRequest(root: string, number: number): Promise<LocalPullRequest | undefined> {
  const all = await listPullRequests(root);
  return all.find(({ document }) => document.facts['Number'] === `${number}`);
}
