import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isPublicAddress } from '../../ground/reach/public-address.ts';

/** Every address of a name; `lookup` of `node:dns` unless a test says otherwise. */
export type Resolve = (
  hostname: string,
  options: { all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Looks names up for a connection, and refuses one that has an address which not everybody reaches. */
export function createPublicLookup(
  resolve: Resolve = lookup,
  isAllowed: (address: string) => boolean = isPublicAddress,
): LookupFunction {
  return (hostname, { all }, done) => {
    resolve(hostname, { all: true }, (error, addresses = []) => {
      const [first] = addresses;
      if (error || !first) return done(error ?? explainPrivate(hostname), '');
      if (!addresses.every(({ address }) => isAllowed(address))) return done(explainPrivate(hostname), '');
      if (all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
}

/** The error for a host that is not of the open Internet. */
export function explainPrivate(host: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_ADDRESS_REFUSED',
    `${host} is not of the open Internet: it leads to this machine, a private network or a cloud's own services. On a pull request only public addresses are read.`,
  );
}
