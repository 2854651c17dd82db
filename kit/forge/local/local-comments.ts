import { dirname, join } from 'node:path';
import { writeFileAtomically } from '../../files/files.ts';
import { toFileName } from './document.ts';
import { listPullRequests } from './local-pull-requests.ts';

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

/** The folder of the pull request with this number, or one named after the number, which another forge gave. */
async function findFolder(root: string, number: number): Promise<string> {
  const all = await listPullRequests(root);
  const found = all.find(({ document }) => document.facts['Number'] === `${number}`);
  return found ? dirname(found.file) : join(root, 'pull-requests', `${number}`);
}
