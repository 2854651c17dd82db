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
