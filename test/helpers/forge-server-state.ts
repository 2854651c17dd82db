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
  /** Newest commit of the branch; GitHub's example unless set. */
  commit?: string;
  /** `owner/name` that the branch is of; the forge's own repository unless set. */
  from?: string;
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
  /** Who wrote it; the token's app unless set. */
  by?: 'member' | 'outsider';
}

/** An artifact of a workflow run. */
export interface ArtifactRecord {
  run: number;
  name: string;
  zip: Buffer;
  /** What the forge says that it took, where it says so. */
  digest?: string;
}

export interface StatusRecord {
  sha: string;
  state: string;
  context: string;
  description: string;
  target_url?: string;
}

/** A file of a release; `open` while it is not there whole. */
export interface AssetRecord {
  id: number;
  name: string;
  bytes: Buffer;
  state: 'uploaded' | 'open';
}

export interface ReleaseRecord {
  id: number;
  tag: string;
  title: string;
  body: string;
  draft: boolean;
  prerelease: boolean;
  makeLatest: string;
  immutable: boolean;
  assets: AssetRecord[];
}

/** What the forge holds, for tests to read and to change as people would. */
export interface ForgeState {
  url: string;
  kind: 'github' | 'gitea';
  repository: string;
  remote: string | undefined;
  pageSize: number;
  /** Shows no pull request until the next is made, and makes it: what Gitea does for two that come at once. */
  overlooks: boolean;
  pulls: PullRecord[];
  issues: IssueRecord[];
  comments: CommentRecord[];
  artifacts: ArtifactRecord[];
  labels: string[];
  statuses: StatusRecord[];
  dispatches: { workflow: string; ref: string; inputs: unknown }[];
  releases: ReleaseRecord[];
  nextReleaseId: number;
  /** Locks releases and their tags once they are published. */
  immutableReleases: boolean;
  /** Tags of immutable releases that were deleted. */
  burntTags: Set<string>;
  /** Where GitHub sends downloads on to. */
  storageUrl: string;
  /** What was downloaded of releases. */
  downloads: { asset: string; range: string | undefined }[];
  /** Downloads come whole, whatever part is asked for. */
  ignoresRange: boolean;
  /** Bytes after which the next download breaks off. */
  breaksAt: number | undefined;
  /** Takes no digests of assets, as GitHub did once and Gitea does. */
  withoutDigests: boolean;
  /** Keeps other bytes than were sent. */
  spoilsUploads: boolean;
  /** May be read without a token. */
  isPublic: boolean;
}

export function createState(options: Partial<ForgeState>): ForgeState {
  return {
    url: '',
    kind: options.kind ?? 'github',
    repository: options.repository ?? 'acme/house-price',
    remote: options.remote,
    pageSize: options.pageSize ?? 100,
    overlooks: false,
    pulls: [],
    issues: [],
    comments: [],
    artifacts: [],
    labels: [],
    statuses: [],
    dispatches: [],
    releases: [],
    nextReleaseId: 1,
    immutableReleases: options.immutableReleases ?? false,
    burntTags: new Set(),
    storageUrl: '',
    downloads: [],
    ignoresRange: false,
    breaksAt: undefined,
    withoutDigests: false,
    spoilsUploads: false,
    isPublic: false,
  };
}
