import { type PublicKey, parsePublicKey } from '../sign/keys.ts';
import type { RegistrySource } from './source.ts';

/** The files of a folder that are to be public keys, `*.pem`; none when there is no such folder. */
export async function listTrustedKeys(source: RegistrySource, folder: string): Promise<string[]> {
  return (await source.list(`${folder}/`)).filter((path) => path.endsWith('.pem'));
}

/** The public keys of a folder. @throws ConfigurationError for a file that is no public key */
export async function readTrustedKeys(source: RegistrySource, folder: string): Promise<PublicKey[]> {
  const paths = await listTrustedKeys(source, folder);
  return Promise.all(paths.map(async (path) => parsePublicKey((await source.read(path)) ?? '', path)));
}
