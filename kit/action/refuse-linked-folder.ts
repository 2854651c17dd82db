import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../ground/errors/configuration-error.ts';
import { OWN_FOLDER } from '../ground/files/own-folder.ts';

/**
 * Refuses a checkout that brings a link in the place of Slipway's own folder: what is written and removed there would
 * lie anywhere on the runner.
 * @throws ConfigurationError for such a link
 */
export function refuseLinkedFolder(directory: string): void {
  if (!lstatSync(join(directory, OWN_FOLDER), { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new ConfigurationError(
    'SLW_LINK_REFUSED',
    `${OWN_FOLDER} in ${directory} is a symbolic link. Remove it from the repository: Slipway makes that folder itself.`,
  );
}
