import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A private key that signs bundles, and the identity of its public half. */
export interface SigningKey {
  hint: string;
  sign(message: Uint8Array): Buffer;
  /** The public half, to check what was signed. */
  publicKey: PublicKey;
}

/** A key that signatures are checked with. */
export interface PublicKey {
  /** What messages call it: its file. */
  name: string;
  /** The SHA-256, in hex, of its PEM text: what signatures name their key by. */
  hint: string;
  verify(message: Uint8Array, signature: Uint8Array): boolean;
}

/** The hash that goes with each curve (sigstore's `PublicKeyDetails`: PKIX_ECDSA_P256_SHA_256 and its siblings). */
const HASHES: Record<string, string> = { prime256v1: 'sha256', secp384r1: 'sha384', secp521r1: 'sha512' };

const MAKE_ONE = 'Make one with "openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256".';

/**
 * Reads a private key from PEM (PKCS #8 or SEC 1). Messages never show any of it.
 * @param what what messages call it, such as `SLIPWAY_SIGNING_KEY`
 * @throws ConfigurationError for text that is no such key
 */
export function parseSigningKey(pem: string, what: string): SigningKey {
  const key = parseKey(() => createPrivateKey(pem), explainNoPrivateKey(pem, what));
  const hash = hashFor(key, what);
  const publicKey = describePublicKey(createPublicKey(key), what);
  return { hint: publicKey.hint, sign: (message) => sign(hash, message, key), publicKey };
}

/** Reads a public key from PEM. @throws ConfigurationError for text that is no such key, or is a private one */
export function parsePublicKey(pem: string, name: string): PublicKey {
  if (pem.includes('PRIVATE KEY'))
    throw new ConfigurationError(
      'SLW_KEY_INVALID',
      `${name} holds a private key, which everyone who reads the repository can sign with now. Remove it, make a new key, and commit the public half alone.`,
    );
  const key = parseKey(
    () => createPublicKey(pem),
    `${name} is not a public key in PEM. Write it with "openssl pkey -in private.pem -pubout".`,
  );
  return describePublicKey(key, name);
}

function describePublicKey(key: KeyObject, name: string): PublicKey {
  const hash = hashFor(key, name);
  const pem = key.export({ type: 'spki', format: 'pem' });
  return {
    name,
    hint: createHash('sha256').update(pem).digest('hex'),
    verify: (message, signature) => verify(hash, message, key, signature),
  };
}

function parseKey(parse: () => KeyObject, sentence: string): KeyObject {
  try {
    return parse();
  } catch {
    // The parser's own message may quote what it read.
    throw new ConfigurationError('SLW_KEY_INVALID', sentence);
  }
}

function explainNoPrivateKey(pem: string, what: string): string {
  return pem.includes('ENCRYPTED')
    ? `${what} is encrypted by a password. Store the key without one: a secret is encrypted by the forge.`
    : `${what} is not a private key in PEM (-----BEGIN PRIVATE KEY-----, with its line breaks). ${MAKE_ONE}`;
}

function hashFor(key: KeyObject, what: string): string {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  const hash = HASHES[curve ?? ''];
  if (hash !== undefined) return hash;
  const found = curve ?? key.asymmetricKeyType ?? 'unknown';
  throw new ConfigurationError(
    'SLW_KEY_INVALID',
    `${what} is a key of the kind ${found}; signatures are made with ECDSA P-256 (or P-384, P-521). ${MAKE_ONE}`,
  );
}
