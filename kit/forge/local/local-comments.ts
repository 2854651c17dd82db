import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../errors/configuration-error.ts';
import { readTextIfExists, writeFileAtomically } from '../../files/files.ts';
import type { PullRequestHead } from '../forge.ts';
import { type Document, parseDocument, toFileName } from './document.ts';

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

/** The pull request of this number, as its file has it. Its branch is of this very repository, which has no name. */
export async function readLocalHead(root: string, number: number): Promise<PullRequestHead | null> {
  const facts = (await findDocument(join(root, 'pull-requests'), number))?.facts;
  if (!facts) return null;
  const state = facts['State'];
  return {
    state: state === 'merged' || state === 'closed' ? state : 'open',
    commit: facts['Commit'] ?? '',
    repository: null,
  };
}

/** The folder of the pull request with this number, or one named after the number, which another forge gave. */
async function findFolder(folder: string, number: number): Promise<string> {
  return join(folder, (await findDocument(folder, number))?.name ?? `${number}`);
}

async function findDocument(
  folder: string,
  number: number,
): Promise<{ name: string; facts: Document['facts'] } | undefined> {
  for (const name of await listNames(folder)) {
    const text = await readTextIfExists(join(folder, name, 'pull-request.md'));
    const facts = text === undefined ? {} : parseDocument(text).facts;
    if (facts['Number'] === `${number}`) return { name, facts };
  }
  return undefined;
}

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
