import { createFetch, type FetchInit } from '../../http/create-fetch.ts';
import type { OpenAddress } from '../../http/open-address.ts';
import { readBounded } from '../../http/read-bounded.ts';

/** A forge that says nothing for so long is given up: 30 seconds. */
const IDLE_MS = 30_000;

/** Far more than a page of the largest listing holds, a hundred releases with long texts and many assets. */
const MAX_ANSWER_BYTES = 128 * 1024 * 1024;

type Fetch = (url: string, init?: FetchInit) => Promise<Response>;

/** How octokit sends its requests. */
export interface Fetches {
  /** A question in JSON. */
  ask: Fetch;
  /** Bytes to the forge, which may take its time to keep them. */
  send: Fetch;
  /** Bytes from the forge: the answer, still to be read. */
  receive: Fetch;
}

export function createFetches(open: OpenAddress): Fetches {
  const receive = createFetch(open);
  return {
    ask: readWhole(createFetch((url, request) => open(url, { ...request, idleTimeoutMs: IDLE_MS }))),
    send: readWhole(receive),
    receive,
  };
}

/** An answer that breaks off is none: octokit would take what came of it for all. */
function readWhole(request: Fetch): Fetch {
  return async (url, init) => {
    const response = await request(url, init);
    if (response.body === null) return response;
    const { status, statusText, headers } = response;
    const bytes = await readBounded(response, { url, maxBytes: MAX_ANSWER_BYTES });
    return new Response(bytes, { status, statusText, headers });
  };
}
