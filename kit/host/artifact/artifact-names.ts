import { isAbsolute, normalize } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** Characters that GitHub refuses in the paths of an artifact's files; names lack slashes as well. */
const FORBIDDEN_IN_PATHS = /[":<>|*?\r\n]/;
const FORBIDDEN_IN_NAMES = /[":<>|*?\r\n\\/]/;

/** @throws ConfigurationError when GitHub would refuse the name, or it is no name for a folder. */
export function checkArtifactName(name: string): void {
  if (name !== '' && name !== '.' && name !== '..' && !FORBIDDEN_IN_NAMES.test(name)) return;
  throw new ConfigurationError(
    'SLW_INPUT_INVALID',
    `"${name}" cannot be an artifact's name. Use letters, digits, dots and dashes; not " : < > | * ? \\ / or line breaks.`,
  );
}

/** @throws ConfigurationError when the path leaves its folder or holds what GitHub refuses. */
export function checkFilePath(artifact: string, path: string): void {
  if (isInside(path) && !FORBIDDEN_IN_PATHS.test(path)) return;
  throw new ConfigurationError(
    'SLW_ARTIFACT_INVALID',
    `The artifact "${artifact}" has a file at "${path}", which is not a plain path inside it. Rename the file.`,
  );
}

const CURE_IN_RUN = 'Check the input "artifact" and that the job which makes it ran before (needs:).';

/**
 * The error for an artifact that is not there.
 * @param run what the message calls the run
 */
export function createMissingArtifactError(
  name: string,
  names: readonly string[],
  { cure = CURE_IN_RUN, run = 'this run' } = {},
): ConfigurationError {
  const known = names.length === 0 ? 'There are none' : `There are: ${names.join(', ')}`;
  return new ConfigurationError(
    'SLW_ARTIFACT_MISSING',
    `There is no artifact "${name}" in ${run}. ${known}. ${cure}`,
  );
}

/** The error for a run that the forge does not know, or does not show. */
export function createMissingRunError(id: number, repository: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_ARTIFACT_MISSING',
    `${repository} shows no workflow run ${id} to this token. Take the number from the address of the run, and give the job "actions: read".`,
  );
}

/** The error for a second upload of a name with `overwrite: false`. */
export function createDuplicateError(name: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_ARTIFACT_EXISTS',
    `This run has an artifact "${name}" already, and artifacts never change. Give each job its own name.`,
  );
}

/** The error for an artifact that is not what was uploaded. */
export function createCorruptedError(name: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_ARTIFACT_CHANGED',
    `The artifact "${name}" arrived with another digest than it was uploaded with. Run the job again.`,
  );
}

/** The error for an artifact of a foreign run that holds more than it may. */
export function createOversizeError(name: string, maxBytes: number): ConfigurationError {
  return new ConfigurationError(
    'SLW_ARTIFACT_INVALID',
    `The artifact "${name}" of that run holds more than ${maxBytes} bytes, which no artifact of this kind does. It is not read.`,
  );
}

function isInside(path: string): boolean {
  const parts = normalize(path).split(/[\\/]/);
  return path !== '' && !isAbsolute(path) && !/^[\\/]|^[A-Za-z]:/.test(path) && !parts.includes('..');
}
