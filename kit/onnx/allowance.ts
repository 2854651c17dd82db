import { malformed } from './malformed.ts';

/** Fields of all messages together. The largest forests of trees have some ten million. */
const MAX_FIELDS = 100_000_000;

/** What is kept of a model (names, shapes, texts), in bytes; weights are never kept. */
const MAX_KEPT_BYTES = 128 * 1024 * 1024;

/** One text. Vocabularies in metadata have some megabytes. */
const MAX_TEXT_BYTES = 16 * 1024 * 1024;

/** What reading one model may cost, so that no file takes all time or memory there is. */
export interface Allowance {
  countField(): void;
  /** Before something of so many bytes is read into memory to stay. */
  keep(bytes: number): void;
}

/** @throws ConfigurationError from either function once the model has had its share */
export function createAllowance(): Allowance {
  let fields = 0;
  let kept = 0;
  return {
    countField() {
      if (++fields > MAX_FIELDS) throw malformed(`more than ${MAX_FIELDS.toLocaleString('en-US')} fields`);
    },
    keep(bytes) {
      kept += bytes;
      if (bytes > MAX_TEXT_BYTES) throw malformed(`a text of ${bytes.toLocaleString('en-US')} bytes`);
      if (kept > MAX_KEPT_BYTES) throw malformed('names and texts without end');
    },
  };
}
