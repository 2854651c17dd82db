import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import type { RunIsolation } from '../../kit/manifest/run.ts';

/** The training command ran and failed; with what kept it apart meanwhile. */
export class CommandFailure extends ConfigurationError {
  readonly isolation: RunIsolation;

  constructor(message: string, isolation: RunIsolation) {
    super(message);
    this.isolation = isolation;
  }
}
