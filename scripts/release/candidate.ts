import type { ServiceImage } from './service-image.ts';

/** Runs git in the kit's folder; what it prints, without the last line break. @throws Error when it fails */
export type RunGit = (...args: string[]) => string;

/** What is to be released, and where from. */
export interface Candidate {
  root: string;
  version: string;
  git: RunGit;
}

/** A release that may be made. */
export interface Release {
  /** The kit's folder. */
  root: string;
  owner: string;
  repository: string;
  version: string;
  /** `v` and the version: never moved. */
  tag: string;
  commit: string;
  /** The tag of the newest release of its major number, such as `v1`; undefined where a newer one has it. */
  majorTag: string | undefined;
  /** What changes for users, in Markdown. */
  notes: string;
  /** What pods mount. */
  image: ServiceImage;
}
