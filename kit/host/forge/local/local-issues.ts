import { join } from 'node:path';
import { readTextIfExists, writeFileAtomically } from '../../../ground/files/files.ts';
import type { Issue, IssueText } from '../forge.ts';
import { formatDocument, parseDocument, toFileName } from './document.ts';

const COMMENT = '\n\n## Comment\n\n';

/** Writes the issue's file, or opens it again. */
export async function upsertLocalIssue(
  root: string,
  { marker, title, body, labels }: IssueText,
): Promise<Issue> {
  const url = issueFile(root, marker);
  const known = await readTextIfExists(url);
  const text = formatDocument({ title, facts: { State: 'open', Labels: labels.join(', ') }, body });
  if (known === text) return { url, state: 'unchanged' };
  await writeFileAtomically(url, text);
  return { url, state: chooseState(known) };
}

/** The text of the issue's file below its facts. */
export async function readLocalIssue(root: string, marker: string): Promise<string | null> {
  const known = await readTextIfExists(issueFile(root, marker));
  return known === undefined ? null : parseDocument(known).body;
}

/** Adds the comment to an open issue's file and closes it. */
export async function closeLocalIssue(
  root: string,
  { marker, comment }: { marker: string; comment: string },
): Promise<Issue | null> {
  const url = issueFile(root, marker);
  const known = await readTextIfExists(url);
  const issue = known === undefined ? undefined : parseDocument(known);
  if (issue?.facts['State'] !== 'open') return null;
  const facts = { ...issue.facts, State: 'closed' };
  await writeFileAtomically(url, formatDocument({ ...issue, facts, body: issue.body + COMMENT + comment }));
  return { url, state: 'closed' };
}

function issueFile(root: string, marker: string): string {
  return join(root, 'issues', `${toFileName(marker)}.md`);
}

function chooseState(known: string | undefined): Issue['state'] {
  if (known === undefined) return 'opened';
  return parseDocument(known).facts['State'] === 'closed' ? 'reopened' : 'updated';
}
