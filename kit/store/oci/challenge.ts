import { ConfigurationError } from '../../errors/configuration-error.ts';
import { isLoopback } from './address.ts';

/** What a registry asks for in `WWW-Authenticate` (RFC 9110, section 11.6.1). */
export type Challenge =
  | { scheme: 'basic' }
  | { scheme: 'bearer'; realm: string; parameters: Record<string, string> };

/** Reads the header of a 401; undefined when it asks for nothing we know. */
export function parseChallenge(header: string | null): Challenge | undefined {
  const [, scheme = '', rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(header ?? '') ?? [];
  if (scheme.toLowerCase() === 'basic') return { scheme: 'basic' };
  if (scheme.toLowerCase() !== 'bearer') return undefined;
  const parameters: Record<string, string> = {};
  for (const [, name = '', value = ''] of rest.matchAll(/\b(\w+)="([^"]*)"/g)) parameters[name] = value;
  const { realm, ...others } = parameters;
  return realm === undefined ? undefined : { scheme: 'bearer', realm, parameters: others };
}

/**
 * Where to ask for a token.
 * @throws ConfigurationError when the registry points to a foreign or unencrypted place, which must not see the password
 */
export function tokenUrl(challenge: Extract<Challenge, { scheme: 'bearer' }>, host: string): string {
  const url = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
  const safe = url && (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.host)));
  if (!url || !safe || siteOf(url.host) !== siteOf(host)) {
    throw new ConfigurationError(
      `The registry ${host} asks for a token from ${challenge.realm}, which is not its own encrypted address; no password is sent there. Check the store's address.`,
    );
  }
  for (const [name, value] of Object.entries(challenge.parameters)) {
    if (name === 'service' || name === 'scope') url.searchParams.set(name, value);
  }
  return url.href;
}

/** The last two labels of a name (`registry-1.docker.io` and `auth.docker.io` belong together); an IP address whole. */
function siteOf(host: string): string {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return /^[\d.]+$|^\[/.test(name) ? name : name.split('.').slice(-2).join('.');
}
