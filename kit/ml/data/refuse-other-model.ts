import { posix } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A file that the data of one model write, and whose it is. */
export interface OwnedFile {
  /** From the project's folder, with slashes. */
  path: string;
  /** What messages call it, such as the path and the branch it was read from. */
  label: string;
  /** The model that the file names. */
  owner: string;
  model: string;
}

/**
 * Refuses the lock or profile of another model: what one folder holds belongs to one model.
 * @throws ConfigurationError with the cures for a renamed model and for a second one
 */
export function refuseOtherModel({ path, label, owner, model }: OwnedFile): void {
  if (owner === model) return;
  const folder = posix.dirname(path);
  const own = posix.join(folder, model, 'data.lock.json');
  throw new ConfigurationError(
    'SLW_MODEL_MISMATCH',
    `${label} is of the model "${owner}", and this is "${model}". If the model was renamed, delete the lock, profile.json and *.dvc in ${folder}/ in one commit, push, and run ingest again; if there are two models, give each a folder of its own for lock and profile (for this one, "data.lock: ${own}" in pipeline.yaml).`,
  );
}
