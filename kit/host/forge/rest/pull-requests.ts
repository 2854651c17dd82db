import { fitBody } from '../fit-body.ts';
import type { OpenProposal, PullRequestHead } from '../forge.ts';
import { formatSupersededMarker } from '../marker.ts';
import { isNamedAlike } from '../named-alike.ts';
import type { Connection, RestApi } from './connect.ts';
import { listPages, PAGE_SIZE } from './list-pages.ts';
import { statusOf } from './rest-error.ts';

/** What matters of a pull request. `closed`: without being merged. */
export interface PullRequest {
  number: number;
  url: string;
  state: 'open' | 'merged' | 'closed';
  title: string;
  body: string | null;
  labels: string[];
}

interface Branches {
  api: RestApi;
  connection: Connection;
  branch: string;
  base: string;
}

/** The open pull request from `branch` into `base` (the oldest of several), else the newest one that is done, if any. */
export async function findPullRequest({
  api,
  connection,
  branch,
  base,
}: Branches): Promise<PullRequest | undefined> {
  const found = await listFromBranch({ api, connection, branch, base });
  return found.findLast(({ state }) => state === 'open') ?? found[0];
}

/** Every pull request from `branch` into `base`, the newest first. */
async function listFromBranch({ api, connection, branch, base }: Branches): Promise<PullRequest[]> {
  const { owner, repo, repository } = connection;
  const query = { owner, repo, head: `${owner}:${branch}`, base, state: 'all', per_page: PAGE_SIZE } as const;
  const found: PullRequest[] = [];
  for await (const listed of listPages((page) => api.pulls.list({ ...query, page }))) {
    // Gitea gives every pull request, whatever head was asked for.
    if (listed.head.ref !== branch || listed.base.ref !== base || isFork(listed, repository)) continue;
    found.push(readPullRequest(listed));
  }
  return found.sort((a, b) => b.number - a.number);
}

/** The open pull requests from other branches of this repository that are named alike, the oldest first. */
export async function listSiblings({
  branch,
  prefix,
  ...place
}: Branches & { prefix: string }): Promise<PullRequest[]> {
  const listed = await listOpen(place);
  return listed
    .filter(({ head: { ref } }) => ref !== branch && isNamedAlike(ref, prefix))
    .map(readPullRequest);
}

/** The open pull requests into `base` from branches of this repository that begin with `prefix`, the oldest first. */
export async function listOpenProposals(
  connection: Connection,
  { base, prefix }: { base: string; prefix: string },
): Promise<OpenProposal[]> {
  const task = { doing: `Listing the open pull requests into ${base}`, permission: 'pull-requests: read' };
  const listed = await connection.perform(task, (api) => listOpen({ api, connection, base }));
  return listed
    .filter(({ head }) => head.ref.startsWith(prefix))
    .map(({ number, html_url: url, head }) => ({ url, number, branch: head.ref, commit: head.sha }));
}

type ListedPull = Awaited<ReturnType<RestApi['pulls']['list']>>['data'][number];

/** Every open pull request into `base` from a branch of this repository, the oldest first. */
async function listOpen({
  api,
  connection: { owner, repo, repository },
  base,
}: Omit<Branches, 'branch'>): Promise<ListedPull[]> {
  const query = { owner, repo, base, state: 'open', per_page: PAGE_SIZE } as const;
  const found: ListedPull[] = [];
  for await (const listed of listPages((page) => api.pulls.list({ ...query, page }))) {
    if (listed.base.ref === base && !isFork(listed, repository)) found.push(listed);
  }
  return found.sort((a, b) => a.number - b.number);
}

function isFork({ head }: { head: { repo?: { full_name: string } | null } }, repository: string): boolean {
  return Boolean(head.repo) && head.repo?.full_name.toLowerCase() !== repository.toLowerCase();
}

/** Opens a pull request; where another job did so in between, that one. */
export async function createPullRequest({
  api,
  connection,
  branch,
  base,
  title,
  body,
}: Branches & { title: string; body: string }): Promise<PullRequest> {
  const { owner, repo } = connection;
  try {
    const { data } = await api.pulls.create({ owner, repo, head: branch, base, title, body });
    return await keepOldest({ api, connection, branch, base, created: readPullRequest(data) });
  } catch (error) {
    // "Exists already" is 422 on GitHub and 409 on Gitea.
    if (![409, 422].includes(statusOf(error) ?? 0)) throw error;
    const known = await findPullRequest({ api, connection, branch, base });
    if (known?.state !== 'open') throw error;
    return known;
  }
}

/** The pull request of this number as it is now; null where there is none. */
export async function readHead(
  { perform, owner, repo }: Connection,
  number: number,
): Promise<PullRequestHead | null> {
  const task = { doing: `Reading pull request #${number}`, permission: 'pull-requests: read' };
  return perform(task, async (api) => {
    try {
      const { data } = await api.pulls.get({ owner, repo, pull_number: number });
      const { state } = readPullRequest(data);
      return { state, commit: data.head.sha, repository: data.head.repo?.full_name ?? null };
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  });
}

/**
 * Gitea looks for an open pull request before it makes one, so that two jobs at once can each get their own: the oldest
 * stays, the others are closed in its favour. Whoever came later sees them all.
 */
async function keepOldest({
  api,
  connection,
  branch,
  base,
  created,
}: Branches & { created: PullRequest }): Promise<PullRequest> {
  const { owner, repo } = connection;
  const listed = await listFromBranch({ api, connection, branch, base });
  const open = listed.filter(({ state }) => state === 'open');
  const oldest = open.at(-1) ?? created;
  for (const { number, body } of open.slice(0, -1)) {
    const ending = formatSupersededMarker(oldest.number);
    const text = fitBody({ full: body ?? '', ending });
    await api.pulls.update({ owner, repo, pull_number: number, state: 'closed', body: text });
  }
  return oldest;
}

function readPullRequest({
  number,
  html_url,
  state,
  merged_at,
  title,
  body,
  labels,
}: {
  number: number;
  html_url: string;
  state: string;
  merged_at?: string | null;
  title: string;
  body: string | null;
  labels?: readonly { name?: string }[] | null;
}): PullRequest {
  return {
    number,
    url: html_url,
    state: state === 'open' ? 'open' : merged_at ? 'merged' : 'closed',
    title,
    body,
    labels: (labels ?? []).map((label) => label.name ?? ''),
  };
}
