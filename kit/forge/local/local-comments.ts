import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../errors/configuration-error.ts';
import { readTextIfExists, writeFileAtomically } from '../../files/files.ts';
import { parseDocument, toFileName } from './document.ts';

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
  const folder = await findFolder(join(root, 'pull-requests'), number);
  const url = join(folder, 'comments', `${toFileName(marker)}.md`);
  await writeFileAtomically(url, `${body.trimEnd()}\n`);
  return { url };
}

/** The folder of the pull request with this number, or one named after the number, which another forge gave. */
async function findFolder(folder: string, number: number): Promise<string> {
  for (const name of await listNames(folder)) {
    const text = await readTextIfExists(join(folder, name, 'pull-request.md'));
    if (text !== undefined && parseDocument(text).facts['Number'] === `${number}`) return join(folder, name);
  }
  return join(folder, `${number}`);
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
