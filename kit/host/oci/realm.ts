import { getDomain } from 'tldts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isLoopback, type RepositoryAddress } from './address.ts';
import type { Challenge } from './challenge.ts';

/** Where a registry sends us for a token, and what may be believed of that. */
export interface Realm {
  challenge: Extract<Challenge, { scheme: 'bearer' }>;
  registry: Pick<RepositoryAddress, 'host' | 'origin'>;
  /** The address of the token server that the user named, which needs no likeness to the registry's. */
  named?: string | undefined;
}

/**
 * Where to ask for a token.
 * @throws ConfigurationError when the registry points to a place that nobody named and that need not be its owner's:
 * that must not see the password
 */
export function tokenUrl({ challenge, registry, named }: Realm): string {
  const { realm, parameters } = challenge;
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (!url || !isEncrypted(url) || !(isNamed(url, named) || belongsTo(url, registry)))
    throw new ConfigurationError(
      'SLW_ADDRESS_REFUSED',
      `The registry ${registry.host} asks for a token from ${realm}, which is neither its own host and port nor an https address of its domain on port 443; no password is sent there. Check the store's address, or name that address in the input "registry-realm" if you trust it.`,
    );
  for (const [name, value] of Object.entries(parameters)) {
    if (name === 'service' || name === 'scope') url.searchParams.set(name, value);
  }
  return url.href;
}

function isEncrypted({ protocol, host }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(host));
}

/** Whatever its query: registries put their own parameters there. */
function isNamed({ origin, pathname }: URL, named: string | undefined): boolean {
  if (named === undefined) return false;
  if (!URL.canParse(named)) throw new ConfigurationError('SLW_ADDRESS_REFUSED', explainNamed(named));
  const allowed = new URL(named);
  return allowed.origin === origin && allowed.pathname === pathname;
}

function explainNamed(named: string): string {
  return `The input "registry-realm" is "${named}". Write the address of the token server, such as https://auth.example.com/token.`;
}

/**
 * The same host and port, or the same registrable domain on https's own port. What stands below a public suffix belongs
 * to different people, also below those that companies lend out (`github.io`); an IP address has no domain.
 */
function belongsTo(url: URL, { origin }: Realm['registry']): boolean {
  if (url.origin === origin || url.origin === new URL(origin).origin) return true;
  if (url.protocol !== 'https:' || url.port !== '') return false;
  const domain = registrableDomain(url.hostname);
  return domain !== null && domain === registrableDomain(new URL(origin).hostname);
}

function registrableDomain(hostname: string): string | null {
  return getDomain(hostname, { allowPrivateDomains: true });
}
