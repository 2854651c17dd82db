import { fitBody, fitLine, MAX_TITLE_CHARACTERS } from '../fit-body.ts';
import type { Issue, IssueText } from '../forge.ts';
import { formatMarker, hasMarker, isSameBody } from '../marker.ts';
import type { Connection, RestApi } from './connect.ts';
import { addLabels } from './labels.ts';
import { listPages, PAGE_SIZE } from './list-pages.ts';

type FoundIssue = Awaited<ReturnType<RestApi['issues']['get']>>['data'];

const TASK = {
  permission: 'issues: write',
  setting: 'and switch issues on in Settings > General > Features',
};

/** Opens the issue with this marker, updates it, or opens it again. */
export async function upsertIssue(
  connection: Connection,
  { marker, title, body, labels }: IssueText,
): Promise<Issue> {
  const { perform, owner, repo } = connection;
  const text = {
    title: fitLine(title, MAX_TITLE_CHARACTERS),
    body: fitBody({ full: body, ending: formatMarker(marker) }),
  };
  return perform({ doing: `Writing the issue "${title}"`, ...TASK }, async (api) => {
    const known = await findIssue({ api, connection, marker, state: 'all' });
    const state = chooseState(known, text);
    const issue = await writeIssue({ api, owner, repo, known, state, text });
    await addLabels({ api, connection, number: issue.number, present: labelNames(issue), wanted: labels });
    return { url: issue.html_url, number: issue.number, state };
  });
}

/** The body of the newest issue with this marker, open or closed. */
export async function readIssue(connection: Connection, marker: string): Promise<string | null> {
  return connection.perform({ doing: 'Reading an issue', ...TASK }, async (api) => {
    const known = await findIssue({ api, connection, marker, state: 'all' });
    return known?.body ?? null;
  });
}

/** Comments on the open issue with this marker and closes it. */
export async function closeIssue(
  connection: Connection,
  { marker, comment }: { marker: string; comment: string },
): Promise<Issue | null> {
  const { perform, owner, repo } = connection;
  return perform({ doing: 'Closing an issue', ...TASK }, async (api) => {
    const known = await findIssue({ api, connection, marker, state: 'open' });
    if (!known) return null;
    const place = { owner, repo, issue_number: known.number };
    await api.issues.createComment({ ...place, body: fitBody({ full: comment }) });
    await api.issues.update({ ...place, state: 'closed' });
    return { url: known.html_url, number: known.number, state: 'closed' };
  });
}

type WrittenState = Exclude<Issue['state'], 'closed'>;

function chooseState(
  known: FoundIssue | undefined,
  { title, body }: { title: string; body: string },
): WrittenState {
  if (!known) return 'opened';
  if (known.state === 'closed') return 'reopened';
  return known.title === title && isSameBody(known.body, body) ? 'unchanged' : 'updated';
}

async function writeIssue({
  api,
  owner,
  repo,
  known,
  state,
  text,
}: {
  api: RestApi;
  owner: string;
  repo: string;
  known: FoundIssue | undefined;
  state: WrittenState;
  text: { title: string; body: string };
}): Promise<FoundIssue> {
  if (!known) return (await api.issues.create({ owner, repo, ...text })).data;
  if (state === 'unchanged') return known;
  return (await api.issues.update({ owner, repo, issue_number: known.number, state: 'open', ...text })).data;
}

/** The newest issue with the marker. GitHub lists pull requests as issues too. */
async function findIssue({
  api,
  connection: { owner, repo },
  marker,
  state,
}: {
  api: RestApi;
  connection: Connection;
  marker: string;
  state: 'all' | 'open';
}): Promise<FoundIssue | undefined> {
  const issues = listPages((page) =>
    api.issues.listForRepo({ owner, repo, state, per_page: PAGE_SIZE, page }),
  );
  for await (const issue of issues) {
    if (!issue.pull_request && hasMarker(issue.body, marker)) return issue;
  }
  return undefined;
}

function labelNames({ labels }: FoundIssue): string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).filter(Boolean);
}
