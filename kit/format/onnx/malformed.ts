import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

export const MALFORMED_CURE = 'Export it again, and check that the file was copied whole.';

/** A fault in the encoding of a model; `what` the file holds that it should not. */
export class MalformedModelError extends ConfigurationError {
  readonly what: string;

  constructor(what: string) {
    super(
      'SLW_MODEL_UNREADABLE',
      `The model is not a readable ONNX file: it holds ${what}. ${MALFORMED_CURE}`,
    );
    this.what = what;
  }
}

/** What every fault in the encoding becomes. */
export function malformed(what: string): MalformedModelError {
  return new MalformedModelError(what);
}
