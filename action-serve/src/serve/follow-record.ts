/** What following a Git remote has seen. */
export interface FollowReport {
  branch: string;
  /** The commit last read without a fault. */
  commit: string;
  /** Why the last poll changed nothing although it should have; null while all is well. */
  fault: string | null;
}

/** Keeps what following a Git remote has seen. */
export interface FollowRecord {
  report(): Readonly<FollowReport>;
  /** A poll read this commit without a fault. @returns whether the one before had one */
  succeed(commit: string): boolean;
  /** A poll could not be acted on. @returns whether that is news */
  fail(fault: string): boolean;
}

/** Starts with the commit that the first model was found in. */
export function createFollowRecord(branch: string, commit: string): FollowRecord {
  let seen: FollowReport = { branch, commit, fault: null };
  return {
    report: () => seen,
    succeed: (next) => {
      const wasAtFault = seen.fault !== null;
      seen = { branch, commit: next, fault: null };
      return wasAtFault;
    },
    fail: (fault) => {
      const isNews = fault !== seen.fault;
      seen = { ...seen, fault };
      return isNews;
    },
  };
}
