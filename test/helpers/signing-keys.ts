import { generateKeyPairSync } from 'node:crypto';

/** A new pair of keys as PEM: what the commands in docs/signing.md make. */
export function makeSigningKeys(namedCurve = 'P-256'): { privateKey: string; publicKey: string } {
  return generateKeyPairSync('ec', {
    namedCurve,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}
