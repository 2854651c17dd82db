import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Reach } from './reach.ts';

/**
 * Lets an address through that may be asked: https:// always, http:// where that is allowed. Whether everybody reaches it
 * is seen when it is connected to.
 * @param shown the address as it may stand in a message
 * @throws ConfigurationError for any other
 */
export function requireAddress({ confined, plainHttp }: Reach, url: string, shown: string): void {
  const { protocol } = new URL(url);
  if (protocol === 'https:') return;
  if (confined !== undefined)
    throw new ConfigurationError(
      'SLW_ADDRESS_REFUSED',
      `${shown} is not an https:// address. On a pull request no other is read.`,
    );
  if (protocol === 'http:' && plainHttp) return;
  throw new ConfigurationError(
    'SLW_ADDRESS_REFUSED',
    `${shown} is not an https:// address: anybody on the way could change what comes. Use https://, or set the input "allow-http" where the network is your own.`,
  );
}
