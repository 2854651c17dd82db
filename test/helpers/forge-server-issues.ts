import {
  type Call,
  matchesState,
  NOT_FOUND,
  nextNumber,
  page,
  type RouteAnswer,
  readLabels,
  refuse,
} from './forge-server-answers.ts';
import type { IssueRecord, StatusRecord } from './forge-server-state.ts';
import {
  renderComment,
  renderIssue,
  renderLabel,
  renderPullAsIssue,
  renderStatus,
} from './forge-server-views.ts';

export function listIssues(call: Call): RouteAnswer {
  const { state, query } = call;
  const issues = state.issues.map((issue) => ({
    number: issue.number,
    state: issue.state,
    view: renderIssue(state, issue),
  }));
  const pulls = state.pulls.map((pull) => ({
    number: pull.number,
    state: pull.state,
    view: renderPullAsIssue(state, pull),
  }));
  const entries = [...issues, ...pulls]
    .filter((entry) => matchesState(query, entry.state))
    .sort((a, b) => b.number - a.number);
  return page(
    call,
    entries.map(({ view }) => view),
  );
}

export function createIssue({ state, body }: Call): RouteAnswer {
  const labels = readLabels(body['labels']);
  if (state.kind === 'gitea' && labels.length > 0) return refuse('json: cannot unmarshal string into int64');
  const issue: IssueRecord = {
    number: nextNumber(state),
    state: 'open',
    title: `${body['title']}`,
    body: typeof body['body'] === 'string' ? body['body'] : null,
    labels,
  };
  state.issues.push(issue);
  return { status: 201, body: renderIssue(state, issue) };
}

export function updateIssue({ state, parameters, body }: Call): RouteAnswer {
  const issue = state.issues.find(({ number }) => `${number}` === parameters['issue_number']);
  if (!issue) return NOT_FOUND;
  Object.assign(issue, body);
  return { status: 200, body: renderIssue(state, issue) };
}

export function listComments(call: Call): RouteAnswer {
  const { state, parameters } = call;
  const comments = state.comments.filter(({ number }) => `${number}` === parameters['issue_number']);
  return page(
    call,
    comments.map((comment) => renderComment(state, comment)),
  );
}

export function createComment({ state, parameters, body }: Call): RouteAnswer {
  const number = Number(parameters['issue_number']);
  if (![...state.issues, ...state.pulls].some((entry) => entry.number === number)) return NOT_FOUND;
  const id = Math.max(500, ...state.comments.map((comment) => comment.id)) + 1;
  const comment = { id, number, body: `${body['body']}` };
  state.comments.push(comment);
  return { status: 201, body: renderComment(state, comment) };
}

export function updateComment({ state, parameters, body }: Call): RouteAnswer {
  const comment = state.comments.find(({ id }) => `${id}` === parameters['comment_id']);
  if (!comment) return NOT_FOUND;
  comment.body = `${body['body']}`;
  return { status: 200, body: renderComment(state, comment) };
}

export function deleteComment({ state, parameters }: Call): RouteAnswer {
  const index = state.comments.findIndex(({ id }) => `${id}` === parameters['comment_id']);
  if (index < 0) return NOT_FOUND;
  state.comments.splice(index, 1);
  return { status: 204 };
}

export function setLabels({ state, parameters, body }: Call): RouteAnswer {
  const target = [...state.issues, ...state.pulls].find(
    ({ number }) => `${number}` === parameters['issue_number'],
  );
  if (!target) return NOT_FOUND;
  const names = readLabels(body['labels']);
  if (state.kind === 'github') state.labels.push(...names.filter((name) => !state.labels.includes(name)));
  // Gitea drops names that the repository lacks, and says nothing.
  target.labels = names.filter((name) => state.labels.includes(name));
  return { status: 200, body: target.labels.map((name) => renderLabel(state, name)) };
}

export function getLabel({ state, parameters }: Call): RouteAnswer {
  const name = state.labels.find((label) => label === parameters['name']);
  return name === undefined ? NOT_FOUND : { status: 200, body: renderLabel(state, name) };
}

export function createLabel({ state, body }: Call): RouteAnswer {
  const name = `${body['name']}`;
  if (state.kind === 'github' && state.labels.includes(name)) return refuse('already_exists');
  state.labels.push(name);
  return { status: 201, body: renderLabel(state, name) };
}

export function createStatus({ state, parameters, body }: Call): RouteAnswer {
  const { description = '' } = body;
  if (`${description}`.length > 140) return refuse('description is too long (maximum is 140 characters)');
  const status = { ...(body as unknown as StatusRecord), sha: parameters['sha'] ?? '' };
  state.statuses.push(status);
  return { status: 201, body: renderStatus(state, status) };
}

export function dispatchWorkflow({ state, parameters, body }: Call): RouteAnswer {
  const { inputs = {}, ref } = body;
  const values = Object.values(inputs as Record<string, unknown>);
  if (values.some((value) => typeof value !== 'string')) return refuse('cannot unmarshal bool into string');
  state.dispatches.push({ workflow: parameters['workflow_id'] ?? '', ref: `${ref}`, inputs });
  return { status: 204 };
}
