import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { isPublicAddress } from '../reach/public-address.ts';
import { createPublicLookup, explainPrivate } from './public-lookup.ts';
import type { OpenAddress } from './send-request.ts';
import { toResponse } from './to-response.ts';

/**
 * Asks an https:// address as `fetch` does, but only of the open Internet. The name is looked up once, and the connection
 * goes to the very address that was looked at: a name that changes its mind in between leads nowhere else.
 * @param lookup how names become addresses
 */
export function createPublicFetch(lookup = createPublicLookup()): OpenAddress {
  return async (url, { method, headers, signal }) => {
    refuseLiteral(url);
    const { request } = await import('node:https');
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      // An agent of the process could be told by the environment to ask somebody else.
      const options = { method, headers, lookup, agent: false, ...(signal ? { signal } : {}) };
      request(url, options, resolve).on('error', reject).end();
    });
    return toResponse(incoming);
  };
}

function refuseLiteral(url: URL): void {
  if (url.protocol !== 'https:') throw new ConfigurationError(`${url.origin} is not an https:// address.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw explainPrivate(url.hostname);
}
