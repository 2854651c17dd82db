/** Where a thing may lie that a project's files or a step's inputs name. */
export interface Reach {
  /**
   * Set where a pull request says what is read, which nobody may have looked at: then files are regular ones of the
   * project, and addresses are https:// ones that everybody reaches.
   */
  confined?: Confinement | undefined;
  /** Whether http:// will do, whose bytes anybody on the way may change. Never where `confined` is set. */
  plainHttp: boolean;
}

/** Absolute paths. */
export interface Confinement {
  /** The project's folder, which everything that is read must lie in. */
  project: string;
  /** The folder above it that no pull request made: from there on nothing may be a link. */
  anchor: string;
}
