import { generateKeyPairSync, sign } from 'node:crypto';

/** A certificate for this machine and its key, as PEM: signed by itself, and so its own authority. */
export function makeCertificate(): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = encode(
    0x30,
    encode(0x31, encode(0x30, COMMON_NAME, encode(0x0c, Buffer.from('slipway test')))),
  );
  // RFC 5280, section 4.1: version 3, serial number, algorithm, issuer, validity, subject, key, extensions.
  const statement = encode(
    0x30,
    encode(0xa0, encode(0x02, Buffer.of(2))),
    encode(0x02, Buffer.of(1)),
    ECDSA_WITH_SHA256,
    name,
    encode(0x30, encode(0x17, Buffer.from('200101000000Z')), encode(0x17, Buffer.from('491231235959Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    encode(0xa3, encode(0x30, encode(0x30, ALTERNATIVE_NAME, encode(0x04, encode(0x30, LOOPBACK))))),
  );
  const signature = encode(0x03, Buffer.of(0), sign('sha256', statement, privateKey));
  const der = encode(0x30, statement, ECDSA_WITH_SHA256, signature).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${der.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

const COMMON_NAME = Buffer.from('0603550403', 'hex');
const ALTERNATIVE_NAME = Buffer.from('0603551d11', 'hex');
const ECDSA_WITH_SHA256 = Buffer.from('300a06082a8648ce3d040302', 'hex');

/** 127.0.0.1, as an alternative name of the kind "iPAddress". */
const LOOPBACK = Buffer.from('87047f000001', 'hex');

/** A value of DER: its tag, its length, its content. */
function encode(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
