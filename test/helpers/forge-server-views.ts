import { readExample } from './forge-openapi.ts';
import type {
  CommentRecord,
  ForgeState,
  IssueRecord,
  PullRecord,
  StatusRecord,
} from './forge-server-state.ts';

type Json = Record<string, unknown>;

/** A pull request as the forge shows it: GitHub's own example with the fields that matter replaced. */
export function renderPull(state: ForgeState, pull: PullRecord, example: string): Json {
  const view = readExample(example);
  const repository = pull.from ?? state.repository;
  return {
    ...view,
    ...describeText(state, pull, 'pull'),
    merged: pull.merged,
    // GitHub's own example of a team does not fit GitHub's schema of one.
    requested_teams: [],
    merged_at: pull.merged ? '2026-01-02T00:00:00Z' : null,
    head: renderBranch({ example: view['head'], ref: pull.head, repository, commit: pull.commit }),
    base: renderBranch({ example: view['base'], ref: pull.base, repository: state.repository }),
  };
}

function renderBranch({
  example,
  ref,
  repository,
  commit,
}: {
  example: unknown;
  ref: string;
  repository: string;
  commit?: string | undefined;
}): Json {
  const branch = { ...(example as Json) };
  return {
    ...branch,
    ...(commit === undefined ? {} : { sha: commit }),
    ref,
    label: `${repository.split('/')[0]}:${ref}`,
    repo: { ...(branch['repo'] as Json), full_name: repository },
  };
}

/** GitHub lists pull requests among the issues. */
export function renderPullAsIssue(state: ForgeState, pull: PullRecord): Json {
  const url = `${state.url}/${state.repository}/pull/${pull.number}`;
  return {
    ...readExample('issue'),
    ...describeText(state, pull, 'pull'),
    pull_request: { url, html_url: url, diff_url: `${url}.diff`, patch_url: `${url}.patch` },
  };
}

/** GitHub's example of an issue belongs to a pull request; ours does not. */
export function renderIssue(state: ForgeState, issue: IssueRecord): Json {
  const { pull_request: _pull, ...view } = readExample('issue');
  return { ...view, ...describeText(state, issue, 'issues') };
}

function describeText(
  state: ForgeState,
  { number, state: shown, title, body, labels }: PullRecord | IssueRecord,
  kind: string,
): Json {
  const html_url = `${state.url}/${state.repository}/${kind}/${number}`;
  return {
    number,
    state: shown,
    title,
    body,
    html_url,
    labels: labels.map((name) => renderLabel(state, name)),
  };
}

export function renderLabel(_state: ForgeState, name: string): Json {
  return { ...readExample('label'), name };
}

export function renderComment(
  { url, repository, kind }: ForgeState,
  { id, number, body, by }: CommentRecord,
): Json {
  const { user, author_association: _, ...view } = readExample('issue-comment');
  const association = { member: 'MEMBER', outsider: 'NONE' };
  return {
    ...view,
    id,
    body,
    html_url: `${url}/${repository}/issues/${number}#issuecomment-${id}`,
    user: { ...(user as Json), type: by === undefined ? 'Bot' : 'User' },
    // Gitea does not say how the author stands to the repository.
    ...(kind === 'gitea' ? {} : { author_association: by === undefined ? 'NONE' : association[by] }),
  };
}

/** An artifact in a listing. */
export function renderArtifact(state: ForgeState, index: number): Json {
  const { run, name, zip, digest } = state.artifacts[index] ?? { run: 0, name: '', zip: Buffer.of() };
  const url = `${state.url}/repos/${state.repository}/actions/artifacts/${index + 1}`;
  return {
    ...(readExample('artifact-paginated')['artifacts'] as Json[])[0],
    id: index + 1,
    name,
    size_in_bytes: zip.length,
    url,
    archive_download_url: `${url}/zip`,
    expired: false,
    workflow_run: { id: run },
    digest,
  };
}

/** Gitea calls a status's state `status`. */
export function renderStatus({ kind }: ForgeState, { sha: _sha, state, ...rest }: StatusRecord): Json {
  const view = { ...readExample('status'), target_url: null, ...rest };
  return kind === 'gitea' ? { ...view, state: undefined, status: state } : { ...view, state };
}
