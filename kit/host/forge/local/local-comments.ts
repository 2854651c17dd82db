import { dirname, join } from 'node:path';
import { writeFileAtomically } from '../../../ground/files/files.ts';
import type { Git } from '../../git/git.ts';
import type { PullRequestHead } from '../forge.ts';
import { toFileName } from './document.ts';
import { isOpen, type LocalPullRequest, listPullRequests } from './local-pull-requests.ts';

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
export async function readLocalHead(
  { root, git }: { root: string; git: Git },
  number: number,
): Promise<PullRequestHead | null> {
  const document = (await findPullRequest(root, number))?.document;
  if (!document) return null;
  const { State, Commit } = document.facts;
  const isMerged = State === 'merged' || (State === 'open' && !(await isOpen(git, document)));
  return {
    state: isMerged ? 'merged' : State === 'closed' ? 'closed' : 'open',
    commit: Commit ?? '',
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
