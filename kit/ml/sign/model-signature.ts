import { createHash } from 'node:crypto';
import * as Type from 'typebox';
import { canonicalJson } from '../../format/manifest/canonical-json.ts';
import { type Digest, hexOf } from '../../format/manifest/digest.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** The predicate of OpenSSF's model signing, version 1.0 (model-transparency, "Model signing format"). */
export const MODEL_SIGNATURE_TYPE = 'https://model_signing/signature/v1.0';

const HEX = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** What we read of it; what else a predicate holds is to be ignored, by the format's own rule. */
const ModelSignatureSchema = Type.Object(
  {
    _type: Type.Literal('https://in-toto.io/Statement/v1'),
    subject: Type.Array(Type.Object({ name: Type.String(), digest: Type.Object({ sha256: HEX }) }), {
      minItems: 1,
      maxItems: 1,
    }),
    predicateType: Type.Literal(MODEL_SIGNATURE_TYPE),
    predicate: Type.Object({
      serialization: Type.Object({ method: Type.Literal('files'), hash_type: Type.Literal('sha256') }),
      resources: Type.Array(
        Type.Object({ name: Type.String(), algorithm: Type.Literal('sha256'), digest: HEX }),
      ),
    }),
  },
  { title: 'model signature' },
);

/** Digests of the files of a model, by name within its folder. */
export type FileDigests = Readonly<Record<string, Digest>>;

/** The statement that is signed over a folder of files, as text. */
export function describeFiles(model: string, files: FileDigests): string {
  const resources = Object.keys(files)
    .sort()
    .map((name) => ({ name, algorithm: 'sha256', digest: hexOf(files[name] ?? 'sha256:') }));
  return canonicalJson({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: model, digest: { sha256: hashTogether(resources.map(({ digest }) => digest)) } }],
    predicateType: MODEL_SIGNATURE_TYPE,
    predicate: {
      serialization: { method: 'files', hash_type: 'sha256', allow_symlinks: false, ignore_paths: [] },
      resources,
    },
  });
}

/**
 * Holds what was signed against the files that are there.
 * @param payload the statement out of a signature that proved right
 * @throws ConfigurationError naming the first file that is another one, missing, or not signed
 */
export function checkFiles({
  payload,
  label,
  files,
}: {
  payload: string;
  label: string;
  files: FileDigests;
}): void {
  const { subject, predicate } = parseManifest(ModelSignatureSchema, payload, `The statement in ${label}`);
  const signed = new Map(predicate.resources.map(({ name, digest }) => [name, digest]));
  const together = hashTogether(predicate.resources.map(({ digest }) => digest));
  if (together !== subject[0]?.digest.sha256 || signed.size !== predicate.resources.length)
    throw new ConfigurationError(
      'SLW_SIGNATURE_INVALID',
      `${label} contradicts itself: its files do not add up to its subject. Sign the model again.`,
    );
  for (const name of new Set([...signed.keys(), ...Object.keys(files)])) {
    const fault = describeFault(signed.get(name), files[name]);
    if (fault)
      throw new ConfigurationError(
        'SLW_SIGNATURE_INVALID',
        `${label} does not fit the model: its file ${name} ${fault}. Restore the file or the signature.`,
      );
  }
}

function describeFault(signed: string | undefined, found: Digest | undefined): string | undefined {
  if (signed === undefined) return 'was not signed';
  if (found === undefined) return 'was signed and is not there';
  return signed === hexOf(found) ? undefined : `is not the one that was signed (${signed.slice(0, 12)})`;
}

/** The subject's digest: the SHA-256 of the files' digests one after the other, in the order they are listed. */
function hashTogether(digests: readonly string[]): string {
  const hash = createHash('sha256');
  for (const digest of digests) hash.update(Buffer.from(digest, 'hex'));
  return hash.digest('hex');
}
