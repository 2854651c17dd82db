import type { Reach } from '../../../../kit/format/manifest/reach.ts';
import type { RunIsolation } from '../../../../kit/format/manifest/run.ts';
import type { ReachQuestion } from '../reach/reach-question.ts';
import type { Recording } from '../record-events.ts';
import type { Training } from '../training.ts';

/** What a training reported, and how its command was kept apart; nothing of that for the built-in trainer. */
export interface Trained extends Recording {
  isolation?: RunIsolation;
}

/** One way to train a model. */
export interface Trainer {
  /** Whether the training can read rows of the test split. Asked before it runs. */
  askReach(question: ReachQuestion): Promise<Reach>;
  /**
   * Trains, and leaves `model.onnx` in the work folder's `output`.
   * @throws ConfigurationError when it cannot; CommandFailure where a command ran and failed
   */
  train(training: Training): Promise<Trained>;
}
