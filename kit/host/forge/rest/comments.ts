import { fitBody } from '../fit-body.ts';
import type { CommentText } from '../forge.ts';
import { formatMarker, hasMarker, isSameBody } from '../marker.ts';
import type { Connection, RestApi } from './connect.ts';
import { listPages, PAGE_SIZE } from './list-pages.ts';
import { statusOf } from './rest-error.ts';

/** Adds the comment with this marker or replaces its text; its URL. */
export async function writeComment(
  { perform, owner, repo }: Connection,
  { number, marker, body, shortBodies }: CommentText,
): Promise<{ url: string }> {
  const task = {
    doing: `Commenting on #${number}`,
    permission: 'pull-requests: write, issues: write',
    setting: 'the token of a pull request from a fork may never comment',
  };
  const text = fitBody({ full: body, short: shortBodies ?? [], ending: formatMarker(marker) });
  return perform(task, async (api) => {
    const place = { api, owner, repo, number, marker };
    const known = (await keepOldest(place)) ?? (await addComment(place, text));
    if (isSameBody(known.body, text)) return { url: known.html_url };
    const { data } = await api.issues.updateComment({ owner, repo, comment_id: known.id, body: text });
    return { url: data.html_url };
  });
}

interface Place {
  api: RestApi;
  owner: string;
  repo: string;
  number: number;
  marker: string;
}

interface Comment {
  id: number;
  html_url: string;
  body?: string | undefined;
}

/** Adds the comment. Where another job did so in the meantime, the older one of the two stays. */
async function addComment(place: Place, body: string): Promise<Comment> {
  const { api, owner, repo, number } = place;
  const { data } = await api.issues.createComment({ owner, repo, issue_number: number, body });
  return (await keepOldest(place)) ?? data;
}

/** The oldest comment with the marker; others with it are deleted, which every job that sees them does alike. */
async function keepOldest(place: Place): Promise<Comment | undefined> {
  const [oldest, ...others] = await findComments(place);
  for (const { id } of others) await deleteComment(place, id);
  return oldest;
}

async function findComments({ api, owner, repo, number, marker }: Place): Promise<Comment[]> {
  const query = { owner, repo, issue_number: number, per_page: PAGE_SIZE };
  const found: Comment[] = [];
  for await (const comment of listPages((page) => api.issues.listComments({ ...query, page }))) {
    if (hasMarker(comment.body, marker) && mayBeOurs(comment)) found.push(comment);
  }
  return found.sort((a, b) => a.id - b.id);
}

/** Who may write to the repository, or an app. Gitea says nothing of its users' association. */
function mayBeOurs(comment: { user: { type?: string } | null; author_association?: string }): boolean {
  const { user, author_association: association } = comment;
  if (association === undefined || user?.type === 'Bot') return true;
  return ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association);
}

async function deleteComment({ api, owner, repo }: Place, id: number): Promise<void> {
  try {
    await api.issues.deleteComment({ owner, repo, comment_id: id });
  } catch (error) {
    // Another job was faster.
    if (statusOf(error) !== 404) throw error;
  }
}
