import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { DEPLOY_FOLDER } from '../../../kit/registry/deploy-pins.ts';
import { findPlainSecrets } from '../../../kit/registry/plain-secrets.ts';
import { findSecretLines, type PlainSecret } from '../../../kit/registry/secret-lines.ts';
import type { RegistrySource } from '../../../kit/registry/source.ts';
import type { VerifyInputs } from './inputs.ts';
import type { CheckedLink } from './lineage.ts';

/** Bytes of the largest file that is looked through: nobody writes a larger one by hand. */
const MAX_BYTES = 1024 * 1024;

/** Every text under `deploy/` holds no secret in the open. */
export async function checkSecrets({
  inputs: { directory },
  source,
}: {
  inputs: VerifyInputs;
  source: RegistrySource;
}): Promise<CheckedLink[]> {
  const links: CheckedLink[] = [];
  for (const path of await source.list(DEPLOY_FOLDER)) {
    if ((await lstat(join(directory, path))).size > MAX_BYTES) continue;
    const text = (await source.read(path)) ?? '';
    if (!text.includes('\0')) links.push(...findSecrets(path, text).map((found) => toLink(path, found)));
  }
  return links;
}

/** One finding a line is enough, and the one of the manifest says most. */
function findSecrets(path: string, text: string): PlainSecret[] {
  const isManifest = /\.(ya?ml|json)$/.test(path);
  const found = [...(isManifest ? findPlainSecrets(text) : []), ...findSecretLines(path, text)];
  return found.filter(({ line }, index) => found.findIndex((other) => other.line === line) === index);
}

function toLink(path: string, { line, what }: PlainSecret): CheckedLink {
  return {
    environment: 'deploy',
    link: `${path}:${line} → no plain secret`,
    state: 'broken',
    detail: `${what} stands there for everyone to read. Remove it and change the secret; use a SealedSecret, an ExternalSecret or SOPS, or create it in the cluster.`,
  };
}
