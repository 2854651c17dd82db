/** What one cell of a request breaks. `row` counts from 0. */
export interface CellError {
  row: number;
  column: string;
  rule: string;
  message: string;
}

/** A request that the client can put right: the HTTP status and one sentence that says what, where and the cure. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly status: number;
  readonly cells: readonly CellError[] | undefined;

  constructor(status: number, message: string, cells?: readonly CellError[]) {
    super(message);
    this.status = status;
    this.cells = cells;
  }
}
