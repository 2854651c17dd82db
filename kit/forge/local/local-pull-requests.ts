import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '../../errors/configuration-error.ts';
import { readTextIfExists } from '../../files/files.ts';
import { type Document, parseDocument, toFileName } from './document.ts';

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

async function listNames(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
