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
  return {
    ...view,
    ...describeText(state, pull, 'pull'),
    merged: pull.merged,
    // GitHub's own example of a team does not fit GitHub's schema of one.
    requested_teams: [],
    merged_at: pull.merged ? '2026-01-02T00:00:00Z' : null,
    head: renderBranch(state, view['head'], pull.head),
    base: renderBranch(state, view['base'], pull.base),
  };
}

function renderBranch({ repository }: ForgeState, example: unknown, ref: string): Json {
  const branch = { ...(example as Json) };
  return {
    ...branch,
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

export function renderComment({ url, repository }: ForgeState, { id, number, body }: CommentRecord): Json {
  return {
    ...readExample('issue-comment'),
    id,
    body,
    html_url: `${url}/${repository}/issues/${number}#issuecomment-${id}`,
  };
}

/** Gitea calls a status's state `status`. */
export function renderStatus({ kind }: ForgeState, { sha: _sha, state, ...rest }: StatusRecord): Json {
  const view = { ...readExample('status'), target_url: null, ...rest };
  return kind === 'gitea' ? { ...view, state: undefined, status: state } : { ...view, state };
}
