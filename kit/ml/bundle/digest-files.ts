import { type Digest, digestOfFile } from '../../format/manifest/digest.ts';

/** The digest of each file, by the same names. */
export async function digestFiles(files: Readonly<Record<string, string>>): Promise<Record<string, Digest>> {
  const digests: Record<string, Digest> = {};
  for (const name of Object.keys(files).sort())
    digests[name] = (await digestOfFile(files[name] ?? '')).digest;
  return digests;
}
