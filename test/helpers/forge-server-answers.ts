import type { ForgeState } from './forge-server-state.ts';

export interface RouteAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Call {
  state: ForgeState;
  parameters: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
  /** An upload as it came. */
  raw?: Buffer;
  accept?: string | undefined;
  /** Came without a token. */
  isAnonymous: boolean;
}

export type Route = (call: Call) => RouteAnswer;

export const NOT_FOUND: RouteAnswer = {
  status: 404,
  body: { message: 'Not Found', documentation_url: 'https://docs.github.com/rest', status: '404' },
};

/** GitHub's answer to what it understands and does not accept. */
export function refuse(message: string, status = 422): RouteAnswer {
  const errors = [{ resource: 'PullRequest', code: 'custom', message }];
  return {
    status,
    body: { message: 'Validation Failed', documentation_url: 'https://docs.github.com/rest', errors },
  };
}

/** One page, newest first, and where the next one is: at another host with Gitea behind a proxy. */
export function page({ state, query }: Call, entries: unknown[]): RouteAnswer {
  const asked = Number(query.get('per_page') ?? 30);
  const size = state.kind === 'gitea' ? state.pageSize : Math.min(asked, state.pageSize);
  const number = Number(query.get('page') ?? 1);
  const body = entries.slice((number - 1) * size, number * size);
  const more = entries.length > number * size;
  const link = `<http://forge.invalid/page?page=${number + 1}>; rel="next"`;
  return { status: 200, body, ...(more ? { headers: { link } } : {}) };
}

export function matchesState(query: URLSearchParams, state: string): boolean {
  const wanted = query.get('state') ?? 'open';
  return wanted === 'all' || wanted === state;
}

export function nextNumber({ issues, pulls }: ForgeState): number {
  return issues.length + pulls.length + 1;
}

export function readLabels(labels: unknown): string[] {
  return Array.isArray(labels) ? labels.map(String) : [];
}
