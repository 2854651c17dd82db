import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { parsePublicKey, parseSigningKey } from '../../../../kit/ml/sign/keys.ts';
import { makeSigningKeys } from '../../../helpers/signing-keys.ts';

test.each(['P-256', 'P-384', 'P-521'])('what a %s key signs, its public half alone verifies', (curve) => {
  const { privateKey, publicKey } = makeSigningKeys(curve);
  const key = parseSigningKey(privateKey, 'the key');
  const message = Buffer.from('message');
  const reader = parsePublicKey(publicKey, 'a.pem');
  expect(reader.hint).toBe(key.hint);
  expect(reader.verify(message, key.sign(message))).toBe(true);
  expect(reader.verify(Buffer.from('massage'), key.sign(message))).toBe(false);
  const other = parsePublicKey(makeSigningKeys(curve).publicKey, 'b.pem');
  expect(other.verify(message, key.sign(message))).toBe(false);
});

/** A public key as `openssl pkey -pubout` wrote it, and the SHA-256 of that file by `sha256sum`. */
const OPENSSL = {
  pem: `-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE86mZRh9if3XjpqZ5PNjBkTsb1/ut
/p+M7Co5eparNLQ1H2RnWMRC/HJCHMM258UpQ8ucqy9q6lUfJ0L6d+044g==
-----END PUBLIC KEY-----
`,
  sha256: '51e6739814ce479366cd8150097615062ddbf1ffd2cee38fba6dd45f99d9e13b',
};

test('a key is named by the SHA-256 of its PEM file, however that was written', () => {
  expect(parsePublicKey(OPENSSL.pem, 'a.pem').hint).toBe(OPENSSL.sha256);
  expect(parsePublicKey(OPENSSL.pem.replaceAll('\n', '\r\n'), 'a.pem').hint).toBe(OPENSSL.sha256);
});

const pem = { type: 'pkcs8', format: 'pem' } as const;
const spki = { type: 'spki', format: 'pem' } as const;
const rsa = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: spki,
  privateKeyEncoding: pem,
});
const encrypted = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  publicKeyEncoding: spki,
  privateKeyEncoding: { ...pem, cipher: 'aes-256-cbc', passphrase: 'x' },
});

test.each([
  ['', /^KEY is not a private key in PEM .* Make one with "openssl/],
  ['hunter2', /^KEY is not a private key in PEM/],
  [makeSigningKeys().publicKey, /^KEY is not a private key in PEM/],
  [makeSigningKeys().privateKey.replaceAll('\n', ' '), /with its line breaks/],
  [encrypted.privateKey, /is encrypted by a password/],
  [rsa.privateKey, /is a key of the kind rsa; signatures are made with ECDSA P-256/],
  [makeSigningKeys('secp256k1').privateKey, /of the kind secp256k1/],
])('refuses a private key that is none, without showing it', (text, sentence) => {
  expect(() => parseSigningKey(text, 'KEY')).toThrow(sentence);
  const shown = (() => {
    try {
      parseSigningKey(text, 'KEY');
      return '';
    } catch (error) {
      return String(error);
    }
  })();
  for (const line of text.split('\n').filter((part) => part.length > 5 && !part.startsWith('---')))
    expect(shown).not.toContain(line);
});

test.each([
  ['no key', /^a\.pem is not a public key in PEM/],
  [rsa.publicKey, /of the kind rsa/],
  [makeSigningKeys().privateKey, /^a\.pem holds a private key.*make a new key/],
])('refuses a public key that is none', (text, sentence) => {
  expect(() => parsePublicKey(text, 'a.pem')).toThrow(sentence);
});
