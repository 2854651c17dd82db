import type { Logger } from '../../ground/log/logger.ts';
import type { Git } from '../git/git.ts';
import type { Forge } from './forge.ts';
import { openLocalForge } from './local/open-local-forge.ts';
import { openRestForge } from './rest/open-rest-forge.ts';

/**
 * The forge that hosts the repository: GitHub, or Gitea where the API lies under `/api/v1`, both by REST; without a
 * token or a repository (`owner/name`), the local forge, which writes files under `.slipway/`.
 */
export async function openForge({
  git,
  context,
  token,
  directory,
  log,
}: {
  git: Git;
  context: { repository: string; apiUrl: string; serverUrl: string };
  token: string | undefined;
  directory: string;
  log: Logger;
}): Promise<Forge> {
  if (!token || !context.repository) return openLocalForge({ git, directory, log });
  return openRestForge({ git, context, token, log });
}
