export interface PullRecord {
  number: number;
  state: 'open' | 'closed';
  merged: boolean;
  title: string;
  body: string | null;
  head: string;
  base: string;
  labels: string[];
  reviewers: string[];
}

export interface IssueRecord {
  number: number;
  state: 'open' | 'closed';
  title: string;
  body: string | null;
  labels: string[];
}

export interface CommentRecord {
  id: number;
  /** Of its issue or pull request. */
  number: number;
  body: string;
}

export interface StatusRecord {
  sha: string;
  state: string;
  context: string;
  description: string;
  target_url?: string;
}

/** What the forge holds, for tests to read and to change as people would. */
export interface ForgeState {
  url: string;
  kind: 'github' | 'gitea';
  repository: string;
  remote: string | undefined;
  pageSize: number;
  pulls: PullRecord[];
  issues: IssueRecord[];
  comments: CommentRecord[];
  labels: string[];
  statuses: StatusRecord[];
  dispatches: { workflow: string; ref: string; inputs: unknown }[];
}

export function createState(options: Partial<ForgeState>): ForgeState {
  return {
    url: '',
    kind: options.kind ?? 'github',
    repository: options.repository ?? 'acme/house-price',
    remote: options.remote,
    pageSize: options.pageSize ?? 100,
    pulls: [],
    issues: [],
    comments: [],
    labels: [],
    statuses: [],
    dispatches: [],
  };
}
