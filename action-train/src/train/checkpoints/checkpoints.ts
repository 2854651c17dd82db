import type { Run } from '../../../../kit/format/manifest/run.ts';

/** A checkpoint that is kept: its path from the run's folder, its digest, the step it was made at. */
export type Checkpoint = Run['checkpoints'][number];

/** The checkpoints port: where what a training has reached outlives the command's own folder. */
export interface Checkpoints {
  /**
   * Keeps a file's content, whole or not at all, and digests what is kept.
   * @param announced `file` is absolute
   * @throws Error when it is no regular file, or cannot be kept
   */
  publish(announced: { file: string; step: number }): Promise<Checkpoint>;
  /** Those that are kept, in the order in which they were published. */
  find(): Promise<readonly Checkpoint[]>;
  /**
   * Puts a kept checkpoint where its path says below `folder`, whole or not at all.
   * @throws ConfigurationError when it is no longer there
   */
  fetch(checkpoint: Checkpoint, folder: string): Promise<void>;
}
