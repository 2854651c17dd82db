import { type OpenAddress, openAddress } from './open-address.ts';
import type { RequestBody } from './send-body.ts';
import { explainRedirect, MAX_REDIRECTS, readRedirect, sendRequest } from './send-request.ts';

/** What is asked of it; all that clients such as octokit use of a `RequestInit`. */
export interface FetchInit {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: RequestBody | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * A `fetch` for libraries that bring their own requests. Redirects are followed; those of a request that changes
 * something within its origin alone, as it is.
 * @throws what `sendRequest` throws
 */
export function createFetch(
  open: OpenAddress = openAddress,
): (url: string, init?: FetchInit) => Promise<Response> {
  return async (url, { headers, ...init } = {}) => {
    let target = url;
    for (let count = 0; count <= MAX_REDIRECTS; count++) {
      const response = await sendRequest({
        ...init,
        url: target,
        headers: { 'accept-encoding': 'gzip', ...headers },
        open,
      });
      const location = readRedirect(response);
      if (location === null) return response;
      await response.body?.cancel();
      const next = new URL(location, target);
      if (response.status < 307 || next.origin !== new URL(target).origin) break;
      target = next.href;
    }
    throw explainRedirect(url);
  };
}
