/** A change to propose: files on a branch of the bot's, and the words of its pull request. */
export interface Proposal {
  /** The bot's branch; the same change takes the same name. */
  branch: string;
  /** The branch it shall be merged into. */
  base: string;
  title: string;
  /** Markdown of any length: cut with a note where the forge's limit demands it. */
  body: string;
  /** Shorter forms of the body, the longest first, for when it is longer than the forge takes. */
  shortBodies?: readonly string[];
  /**
   * The beginning of branches for the same thing: older open pull requests from them are closed in favour of this one.
   * What follows it in a branch's name must be 12 hex digits.
   */
  supersedes?: string;
  /** Whether a change that a newer pull request took the place of is proposed anew and takes the place of that one. */
  comesBack?: boolean;
  /** Contents by path relative to the project's folder; null deletes. */
  files: Record<string, string | Uint8Array | null>;
  /** The commit's message. */
  message: string;
  /** Created where they are missing. */
  labels?: readonly string[];
  /** User names, or `team:<slug>`, that are asked for a review. */
  reviewers?: readonly string[];
}

/**
 * What became of a proposal.
 * opened: a new pull request. updated: an open one has new contents or words. unchanged: an open one says the same.
 * merged: the base holds these contents already, nothing was proposed.
 * closed: a person closed the pull request of this very change, and that is respected.
 * superseded: an open pull request has taken its place, and that is respected too; `url` and `number` are that one's.
 */
export interface ProposedChange {
  state: 'opened' | 'updated' | 'unchanged' | 'merged' | 'closed' | 'superseded';
  /** The pull request, or its file; empty for `merged` where no pull request is known. */
  url: string;
  number?: number;
  branch: string;
  /** The branch's newest commit; the base's for `merged`. */
  commit: string;
}

export interface CommitStatus {
  commit: string;
  /** The name under which branch protection can require it, such as `slipway/promote`. */
  context: string;
  state: 'success' | 'failure' | 'pending' | 'error';
  /** Cut at 140 characters. */
  description: string;
  url?: string;
}

/** An issue or comment is found again by its marker, which is hidden in its body. */
export interface IssueText {
  /** Unique within the repository, such as `drift/house-price/production`. */
  marker: string;
  title: string;
  body: string;
  labels: readonly string[];
}

export interface Issue {
  url: string;
  number?: number;
  /** What was done to it. */
  state: 'opened' | 'updated' | 'unchanged' | 'reopened' | 'closed';
}

/** A comment that is found again by its hidden marker. */
export interface CommentText {
  /** Of the pull request or issue. */
  number: number;
  marker: string;
  body: string;
  /** Shorter forms of the body, the longest first, for when it is longer than the forge takes. */
  shortBodies?: readonly string[];
}

/** A pull request as the forge has it now. */
export interface PullRequestHead {
  state: 'open' | 'merged' | 'closed';
  /** The newest commit of its branch. */
  commit: string;
  /** `owner/name` of the repository that the branch is of; null where that is gone. */
  repository: string | null;
}

/** A pull request that waits for a person, from a branch of this very repository. */
export interface OpenProposal {
  /** The pull request, or its file. */
  url: string;
  number: number;
  branch: string;
  /** The newest commit of its branch, by the forge's account: a clone may not have it. */
  commit: string;
}

/** The forge port. Every 403 and 404 of a write is a ConfigurationError that names the missing permission or setting. */
export interface Forge {
  kind: 'github' | 'gitea' | 'local';
  /** Opens or updates the one pull request of a branch. */
  proposeChange(proposal: Proposal): Promise<ProposedChange>;
  /** The open pull requests into `base` from this repository's branches that begin with `prefix`, the oldest first. */
  listOpenProposals(filter: { base: string; prefix: string }): Promise<OpenProposal[]>;
  setStatus(status: CommitStatus): Promise<void>;
  /**
   * Writes the one comment with this marker on a pull request or issue: adds it, or replaces its text. Of two jobs that
   * add it at once one comment stays. A comment of an outsider that carries the marker is not taken for it.
   */
  comment(comment: CommentText): Promise<{ url: string }>;
  /** A pull request; null where there is none of that number. */
  readPullRequest(number: number): Promise<PullRequestHead | null>;
  /** The body of the newest issue with this marker, open or closed; null where there is none. */
  readIssue(marker: string): Promise<string | null>;
  /** Opens the issue with this marker, updates its title and body, or opens it again. Labels are added. */
  upsertIssue(issue: IssueText): Promise<Issue>;
  /** Comments on the open issue with this marker and closes it; null where none is open. */
  closeIssue(issue: { marker: string; comment: string }): Promise<Issue | null>;
  /** Starts a workflow that has `on: workflow_dispatch`. */
  dispatchWorkflow(dispatch: {
    /** Its file's name, such as `ingest.yml`. */
    workflow: string;
    ref: string;
    inputs: Readonly<Record<string, string | number | boolean>>;
  }): Promise<void>;
}
