import * as Type from 'typebox';
import { canonicalLine } from '../../format/manifest/canonical-json.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { PublicKey, SigningKey } from './keys.ts';

/** The media type of a signature as a whole (sigstore bundle format, version 0.3). */
export const SIGSTORE_BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

const BundleSchema = Type.Object(
  {
    mediaType: Type.Literal(SIGSTORE_BUNDLE_TYPE),
    verificationMaterial: Type.Object({
      publicKey: Type.Optional(Type.Object({ hint: Type.Optional(Type.String()) })),
    }),
    dsseEnvelope: Type.Object({
      payload: Type.String(),
      payloadType: Type.Literal(PAYLOAD_TYPE),
      signatures: Type.Array(Type.Object({ sig: Type.String() }), { minItems: 1, maxItems: 1 }),
    }),
  },
  { title: 'signature' },
);
type SigstoreBundle = Type.Static<typeof BundleSchema>;

/** Signs an in-toto statement, given as text: a DSSE envelope in a sigstore bundle, as one line of JSON. */
export function signStatement(payload: string, key: SigningKey): string {
  const sig = key.sign(encodePreAuthentication(Buffer.from(payload))).toString('base64');
  return `${canonicalLine({
    mediaType: SIGSTORE_BUNDLE_TYPE,
    verificationMaterial: { publicKey: { hint: key.hint }, tlogEntries: [] },
    dsseEnvelope: {
      payload: Buffer.from(payload).toString('base64'),
      payloadType: PAYLOAD_TYPE,
      signatures: [{ sig, keyid: '' }],
    },
  })}\n`;
}

export interface SignedText {
  /** The signature's text, as `signStatement` writes it. */
  text: string;
  /** What messages call it: its file. */
  label: string;
  /** The keys that are trusted. */
  keys: readonly PublicKey[];
}

/**
 * Opens a signature made by one of the keys.
 * @returns the statement that was signed, as text, and the key it was signed with
 * @throws ConfigurationError when it is no signature, by no key that is trusted, or does not fit what it signs
 */
export function openSignature({ text, label, keys }: SignedText): { payload: string; key: PublicKey } {
  const bundle = parseManifest(BundleSchema, text, label);
  const { payload, signatures } = bundle.dsseEnvelope;
  const content = Buffer.from(payload, 'base64');
  const message = encodePreAuthentication(content);
  const signature = Buffer.from(signatures[0]?.sig ?? '', 'base64');
  const candidates = findKeys(bundle, label, keys);
  const key = candidates.find((candidate) => candidate.verify(message, signature));
  if (key) return { payload: content.toString('utf8'), key };
  const names = candidates.map(({ name }) => name).join(', ');
  throw new ConfigurationError(
    'SLW_SIGNATURE_INVALID',
    `${label} was changed after it was signed: the signature does not fit with ${names}. Restore it from Git.`,
  );
}

/** True for a signature of exactly this statement by this key; false for whatever else a stranger may have written. */
export function isSignatureOf({
  text,
  payload,
  key,
}: {
  text: string;
  payload: string;
  key: PublicKey;
}): boolean {
  try {
    return openSignature({ text, label: 'the signature', keys: [key] }).payload === payload;
  } catch (error) {
    if (error instanceof ConfigurationError) return false;
    throw error;
  }
}

/** The keys that the signature may have been made with: the one it names, or all when it names none. */
function findKeys({ verificationMaterial }: SigstoreBundle, label: string, keys: readonly PublicKey[]) {
  const { publicKey } = verificationMaterial;
  if (!publicKey)
    throw new ConfigurationError(
      'SLW_SIGNATURE_UNTRUSTED',
      `${label} was made with a certificate, and Slipway checks signatures made with a key. Check it with "model_signing verify".`,
    );
  const { hint } = publicKey;
  const named = keys.filter((key) => hint === undefined || key.hint === hint);
  if (named.length > 0) return named;
  const known = keys.map(({ name, hint: own }) => `${name} (${own.slice(0, 12)})`).join(', ');
  throw new ConfigurationError(
    'SLW_SIGNATURE_UNTRUSTED',
    `${label} was made with the key ${(hint ?? '').slice(0, 12)}, which is not one of those trusted here: ${known || 'there are none'}. Add its public half if you trust it, or package the model again with a key you do.`,
  );
}

/** What is signed in place of the payload alone (DSSE 1.0, "protocol", PAE). */
function encodePreAuthentication(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
