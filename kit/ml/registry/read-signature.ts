import { digestOf } from '../../format/manifest/digest.ts';
import type { Version } from '../../format/manifest/registry.ts';
import { type Signature, SignatureSchema } from '../../format/manifest/signature.ts';
import { parseIfValid } from './parse-if-valid.ts';
import { VERSION_FILES, versionPath } from './paths.ts';
import type { RegistrySource } from './source.ts';

/** The signature beside a version, where there is one and it is that version's. */
export async function readVersionSignature(
  source: RegistrySource,
  { model, version, signature }: Version,
): Promise<Signature | undefined> {
  const path = versionPath(model, version, VERSION_FILES.tensors);
  const text = await source.read(path);
  if (text === undefined || digestOf(text) !== signature) return undefined;
  return parseIfValid(SignatureSchema, text, path);
}
