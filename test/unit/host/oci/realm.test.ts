import { describe, expect, test } from 'vitest';
import { parseRepository } from '../../../../kit/host/oci/address.ts';
import { tokenUrl } from '../../../../kit/host/oci/realm.ts';

function ask(realm: string, host: string, named?: string): string {
  const parameters = { service: 's', scope: 'a b', other: 'x' };
  const registry = parseRepository(`oci://${host}/name`);
  return tokenUrl({ challenge: { scheme: 'bearer', realm, parameters }, registry, named });
}

describe('a token server is believed without being named', () => {
  test.each([
    ['on the same host', 'https://ghcr.io/token', 'ghcr.io'],
    ['on the same host, its port written', 'https://ghcr.io:443/token', 'ghcr.io'],
    ['on the same host, the port written there', 'https://ghcr.io/token', 'ghcr.io:443'],
    ['on the same host and port', 'https://firm.co.uk:5000/token', 'firm.co.uk:5000'],
    ['at the same IP address and port', 'https://10.0.0.1:5000/token', '10.0.0.1:5000'],
    ['on this machine', 'http://127.0.0.1:5000/token', '127.0.0.1:5000'],
    ['in the same domain', 'https://auth.docker.io/token', 'registry-1.docker.io'],
    [
      'in the same domain, for a registry on its own port',
      'https://gitlab.example.com/jwt',
      'r.example.com:5050',
    ],
    ['in the same domain below a longer suffix', 'https://auth.firm.co.uk/token', 'registry.firm.co.uk'],
    ['in the same part of a lent domain', 'https://auth.firm.github.io/token', 'r.firm.github.io'],
  ])('%s', (_where, realm, host) => {
    expect(new URL(ask(realm, host)).search).toBe('?service=s&scope=a+b');
  });
});

describe('a token server is refused', () => {
  test.each([
    ['on another port', 'https://ghcr.io:8443/token', 'ghcr.io'],
    ['on another port of the same IP address', 'https://10.0.0.1/token', '10.0.0.1:5000'],
    ['on another port of this machine', 'http://127.0.0.1:5001/token', '127.0.0.1:5000'],
    ['on another port in the same domain', 'https://auth.docker.io:444/token', 'registry-1.docker.io'],
    ['at a sibling below a public suffix', 'https://mallory.co.uk/token', 'firm.co.uk'],
    ['at a sibling in a lent domain', 'https://mallory.github.io/token', 'firm.github.io'],
    ['at a sibling of two names without a domain', 'https://other/token', 'registry'],
    ['elsewhere', 'https://evil.example/token', 'ghcr.io'],
    ['at another IP address', 'https://10.0.0.2/token', '10.0.0.1'],
    ['without encryption', 'http://ghcr.io/token', 'ghcr.io'],
    ['with a user name that looks like the host', 'https://ghcr.io@evil.example/token', 'ghcr.io'],
    ['that is none', 'nonsense', 'ghcr.io'],
  ])('%s', (_where, realm, host) => {
    expect(() => ask(realm, host)).toThrow(/no password is sent there/);
  });
});

describe('a named token server', () => {
  const realm = 'https://auth.example.com:8443/token?tenant=7';

  test('is believed, whatever its query', () => {
    const url = ask(realm, 'ghcr.io', 'https://auth.example.com:8443/token');
    expect(url).toBe('https://auth.example.com:8443/token?tenant=7&service=s&scope=a+b');
  });

  test.each([
    'https://auth.example.com/token',
    'https://auth.example.com:8443/',
    'https://example.com:8443/token',
  ])('is believed at its own address alone, not for %s', (named) => {
    expect(() => ask(realm, 'ghcr.io', named)).toThrow(/no password is sent there/);
  });

  test('must be encrypted all the same', () => {
    expect(() => ask('http://a.example/token', 'ghcr.io', 'http://a.example/token')).toThrow(/no password/);
  });

  test('that is no address is a mistake', () => {
    expect(() => ask('https://evil.example/', 'ghcr.io', 'auth.example.com')).toThrow(
      'The input "registry-realm" is "auth.example.com". Write the address of the token server',
    );
  });
});
