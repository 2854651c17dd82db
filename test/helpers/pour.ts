import type { ServerResponse } from 'node:http';

/** Answers without an end, until nobody reads any more. */
export function pour(response: ServerResponse, piece: string): void {
  const go = () => {
    while (!response.destroyed && response.write(piece)) {}
  };
  go();
  response.on('drain', go);
}
