import type { Release, ReleaseAsset } from './release-schemas.ts';

/** What a release says of itself. */
export interface ReleaseText {
  tag: string;
  title: string;
  body: string;
}

/** An asset that is to be sent. */
export interface NewAsset {
  name: string;
  /** In bytes. */
  size: number;
  /** As media types are written. */
  type: string;
  /** The bytes as they come. */
  body: AsyncIterable<Uint8Array>;
}

/** Some bytes of an asset, from the byte `offset` on. */
export interface Span {
  offset: number;
  size: number;
}

/** What a forge says to a release that is to be published: it is, or this tag is refused, in its own words. */
export type Publication =
  | { state: 'published'; release: Release }
  | { state: 'refused'; status: number; words: string };

/** The releases of a repository. A failure is a ConfigurationError that names the missing permission or setting. */
export interface Releases {
  /** Whether there is a token. Without one, a public repository can be read. */
  hasToken: boolean;
  /** Every release that we are shown, drafts where we may write. @throws ConfigurationError (SLW_REPOSITORY_HIDDEN) without a token */
  list(): Promise<Release[]>;
  /**
   * Makes a draft, which nobody sees who may not write. Sent once.
   * @throws TransientError where another draft may succeed
   */
  createDraft(text: ReleaseText): Promise<Release>;
  /**
   * Sends an asset of a draft as a stream, once: what came of it may stay behind in the draft.
   * @throws TransientError where another draft may succeed
   */
  uploadAsset(draft: Release, asset: NewAsset): Promise<ReleaseAsset>;
  /**
   * Publishes a draft under a tag as a pre-release: GitHub never calls it the latest, and to Gitea, which has no word for
   * that, a pre-release never is.
   */
  publishDraft(draft: Release, tag: string): Promise<Publication>;
  /** Removes a release that is still a draft by now, and no other. */
  removeDraft(draft: Release): Promise<void>;
  /**
   * Some bytes of an asset, unverified; fewer where it ends before. When the connection breaks, reading goes on from the
   * byte reached.
   * @returns undefined when the asset is gone
   */
  readAsset(asset: ReleaseAsset, span: Span): Promise<AsyncIterable<Uint8Array> | undefined>;
}
