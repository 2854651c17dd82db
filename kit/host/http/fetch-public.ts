import { isIP } from 'node:net';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isPublicAddress } from '../../ground/reach/public-address.ts';
import { createOpener, type OpenAddress } from './open-address.ts';
import { createPublicLookup, explainPrivate } from './public-lookup.ts';

/**
 * Asks an https:// address as `fetch` does, but only of the open Internet. The name is looked up once, and the connection
 * goes to the very address that was looked at: a name that changes its mind in between leads nowhere else.
 * @param lookup how names become addresses
 */
export function createPublicFetch(lookup = createPublicLookup()): OpenAddress {
  // An agent of the process could be told by the environment to ask somebody else.
  const open = createOpener({ agent: false, lookup });
  return async (url, request) => {
    refuseLiteral(url);
    return open(url, request);
  };
}

function refuseLiteral(url: URL): void {
  if (url.protocol !== 'https:')
    throw new ConfigurationError('SLW_ADDRESS_REFUSED', `${url.origin} is not an https:// address.`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) throw explainPrivate(url.hostname);
}
