import { basename, dirname, join } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { isPortablePath } from '../../ground/files/portable-path.ts';
import { type Digest, digestOfFile, digestOfJson } from '../manifest/digest.ts';
import { inspectExternalFiles, listExternalLocations } from './inspect-external.ts';
import { MalformedModelError } from './malformed.ts';
import { quoteName } from './quote-name.ts';
import { readOnnxFile } from './read-model.ts';
import type { OnnxModel } from './types.ts';

/** A model's identity: of its file alone, or of all its files where weights lie beside it. */
export interface ModelIdentity {
  /** SHA-256 of the model file; with external data, of the canonical JSON of every file's digest by its name. */
  digest: Digest;
  /** Bytes of all files. */
  size: number;
  /** Each file's own digest by its path from the model's folder; the model file first. */
  files: Record<string, Digest>;
}

/**
 * The paths of a model's files from its folder: its own, then those of its external data. A file that is no readable model
 * has none: what is wrong with it is for the lint to say.
 * @throws ConfigurationError for external data that is not safely there, or has a name that no bundle takes
 */
export function listModelFiles(file: string): string[] {
  const model = readIfModel(file);
  if (!model) return [basename(file)];
  const files = inspectExternalFiles(model, dirname(file));
  const locations = listExternalLocations(model);
  const unsafe = locations.find(
    (location) => !isPortablePath(location) || files.get(location)?.kind !== 'file',
  );
  if (unsafe === undefined) return [basename(file), ...locations];
  const fault = isPortablePath(unsafe)
    ? 'which is not a file beside it. Save it to the same folder'
    : 'a name that a bundle cannot hold. Save it beside the model with letters, digits, dots, dashes and underscores in its name';
  throw new ConfigurationError(
    'SLW_MODEL_REFUSED',
    `The model keeps weights in ${quoteName(unsafe)}, ${fault}, or keep all weights in ${basename(file)}.`,
  );
}

/** The same paths as the model states them, whether anything is there or not. */
export function listStatedFiles(file: string): string[] {
  const model = readIfModel(file);
  return [basename(file), ...(model ? listExternalLocations(model) : [])];
}

function readIfModel(file: string): OnnxModel | undefined {
  try {
    return readOnnxFile(file);
  } catch (error) {
    if (error instanceof MalformedModelError) return undefined;
    throw error;
  }
}

/** The identity of a model on disk, its files read once. @throws ConfigurationError as `listModelFiles` does */
export async function identifyModel(file: string): Promise<ModelIdentity> {
  const [own = '', ...external] = listModelFiles(file);
  const model = await digestOfFile(file);
  const files: Record<string, Digest> = { [own]: model.digest };
  if (external.length === 0) return { ...model, files };
  let { size } = model;
  for (const name of external) {
    const found = await digestOfFile(join(dirname(file), name));
    files[name] = found.digest;
    size += found.size;
  }
  return { digest: digestOfJson(files), size, files };
}
