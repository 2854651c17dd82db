import { execFileSync } from 'node:child_process';
import {
  type Call,
  matchesState,
  NOT_FOUND,
  nextNumber,
  page,
  type RouteAnswer,
  refuse,
} from './forge-server-answers.ts';
import type { PullRecord } from './forge-server-state.ts';
import { renderPull } from './forge-server-views.ts';

export function listPulls(call: Call): RouteAnswer {
  const { state, query } = call;
  const [owner] = state.repository.split('/');
  const pulls = (state.overlooks ? [] : state.pulls)
    .filter((pull) => matchesState(query, pull.state))
    // Gitea does not know the filter by head and gives every pull request.
    .filter(
      ({ head }) => state.kind === 'gitea' || !query.has('head') || query.get('head') === `${owner}:${head}`,
    )
    .filter(({ base }) => !query.has('base') || query.get('base') === base)
    .toReversed();
  return page(
    call,
    pulls.map((pull) => renderPull(state, pull, 'pull-request-simple-items')),
  );
}

export function getPull({ state, parameters }: Call): RouteAnswer {
  const pull = state.pulls.find(({ number }) => `${number}` === parameters['pull_number']);
  return pull ? { status: 200, body: renderPull(state, pull, 'pull-request') } : NOT_FOUND;
}

export function createPull({ state, body }: Call): RouteAnswer {
  const { head, base, title } = body;
  const exists = state.pulls.some(
    (pull) => pull.state === 'open' && pull.head === head && pull.base === base,
  );
  if (exists && !state.overlooks)
    return refuse(`A pull request already exists for ${head}.`, state.kind === 'gitea' ? 409 : 422);
  const problem = state.remote === undefined ? undefined : checkBranches(state.remote, `${head}`, `${base}`);
  if (problem) return refuse(problem);
  const pull: PullRecord = {
    number: nextNumber(state),
    state: 'open',
    merged: false,
    title: `${title}`,
    body: typeof body['body'] === 'string' ? body['body'] : null,
    head: `${head}`,
    base: `${base}`,
    labels: [],
    reviewers: [],
  };
  state.pulls.push(pull);
  state.overlooks = false;
  return { status: 201, body: renderPull(state, pull, 'pull-request') };
}

function checkBranches(remote: string, head: string, base: string): string | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: remote, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    const ahead = git('rev-list', '--count', `refs/heads/${base}..refs/heads/${head}`);
    return ahead === '0' ? `No commits between ${base} and ${head}` : undefined;
  } catch {
    return `head ${head} is invalid`;
  }
}

export function updatePull({ state, parameters, body }: Call): RouteAnswer {
  const pull = state.pulls.find(({ number }) => `${number}` === parameters['pull_number']);
  if (!pull) return NOT_FOUND;
  Object.assign(pull, body);
  return { status: 200, body: renderPull(state, pull, 'pull-request') };
}

export function requestReviewers({ state, parameters, body }: Call): RouteAnswer {
  const pull = state.pulls.find(({ number }) => `${number}` === parameters['pull_number']);
  if (!pull) return NOT_FOUND;
  const { reviewers = [], team_reviewers = [] } = body as { reviewers?: string[]; team_reviewers?: string[] };
  if (reviewers.includes('stranger')) return refuse('Reviews may only be requested from collaborators.');
  pull.reviewers.push(...reviewers, ...team_reviewers.map((team) => `team:${team}`));
  return { status: 201, body: renderPull(state, pull, 'pull-request-review-request') };
}
