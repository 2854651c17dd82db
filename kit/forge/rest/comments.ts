import { fitBody } from '../fit-body.ts';
import { formatMarker, hasMarker, isSameBody } from '../marker.ts';
import { type Connection, listPages, PAGE_SIZE, type RestApi } from './connect.ts';

/** Adds the comment with this marker or replaces its text; its URL. */
export async function writeComment(
  { perform, owner, repo }: Connection,
  { number, marker, body }: { number: number; marker: string; body: string },
): Promise<{ url: string }> {
  const task = {
    doing: `Commenting on #${number}`,
    permission: 'pull-requests: write, issues: write',
    setting: 'the token of a pull request from a fork may never comment',
  };
  const text = fitBody({ full: body, ending: formatMarker(marker) });
  return perform(task, async (api) => {
    const known = await findComment({ api, owner, repo, number, marker });
    if (known && isSameBody(known.body, text)) return { url: known.html_url };
    const { data } = known
      ? await api.issues.updateComment({ owner, repo, comment_id: known.id, body: text })
      : await api.issues.createComment({ owner, repo, issue_number: number, body: text });
    return { url: data.html_url };
  });
}

async function findComment({
  api,
  owner,
  repo,
  number,
  marker,
}: {
  api: RestApi;
  owner: string;
  repo: string;
  number: number;
  marker: string;
}) {
  const comments = listPages((page) =>
    api.issues.listComments({ owner, repo, issue_number: number, per_page: PAGE_SIZE, page }),
  );
  for await (const comment of comments) if (hasMarker(comment.body, marker)) return comment;
  return undefined;
}
