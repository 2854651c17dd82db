import { randomUUID } from 'node:crypto';

/** The log keeps a client's name of a request up to this length; a longer one joins no label. */
export const MAX_LOGGED_NAME = 256;

/** How one request is called. */
export interface RequestName {
  /** The service's own name for it, which no other request has. */
  own: string;
  /** The client's, which it may use for every request; undefined where it gives none. */
  given: string | undefined;
}

/** Names a request. */
export function nameRequest(given: string | undefined): RequestName {
  return { own: randomUUID(), given };
}

/** The id that the answer carries: the client's, else the service's own. */
export function answerId({ own, given }: RequestName): string {
  return given ?? own;
}

/** The ids of a request's rows: its own for a single row, numbered from 0 for several. */
export function nameRows(id: string, rows: number, single: boolean): string[] {
  return single ? [id] : Array.from({ length: rows }, (_, index) => `${id}/${index}`);
}
