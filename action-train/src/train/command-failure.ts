import type { RunIsolation } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

/** The training command ran and failed; with what kept it apart meanwhile. */
export class CommandFailure extends ConfigurationError {
  readonly isolation: RunIsolation;

  constructor(message: string, isolation: RunIsolation) {
    super('SLW_TRAINING_FAILED', message);
    this.isolation = isolation;
  }
}
