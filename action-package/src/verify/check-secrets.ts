import type { Git } from '../../../kit/host/git/git.ts';
import { findSecrets } from '../../../kit/ml/registry/find-secrets.ts';
import type { PlainSecret } from '../../../kit/ml/registry/secret-lines.ts';
import type { CheckedLink } from './lineage.ts';
import { readCommittedTexts } from './read-committed-texts.ts';

/** No text of the commit that is verified holds a secret in the open. */
export async function checkSecrets(git: Git): Promise<CheckedLink[]> {
  const links: CheckedLink[] = [];
  for await (const { path, text } of readCommittedTexts(git))
    links.push(...findSecrets(path, text).map((found) => toLink(path, found)));
  return links;
}

function toLink(path: string, { line, what }: PlainSecret): CheckedLink {
  return {
    environment: path.startsWith('deploy/') ? 'deploy' : 'all',
    link: `${path}:${line} → no plain secret`,
    state: 'broken',
    detail: `${what} stands there for everyone to read. Remove it and change the secret; keep it in the forge's secrets, for a cluster as a SealedSecret, an ExternalSecret or by SOPS. If it is none, write "slipway: no secret" in a comment on that line.`,
  };
}
