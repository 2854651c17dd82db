import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Git } from '../../host/git/git.ts';

/** A history that was cut off tells of promotions from nothing that were none. @throws ConfigurationError */
export async function refuseShallow(git: Git): Promise<void> {
  if (!(await git.isShallow())) return;
  throw new ConfigurationError(
    'SLW_CLONE_SHALLOW',
    'This clone is shallow, so it does not know what was live before. Run "git fetch --unshallow", or check out with fetch-depth: 0.',
  );
}
